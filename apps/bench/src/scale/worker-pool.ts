import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Asked, Said } from './scale-worker.js'

/** Worker processes on one queue. */
export interface WorkerPool {
  /** Resolves when this number of further jobs have ended; throws if one fails or a process dies. */
  readonly ended: (jobs: number) => Promise<void>
  /** The CPU seconds of all processes so far. */
  readonly cpu: () => Promise<number>
  readonly stop: () => Promise<void>
}

/** Starts processes and waits until all are ready. */
export async function startWorkerPool(
  size: number,
  place: readonly [url: string, schema: string, redis: string, prefix: string],
): Promise<WorkerPool> {
  const script = fileURLToPath(new URL('scale-worker.js', import.meta.url))
  const members = Array.from({ length: size }, () => fork(script, place))
  const send = (member: ChildProcess, word: Asked): void => void member.send(word)
  let broke: (error: Error) => void = () => {}
  const broken = new Promise<never>((_, reject) => (broke = reject))
  broken.catch(() => {})
  let stopping = false
  let onEnded: (outcome: string) => void = () => {}
  for (const member of members) {
    member.on('message', (said: Said) => {
      if (typeof said === 'object' && 'ended' in said) onEnded(said.ended)
    })
    member.once(
      'exit',
      (code) => stopping || broke(new Error(`a worker process must run until the end, but ended with ${String(code)}`)),
    )
  }
  const heard = <T extends Said>(member: ChildProcess, is: (said: Said) => said is T): Promise<T> =>
    Promise.race([
      broken,
      new Promise<T>((resolve) => {
        const listen = (said: Said): void => {
          if (!is(said)) return
          member.off('message', listen)
          resolve(said)
        }
        member.on('message', listen)
      }),
    ])
  await Promise.all(members.map((member) => heard(member, (said): said is 'ready' => said === 'ready')))
  return {
    ended: (jobs) => {
      let left = jobs
      const all = new Promise<void>((resolve, reject) => {
        onEnded = (outcome) => {
          if (outcome !== 'done' && outcome !== 'superseded')
            reject(new Error(`a job must end as done or superseded, got ${outcome}`))
          if ((left -= 1) === 0) resolve()
        }
      })
      return Promise.race([broken, all])
    },
    cpu: async () => {
      const answers = await Promise.all(
        members.map((member) => {
          const answer = heard(
            member,
            (said): said is { readonly cpuSeconds: number } => typeof said === 'object' && 'cpuSeconds' in said,
          )
          send(member, 'cpu')
          return answer
        }),
      )
      return answers.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0)
    },
    stop: async () => {
      stopping = true
      await Promise.all(
        members.map(async (member) => {
          const gone = once(member, 'exit')
          send(member, 'stop')
          await gone
        }),
      )
    },
  }
}
