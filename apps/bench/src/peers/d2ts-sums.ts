import { concat, D2, filter, groupBy, groupByOperators, map, output } from '@electric-sql/d2ts'
import type { IncrementalSums, MealNumbers } from './incremental-sums.js'
import { dataflowOf, updaterOf, type Operators } from './sums-dataflow.js'

/**
 * Sums maintained by @electric-sql/d2ts: each change is a version, which is complete when the frontier has passed it.
 */
export function d2tsSums(): IncrementalSums {
  const graph = new D2({ initialFrontier: 0 })
  const input = graph.newInput<MealNumbers>()
  const sums = new Map<string, MealNumbers>()
  // The same operators with separately declared types.
  dataflowOf(
    { concat, filter, groupBy, map, output, sum: groupByOperators.sum } as unknown as Operators,
    input as unknown as Parameters<typeof dataflowOf>[1],
    updaterOf(sums),
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
