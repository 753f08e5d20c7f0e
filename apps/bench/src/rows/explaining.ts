import { explain, type Indicator } from '@minzheng/core'
import { hasFigure } from '@minzheng/core/evaluation'
import { parsePeriod } from '@minzheng/core/periods'
import { huzhouCatalogue } from '@minzheng/huzhou'
import type { Store } from '@minzheng/store'
import { median } from '../measuring/median.js'
import type { Measurement } from '../measuring/measurement.js'

const { districts, indicators } = huzhouCatalogue
const sampled = 50
const city = districts.root.code
/** A county, a township and a village. */
const below = ['330523', '330523001', '330523001002']
/** The number of listed records per measure, as on the command line. */
const listed = 5
const period = parsePeriod('2024')

/** A figure and its district. */
type Asked = readonly [indicator: Indicator, district: string]

/**
 * Reads figures with their explanations: formula, inputs, the contribution of each district, and the contributing
 * records.
 */
export async function explaining(store: Store): Promise<Measurement> {
  const at = (codes: readonly string[]): readonly Asked[] =>
    [...indicators.values()].flatMap((indicator) =>
      codes.filter((code) => hasFigure(indicator, districts.get(code).level)).map((code): Asked => [indicator, code]),
    )
  const others = at(below)
  // Every indicator of the city, which has the most contributing records, and of some districts below.
  const asked = [
    ...at([city]),
    ...Array.from({ length: sampled }, (_, turn) => others[Math.floor((turn * others.length) / sampled)]!),
  ]
  for (const each of asked) await explained(store, each)
  return {
    name: `A figure with its explanation and the records that count: ${asked.length} of them`,
    rounds: 3,
    run: async () => {
      const taken: { readonly name: string; readonly time: number }[] = []
      for (const each of asked) {
        const began = performance.now()
        await explained(store, each)
        taken.push({ name: `${each[0].id} ${each[1]}`, time: performance.now() - began })
      }
      const worst = taken.reduce((one, other) => (other.time > one.time ? other : one))
      process.stdout.write(`  the slowest: ${worst.name}\n`)
      return [
        { name: 'median', value: median(taken.map(({ time }) => time)), unit: 'ms', goal: { atMost: 10 } },
        {
          name: 'within 10 ms',
          value: (100 * taken.filter(({ time }) => time <= 10).length) / taken.length,
          unit: '% of them',
        },
        { name: 'the slowest', value: worst.time, unit: 'ms', goal: { atMost: 10 } },
      ]
    },
  }
}

/** Reads the same data as `minzheng explain`. */
async function explained(store: Store, [indicator, district]: Asked): Promise<void> {
  const source = await store.figures.source({
    districts: [district, ...districts.children(district).map(({ code }) => code)],
    periods: [period],
    indicators: [indicator.id],
  })
  const { inputs } = explain(huzhouCatalogue, indicator, district, period, source)
  await Promise.all(inputs.map(({ measure }) => store.contributingRecords(measure, district, period, listed)))
}
