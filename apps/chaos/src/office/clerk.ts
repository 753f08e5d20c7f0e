import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Version } from '../city/city.js'
import type { Operation } from './operation.js'
import type { TcpProxy } from '../servers/tcp-proxy.js'

/** Does operations, or throws if it cannot tell whether they happened. */
export interface Doer {
  readonly perform: (operation: Operation) => Promise<number | null>
  /** Resolves once nothing that it began before can still be committed. */
  readonly gone: () => Promise<void>
}

/**
 * How a clerk is struck: killed or cut off at a random point of an operation, or killed between its commit and the answer.
 */
export type Strike = 'kill' | 'cut' | 'kill after commit'

/** The answer of a clerk’s process. */
type Answer = { readonly act: number | null } | { readonly message: string; readonly code: string }

/** The error of an operation that was not acknowledged; its code is that of the store’s error, or `interrupted`. */
const notAcknowledged = (message: string, code: string): Error => Object.assign(new Error(message), { code })

/** An office in a process of its own, on its own connection, both of which break in the middle of operations. */
export class Clerk implements Doer {
  readonly #port: () => number
  readonly #proxy: TcpProxy
  /** The connections with an application name that have begun a transaction or a statement. */
  readonly #busy: (name: string) => Promise<number>
  #process: ChildProcess | undefined
  #started = 0
  /** The version of the definitions; it must be the one in use. */
  version: Version = 1
  kills = 0
  cuts = 0

  constructor(proxy: TcpProxy, busy: (name: string) => Promise<number>) {
    this.#proxy = proxy
    this.#port = () => proxy.port
    this.#busy = busy
  }

  /** Starts the process if it is not running. */
  async ready(): Promise<ChildProcess> {
    if (this.#process !== undefined && this.#process.exitCode === null && this.#process.signalCode === null)
      return this.#process
    this.#started += 1
    const child = fork(fileURLToPath(new URL('clerk-process.js', import.meta.url)), {
      env: {
        PATH: process.env['PATH'],
        PGAPPNAME: this.#name,
        CHAOS_VERSION: String(this.version),
        DATABASE_URL: `postgres://postgres@127.0.0.1:${this.#port()}/postgres`,
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    this.#process = child
    const exit = once(child, 'exit').then(() =>
      Promise.reject(notAcknowledged('the process ended before it was ready', 'interrupted')),
    )
    await Promise.race([once(child, 'message'), exit])
    exit.catch(() => {})
    return child
  }

  /** Does an operation; `dies`: the process kills itself between the commit and its answer. */
  async perform(operation: Operation, dies = false): Promise<number | null> {
    const child = await this.ready()
    const answer = await new Promise<Answer>((resolve) => {
      const onMessage = (message: unknown): void => {
        child.off('exit', onExit)
        resolve(message as Answer)
      }
      const onExit = (): void => {
        child.off('message', onMessage)
        resolve({ message: 'the process was killed', code: 'interrupted' })
      }
      child.once('message', onMessage)
      child.once('exit', onExit)
      child.send({ operation, dies })
    })
    if ('act' in answer) return answer.act
    if (dies && answer.code === 'interrupted') this.kills += 1
    throw notAcknowledged(answer.message, answer.code)
  }

  /** Kills the process, or cuts its connection. */
  strike(isKill: boolean): void {
    if (!isKill) {
      if (this.#proxy.cut() > 0) this.cuts += 1
    } else if (this.#process?.kill('SIGKILL') === true) this.kills += 1
  }

  async gone(): Promise<void> {
    const name = this.#name
    for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(20))
      if ((await this.#busy(name)) === 0) return
    throw new Error('the transaction of a killed office must have ended within a minute')
  }

  async stop(): Promise<void> {
    const child = this.#process
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }

  get #name(): string {
    return `clerk-${this.#started}`
  }
}
