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

/** Settings of the thread that reads a file. */
export interface ImportThread {
  readonly definitions: DefinitionsModule
  /** How long reading may take, in milliseconds, not counting the time of the database. */
  readonly timeoutMs: number
  /** The maximum heap of the thread, in megabytes. */
  readonly memoryMb: number
}

export interface ThreadedImport extends ImportOptions {
  readonly catalogue: Catalogue
  readonly store: Pick<Store, 'land'>
  readonly thread: ImportThread
  readonly signal?: AbortSignal
  /** True: a workbook with sheets of several datasets lands as one source for each of them. */
  readonly everyDataset?: boolean
}

/** Next to the bundle; if the sources run directly, in `dist`. */
const script = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/import-thread.js' : './import-thread.js',
  import.meta.url,
)

/**
 * Imports a file like `importFile`. A separate thread reads the file, and this thread lands its rows, so this thread
 * stays responsive. A file that keeps its reader busy forever or needs too much memory only affects the reading thread,
 * which is then terminated.
 */
export async function importInThread(path: string, options: ThreadedImport): Promise<readonly ImportReport[]> {
  const {
    catalogue,
    store,
    pseudonymKey,
    onProgress,
    thread: settings,
    signal,
    everyDataset = false,
    ...reading
  } = options
  const task: ImportTask = {
    definitions: settings.definitions,
    path,
    pseudonymKey: keysOf(pseudonymKey),
    everyDataset,
    options: reading,
  }
  const thread = new Worker(fileURLToPath(script), {
    workerData: task,
    // The thread needs no passwords, and must not load modules that the process was started with.
    env: {},
    argv: [],
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: settings.memoryMb },
  })
  const inbox = openInbox(thread, settings, signal)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
  const send = (message: ToThread): void => thread.postMessage(message)
  const next = async (): Promise<FromThread> => {
    const message = await inbox.next()
    if (message.kind === 'progress') onProgress?.(message.progress)
    else if (message.kind === 'failed') throw errorOf(message.failure)
    else if (message.kind === 'ready' && message.versions !== versionsOf(catalogue))
      throw new Error(`${nameOf(settings.definitions)} must be the catalogue of this worker, got another one`)
    else if (message.kind !== 'ready') return message
    return next()
  }
  const write = async (landing: Landing): Promise<void> => {
    send({ kind: 'write' })
    for (;;) {
      const message = await next()
      if (message.kind === 'written') return
      if (message.kind === 'records') await landing.records(message.rows)
      else if (message.kind === 'quarantine') await landing.quarantine(message.rows)
      else if (message.kind === 'returns') await landing.returns(message.rows)
      else if (message.kind === 'full') await landing.full(message.scope)
      else throw new Error(`a message during a landing must be rows, returns or the end, got "${message.kind}"`)
      send({ kind: 'taken' })
    }
  }
  try {
    for (;;) {
      const message = await next()
      if (message.kind === 'done') return message.reports
      if (message.kind !== 'land')
        throw new Error(`a message outside a landing must be land or done, got "${message.kind}"`)
      send({ kind: 'landed', report: await store.land(message.source, write, { dryRun: message.dryRun }) })
    }
  } finally {
    inbox.stop()
    await thread.terminate()
  }
}

/**
 * The messages of the thread, in order. Only the time that this thread waits for messages counts against the time
 * limit, so the time of the database does not count.
 */
function openInbox(
  thread: Worker,
  { timeoutMs, memoryMb }: ImportThread,
  signal: AbortSignal | undefined,
): { readonly next: () => Promise<FromThread>; readonly stop: () => void } {
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
    fail(new Error(`a message of the reading thread could not be deserialized (${kindOf(error)})`)),
  )
  thread.on('error', (error: Error) => {
    const full = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    fail(
      full
        ? new RejectedJobError([
            `data.file must be readable with ${memoryMb} MB of memory (IMPORT_MEMORY_MB), but needs more; nothing was stored`,
          ])
        : failed(error),
    )
  })
  thread.on('exit', () => fail(new Error('the reading thread ended before the import was complete')))
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
              `data.file must be readable within ${timeoutMs} ms (IMPORT_TIMEOUT_MS), but took longer; nothing was stored`,
            ]),
          ),
        Math.max(0, left),
      )
      try {
        // oxlint-disable-next-line no-unmodified-loop-condition -- set by the event handlers
        while (failure === undefined && messages.length === 0) await new Promise<void>((resolve) => (wake = resolve))
      } finally {
        clearTimeout(timer)
        left -= performance.now() - began
      }
      const message = messages.shift()
      // Messages that arrived before the thread ended still count; a cancelled job stops at once.
      if (message === undefined || signal?.aborted === true) throw failure
      return message
    },
    stop: () => signal?.removeEventListener('abort', aborted),
  }
}

function nameOf(source: DefinitionsModule): string {
  return 'config' in source ? source.config : `${source.name} of ${source.module}`
}

const failed = (error: Error): Error => new Error(`the reading thread failed (${kindOf(error)})`)

function keysOf(key: PseudonymKey): readonly Uint8Array[] {
  return Buffer.isBuffer(key) ? [key] : key
}
