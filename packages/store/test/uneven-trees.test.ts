import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogue, districtTree, evaluate, type Records, type Return } from '@minzheng/core'
import { hasFigure } from '@minzheng/core/evaluation'
import { anyRecords, anyTree, smallCity } from '@minzheng/core/testing'
import { createStore, type Store } from '../src/index.js'
import { databases } from './databases.js'
import { latest } from './memory.js'

const months = ['2024-01', '2024-02', '2024-03']
const days = ['2023-12-31', '2024-01-15', '2024-02-01', '2024-02-29', '2024-03-31', '2024-07-01']
const words = ['a', 'b', 'test.every-county', 'test.every-township']

/** A city of any shape, and the records and returns of its offices in two steps. */
const anyCase = anyTree.chain((tree) => {
  const city = catalogue(smallCity.domains, tree)
  const codes = tree.all.map(({ code }) => code)
  const batch = fc.record(
    Object.fromEntries(
      [...city.datasets.values()].map((dataset) => [
        dataset.name,
        anyRecords(dataset, { districts: codes, days, words }, 8),
      ]),
    ),
  )
  const returns = fc.array(
    fc.record({
      dataset: fc.constantFrom(...city.datasets.keys()),
      district: fc.constantFrom(...codes),
      month: fc.constantFrom(...months),
      own: fc.boolean(),
      estimated: fc.boolean(),
    }),
    { minLength: 1, maxLength: 10 },
  )
  return fc.record({
    districts: fc.constant(tree.all),
    steps: fc.array(fc.tuple(batch, returns), { minLength: 1, maxLength: 2 }),
  })
})

async function landAll(store: Store, records: Records, returns: readonly Return[], name: string): Promise<void> {
  for (const dataset of Object.keys(records)) {
    const sha256 = createHash('sha256')
      .update(JSON.stringify([name, dataset]))
      .digest('hex')
    await store.land({ name, sha256, dataset }, async (landing) => {
      await landing.records(records[dataset]!.map((record, index) => ({ line: index + 2, record })))
      await landing.returns(returns.filter((each) => each.dataset === dataset))
    })
  }
  for (const { district, year } of await store.dirtyDistricts()) await store.recompute(district, year)
}

describe.each(databases)('on $name', ({ open }) => {
  it(
    'computes the same figures in SQL and in memory in a city of any shape, and finds no difference to repair',
    { timeout: 240_000 },
    async () => {
      const database = await open()
      await fc.assert(
        fc.asyncProperty(anyCase, async ({ districts, steps }) => {
          const city = catalogue(smallCity.domains, districtTree(districts))
          await database.kysely.schema.dropSchema(database.schema).ifExists().cascade().execute()
          const store = await createStore(database, city)
          for (const [index, [records, returns]] of steps.entries())
            await landAll(store, records, returns, `step ${index}`)
          expect(await store.dirtyDistricts()).toEqual([])
          const figures = evaluate(
            city,
            latest(
              city,
              steps.map(([records]) => records),
            ),
            steps.flatMap(([, returns]) => returns),
            { validate: false },
          )
          const stored = new Map(
            (await store.figures.read({})).map((each) => [`${each.indicator} ${each.district} ${each.period}`, each]),
          )
          for (const indicator of city.indicators.values())
            for (const { code, level } of city.districts.all.filter((each) => hasFigure(indicator, each.level)))
              for (const period of figures.source.returns.months) {
                const { value, status, reason, received, expected } = figures.observe(indicator.id, code, period)
                const own = stored.get(`${indicator.id} ${code} ${period}`)
                // A dataset without any return has not been computed, which is the same as missing.
                if (own === undefined && status === 'L') continue
                expect({ of: indicator.id, code, level, period, ...own }).toMatchObject({
                  of: indicator.id,
                  code,
                  period,
                  value,
                  status,
                  reason,
                  received,
                  expected,
                  settled: true,
                })
              }
          for (const period of figures.source.returns.months)
            expect((await store.reconcile('330500', period)).differences).toEqual([])
        }),
        { numRuns: Number(process.env['FC_RUNS'] ?? 4), endOnFailure: true },
      )
    },
  )

  it('marks the county’s cell dirty when the city renews a grade, and counts one grade in the city', async () => {
    const database = await open()
    await database.kysely.schema.dropSchema(database.schema).ifExists().cascade().execute()
    const store = await createStore(database, smallCity)
    const grade = (district: string, grantedOn: string) => ({
      organisation: 'a',
      district,
      grade: 4,
      grantedOn,
      expiresOn: null,
    })
    const returned = months.map((month): Return => ({ dataset: 'grades', district: '330500', month }))
    const graded = async (): Promise<readonly (number | null)[]> => {
      const found = await store.figures.read({ indicators: ['test.graded-4-and-above'] })
      return ['330500', '330502', '330523'].flatMap((code) =>
        ['2024-01', '2024-03'].map(
          (month) => found.find((each) => each.district === code && each.period === month)!.value,
        ),
      )
    }
    const empty = { homes: [], grants: [] }
    await landAll(store, { ...empty, grades: [grade('330502', '2024-01-01')] }, returned, 'county')
    expect(await graded()).toEqual([1, 1, 1, 1, 0, 0])
    await landAll(store, { ...empty, grades: [grade('330500', '2024-02-01')] }, [], 'city')
    expect(await graded()).toEqual([1, 1, 1, 0, 0, 0])
    expect(await store.replacedOn('grades', grade('330502', '2024-01-01'))).toBe('2024-02-01')
    // The same renewal, sent by a county too: two offices hold one key, and each has its record.
    await landAll(store, { ...empty, grades: [grade('330523', '2024-02-01')] }, [], 'twice')
    expect(await graded()).toEqual([1, 2, 1, 0, 0, 1])
    expect((await store.reconcile('330500', '2024')).differences).toEqual([])
  })
})
