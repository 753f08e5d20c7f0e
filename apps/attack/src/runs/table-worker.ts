import { parentPort, workerData } from 'node:worker_threads'
import { protectorOf, type ProtectorName } from '../protectors/by-name.js'
import { solver } from '../solving/program.js'
import { summaryOf } from './summary.js'
import { runTable } from './table.js'

const { protector, explained } = workerData as { readonly protector: ProtectorName; readonly explained: number }
const [highs, attacked] = await Promise.all([solver(), protectorOf(protector)])

parentPort!.on('message', (seed: number) => {
  void runTable(highs, attacked, seed).then(
    (run) => parentPort!.postMessage({ summary: summaryOf(highs, seed, run, explained) }),
    (error: unknown) => parentPort!.postMessage({ fault: error instanceof Error ? error.stack : String(error) }),
  )
})
