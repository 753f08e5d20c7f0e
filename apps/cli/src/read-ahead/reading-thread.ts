// The thread that reads files ahead of the one that lands them. It has no database: it sends rows to the thread that
// started it, batch by batch.
import { parentPort, workerData } from 'node:worker_threads'
import { errorLine, importWorkbook } from '@minzheng/ingest'
import { huzhouCatalogue } from '@minzheng/plan'
import { FileTalk, ReadAgain } from './file-talk.js'
import type { FromThread, OfFile, ReadingTask, ToThread } from './messages.js'

/** The number of files that are open at a time: small ones are many, and each waits for its turn to land. */
const open = 4

const port = parentPort!
const { files, pseudonymKey, today, options } = workerData as ReadingTask
const keys = pseudonymKey.map((key) => Buffer.from(key))
const talks = new Map<number, FileTalk>()
port.on('message', ({ file, answer }: ToThread) => talks.get(file)?.hear(answer))

async function read(file: number): Promise<void> {
  const say = (said: OfFile): void => port.postMessage({ file, said } satisfies FromThread)
  const talk = new FileTalk(say)
  talks.set(file, talk)
  try {
    const reports = await importWorkbook(files[file]!, {
      ...options,
      catalogue: huzhouCatalogue,
      store: talk,
      pseudonymKey: keys,
      today,
      onProgress: (progress) => say({ kind: 'progress', progress }),
    })
    say({ kind: 'done', reports })
  } catch (error) {
    if (error instanceof ReadAgain) return read(file)
    say({ kind: 'failed', reason: errorLine(error) })
  } finally {
    if (talks.get(file) === talk) talks.delete(file)
  }
}

let next = 0
async function readOn(): Promise<void> {
  while (next < files.length) await read(next++)
}

await Promise.all(Array.from({ length: open }, readOn))
// The other side is closed, so the thread ends.
port.close()
