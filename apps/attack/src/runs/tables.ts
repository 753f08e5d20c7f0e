import { Worker } from 'node:worker_threads'
import type { Answer, TableSummary } from './summary.js'

/** Which tables to run, and how. */
export interface TablesAsked {
  readonly tables: number
  readonly seed: number
  readonly workers: number
  /** Whether readers take hidden numbers for unchanged between releases where they are. */
  readonly guessesUnchanged: boolean
  /** Counts to explain of each table, at most. */
  readonly explained: number
}

/** A table whose run ended with an error: nothing about it is proved. */
export interface FailedTable {
  readonly seed: number
  readonly fault: string
}

/** A solver that ran for long keeps its memory, so a worker does this many tables and no more. */
const tablesOfWorker = 100

/** Runs tables on workers; gives each result as it comes. */
export async function runTables(
  asked: TablesAsked,
  onTable: (result: TableSummary | FailedTable) => void,
): Promise<void> {
  let next = asked.seed
  const end = asked.seed + asked.tables
  const oneAfterAnother = async (): Promise<void> => {
    while (next < end) {
      const worker = new Worker(new URL('./table-worker.js', import.meta.url), {
        workerData: asked,
      })
      try {
        for (let done = 0; done < tablesOfWorker && next < end; done += 1) {
          const seed = next
          next += 1
          const answer = await answerOf(worker, seed)
          onTable('summary' in answer ? answer.summary : { seed, fault: answer.fault })
          // A solver that failed may be damaged.
          if ('fault' in answer) break
        }
      } finally {
        await worker.terminate()
      }
    }
  }
  await Promise.all(Array.from({ length: asked.workers }, oneAfterAnother))
}

function answerOf(worker: Worker, seed: number): Promise<Answer> {
  return new Promise((resolve) => {
    const failed = (error: unknown): void => {
      worker.off('message', answered)
      worker.off('error', failed)
      worker.off('exit', ended)
      resolve({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
    const answered = (answer: Answer): void => {
      worker.off('error', failed)
      worker.off('exit', ended)
      resolve(answer)
    }
    const ended = (code: number): void => failed(new Error(`the worker must answer, got its end with ${code}`))
    worker.once('error', failed)
    worker.once('exit', ended)
    worker.once('message', answered)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
    worker.postMessage(seed)
  })
}
