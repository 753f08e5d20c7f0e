// The thread that reads files ahead of the one that lands them. It has no database: it sends rows to the thread that
// started it, batch by batch.
import { parentPort, workerData } from 'node:worker_threads'
import { errorLine, importWorkbook } from '@minzheng/ingest'
import { deploymentFrom } from '@minzheng/plan/config'
import { FileChannel, ReadAgain } from './file-channel.js'
import type { FromThread, FileMessage, ReadingTask, ToThread } from './messages.js'

/** The number of files that are open at a time: small ones are many, and each waits for its turn to land. */
const open = 4

const port = parentPort!
const { source, files, pseudonymKey, today, options } = workerData as ReadingTask
const { catalogue } = await deploymentFrom(source)
const keys = pseudonymKey.map((key) => Buffer.from(key))
const channels = new Map<number, FileChannel>()
port.on('message', ({ file, answer }: ToThread) => channels.get(file)?.receive(answer))

async function read(file: number): Promise<void> {
  const send = (message: FileMessage): void => port.postMessage({ file, message } satisfies FromThread)
  const channel = new FileChannel(send)
  channels.set(file, channel)
  try {
    const reports = await importWorkbook(files[file]!, {
      ...options,
      catalogue,
      store: channel,
      pseudonymKey: keys,
      today,
      onProgress: (progress) => send({ kind: 'progress', progress }),
    })
    send({ kind: 'done', reports })
  } catch (error) {
    if (error instanceof ReadAgain) return read(file)
    send({ kind: 'failed', reason: errorLine(error) })
  } finally {
    if (channels.get(file) === channel) channels.delete(file)
  }
}

let next = 0
async function readRemaining(): Promise<void> {
  while (next < files.length) await read(next++)
}

await Promise.all(Array.from({ length: open }, readRemaining))
// All files are read; the thread ends once its port is closed.
port.close()
