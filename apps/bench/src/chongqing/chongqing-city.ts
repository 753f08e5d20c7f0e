import { randomBytes } from 'node:crypto'
import { catalogue } from '@minzheng/core'
import { huzhou2024 } from '@minzheng/huzhou'
import { domains } from '@minzheng/plan'
import { createStore, openDatabase } from '@minzheng/store'
import { sql } from 'kysely'
import { chongqingTree, copiedCounties, placesIn } from './chongqing-tree.js'
import { copied, readRegisters } from './chongqing-registers.js'
import type { Figure } from '../measuring/measurement.js'
import { median } from '../measuring/median.js'
import { readAll } from '../meals/assert-figures.js'

// A separate process, so that its memory can be measured: runs the large city from end to end on the database of its
// arguments, and prints its figures.
const [url] = process.argv.slice(2) as [string]
const schema = `bench_chongqing_${randomBytes(4).toString('hex')}`
const database = await openDatabase({ url, schema })
const cities = catalogue(domains, chongqingTree)
const { kysely } = database
const figures: Figure[] = []
const keep = (name: string, value: number, unit: string): void => void figures.push({ name, value, unit })
const rss = (): number => process.memoryUsage.rss() / 1e6
const seconds = (began: number): number => (performance.now() - began) / 1000

let most = 0
const watch = setInterval(() => (most = Math.max(most, rss())), 50)
const memory = (name: string): void => {
  keep(`${name}: resident at most`, Math.max(most, rss()), 'MB')
  most = 0
}
const bytes = async (which: string): Promise<number> => {
  const { rows } = await sql<{ bytes: number }>`
    select sum(pg_total_relation_size(oid))::float8 as bytes from pg_class where relnamespace = ${schema}::regnamespace and relkind = 'r' and ${sql.raw(which)}`.execute(
    kysely,
  )
  return rows[0]!.bytes
}

try {
  const opening = performance.now()
  const store = await createStore(database, cities)
  keep('opening an empty store', seconds(opening), 's')
  const registers = await readRegisters()
  globalThis.gc?.()
  most = 0
  let [records, refused] = [0, 0]
  const landing = performance.now()
  for (const [turn, county] of copiedCounties.entries()) {
    const places = placesIn(county)
    // Records of the city's own offices are sent only once.
    const own = registers.filter(
      ({ place }) =>
        place === county.model ||
        (turn === 0 && place.length === 6 && !copiedCounties.some(({ model }) => model === place)),
    )
    for (const register of own) {
      const dataset = cities.dataset(register.dataset)
      const placeOf = (district: string): string => places.get(district) ?? chongqingTree.root.code
      const report = await store.land(
        { name: register.dataset, sha256: `${county.code} ${register.place} ${dataset.name}`, dataset: dataset.name },
        async (open) => {
          await open.returns(register.returns.map((each) => ({ ...each, district: placeOf(each.district) })))
          for (let from = 0; from < register.records.length; from += 4000)
            await open.records(
              register.records.slice(from, from + 4000).map((record, at) => ({
                line: from + at,
                record: copied(dataset, record, placeOf(String(record['district'])), county.code),
              })),
            )
        },
      )
      records += report.changed
      refused += report.refused
    }
  }
  keep('records landed, without reading files', records, 'rows')
  if (refused > 0) keep('records refused', refused, 'rows')
  keep('landing', seconds(landing), 's')
  memory('landing')
  const dirty = await store.dirtyDistricts()
  let cells = 0
  const slowest: number[] = []
  const recomputing = performance.now()
  for (const { district, year } of dirty) {
    const began = performance.now()
    cells += (await store.recompute(district, year)).cells
    slowest.push(seconds(began))
  }
  keep(`all sums, ${dirty.length} jobs, ${cells.toLocaleString('en')} cells`, seconds(recomputing), 's')
  keep('the longest job', Math.max(...slowest), 's')
  keep('a job, median', median(slowest), 's')
  memory('all sums')
  const { compared, differences } = await store.reconcile(copiedCounties[0]!.code, '2024-06')
  if (compared === 0 || differences.length > 0)
    throw new Error(`stored sums must equal those of the records, but ${differences.length} of ${compared} differ`)

  const indicators = [...new Set(huzhou2024.targets.map(({ indicator }) => indicator))]
  const districts = [chongqingTree.root.code, ...copiedCounties.map(({ code }) => code)]
  const board: number[] = []
  for (let time = 0; time < 9; time += 1) {
    const began = performance.now()
    await store.figures.read({ indicators, districts, periods: ['2024'] })
    board.push(performance.now() - began)
  }
  keep(`the board’s ${indicators.length} indicators for ${districts.length} places, median of 9`, median(board), 'ms')
  most = 0
  const reading = performance.now()
  const read = await readAll(store)
  keep(`all ${read.toLocaleString('en')} figures read, streamed`, seconds(reading), 's')
  memory('reading all')
  keep('figures on disk: sums with their index, as written', (await bytes(`relname = 'sums'`)) / 1e6, 'MB')
  keep('records on disk, with their indexes', (await bytes(`relname like 'record\\_%'`)) / 1e6, 'MB')
  process.stdout.write(JSON.stringify(figures))
} finally {
  clearInterval(watch)
  await kysely.schema.dropSchema(schema).ifExists().cascade().execute()
  await database.close()
}
