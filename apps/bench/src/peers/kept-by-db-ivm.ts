import { concat, D2, filter, groupBy, groupByOperators, map, output } from '@tanstack/db-ivm'
import type { KeptSums, MealNumbers } from './kept-sums.js'
import { flowOf, keeperOf } from './sums-flow.js'

/** Sums kept by @tanstack/db-ivm, which has no versions: a change is whole when `run` returns. */
export function keptByDbIvm(): KeptSums {
  const graph = new D2()
  const input = graph.newInput<MealNumbers>()
  const sums = new Map<string, MealNumbers>()
  flowOf({ concat, filter, groupBy, map, output, sum: groupByOperators.sum }, input, keeperOf(sums))
  graph.finalize()
  return {
    sums,
    change: (changes) => {
      input.sendData(changes.map(([record, times]) => [record, times]))
      graph.run()
    },
  }
}
