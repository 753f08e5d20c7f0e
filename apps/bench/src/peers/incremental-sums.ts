import { monthsOf, parsePeriod } from '@minzheng/core/periods'
import { mealsCatalogue } from '../meals/meals.js'

const { districts } = mealsCatalogue
const villages = districts.all.filter(({ level }) => level === 'village').map(({ code }) => code)

/** The numbers of a district and month, of one or many transactions. */
export interface MealNumbers {
  readonly district: string
  readonly month: string
  readonly meals: number
  readonly delivered: number
  readonly subsidy: number
  readonly transactions: number
}

/** Monthly sums of every district, which a library updates as records are added and removed. */
export interface IncrementalSums {
  /** The sums by `district month`. */
  readonly sums: ReadonlyMap<string, MealNumbers>
  /** Adds records (1) and removes others (-1); the sums are current when it returns. */
  readonly change: (changes: readonly (readonly [record: MealNumbers, times: 1 | -1])[]) => void
}

/** The same transactions as in the store. */
export function mealRecords(size: number): readonly MealNumbers[] {
  const first = Date.UTC(2024, 0, 1)
  return Array.from({ length: size }, (_, at) => {
    const n = at + 1
    const meals = 1 + ((n * 13) % 3)
    return {
      district: villages[(n * 7919) % villages.length]!,
      month: new Date(first + (((n * 104_729) % 1_000_003) % 366) * 86_400_000).toISOString().slice(0, 7),
      meals,
      delivered: (n * 31) % 97 < 29 ? meals : 0,
      subsidy: 200 + 100 * ((n * 17) % 7),
      transactions: 1,
    }
  })
}

/** Computes the five indicators from monthly sums, by `indicator district period`. */
export function figuresOfPeers(
  sums: IncrementalSums['sums'],
  places: readonly string[],
  periods: readonly string[],
): ReadonlyMap<string, number> {
  const figures = new Map<string, number>()
  for (const district of places)
    for (const period of periods) {
      const all = { meals: 0, delivered: 0, subsidy: 0, transactions: 0 }
      for (const month of monthsOf(parsePeriod(period))) {
        const row = sums.get(`${district} ${month}`)
        if (row !== undefined)
          for (const name of ['meals', 'delivered', 'subsidy', 'transactions'] as const) all[name] += row[name]
      }
      const keep = (indicator: string, value: number): void =>
        void figures.set(`bench.${indicator} ${district} ${period}`, value)
      keep('meals', all.meals)
      keep('delivered', all.delivered)
      keep('delivered-share', (100 * all.delivered) / all.meals)
      keep('subsidy', all.subsidy / 100)
      keep('subsidy-per-transaction', all.subsidy / 100 / all.transactions)
    }
  return figures
}
