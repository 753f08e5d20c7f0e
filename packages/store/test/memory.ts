import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import { evaluate, type AnyRecord, type Catalogue, type Records, type Return } from '@minzheng/core'
import { formulaOf, hasFigure, categoriesOf } from '@minzheng/core/evaluation'
import { monthsOf, parsePeriod, periodsAround } from '@minzheng/core/periods'
import { unchangedDistricts, type RegisterRecords } from '@minzheng/core/registers'
import { anyRecords } from '@minzheng/core/testing'
import type { Store } from '../src/index.js'

/** Days around the ends of years and months, which are error-prone. */
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
const months = ['2023-12', '2024-01', '2024-02', '2024-03', '2024-07']

/** Arbitrary records of any dataset in the given districts. */
export function anyBatch(catalogue: Catalogue, districts: readonly string[], most = 12): fc.Arbitrary<Records> {
  const pool = { districts, days, words: ['a', 'b', 'test.every-county', 'test.every-township', 'test.some-county'] }
  return fc.record(
    Object.fromEntries(
      [...catalogue.datasets.values()].map((dataset) => [dataset.name, anyRecords(dataset, pool, most)]),
    ),
  )
}

/** Arbitrary returns of any dataset by the given districts. */
export function anyReturns(catalogue: Catalogue, districts: readonly string[]): fc.Arbitrary<readonly Return[]> {
  return fc.array(
    fc.record({
      dataset: fc.constantFrom(...catalogue.datasets.keys()),
      district: fc.constantFrom(...districts),
      month: fc.constantFrom(...months),
      own: fc.boolean(),
      estimated: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  )
}

/** Months with and without a return. */
export const anyMonth: fc.Arbitrary<string> = fc.constantFrom(...months, '2024-04', '2024-06')

/** Lands the records and returns of one dataset in a step. */
export async function landOne(
  store: Store,
  dataset: string,
  records: Records,
  returns: readonly Return[],
  name: string,
): Promise<void> {
  const content = JSON.stringify([name, records[dataset], returns])
  await store.land({ name, sha256: createHash('sha256').update(content).digest('hex'), dataset }, async (landing) => {
    await landing.records((records[dataset] ?? []).map((record, index) => ({ line: index + 2, record })))
    await landing.returns(returns.filter((each) => each.dataset === dataset))
  })
}

/** The records that the store has in the end: a later record of an office and key replaces the earlier one. */
export function latest(catalogue: Catalogue, batches: readonly Records[]): Records {
  const { officeOf } = unchangedDistricts(catalogue.districts)
  return Object.fromEntries(
    [...catalogue.datasets.values()].map((dataset) => {
      const byKey = new Map<string, AnyRecord>()
      for (const batch of batches)
        for (const record of batch[dataset.name] ?? []) {
          const office = officeOf(String(record['district']), dataset.reportedBy, Infinity)
          byKey.set(JSON.stringify([office, ...dataset.key.map((field) => record[field])]), record)
        }
      return [dataset.name, [...byKey.values()]]
    }),
  )
}

/** Recomputes all dirty districts. */
export async function settle(store: Store): Promise<void> {
  for (const { district, year } of await store.dirtyDistricts()) await store.recompute(district, year)
}

/** The figures that differ between store and memory, and figures that no definition has. */
export async function differences(
  catalogue: Catalogue,
  store: Store,
  records: Records,
  returns: readonly Return[],
  spans?: RegisterRecords['spans'],
): Promise<string[]> {
  // Returns of a dataset that is no longer defined still count as returns of the month.
  const inMemory = evaluate(catalogue, records, returns, { validate: false, ...(spans === undefined ? {} : { spans }) })
  const stored = new Map(
    (await store.figures.read({ parts: 'all' })).map((each) => [
      `${each.indicator} ${each.variant} ${each.part} ${each.district} ${each.period}`,
      each,
    ]),
  )
  const returned = [...new Set(returns.map(({ month }) => month))].toSorted()
  const periods = [...new Set(returned.flatMap((month) => periodsAround(month).map(({ id }) => id)))]
  const found: string[] = []
  if (JSON.stringify(await store.returnedMonths()) !== JSON.stringify(returned))
    found.push(`the months with a return are ${returned.join(', ')}`)
  for (const indicator of catalogue.indicators.values())
    for (const variant of Object.keys(indicator.variants))
      for (const part of [null, ...categoriesOf(indicator)].filter(
        (each) => formulaOf(indicator, variant, each) !== undefined,
      ))
        for (const district of catalogue.districts.all.filter(({ level }) => hasFigure(indicator, level)))
          for (const period of periods) {
            const name = `${indicator.id} ${variant} ${part} ${district.code} ${period}`
            const own = stored.get(name)
            stored.delete(name)
            const { revision: _none, ...expected } = inMemory.observe(indicator.id, district.code, period, {
              variant,
              ...(part === null ? {} : { part }),
            })
            // A dataset without any return has not been computed, which is the same as missing.
            if (own === undefined && expected.status === 'L') continue
            if (own === undefined) {
              found.push(`${name}: not stored, in memory ${expected.value} ${expected.status}`)
              continue
            }
            const { revision: _revision, movedAt: _movedAt, settled, ...figure } = own
            if (!settled) found.push(`${name}: not settled, though nothing is dirty`)
            if (!isDeepStrictEqual(figure, expected))
              found.push(`${name}: stored ${JSON.stringify(figure)}, in memory ${JSON.stringify(expected)}`)
          }
  // The remaining figures belong to periods without a return: open months have rows for them.
  for (const [name, { indicator, variant, part, district, period, status }] of stored) {
    const known = catalogue.indicators.get(indicator)
    const isDefined =
      known !== undefined && formulaOf(known, variant, part) !== undefined && catalogue.districts.has(district)
    if (!isDefined || !hasFigure(known, catalogue.districts.get(district).level))
      found.push(`${name}: stored, though nothing defines it`)
    else if (status !== 'L' || monthsOf(parsePeriod(period)).some((month) => returned.includes(month)))
      found.push(`${name}: stored ${status}, not returned`)
  }
  return found
}
