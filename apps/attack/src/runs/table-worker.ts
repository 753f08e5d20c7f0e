import { parentPort, workerData } from 'node:worker_threads'
import { disclosureControl } from '../protectors/disclosure-control.js'
import { solver } from '../solving/program.js'
import { summaryOf, type Answer } from './summary.js'
import { runTable } from './table.js'
import type { TablesAsked } from './tables.js'

const { explained, guessesUnchanged } = workerData as TablesAsked
const highs = await solver()

const port = parentPort!

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
const reply = (answer: Answer): void => port.postMessage(answer)

port.on('message', (seed: number) => {
  void runTable(highs, disclosureControl, seed, guessesUnchanged).then(
    (run) => reply({ summary: summaryOf(highs, seed, run, explained) }),
    (error: unknown) => reply({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  )
})
