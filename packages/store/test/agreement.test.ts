import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate, hasFigure, monthsOf, parsePeriod, partsOf, sharedValues, type AnyRecord, type Records, type Return, type SharedValue } from '@minzheng/core'
import { anyRecords, smallCity as joined } from '@minzheng/core/testing'
import { createStore, type Store } from '../src/index.js'
import { databases } from './databases.js'

const districts = joined.districts.all

const days = [
  '1960-02-29',
  '1964-03-01',
  '2010-06-30',
  '2023-11-05',
  '2023-12-31',
  '2024-01-01',
  '2024-01-31',
  '2024-02-29',
  '2024-03-01',
  '2024-03-15',
  '2024-04-30',
  '2024-07-02',
  '2025-01-01',
]
const periods = ['2023-12', '2024-01', '2024-02', '2024-03', '2024-04', '2024-Q1', '2024-Q2', '2024-S1', '2024']
const pool = { districts: districts.map(({ code }) => code), days, words: ['a', 'b', 'test.every-county', 'test.every-township', 'test.some-county'] }

const anyBatch: fc.Arbitrary<Records> = fc.record(
  Object.fromEntries([...joined.datasets.values()].map((dataset) => [dataset.name, anyRecords(dataset, pool, 12)])),
)
const anyReturns: fc.Arbitrary<readonly Return[]> = fc.array(
  fc.record({
    dataset: fc.constantFrom(...joined.datasets.keys()),
    district: fc.constantFrom('330500', '330502', '330523'),
    month: fc.constantFrom('2023-12', '2024-01', '2024-02', '2024-03', '2024-07'),
    own: fc.boolean(),
    estimated: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
)

async function landAll(store: Store, records: Records, returns: readonly Return[], name: string): Promise<void> {
  for (const dataset of joined.datasets.keys()) {
    const content = JSON.stringify([name, records[dataset], returns])
    await store.land({ name, sha256: createHash('sha256').update(content).digest('hex'), dataset }, async (landing) => {
      await landing.records((records[dataset] ?? []).map((record, index) => ({ line: index + 2, record })))
      await landing.returns(returns.filter((each) => each.dataset === dataset))
    })
  }
}

/** Records as the store ends up with: a later record of a key replaces the earlier. */
function latest(batches: readonly Records[]): Records {
  return Object.fromEntries(
    [...joined.datasets.values()].map((dataset) => {
      const byKey = new Map<string, AnyRecord>()
      for (const batch of batches) for (const record of batch[dataset.name] ?? []) byKey.set(JSON.stringify(dataset.key.map((field) => record[field])), record)
      return [dataset.name, [...byKey.values()]]
    }),
  )
}

async function recomputeDirty(store: Store): Promise<void> {
  for (const { district, year } of await store.dirtyDistricts()) await store.recompute(district, year)
}

async function differences(store: Store, records: Records, returns: readonly Return[]): Promise<string[]> {
  const inMemory = evaluate(joined, records, returns)
  const stored = new Map((await store.observations({ parts: 'all' })).map((each) => [`${each.indicator} ${each.part} ${each.district} ${each.period}`, each]))
  const open = new Set(returns.map(({ month }) => month))
  const found: string[] = []
  for (const indicator of joined.indicators.values())
    for (const part of [null, ...partsOf(indicator)])
      for (const district of districts.filter(({ level }) => hasFigure(indicator, level)))
        for (const period of periods.filter((each) => monthsOf(parsePeriod(each)).some((month) => open.has(month)))) {
          const name = `${indicator.id} ${part} ${district.code} ${period}`
          const own = stored.get(name)
          const { revision: _none, ...expected } = inMemory.observe(indicator.id, district.code, period, part === null ? {} : { part })
          // A dataset of which no office has returned anything has not been computed; that is the same as missing.
          if (own === undefined && expected.status === 'L') continue
          if (own === undefined) {
            found.push(`${name}: not stored, in memory ${expected.value} ${expected.status}`)
            continue
          }
          const { revision: _revision, computedAt: _computedAt, settled, ...figure } = own
          if (!settled) found.push(`${name}: not settled, though nothing is dirty`)
          if (JSON.stringify(Object.entries(figure).sort()) !== JSON.stringify(Object.entries(expected).sort()))
            found.push(`${name}: stored ${JSON.stringify(figure)}, in memory ${JSON.stringify(expected)}`)
        }
  return found
}

/** The records that counted for every measure, as the store finds them and as memory does. */
async function sameRecordsCounted(store: Store, records: Records, returns: readonly Return[]): Promise<void> {
  const inMemory = evaluate(joined, records, returns)
  const period = parsePeriod('2024-Q1')
  for (const dataset of joined.datasets.keys())
    for (const measure of joined.measures(dataset)) {
      const { all, records: found } = await store.counted(measure, '330502', period, 1000)
      const plain = found.map(({ source: _source, line: _line, ...counted }) => JSON.stringify(counted)).sort()
      const expected = inMemory
        .counted(measure, '330502', period.id)
        .map((counted) => JSON.stringify(counted))
        .sort()
      expect({ measure: measure.key, all, plain }).toEqual({ measure: measure.key, all: expected.length, plain: expected })
    }
  const [helped, older] = joined.measures('grants').filter(({ kind }) => kind === 'distinct')
  const asText = (shared: readonly SharedValue[]): string[] => [...new Set(shared.map((each) => JSON.stringify(each)))].sort()
  expect(asText(await store.shared(helped!, older!, '330502', period))).toEqual(
    asText(sharedValues(joined, helped!, older!, records, '330502', period, inMemory.source.returns.months)),
  )
}

describe.each(databases)('on $name', ({ open }) => {
  it('figures computed step by step in SQL equal figures computed at once in memory, on any records and returns', { timeout: 240_000 }, async () => {
    const database = await open()
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(anyBatch, anyReturns), { minLength: 1, maxLength: 3 }), async (steps) => {
        await database.kysely.schema.dropSchema(database.schema).ifExists().cascade().execute()
        const store = await createStore(database, joined)
        for (const [index, [records, returns]] of steps.entries()) {
          await landAll(store, records, returns, `step ${index}`)
          if (index % 2 === 0) await recomputeDirty(store)
        }
        await recomputeDirty(store)
        expect(await store.dirtyDistricts()).toEqual([])
        expect(
          await differences(
            store,
            latest(steps.map(([records]) => records)),
            steps.flatMap(([, returns]) => returns),
          ),
        ).toEqual([])
        await sameRecordsCounted(
          store,
          latest(steps.map(([records]) => records)),
          steps.flatMap(([, returns]) => returns),
        )
      }),
      { numRuns: Number(process.env['FC_RUNS'] ?? 15), endOnFailure: false },
    )
  })
})
