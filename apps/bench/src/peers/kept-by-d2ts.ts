import { concat, D2, filter, groupBy, groupByOperators, map, output } from '@electric-sql/d2ts'
import type { KeptSums, MealNumbers } from './kept-sums.js'
import { flowOf, keeperOf, type Operators } from './sums-flow.js'

/** Sums kept by @electric-sql/d2ts: each change is a version, which is whole when the frontier has passed it. */
export function keptByD2ts(): KeptSums {
  const graph = new D2({ initialFrontier: 0 })
  const input = graph.newInput<MealNumbers>()
  const sums = new Map<string, MealNumbers>()
  // The same operators; only the types are declared apart.
  flowOf(
    { concat, filter, groupBy, map, output, sum: groupByOperators.sum } as unknown as Operators,
    input as unknown as Parameters<typeof flowOf>[1],
    keeperOf(sums),
  )
  graph.finalize()
  let version = 0
  return {
    sums,
    change: (changes) => {
      input.sendData(
        version,
        changes.map(([record, times]) => [record, times]),
      )
      version += 1
      input.sendFrontier(version)
      graph.run()
    },
  }
}
