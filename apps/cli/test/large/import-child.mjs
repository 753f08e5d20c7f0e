// Imports a file in a process of its own, so that its memory is the importer's alone and it can be killed.
// node import-child.mjs <file> <database as JSON>; prints a line of JSON at each progress and at the end.
import { createHash } from 'node:crypto'
import { importFile } from '@minzheng/ingest'
import { huzhouCatalogue } from '@minzheng/huzhou'
import { createStore, openDatabase } from '@minzheng/store'

const [, , file, options] = process.argv
const database = await openDatabase(JSON.parse(options))
const store = await createStore(database, huzhouCatalogue)
const say = (what) => process.stdout.write(`${JSON.stringify(what)}\n`)
const mebibytes = () => Math.round(process.memoryUsage.rss() / 2 ** 20)
// From here on: opening an embedded database for the first time takes more than anything after it.
const before = mebibytes()
let peak = before
const watch = setInterval(() => (peak = Math.max(peak, mebibytes())), 20)
const began = performance.now()
const report = await importFile(file, {
  catalogue: huzhouCatalogue,
  store,
  pseudonymKey: createHash('sha256').update('import-child').digest(),
  today: '2025-06-30',
  onProgress: ({ rows, share }) => say({ rows, share }),
})
const { rows } = await database.pool.query(`select count(*) as count from ${database.schema}.record_caregivers`)
say({
  report,
  seconds: (performance.now() - began) / 1000,
  stored: Number(rows[0].count),
  before,
  peak: Math.max(peak, mebibytes()),
})
clearInterval(watch)
await store.close()
