import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate, type Records, type Return } from '@minzheng/core'
import { observe, sharedValues, type SharedValue } from '@minzheng/core/evaluation'
import { parsePeriod, yearToDate } from '@minzheng/core/periods'
import { smallCity } from '@minzheng/core/testing'
import { createStore, type FigureQuery, type Store } from '../src/index.js'
import { databases } from './databases.js'
import { anyBatch, anyMonth, anyReturns, differences, landOne, latest, settle } from './memory.js'

/** One thing that happens to a store. */
type Deed =
  | { readonly kind: 'land'; readonly dataset: string }
  | { readonly kind: 'open'; readonly month: string }
  | { readonly kind: 'recompute' }
  /** Jobs of every other dirty district, all at once. */
  | { readonly kind: 'jobs' }

const anyDeeds: fc.Arbitrary<readonly Deed[]> = fc
  .tuple(
    fc.array(anyMonth, { maxLength: 3 }),
    fc.integer({ min: 0, max: 2 }),
    fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 10, maxLength: 10 }),
  )
  .map(([months, recomputes, order]) =>
    [
      ...[...smallCity.datasets.keys()].map((dataset): Deed => ({ kind: 'land', dataset })),
      ...months.map((month): Deed => ({ kind: 'open', month })),
      ...Array.from({ length: recomputes }, (_, at): Deed => ({ kind: at % 2 === 0 ? 'jobs' : 'recompute' })),
    ]
      .map((deed, at) => ({ deed, place: order[at]! }))
      .sort((left, right) => left.place - right.place)
      .map(({ deed }) => deed),
  )

/**
 * The datasets of some records and returns landed in any order, months opened and figures recomputed before, between
 * and after.
 */
const anyStep = fc.record({
  records: anyBatch(
    smallCity,
    smallCity.districts.all.map(({ code }) => code),
    8,
  ),
  returns: anyReturns(smallCity, ['330500', '330502', '330523', '330502100']),
  deeds: anyDeeds,
})

async function doAll(
  store: Store,
  deeds: readonly Deed[],
  records: Records,
  returns: readonly Return[],
  name: string,
): Promise<void> {
  for (const deed of deeds)
    if (deed.kind === 'land') await landOne(store, deed.dataset, records, returns, name)
    else if (deed.kind === 'open') await store.openMonth(deed.month)
    else if (deed.kind === 'recompute') await settle(store)
    else {
      const some = (await store.dirtyDistricts()).filter((_, at) => at % 2 === 0)
      await Promise.all(some.map(({ district, year }) => store.recompute(district, year)))
    }
}

/** Figures by what they are of, without how they stand. */
async function figuresOf(store: Store, query: FigureQuery = {}): Promise<ReadonlyMap<string, string>> {
  const all = await store.figures.read({ parts: 'all', ...query })
  return new Map(
    all.map(({ revision: _revision, settled: _settled, movedAt: _movedAt, ...figure }) => [
      `${figure.indicator} ${figure.variant} ${figure.part} ${figure.district} ${figure.period}`,
      JSON.stringify(figure),
    ]),
  )
}

/** The records that counted for every measure, as the store finds them and as memory does. */
async function sameRecordsCounted(store: Store, records: Records, returns: readonly Return[]): Promise<void> {
  const inMemory = evaluate(smallCity, records, returns)
  const period = parsePeriod('2024-Q1')
  for (const dataset of smallCity.datasets.keys())
    for (const measure of smallCity.measures(dataset)) {
      const { all, records: found } = await store.counted(measure, '330502', period, 1000)
      const plain = found.map(({ source: _source, line: _line, ...counted }) => JSON.stringify(counted)).sort()
      const expected = inMemory
        .counted(measure, '330502', period.id)
        .map((counted) => JSON.stringify(counted))
        .sort()
      expect({ measure: measure.key, all, plain }).toEqual({
        measure: measure.key,
        all: expected.length,
        plain: expected,
      })
    }
  const [helped, older] = smallCity.measures('grants').filter(({ kind }) => kind === 'distinct')
  const asText = (shared: readonly SharedValue[]): string[] =>
    [...new Set(shared.map((each) => JSON.stringify(each)))].sort()
  expect(asText(await store.shared(helped!, older!, '330502', period))).toEqual(
    asText(sharedValues(smallCity, helped!, older!, records, '330502', period, inMemory.source.returns.months)),
  )
}

/** Figures of a year to date, which are not stored but made from what is. */
async function sameYearToDate(store: Store, records: Records, returns: readonly Return[]): Promise<void> {
  const inMemory = evaluate(smallCity, records, returns)
  const period = yearToDate('2024-06')
  const source = await store.figures.source({ districts: ['330500', '330502', '330523'], periods: [period] })
  for (const indicator of smallCity.indicators.values())
    expect(observe(smallCity, indicator, indicator.defaultVariant, '330500', period, source)).toEqual(
      inMemory.observe(indicator.id, '330500', period.id),
    )
}

describe.each(databases)('on $name', ({ open }) => {
  it(
    'figures computed step by step in SQL equal figures computed at once in memory, on any records, returns, opened months and order of landing',
    { timeout: Math.max(240_000, Number(process.env['FC_RUNS'] ?? 0) * 30_000) },
    async () => {
      const database = await open()
      await fc.assert(
        fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 3 }), async (steps) => {
          await database.kysely.schema.dropSchema(database.schema).ifExists().cascade().execute()
          const store = await createStore(database, smallCity)
          let before = new Map() as ReadonlyMap<string, string>
          let since = new Date(0)
          for (const [index, { records, returns, deeds }] of steps.entries()) {
            before = await figuresOf(store)
            since = new Date()
            // Who asks for what moved since a moment names one that is over.
            await sleep(2)
            await doAll(store, deeds, records, returns, `step ${index}`)
          }
          await settle(store)
          const moved = await figuresOf(store, { movedAfter: since })
          const unseen = [...(await figuresOf(store))].filter(
            ([name, figure]) => before.get(name) !== figure && !moved.has(name),
          )
          expect(unseen).toEqual([])
          expect(await store.dirtyDistricts()).toEqual([])
          const records = latest(
            smallCity,
            steps.map((step) => step.records),
          )
          const returns = steps.flatMap((step) => step.returns)
          expect(await differences(smallCity, store, records, returns)).toEqual([])
          await sameRecordsCounted(store, records, returns)
          await sameYearToDate(store, records, returns)
          expect((await store.verify('330500', '2024')).differences).toEqual([])
        }),
        { numRuns: Number(process.env['FC_RUNS'] ?? 8), endOnFailure: false },
      )
    },
  )
})
