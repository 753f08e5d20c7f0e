import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Catalogue } from '@minzheng/core'
import type { ImportOptions, ImportReport, PseudonymKey } from '@minzheng/ingest'
import { RejectedJobError } from '@minzheng/queue'
import type { Landing, Store } from '@minzheng/store'
import {
  errorOf,
  kindOf,
  versionsOf,
  type DefinitionsModule,
  type FromThread,
  type ImportTask,
  type ToThread,
} from './import-messages.js'

/** How a thread of its own reads a file. */
export interface ImportThread {
  readonly definitions: DefinitionsModule
  /** How long reading may take, in milliseconds, without the time that the database takes. */
  readonly timeoutMs: number
  /** How large the thread's heap may become. */
  readonly memoryMb: number
}

export interface ThreadedImport extends ImportOptions {
  readonly catalogue: Catalogue
  readonly store: Pick<Store, 'land'>
  readonly thread: ImportThread
  readonly signal?: AbortSignal
}

/** Beside the bundle; where the sources are run, in the built one. */
const script = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/import-thread.js' : './import-thread.js',
  import.meta.url,
)

/**
 * Imports a file like `importFile`. The file is read in a thread of its own, and what it holds is landed by this one,
 * which stays free: a file that keeps its reader busy for ever, or asks for more memory than there is, costs that
 * thread only, which is then ended.
 */
export async function importInThread(path: string, options: ThreadedImport): Promise<ImportReport> {
  const { catalogue, store, pseudonymKey, onProgress, thread: settings, signal, ...reading } = options
  const task: ImportTask = {
    definitions: settings.definitions,
    path,
    pseudonymKey: keysOf(pseudonymKey),
    options: reading,
  }
  const thread = new Worker(fileURLToPath(script), {
    workerData: task,
    // It has no business with passwords, and must not load what the process was started with.
    env: {},
    argv: [],
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: settings.memoryMb },
  })
  const heard = listen(thread, settings, signal)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
  const say = (message: ToThread): void => thread.postMessage(message)
  const next = async (): Promise<FromThread> => {
    const message = await heard.next()
    if (message.kind === 'progress') onProgress?.(message.progress)
    else if (message.kind === 'failed') throw errorOf(message.failure)
    else if (message.kind === 'ready' && message.versions !== versionsOf(catalogue))
      throw new Error(
        `${settings.definitions.name} of ${settings.definitions.module} is not the catalogue that this worker was started with`,
      )
    else if (message.kind !== 'ready') return message
    return next()
  }
  const write = async (landing: Landing): Promise<void> => {
    say({ kind: 'write' })
    for (;;) {
      const message = await next()
      if (message.kind === 'written') return
      if (message.kind === 'records') await landing.records(message.rows)
      else if (message.kind === 'quarantine') await landing.quarantine(message.rows)
      else if (message.kind === 'returns') await landing.returns(message.rows)
      else throw new Error(`"${message.kind}" is no part of a landing`)
      say({ kind: 'taken' })
    }
  }
  try {
    for (;;) {
      const message = await next()
      if (message.kind === 'done') return message.report
      if (message.kind !== 'land') throw new Error(`"${message.kind}" stands outside a landing`)
      say({ kind: 'landed', report: await store.land(message.source, write) })
    }
  } finally {
    heard.stop()
    await thread.terminate()
  }
}

/**
 * What the thread says, in order. Waiting for it counts against its time; the time that the database takes does not.
 */
function listen(
  thread: Worker,
  { timeoutMs, memoryMb }: ImportThread,
  signal: AbortSignal | undefined,
): { next(): Promise<FromThread>; stop(): void } {
  const messages: FromThread[] = []
  let failure: Error | undefined
  let wake: (() => void) | undefined
  let left = timeoutMs
  const fail = (error: Error): void => {
    failure ??= error
    wake?.()
  }
  thread.on('message', (message: FromThread) => {
    messages.push(message)
    wake?.()
  })
  thread.on('messageerror', (error) =>
    fail(new Error(`what the reading thread said could not be understood (${kindOf(error)})`)),
  )
  thread.on('error', (error: Error) => {
    const full = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    fail(
      full
        ? new RejectedJobError([
            `data.file needs more than ${memoryMb} MB to be read (IMPORT_MEMORY_MB); nothing of it was kept`,
          ])
        : broken(error),
    )
  })
  thread.on('exit', () => fail(new Error('the reading thread ended too early')))
  const aborted = (): void => fail(signal!.reason as Error)
  signal?.addEventListener('abort', aborted)
  if (signal?.aborted === true) aborted()

  return {
    next: async () => {
      const began = performance.now()
      const timer = setTimeout(
        () =>
          fail(
            new RejectedJobError([
              `data.file could not be read within ${timeoutMs} ms (IMPORT_TIMEOUT_MS); nothing of it was kept`,
            ]),
          ),
        Math.max(0, left),
      )
      try {
        // oxlint-disable-next-line no-unmodified-loop-condition -- set by those who wake it
        while (failure === undefined && messages.length === 0) await new Promise<void>((resolve) => (wake = resolve))
      } finally {
        clearTimeout(timer)
        left -= performance.now() - began
      }
      const message = messages.shift()
      // What was said before the thread ended still counts; what was to stop stops at once.
      if (message === undefined || signal?.aborted === true) throw failure
      return message
    },
    stop: () => signal?.removeEventListener('abort', aborted),
  }
}

const broken = (error: Error): Error => new Error(`the reading thread broke (${kindOf(error)})`)

function keysOf(key: PseudonymKey): readonly Uint8Array[] {
  return Buffer.isBuffer(key) ? [key] : key
}
