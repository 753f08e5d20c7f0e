import { setTimeout as sleep } from 'node:timers/promises'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { smallCity } from '@minzheng/core/testing'
import { hasFigure } from '@minzheng/core/evaluation'
import { isSame } from '../src/base/same-observation.js'
import { createStore, type Store } from '../src/index.js'
import { databases } from './databases.js'
import { anyBatch, anyReturns } from './memory.js'
import { anyStep, places, take } from './register-steps.js'

const districts = [smallCity.districts.root.code, '330502']
const periods = ['2024', '2024-03']
const indicators = [...smallCity.indicators.values()]

/** Every figure as it was known at a moment, each moment computed for itself. */
async function figuresAt(store: Store, time: Date) {
  const { evaluation } = await store.figuresThen({ at: { time }, districts })
  return indicators.flatMap((indicator) =>
    districts
      .filter((code) => hasFigure(indicator, smallCity.districts.get(code).level))
      .flatMap((district) =>
        periods.flatMap((period) =>
          Object.keys(indicator.variants).map((variant) =>
            evaluation.observe(indicator.id, district, period, { variant }),
          ),
        ),
      ),
  )
}

const keyOf = (each: { indicator: string; district: string; period: string; variant: string }) =>
  `${each.indicator} ${each.district} ${each.period} ${each.variant}`

describe.each(databases)('What moved between two moments, on $name', ({ open }) => {
  it(
    'are the figures that differ if each moment is computed for itself, by steps at which they do',
    { timeout: 300_000 },
    async () => {
      const store = await createStore(await open(), smallCity)
      const acts: number[] = []
      // A moment before everything, and one after each step.
      const moments: Date[] = []
      const look = async (): Promise<void> => {
        await sleep(3)
        moments.push((await store.moment()).at)
        await sleep(3)
      }
      await look()
      await fc.assert(
        fc.asyncProperty(
          fc.array(anyBatch(smallCity, places, 4), { minLength: 4, maxLength: 4 }),
          anyReturns(smallCity, places),
          fc.array(anyStep, { minLength: 3, maxLength: 8 }),
          fc.nat(),
          async (batches, returns, steps, seed) => {
            for (const step of steps) {
              await take(store, step, { batches, returns, acts })
              await look()
            }
            const start = seed % moments.length
            const between = moments.slice(start)
            const figures = await Promise.all(between.map((time) => figuresAt(store, time)))
            const moved = await store.whatMoved({
              from: { time: between[0]! },
              to: { time: between.at(-1)! },
              districts,
              periods,
            })
            const [before, after] = [figures[0]!, figures.at(-1)!]
            const expected = before.flatMap((each, at) => (isSame(each, after[at]!) ? [] : [[each, after[at]!]]))
            expect(moved.map((each) => [each.before, each.after])).toEqual(expected)
            for (const each of moved) {
              const at = before.findIndex((figure) => keyOf(figure) === keyOf(each.before))
              for (const reason of each.reasons) {
                const time = 'source' in reason && reason.kind === 'landed' ? reason.source.landedAt : undefined
                if (time === undefined) continue
                const turn = between.findIndex((moment) => moment > time)
                expect([reason, isSame(figures[turn - 1]![at]!, figures[turn]![at]!)]).toEqual([reason, false])
              }
            }
          },
        ),
        // What happens adds up from run to run, so that a failure would not shrink.
        { numRuns: 6, endOnFailure: true },
      )
    },
  )
})
