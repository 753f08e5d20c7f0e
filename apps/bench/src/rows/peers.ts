import { correct, correctFirst, day, affectedPeriods, affectedDistricts, village } from '../meals/correction.js'
import { d2tsSums } from '../peers/d2ts-sums.js'
import { dbIvmSums } from '../peers/db-ivm-sums.js'
import { figuresOfPeers, mealRecords, type IncrementalSums } from '../peers/incremental-sums.js'
import { mealsStore, settle, type MealsStore } from '../meals/meals-store.js'
import type { Figure } from '../measuring/measurement.js'
import type { Opened } from '../measuring/opened.js'

/** The number of records: with six million, a library's data would not fit in memory. */
const most = 200_000

/** A library that has loaded the records. */
interface Peer {
  readonly name: string
  /** Replaces the first record by one with this number of meals. */
  readonly change: (meals: number) => void
  readonly figures: () => ReadonlyMap<string, number>
}

/**
 * Compares one change with libraries that maintain the same monthly sums of every district incrementally in memory.
 * They run in one process without durability: no disk, no other readers, no landing, no revision. Ours includes the
 * database, as in the other rows.
 */
export async function peers(url: string | undefined, asked: number): Promise<Opened> {
  const size = Math.min(asked, most)
  const meals = await mealsStore(url, size)
  await settle(meals.store)
  const loaded = [load('@tanstack/db-ivm', dbIvmSums, size), load('@electric-sql/d2ts', d2tsSums, size)]
  const all = loaded.map(({ peer }) => peer)
  await refuseOthers(meals, all)
  const landed = await correctFirst(meals)
  for (const { change } of all) change(landed)
  await refuseOthers(meals, all)
  let round = 0
  const ways = all.map(({ name, change, figures }) => {
    const way = (): void => {
      round += 1
      change(1000 + round)
      figures()
    }
    return [`${name}: in memory, nothing durable`, way] as const
  })
  const name = `One change among ${size.toLocaleString('en')} records to the city’s figures`
  return {
    parts: [
      {
        comparison: {
          name: `${name}, beside sums kept in memory`,
          unit: 'change',
          size: 1,
          ours: () => correct(meals),
          beside: Object.fromEntries(ways),
          goals: {},
        },
      },
      {
        measurement: {
          name: `Sums kept in memory, ${size.toLocaleString('en')} records`,
          rounds: 1,
          run: async () => loaded.flatMap(({ costs }) => costs),
        },
      },
    ],
    close: meals.drop,
  }
}

function load(
  name: string,
  make: () => IncrementalSums,
  size: number,
): { readonly peer: Peer; readonly costs: readonly Figure[] } {
  const records = mealRecords(size)
  globalThis.gc?.()
  const [heap, began] = [process.memoryUsage().heapUsed, performance.now()]
  const kept = make()
  for (let at = 0; at < records.length; at += 10_000)
    kept.change(records.slice(at, at + 10_000).map((record) => [record, 1]))
  const time = performance.now() - began
  globalThis.gc?.()
  let [current] = records as [(typeof records)[number]]
  return {
    peer: {
      name,
      change: (meals) => {
        const changed = { ...current, district: village, month: day.slice(0, 7), meals, delivered: 0, subsidy: 300 }
        kept.change([
          [current, -1],
          [changed, 1],
        ])
        current = changed
      },
      figures: () => figuresOfPeers(kept.sums, affectedDistricts, affectedPeriods),
    },
    costs: [
      { name: `${name}: loading`, value: time, unit: 'ms' },
      { name: `${name}: memory that it holds`, value: (process.memoryUsage().heapUsed - heap) / 1e6, unit: 'MB' },
    ],
  }
}

/** Throws if one of the sixteen figures of an indicator differs from ours. */
async function refuseOthers({ store }: Pick<MealsStore, 'store'>, all: readonly Peer[]): Promise<void> {
  const ours = await store.figures.read({ districts: affectedDistricts, periods: affectedPeriods })
  for (const { name, figures } of all) {
    const theirs = figures()
    for (const { indicator, district, period, value } of ours) {
      const other = theirs.get(`${indicator} ${district} ${period}`)
      if (value === null || other === undefined || Math.abs(value - other) > 1e-9 * Math.abs(value))
        throw new Error(`${indicator} ${district} ${period}: ours ${String(value)}, ${name} ${String(other)}`)
    }
  }
}
