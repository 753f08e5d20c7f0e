import { randomBytes } from 'node:crypto'
import { errorText } from '@minzheng/core/privacy'
import type { Log } from '@minzheng/worker'
import { gate } from '../base/gate.js'
import { knownError } from '../base/known-errors.js'
import { RequestError } from '../base/problem.js'

/** Kinds of work that the API does after it has answered. */
export type ApiJobKind = 'import' | 'release'

/** Work that goes on after the answer, as it is at a moment. */
export interface ApiJob {
  readonly id: string
  readonly kind: ApiJobKind
  /** The account that has asked for it. */
  readonly by: string
  readonly state: 'waiting' | 'running' | 'done' | 'failed'
  /** Steps that are done, of all. */
  readonly done: number
  readonly all: number
  readonly result: object | null
  /** Why it failed. */
  readonly problem: RequestError | null
}

/** Work that goes on after the answer. */
export interface ApiJobs {
  /** Starts work in this process, or lets it wait. Throws `unavailable` if too much waits. */
  readonly start: (
    facts: Pick<ApiJob, 'kind' | 'by'>,
    work: (progress: (done: number, all: number) => void) => Promise<object>,
  ) => ApiJob
  /** Undefined if there is none, or it ended long ago. */
  readonly find: (id: string) => Promise<ApiJob | undefined>
  /** Waits until nothing runs. */
  readonly settled: () => Promise<void>
}

const mostWaiting = 20
const retry = { headers: { 'retry-after': '30' } }
/** How many jobs that have ended are kept, and for how long. */
const mostKept = 200
const keptMs = 3_600_000

/** Jobs of this process, one at a time; they are in memory only. */
export function jobsHere(log: Log): ApiJobs {
  const jobs = new Map<string, ApiJob>()
  const ended = new Map<string, number>()
  const running = new Set<Promise<void>>()
  const one = gate(1, mostWaiting)
  const forget = (): void => {
    for (const [id, at] of ended)
      if (ended.size > mostKept || performance.now() - at > keptMs) {
        ended.delete(id)
        jobs.delete(id)
      }
  }
  return {
    start: ({ kind, by }, work) => {
      forget()
      if (running.size > mostWaiting)
        throw new RequestError(
          'unavailable',
          { zh: '作业过多，请稍后再试', en: 'too many jobs wait; try again later' },
          retry,
        )
      const id = `j-${randomBytes(9).toString('base64url')}`
      const change = (to: Partial<ApiJob>): void => void jobs.set(id, { ...jobs.get(id)!, ...to })
      const job: ApiJob = { id, kind, by, state: 'waiting', done: 0, all: 0, result: null, problem: null }
      jobs.set(id, job)
      const run = one(async () => {
        change({ state: 'running' })
        const result = await work((done, all) => change({ done, all }))
        change({ state: 'done', result })
      })
        .catch((error: unknown) => {
          const problem = knownError(error)
          if (problem === undefined) log('error', 'a job failed', { kind, error: errorText(error) })
          change({ state: 'failed', problem: problem ?? new RequestError('failed') })
        })
        .finally(() => {
          ended.set(id, performance.now())
          running.delete(run)
        })
      running.add(run)
      return job
    },
    find: (id) => Promise.resolve(jobs.get(id)),
    settled: async () => {
      while (running.size > 0) await Promise.all(running)
    },
  }
}
