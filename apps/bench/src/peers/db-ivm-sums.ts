import { concat, D2, filter, groupBy, groupByOperators, map, output } from '@tanstack/db-ivm'
import type { IncrementalSums, MealNumbers } from './incremental-sums.js'
import { dataflowOf, updaterOf } from './sums-dataflow.js'

/** Sums maintained by @tanstack/db-ivm, which has no versions: a change is complete when `run` returns. */
export function dbIvmSums(): IncrementalSums {
  const graph = new D2()
  const input = graph.newInput<MealNumbers>()
  const sums = new Map<string, MealNumbers>()
  dataflowOf({ concat, filter, groupBy, map, output, sum: groupByOperators.sum }, input, updaterOf(sums))
  graph.finalize()
  return {
    sums,
    change: (changes) => {
      input.sendData(changes.map(([record, times]) => [record, times]))
      graph.run()
    },
  }
}
