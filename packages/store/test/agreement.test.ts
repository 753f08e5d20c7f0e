import { setTimeout as sleep } from 'node:timers/promises'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate, type Records, type Return } from '@minzheng/core'
import { observe, sharedValues, type SharedValue } from '@minzheng/core/evaluation'
import { parsePeriod, yearToDate } from '@minzheng/core/periods'
import { smallCity } from '@minzheng/core/testing'
import { createStore, type FigureQuery, type Store } from '../src/index.js'
import { databases } from './databases.js'
import { anyBatch, anyMonth, anyReturns, differences, landOne, latest, settle } from './memory.js'

/** One action on a store. */
type Action =
  | { readonly kind: 'land'; readonly dataset: string }
  | { readonly kind: 'open'; readonly month: string }
  | { readonly kind: 'recompute' }
  /** Runs jobs of every second dirty district concurrently. */
  | { readonly kind: 'jobs' }

const anyActions: fc.Arbitrary<readonly Action[]> = fc
  .tuple(
    fc.array(anyMonth, { maxLength: 3 }),
    fc.integer({ min: 0, max: 2 }),
    fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 10, maxLength: 10 }),
  )
  .map(([months, recomputes, order]) =>
    [
      ...[...smallCity.datasets.keys()].map((dataset): Action => ({ kind: 'land', dataset })),
      ...months.map((month): Action => ({ kind: 'open', month })),
      ...Array.from({ length: recomputes }, (_, at): Action => ({ kind: at % 2 === 0 ? 'jobs' : 'recompute' })),
    ]
      .map((action, at) => ({ action, place: order[at]! }))
      .toSorted((left, right) => left.place - right.place)
      .map(({ action }) => action),
  )

/** Lands records and returns of datasets in any order; opens months and recomputes before, between and after. */
const anyStep = fc.record({
  records: anyBatch(
    smallCity,
    smallCity.districts.all.map(({ code }) => code),
    8,
  ),
  returns: anyReturns(smallCity, ['330500', '330502', '330523', '330502100']),
  actions: anyActions,
})

async function runAll(
  store: Store,
  actions: readonly Action[],
  records: Records,
  returns: readonly Return[],
  name: string,
): Promise<void> {
  for (const action of actions)
    if (action.kind === 'land') await landOne(store, action.dataset, records, returns, name)
    else if (action.kind === 'open') await store.openMonth(action.month)
    else if (action.kind === 'recompute') await settle(store)
    else {
      const some = (await store.dirtyDistricts()).filter((_, at) => at % 2 === 0)
      await Promise.all(some.map(({ district, year }) => store.recompute(district, year)))
    }
}

/** Figures by indicator, district, period, variant and category, without their freshness. */
async function figuresOf(store: Store, query: FigureQuery = {}): Promise<ReadonlyMap<string, string>> {
  const all = await store.figures.read({ parts: 'all', ...query })
  return new Map(
    all.map(({ revision: _revision, settled: _settled, movedAt: _movedAt, ...figure }) => [
      `${figure.indicator} ${figure.variant} ${figure.part} ${figure.district} ${figure.period}`,
      JSON.stringify(figure),
    ]),
  )
}

/** The contributing records of every measure, from the store and from memory. */
async function sameRecordsCounted(store: Store, records: Records, returns: readonly Return[]): Promise<void> {
  const inMemory = evaluate(smallCity, records, returns, { validate: false })
  const period = parsePeriod('2024-Q1')
  for (const dataset of smallCity.datasets.keys())
    for (const measure of smallCity.measures(dataset)) {
      const { all, records: found } = await store.contributingRecords(measure, '330502', period, 1000)
      const plain = found.map(({ source: _source, line: _line, ...counted }) => JSON.stringify(counted)).toSorted()
      const expected = inMemory
        .contributingRecords(measure, '330502', period.id)
        .map((counted) => JSON.stringify(counted))
        .toSorted()
      expect({ measure: measure.key, all, plain }).toEqual({
        measure: measure.key,
        all: expected.length,
        plain: expected,
      })
    }
  const [helped, older] = smallCity.measures('grants').filter(({ kind }) => kind === 'distinct')
  const asText = (shared: readonly SharedValue[]): string[] =>
    [...new Set(shared.map((each) => JSON.stringify(each)))].toSorted()
  expect(asText(await store.sharedValues(helped!, older!, '330502', period))).toEqual(
    asText(sharedValues(smallCity, helped!, older!, records, '330502', period, inMemory.source.returns.months)),
  )
}

/** Figures of a year to date, which are computed from the stored sums. */
async function sameYearToDate(store: Store, records: Records, returns: readonly Return[]): Promise<void> {
  const inMemory = evaluate(smallCity, records, returns, { validate: false })
  const period = yearToDate('2024-06')
  const source = await store.figures.source({ districts: ['330500', '330502', '330523'], periods: [period] })
  for (const indicator of smallCity.indicators.values())
    expect(observe(smallCity, indicator, { district: '330500', period, source })).toEqual(
      inMemory.observe(indicator.id, '330500', period.id),
    )
}

describe.each(databases)('on $name', ({ open }) => {
  it(
    'computes the same figures step by step in SQL and at once in memory, for any records, returns, opened months and landing order',
    { timeout: Math.max(240_000, Number(process.env['FC_RUNS'] ?? 0) * 30_000) },
    async () => {
      const database = await open()
      await fc.assert(
        fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 3 }), async (steps) => {
          await database.kysely.schema.dropSchema(database.schema).ifExists().cascade().execute()
          const store = await createStore(database, smallCity)
          let before = new Map() as ReadonlyMap<string, string>
          let since = new Date(0)
          for (const [index, { records, returns, actions }] of steps.entries()) {
            before = await figuresOf(store)
            since = new Date()
            // `movedAfter` must be a moment in the past.
            await sleep(2)
            await runAll(store, actions, records, returns, `step ${index}`)
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
          expect((await store.reconcile('330500', '2024')).differences).toEqual([])
        }),
        { numRuns: Number(process.env['FC_RUNS'] ?? 8), endOnFailure: false },
      )
    },
  )
})
