import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePeriod } from '@minzheng/core/periods'
import { smallCity } from '@minzheng/core/testing'
import { observe } from '@minzheng/core/evaluation'
import { createStore, type FigureQuery, type Store } from '../src/index.js'
import { databases } from './databases.js'
import { anyBatch, anyReturns } from './memory.js'
import { anyStep, places, take } from './register-steps.js'

const { root } = smallCity.districts

const queries: readonly FigureQuery[] = [
  { districts: ['330500', '330502'], periods: ['2024', '2024-03'], parts: 'all' },
  { districts: ['330502'], periods: ['2024-01/2024-03', '2023-12'] },
  { districts: ['330500'], movedAfter: new Date('2024-01-01T00:00:00Z') },
  { indicators: [...smallCity.indicators.keys()].slice(0, 3) },
]

async function observed({ figures }: Store) {
  const period = parsePeriod('2024')
  const indicators = [...smallCity.indicators.values()]
  const source = await figures.source({
    districts: ['330500'],
    periods: [period],
    indicators: indicators.map(({ id }) => id),
  })
  return indicators.map((indicator) => observe(smallCity, indicator, { district: root.code, period, source }))
}

describe.each(databases)('Figures that are kept, on $name', ({ open }) => {
  it(
    'are those of a store that keeps none, whatever lands, is withdrawn or waits, in any order',
    { timeout: 300_000 },
    async () => {
      const database = await open()
      const keeping = await createStore(database, smallCity)
      const fresh = await createStore(database, smallCity, { keptRows: 0 })
      const acts: number[] = []
      // What happens adds up from run to run, so that a failure would not shrink.
      await fc.assert(
        fc.asyncProperty(
          fc.array(anyBatch(smallCity, places, 4), { minLength: 4, maxLength: 4 }),
          anyReturns(smallCity, places),
          fc.array(anyStep, { minLength: 4, maxLength: 10 }),
          async (batches, returns, steps) => {
            for (const step of steps) {
              await take(fresh, step, { batches, returns, acts })
              for (const query of queries)
                expect([step, await keeping.figures.read(query)]).toEqual([step, await fresh.figures.read(query)])
              expect([step, await observed(keeping)]).toEqual([step, await observed(fresh)])
            }
          },
        ),
        { numRuns: 6, endOnFailure: true },
      )
    },
  )
})
