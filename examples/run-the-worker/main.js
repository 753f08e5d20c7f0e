// Runs the worker in this process, on the embedded database and its queue: it lands a file, recomputes, and reads a
// figure.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { catalogue, districtTree } from '@minzheng/core'
import { displayValue } from '@minzheng/core/assessment'
import { elderlyCare, ruralNeighbourMealSites } from '@minzheng/elderly-care'
import { importFile, loadPseudonymKey } from '@minzheng/ingest'
import { createStore, openDatabase } from '@minzheng/store'
import { startWorker } from '@minzheng/worker'

const city = catalogue(
  [elderlyCare],
  districtTree([
    { code: '330500', name: '湖州市', level: 'city', parent: null, kind: '地级市' },
    { code: '330523', name: '安吉县', level: 'county', parent: '330500', kind: '县' },
    { code: '330523001', name: '递铺街道', level: 'township', parent: '330523', kind: '街道' },
    { code: '330523001201', name: '递铺村', level: 'village', parent: '330523001', kind: '村' },
  ]),
)

const folder = await mkdtemp(join(tmpdir(), 'minzheng-example-'))
const file = join(folder, '老年助餐点.csv')
await writeFile(
  file,
  `助餐点编号,行政区划代码,类型,启用日期,停用日期
A1,330523001201,邻里助餐,2024-03-01,
A2,330523001201,邻里助餐,2024-04-15,
A3,330523001201,老年食堂,2023-01-01,
A4,330599999999,邻里助餐,2024-04-15,
`,
)

// A folder of its own, since one process at a time may open it. `{ url }` opens PostgreSQL instead.
const database = await openDatabase({ folder: join(folder, 'minzheng') })
const store = await createStore(database, city)
const worker = await startWorker({
  store,
  catalogue: city,
  connection: { pool: database.pool },
  alone: true,
  log: () => {},
})

const report = await importFile(file, {
  catalogue: city,
  store,
  pseudonymKey: await loadPseudonymKey(folder),
  today: '2024-06-10',
  // The district that reports and the months. This file has no title that states them.
  returns: { district: '330523', period: '2024-05' },
})
console.log(
  `${report.dataset}: ${report.accepted} accepted, ${report.refused} refused ${JSON.stringify(report.reasons)}`,
)

// Resolves as soon as the queue is empty and nothing is dirty.
const { jobs, cells } = await worker.waitUntilIdle()
console.log(`recomputed: ${jobs > 0 && cells > 0}`)

const found = await store.figures.read({ indicators: [ruralNeighbourMealSites.id], periods: ['2024-05'] })
for (const figure of found)
  console.log(
    `${city.districts.get(figure.district).name} ${figure.period}: ${displayValue(ruralNeighbourMealSites, figure).zh}`,
  )

await worker.close()
await store.close()
await rm(folder, { recursive: true })
