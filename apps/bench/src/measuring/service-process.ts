import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { ticks } from './server-cpu.js'

/** A service in a separate process, as in production. */
export interface ServiceProcess {
  /** Milliseconds from its start until this message is in its log for the first time. */
  readonly said: (message: string) => Promise<number>
  /** Its resident memory now and at most, in megabytes; undefined if /proc does not show it. */
  readonly memory: () => Promise<{ readonly now: number; readonly most: number } | undefined>
  /** The first line that it writes to its standard output. */
  readonly line: Promise<string>
  /** The processor time that it has used so far, in seconds; undefined if /proc does not show it. */
  readonly cpu: () => Promise<number | undefined>
  readonly stop: () => Promise<void>
}

const workerScript = fileURLToPath(new URL('dist/main.js', import.meta.resolve('@minzheng/worker/package.json')))

/** Starts a service with these settings only: that of apps/worker, unless another script is named. */
export function startProcess(
  settings: Readonly<Record<string, string>>,
  script: string = workerScript,
): ServiceProcess {
  const began = performance.now()
  const child = spawn(process.execPath, [script], {
    env: { PATH: process.env['PATH'], ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const firstSeen = new Map<string, number>()
  const listeners = new Set<() => void>()
  let log = ''
  child.stderr.setEncoding('utf8').on('data', (piece: string) => {
    log += piece
    for (const [, message] of piece.matchAll(/"message":"([^"]*)"/g))
      if (!firstSeen.has(message!)) firstSeen.set(message!, performance.now() - began)
    for (const listen of listeners) listen()
  })
  const gone = once(child, 'exit')
  const line = new Promise<string>((resolve, reject) => {
    let printed = ''
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      printed += piece
      if (printed.includes('\n')) resolve(printed.slice(0, printed.indexOf('\n')))
    })
    void gone.then(() =>
      reject(new Error(`the service must print a line before it ends; its log ends with ${log.slice(-500)}`)),
    )
  })
  // Not every caller waits for a line.
  line.catch(() => {})
  return {
    said: (message) =>
      new Promise((resolve, reject) => {
        const listen = (): void => {
          const at = firstSeen.get(message)
          if (at === undefined) return
          listeners.delete(listen)
          resolve(at)
        }
        listeners.add(listen)
        listen()
        void gone.then(() =>
          reject(new Error(`the service must log "${message}" before it ends; its log ends with ${log.slice(-500)}`)),
        )
      }),
    memory: async () => {
      const status = await readFile(`/proc/${String(child.pid)}/status`, 'utf8').catch(() => undefined)
      const of = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status ?? '')?.[1] ?? 0) / 1024
      return status === undefined ? undefined : { now: of('VmRSS'), most: of('VmHWM') }
    },
    line,
    cpu: async () => {
      const stat = await readFile(`/proc/${String(child.pid)}/stat`, 'utf8').catch(() => undefined)
      // Counted from the state, after the name: utime and stime are fields 12 and 13.
      const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
      return fields === undefined ? undefined : (Number(fields[11]) + Number(fields[12])) / ticks
    },
    stop: async () => {
      child.kill('SIGTERM')
      await gone
    },
  }
}
