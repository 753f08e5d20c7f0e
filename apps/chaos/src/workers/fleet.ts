import { spawn, type ChildProcess } from 'node:child_process'
import { createWriteStream, type WriteStream } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** The environment of a worker. */
export type WorkerEnv = Readonly<Record<string, string>>

interface Place {
  readonly name: string
  env: WorkerEnv
  process: ChildProcess
  ready: boolean
  stopping: boolean
}

/** Worker processes. The fleet restarts a process that has ended, as a supervisor does. */
export class Fleet {
  readonly #places: Place[] = []
  readonly #base: WorkerEnv
  readonly #log: WriteStream
  /** The number of deaths by SIGKILL so far, whether the suite or the worker itself sent the signal. */
  kills = 0
  #started = 0

  constructor(base: WorkerEnv, logFile: string) {
    this.#base = base
    this.#log = createWriteStream(logFile, { flags: 'a' })
  }

  /** Replaces all workers by new ones with these environments, and waits until all are ready. */
  async replaceAll(envs: readonly WorkerEnv[]): Promise<void> {
    await this.stop()
    for (const env of envs) this.#places.push(this.#start(env))
    await this.ready()
  }

  /** Starts further workers. */
  async add(envs: readonly WorkerEnv[]): Promise<void> {
    for (const env of envs) this.#places.push(this.#start(env))
    await sleep(1000)
  }

  /** Stops the matching workers permanently; the others continue. */
  async retire(which: (env: WorkerEnv) => boolean): Promise<void> {
    const retired = this.#places.filter(({ env }) => which(env))
    const rest = this.#places.filter(({ env }) => !which(env))
    this.#places.splice(0, this.#places.length, ...retired)
    await this.stop()
    this.#places.push(...rest)
  }

  async ready(): Promise<void> {
    const deadline = Date.now() + 60_000
    while (this.#places.some(({ ready }) => !ready)) {
      if (Date.now() > deadline) throw new Error('workers must be ready within a minute; see their log')
      await sleep(50)
    }
  }

  /** Kills a random worker, whatever it is doing; rarely one that is still starting. */
  killOne(): void {
    const ready = this.#places.filter((place) => place.ready)
    const from = ready.length > 0 && Math.random() < 0.9 ? ready : this.#places
    const place = from[Math.floor(Math.random() * from.length)]
    if (place?.process.kill('SIGKILL') === true) place.ready = false
  }

  /** Freezes a worker by its application name in PostgreSQL; returns false if there is no such worker. */
  freeze(name: string): boolean {
    return this.#places.find((place) => place.name === name)?.process.kill('SIGSTOP') === true
  }

  /** Resumes all frozen workers. */
  thaw(): void {
    for (const { process } of this.#places) process.kill('SIGCONT')
  }

  async stop(): Promise<void> {
    this.thaw()
    const places = this.#places.splice(0)
    await Promise.all(
      places.map(async (place) => {
        place.stopping = true
        if (place.process.exitCode !== null || place.process.signalCode !== null) return
        const gone = new Promise((resolve) => place.process.once('exit', resolve))
        place.process.kill('SIGTERM')
        const late = setTimeout(() => place.process.kill('SIGKILL'), 15_000)
        await gone
        clearTimeout(late)
      }),
    )
  }

  #start(env: WorkerEnv): Place {
    this.#started += 1
    const name = `worker-${this.#started}`
    const place: Place = { name, env, process: this.#spawn(name, env), ready: false, stopping: false }
    this.#watch(place)
    return place
  }

  #spawn(name: string, env: WorkerEnv): ChildProcess {
    const script = fileURLToPath(new URL('worker-process.js', import.meta.url))
    return spawn(process.execPath, [script], {
      env: { PATH: process.env['PATH'], PGAPPNAME: name, ...this.#base, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
  }

  #watch(place: Place): void {
    const child = place.process
    child.stderr!.on('data', (piece: Buffer) => {
      this.#log.write(piece)
      if (piece.includes('"message":"started"')) place.ready = true
    })
    child.once('exit', (_code, signal) => {
      if (signal === 'SIGKILL' && !place.stopping) this.kills += 1
      if (place.stopping) return
      place.ready = false
      // Waits a moment before the restart, as a supervisor does.
      setTimeout(() => {
        if (place.stopping) return
        place.process = this.#spawn(place.name, place.env)
        this.#watch(place)
      }, 50)
    })
  }
}
