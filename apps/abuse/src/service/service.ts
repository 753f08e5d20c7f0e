import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Answered, GuardedReady, Memory, Question, Ready } from './messages.js'

/** The service under test. */
export interface Service extends Ready {
  readonly ask: (question: Question) => Promise<unknown>
  readonly memory: () => Promise<Memory>
  /** How the process has ended without being asked to, with its last lines; null while it lives. */
  readonly crash: () => string | null
  readonly stop: () => Promise<void>
}

/** How many lines of the log are kept to tell what was before a crash. */
const mostLines = 30

/** Starts the service as a process of its own; each line that it logs goes to `onLine`. */
export function startService(schema: string, onLine: (line: string) => void): Promise<Service> {
  return started<Ready>('service-process.js', schema, onLine)
}

/** The same with an identity provider and limits, behind one proxy. */
export function startGuardedService(schema: string, onLine: (line: string) => void): Promise<Service & GuardedReady> {
  return started<GuardedReady>('guarded-process.js', schema, onLine)
}

async function started<Said extends Ready>(
  file: string,
  schema: string,
  onLine: (line: string) => void,
): Promise<Service & Said> {
  const program = fileURLToPath(new URL(file, import.meta.url))
  const child = spawn(process.execPath, ['--expose-gc', '--max-old-space-size=1024', program], {
    env: { ...process.env, ABUSE_SCHEMA: schema },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let stopping = false
  let ended = false
  let how = ''
  const pending = new Map<number, { readonly resolve: (value: unknown) => void; readonly reject: (e: Error) => void }>()
  const last: string[] = []
  const noted = (line: string): void => {
    last.push(line)
    if (last.length > mostLines) last.shift()
    onLine(line)
  }
  createInterface({ input: child.stdout! }).on('line', noted)
  createInterface({ input: child.stderr! }).on('line', noted)
  const gone = new Promise<void>((resolve) => {
    child.once('exit', (code, signal) => {
      ended = true
      how = `code ${code}, signal ${signal}`
      for (const { reject } of pending.values()) reject(new Error('the service has ended'))
      resolve()
    })
  })
  const ready = await new Promise<Said>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the service has not started')))
    child.on('message', (message: Answered) => {
      if ('port' in message) return resolve(message as Said)
      const waiting = pending.get(message.id)
      pending.delete(message.id)
      if ('error' in message) waiting?.reject(new Error(message.error))
      else waiting?.resolve(message.value)
    })
  })
  let turn = 0
  const ask: Service['ask'] = (question) =>
    new Promise((resolve, reject) => {
      if (ended) return reject(new Error('the service has ended'))
      turn += 1
      pending.set(turn, { resolve, reject })
      child.send({ ...question, id: turn })
    })
  return {
    ...ready,
    ask,
    memory: async () => (await ask({ what: 'memory' })) as Memory,
    crash: () => (ended && !stopping ? [`the service has ended: ${how}`, ...last].join('\n') : null),
    stop: async () => {
      stopping = true
      if (!ended) await ask({ what: 'stop' }).catch(() => undefined)
      const late = setTimeout(() => child.kill('SIGKILL'), 15_000)
      await gone
      clearTimeout(late)
    },
  }
}
