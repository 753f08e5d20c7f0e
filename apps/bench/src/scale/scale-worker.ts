import { createStore, openDatabase } from '@minzheng/store'
import { startWorker } from '@minzheng/worker'
import { mealsCatalogue } from '../meals/meals.js'

/** The messages to and from the process. */
export type Asked = 'cpu' | 'stop'
export type Said = 'ready' | { readonly ended: string } | { readonly cpuSeconds: number }

// One of several worker processes: runs one job at a time on the queue and the database of its arguments. Sweeps are
// off, because all jobs are queued at once.
const [url, schema, redis, prefix] = process.argv.slice(2) as [string, string, string, string]
const say = (word: Said): void => void process.send!(word)
const database = await openDatabase({ url, schema, connections: 3 })
const worker = await startWorker({
  store: await createStore(database, mealsCatalogue),
  catalogue: mealsCatalogue,
  connection: { redis, prefix },
  concurrency: 1,
  sweepIntervalMs: 86_400_000,
  log: (level, message, fields) => {
    if (level === 'error') throw new Error(`${message}: ${JSON.stringify(fields)}`)
  },
  metrics: {
    recomputed: () => {},
    ended: (_job, outcome) => say({ ended: outcome }),
    stalled: () => {},
    lostLock: () => {},
  },
})

process.on('message', (word: Asked) => {
  if (word === 'stop') return void worker.close().then(async () => (await database.close(), process.disconnect()))
  const { user, system } = process.cpuUsage()
  say({ cpuSeconds: (user + system) / 1e6 })
})
say('ready')
