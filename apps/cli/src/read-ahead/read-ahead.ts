import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { ImportProgress, ImportReport } from '@minzheng/ingest'
import type { Landing, Source, Store } from '@minzheng/store'
import { contentKey } from '../session/landed-contents.js'
import type { Answer, FromThread, OfFile, ReadingTask, ToThread } from './messages.js'

/** A file could not be read; the message is for people. */
export class ReadingError extends Error {
  override readonly name = 'ReadingError'
}

/** Files that a separate thread reads and checks while earlier ones land. */
export interface ReadAhead {
  /** Lands the next file, in the given order. */
  landNext(store: Pick<Store, 'land'>, onProgress: (progress: ImportProgress) => void): Promise<readonly ImportReport[]>
  close(): Promise<void>
}

/** Messages about one file that are not processed yet. */
interface Heard {
  readonly messages: OfFile[]
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
  const heard = task.files.map((): Heard => ({ messages: [], begun: false }))
  // A content that is read ahead may have landed by the time it occurs a second time.
  const contents = new Set(landed)
  let broken: Error | undefined
  let wake: (() => void) | undefined
  let turn = 0

  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
  const tell = (file: number, answer: Answer): void => thread.postMessage({ file, answer } satisfies ToThread)
  thread.on('message', ({ file, said }: FromThread) => {
    if (said.kind === 'land' && isNew(contents, said.source)) {
      heard[file]!.begun = true
      tell(file, { kind: 'write' })
    }
    heard[file]!.messages.push(said)
    wake?.()
  })
  const breakOff = (): void => {
    broken ??= new ReadingError('读取线程中断 the thread that reads the files ended unexpectedly')
    wake?.()
  }
  for (const event of ['error', 'messageerror', 'exit']) thread.on(event, breakOff)

  const next = async (file: number): Promise<OfFile> => {
    const { messages } = heard[file]!
    // oxlint-disable-next-line no-unmodified-loop-condition -- set by those who wake it
    while (messages.length === 0 && broken === undefined) await new Promise<void>((resolve) => (wake = resolve))
    const said = messages.shift()
    if (said === undefined) throw broken
    if (said.kind === 'failed') throw new ReadingError(said.reason)
    return said
  }

  const write = async (
    file: number,
    landing: Landing,
    onProgress: (progress: ImportProgress) => void,
  ): Promise<void> => {
    for (;;) {
      const said = await next(file)
      if (said.kind === 'written') return
      if (said.kind === 'progress') {
        onProgress(said.progress)
        continue
      }
      if (said.kind === 'records') await landing.records(said.rows)
      else if (said.kind === 'quarantine') await landing.quarantine(said.rows)
      else if (said.kind === 'returns') await landing.returns(said.rows)
      else throw new Error(`a message of a landing must be of a known kind, got "${said.kind}"`)
      tell(file, { kind: 'taken' })
    }
  }

  return {
    landNext: async (store, onProgress) => {
      const file = turn++
      for (;;) {
        const said = await next(file)
        if (said.kind === 'done') return said.reports
        // The rest of a reading that was discarded.
        if (said.kind !== 'land') continue
        const { begun } = heard[file]!
        heard[file]!.begun = false
        let isWritten = false
        try {
          const report = await store.land(said.source, (landing) => {
            isWritten = true
            if (!begun) tell(file, { kind: 'write' })
            return write(file, landing, onProgress)
          })
          tell(file, begun && !isWritten ? { kind: 'again' } : { kind: 'landed', report })
        } catch (error) {
          tell(file, { kind: 'stop' })
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
