import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { MinzhengError } from '@minzheng/core'
import type { ImportProgress, ImportReport } from '@minzheng/ingest'
import type { Landing, Source, Store } from '@minzheng/store'
import { contentKey } from '../session/landed-contents.js'
import type { Answer, FromThread, FileMessage, ReadingTask, ToThread } from './messages.js'

/** A file could not be read; the message is for people. */
export class ReadingError extends MinzhengError<'file-not-read'> {
  override readonly name = 'ReadingError'

  constructor(message: string) {
    super('file-not-read', message)
  }
}

/** Files that a separate thread reads and checks while earlier ones land. */
export interface ReadAhead {
  /** Lands the next file, in the given order. */
  readonly landNext: (
    store: Pick<Store, 'land'>,
    onProgress: (progress: ImportProgress) => void,
  ) => Promise<readonly ImportReport[]>
  readonly close: () => Promise<void>
}

/** Messages about one file that are not processed yet. */
interface Inbox {
  readonly messages: FileMessage[]
  /** True if the rows were requested before the file's turn. */
  begun: boolean
}

/** In the folder of the bundle; if the sources run, in the built one. */
const script = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/reading-thread.js' : './reading-thread.js',
  import.meta.url,
)

/**
 * Reads files ahead, a few at a time and a few thousand rows of each. The embedded database computes in the thread that
 * calls it, so reading in another thread uses a second core.
 * @param landed contents (`contentKey`) that have landed before: the thread opens their files and reads no rows of them
 */
export function readAhead(task: ReadingTask, landed: Iterable<string>): ReadAhead {
  // It gets no passwords, and does not load the modules that the process was started with.
  const thread = new Worker(fileURLToPath(script), { workerData: task, env: {}, argv: [], execArgv: [] })
  const inboxes = task.files.map((): Inbox => ({ messages: [], begun: false }))
  // A content that is read ahead may have landed by the time it occurs a second time.
  const contents = new Set(landed)
  let broken: Error | undefined
  let wake: (() => void) | undefined
  let turn = 0

  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
  const reply = (file: number, answer: Answer): void => thread.postMessage({ file, answer } satisfies ToThread)
  thread.on('message', ({ file, message }: FromThread) => {
    if (message.kind === 'land' && isNew(contents, message.source)) {
      inboxes[file]!.begun = true
      reply(file, { kind: 'write' })
    }
    inboxes[file]!.messages.push(message)
    wake?.()
  })
  const fail = (): void => {
    broken ??= new ReadingError('读取线程中断 the thread that reads the files ended unexpectedly')
    wake?.()
  }
  for (const event of ['error', 'messageerror', 'exit']) thread.on(event, fail)

  const next = async (file: number): Promise<FileMessage> => {
    const { messages } = inboxes[file]!
    // oxlint-disable-next-line no-unmodified-loop-condition -- set by those who wake it
    while (messages.length === 0 && broken === undefined) await new Promise<void>((resolve) => (wake = resolve))
    const message = messages.shift()
    if (message === undefined) throw broken
    if (message.kind === 'failed') throw new ReadingError(message.reason)
    return message
  }

  const write = async (
    file: number,
    landing: Landing,
    onProgress: (progress: ImportProgress) => void,
  ): Promise<void> => {
    for (;;) {
      const message = await next(file)
      if (message.kind === 'written') return
      if (message.kind === 'progress') {
        onProgress(message.progress)
        continue
      }
      if (message.kind === 'records') await landing.records(message.rows)
      else if (message.kind === 'quarantine') await landing.quarantine(message.rows)
      else if (message.kind === 'returns') await landing.returns(message.rows)
      else if (message.kind === 'full') await landing.full(message.scope)
      else throw new Error(`a message of a landing must be of a known kind, got "${message.kind}"`)
      reply(file, { kind: 'accepted' })
    }
  }

  return {
    landNext: async (store, onProgress) => {
      const file = turn++
      for (;;) {
        const message = await next(file)
        if (message.kind === 'done') return message.reports
        // The rest of a reading that was discarded.
        if (message.kind !== 'land') continue
        const { begun } = inboxes[file]!
        inboxes[file]!.begun = false
        let isWritten = false
        try {
          const read = (landing: Landing): Promise<void> => {
            isWritten = true
            if (!begun) reply(file, { kind: 'write' })
            return write(file, landing, onProgress)
          }
          const report = await store.land(message.source, read, { dryRun: message.dryRun })
          reply(file, begun && !isWritten ? { kind: 'again' } : { kind: 'landed', report })
        } catch (error) {
          reply(file, { kind: 'stop' })
          throw error
        }
      }
    },
    close: async () => {
      await thread.terminate()
    },
  }
}

function isNew(contents: Set<string>, source: Source): boolean {
  const content = contentKey(source)
  if (contents.has(content)) return false
  contents.add(content)
  return true
}
