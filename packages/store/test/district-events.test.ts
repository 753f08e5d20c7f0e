import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogue, evaluate, type AnyRecord, type Catalogue, type Records, type Return } from '@minzheng/core'
import {
  catalogueOn,
  districtHistory,
  latestTree,
  placedDistricts,
  relocateRecords,
  returnsOn,
  type DistrictHistory,
} from '@minzheng/core/districts'
import { categoriesOf, formulaOf, hasFigure, measuresOf, type Basis } from '@minzheng/core/evaluation'
import { lastDay, monthsOf, parsePeriod, periodsAround, type Day } from '@minzheng/core/periods'
import { changedDistricts, registerRecords, type RegisterLanding } from '@minzheng/core/registers'
import { smallCity } from '@minzheng/core/testing'
import { anyHistory, firstDistricts, type WrittenHistory } from '../../core/test/any-history.js'
import { createStore, DistrictsLostError, type Database, type Store } from '../src/index.js'
import { databases } from './databases.js'
import { anyBatch, anyReturns, landOne, latest, settle } from './memory.js'
import { home } from './small-city-records.js'

const first: Day = '2023-12-31'
const cityOf = (history: DistrictHistory): Catalogue => catalogue(smallCity.domains, latestTree(history), { history })

/** True for effective-dated records whose series belong to districts. */
const hasSeries = (basis: Basis): boolean => basis.kind === 'policy' && basis.spansDistricts !== true

/** The history up to its first `count` events: rows that a later event closes are open, rows that it opens are not there. */
function upTo({ districts, events }: WrittenHistory, count: number): DistrictHistory {
  const end = events[count]?.day
  const isLater = (day: string | null | undefined): boolean =>
    end !== undefined && typeof day === 'string' && day >= end
  return districtHistory({
    districts: districts
      .filter(({ validFrom }) => !isLater(validFrom))
      .map(({ validTo, ...row }) => (isLater(validTo) || validTo === undefined ? row : { ...row, validTo })),
    events: events.filter(({ day }) => !isLater(day)),
  })
}

/** The figures that differ between the store and memory, over the districts of a day. */
async function differencesOn(
  city: Catalogue,
  store: Store,
  landings: readonly RegisterLanding[],
  returns: readonly Return[],
  restated: boolean,
): Promise<readonly string[]> {
  const history = city.history!
  const { records, spans } = registerRecords(city, changedDistricts(history), landings)
  const months = [...new Set(returns.map(({ month }) => month))].toSorted()
  const periods = [...new Set(months.flatMap((month) => periodsAround(month).map(({ id }) => id)))]
  const figures = await store.figures.read({ periods, parts: 'all', restated })
  const stored = new Map(
    figures.map(({ revision: _revision, movedAt: _movedAt, ...each }) => [
      [each.indicator, each.variant, each.part, each.district, each.period].join(' '),
      each,
    ]),
  )
  const found: string[] = []
  for (const period of periods) {
    const day = restated ? '9999-12-31' : lastDay(parsePeriod(period))
    const places = placedDistricts(history, day)
    const then = catalogueOn(city, day)
    const inMemory = evaluate(then, relocateRecords(records, places.placed), returnsOn(history, returns, day), {
      validate: false,
      spans,
    })
    // Of two codes that are one district, the later record of a series replaces the earlier: in the store in the tree of
    // the month that is read, in memory in the tree of the whole evaluation.
    const last = months.findLast((month) => monthsOf(parsePeriod(period)).includes(month))!
    const isSameTree = placedDistricts(history, lastDay(parsePeriod(last))).tree === places.tree
    for (const indicator of city.indicators.values())
      for (const variant of Object.keys(indicator.variants))
        for (const part of [null, ...categoriesOf(indicator)]) {
          if (formulaOf(indicator, variant, part) === undefined) continue
          for (const { code, level } of then.districts.all) {
            if (!hasFigure(indicator, level)) continue
            const name = [indicator.id, variant, part, code, period].join(' ')
            const { revision: _none, ...expected } = inMemory.observe(indicator.id, code, period, {
              variant,
              ...(part === null ? {} : { part }),
            })
            const own = stored.get(name)
            stored.delete(name)
            if (!isSameTree && measuresOf(indicator).some(({ basis }) => hasSeries(basis))) continue
            const { settled, ...figure } = own ?? { settled: true }
            if (!settled) found.push(`${name}: not settled, though nothing is dirty`)
            if (
              JSON.stringify(Object.entries(figure).toSorted()) !== JSON.stringify(Object.entries(expected).toSorted())
            )
              found.push(`${name}: stored ${JSON.stringify(own)}, in memory ${JSON.stringify(expected)}`)
          }
        }
  }
  return [...found, ...[...stored.keys()].map((name) => `${name}: stored, though its tree lacks the district`)]
}

const codes = firstDistricts.map(({ code }) => code)

/** Records and returns whose districts are chosen again among given codes. */
function among(known: readonly string[], records: Records, returns: readonly Return[]) {
  const at = new Map(codes.map((code, index) => [code, index]))
  const place = (code: unknown): string => known[(at.get(String(code))! * 7 + 3) % known.length]!
  return {
    records: latest(smallCity, [
      Object.fromEntries(
        Object.entries(records).map(([dataset, rows]) => [
          dataset,
          rows.map((row) => ({ ...row, district: place(row['district']) })),
        ]),
      ),
    ]),
    returns: returns.map((each) => ({ ...each, district: place(each.district) })),
  }
}

const anyCase = fc.record({
  written: anyHistory(undefined, 1),
  steps: fc.array(
    fc.record({
      records: anyBatch(smallCity, codes, 8),
      returns: anyReturns(smallCity, codes),
      asOf: fc.constantFrom(null, '2023-12', '2024-01', '2024-03', '2024-07'),
      full: fc.boolean(),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  recompute: fc.boolean(),
})

const fresh = async (database: Database): Promise<void> =>
  database.kysely.schema.dropSchema(database.schema).ifExists().cascade().execute()

describe.each(databases)('district events, on $name', ({ open }) => {
  it(
    'give the figures that memory gives, as they were and restated, whatever events come between landings',
    { timeout: Math.max(240_000, Number(process.env['FC_RUNS'] ?? 0) * 60_000) },
    async () => {
      const database = await open()
      await fc.assert(
        fc.asyncProperty(anyCase, async ({ written, steps, recompute }) => {
          await fresh(database)
          const landings: RegisterLanding[] = []
          const sent: Return[] = []
          for (const [index, step] of steps.entries()) {
            const count = Math.floor((written.events.length * index) / steps.length)
            const city = cityOf(upTo(written, count))
            const store = await createStore(database, city)
            const given = among(placedDistricts(city.history!).codes, step.records, step.returns)
            for (const dataset of city.datasets.keys()) {
              const { asOf } = step
              const scope = asOf !== null && step.full ? { district: '330500' } : null
              const records = given.records[dataset] ?? []
              landings.push({ dataset, asOf, scope, records })
              const source = { name: `step ${index}`, sha256: `${index} ${dataset}`.padEnd(64, '0'), dataset }
              await store.land(
                asOf === null ? source : { ...source, period: { from: asOf, asOf } },
                async (landing) => {
                  await landing.records(records.map((record, at) => ({ line: at + 2, record })))
                  await landing.returns(given.returns.filter((each) => each.dataset === dataset))
                  if (scope !== null) await landing.full(scope)
                },
              )
            }
            if (recompute) await settle(store)
            sent.push(...given.returns)
          }
          const city = cityOf(districtHistory(written))
          const store = await createStore(database, city)
          await settle(store)
          expect(await store.dirtyDistricts()).toEqual([])
          expect(await differencesOn(city, store, landings, sent, false)).toEqual([])
          expect(await differencesOn(city, store, landings, sent, true)).toEqual([])
          expect((await store.reconcile('330500', '2024')).differences).toEqual([])
        }),
        { numRuns: Number(process.env['FC_RUNS'] ?? 3), endOnFailure: true },
      )
    },
  )
})
