import type { Level } from '@minzheng/core'
import type { concat, filter, groupBy, IStreamBuilder, groupByOperators, map, output } from '@tanstack/db-ivm'
import type { MealNumbers } from './incremental-sums.js'
import { mealsCatalogue } from '../meals/meals.js'

const { districts } = mealsCatalogue

/** The operators that both libraries have with the same names and meaning. */
export interface Operators {
  readonly concat: typeof concat
  readonly filter: typeof filter
  readonly groupBy: typeof groupBy
  readonly map: typeof map
  readonly output: typeof output
  readonly sum: (typeof groupByOperators)['sum']
}

type Numbers = IStreamBuilder<MealNumbers>

/** The message type of d2ts: rows with their version; a frontier has no rows. */
interface Versioned {
  readonly data: { readonly collection?: { readonly getInner: () => [MealNumbers, number][] } }
}

/**
 * Builds the dataflow of the sums: of each village and month, then of each district from its children, so that a change
 * reads the few children of each level and not all villages. `keep` is called for every row that is added or removed.
 */
export function dataflowOf(
  operators: Operators,
  records: Numbers,
  keep: (rows: readonly (readonly [row: MealNumbers, times: number])[]) => void,
): void {
  const { groupBy: group, sum: add } = operators
  const summed = (stream: Numbers): Numbers => {
    const sums = stream.pipe(
      group(({ district, month }: MealNumbers) => ({ district, month }), {
        meals: add((row: MealNumbers) => row.meals),
        delivered: add((row: MealNumbers) => row.delivered),
        subsidy: add((row: MealNumbers) => row.subsidy),
        transactions: add((row: MealNumbers) => row.transactions),
      }),
      operators.map(([, row]): MealNumbers => row),
      operators.output((message) => {
        const multiset = 'getInner' in message ? message : (message as unknown as Versioned).data.collection
        if (multiset !== undefined) keep(multiset.getInner())
      }),
    )
    return sums
  }
  const isBelow = (level: Level) => (row: MealNumbers) =>
    districts.get(districts.get(row.district).parent!).level === level
  const above = (stream: Numbers, level: Level): Numbers =>
    stream.pipe(
      operators.filter(isBelow(level)),
      operators.map((row: MealNumbers) => ({ ...row, district: districts.get(row.district).parent! })),
    )
  const ofVillages = summed(records)
  const ofTownships = summed(above(ofVillages, 'township'))
  // A few villages are in no township.
  const ofCounties = summed(above(ofTownships, 'county').pipe(operators.concat(above(ofVillages, 'county'))))
  summed(above(ofCounties, 'city'))
}

/** Stores added rows and deletes removed ones; within one message a removed row may follow the new one. */
export function updaterOf(sums: Map<string, MealNumbers>): Parameters<typeof dataflowOf>[2] {
  const key = ({ district, month }: MealNumbers): string => `${district} ${month}`
  return (rows) => {
    for (const [row, times] of rows) if (times < 0) sums.delete(key(row))
    for (const [row, times] of rows) if (times > 0) sums.set(key(row), row)
  }
}
