import type { Catalogue, Level } from '@minzheng/core'
import { rank } from '@minzheng/core/districts'
import type { Accumulator } from '@minzheng/core/evaluation'

/**
 * Which number of a dataset stands at which place of a month in `sums`: the measures first, then what is made of them
 * going up the tree.
 */
export interface Layout {
  readonly dataset: string
  /** The numbers of a month, in order. */
  readonly accumulators: readonly Accumulator[]
  /** How many of them a district's own records give: the first of a month's numbers. */
  readonly own: number
  /** How many numbers a month has with those made going up the tree. */
  readonly total: number
  /** Where a key stands; undefined for a distinct count, which is not kept. */
  place(key: string): number | undefined
}

/**
 * The layout of a dataset's sums. Of each distinct count, which does not add up, a trace is kept with the sums: a
 * number that moves when the values move that are counted, so that a figure over it is known to have moved.
 */
export function layoutOf(catalogue: Pick<Catalogue, 'accumulators' | 'measures'>, dataset: string): Layout {
  const all = catalogue.accumulators(dataset)
  const plain = all.filter(({ kind }) => kind === 'plain')
  const traces = catalogue
    .measures(dataset)
    .filter(({ kind }) => kind === 'distinct')
    .map(({ key }): Accumulator => ({ kind: 'plain', key: traceKey(key), dataset, roll: 'add' }))
  const accumulators = [...plain, ...traces, ...all.filter(({ kind }) => kind !== 'plain')]
  const places = new Map(accumulators.map(({ key }, at) => [key, at]))
  return Object.freeze({
    dataset,
    accumulators,
    own: plain.length + traces.length,
    total: accumulators.length,
    place: (key: string) => places.get(key),
  })
}

/** Where the trace of a distinct count is kept. */
export function traceKey(key: string): string {
  return `${key}.trace`
}

/**
 * True if 0 says no more than nothing does: of what adds up, and of what is made of it. Only of a least or greatest
 * value 0 is a value of its own.
 */
export function isZeroNothing(accumulator: Accumulator): boolean {
  return accumulator.kind !== 'plain' || accumulator.roll === 'add'
}

/** True if districts of this level have a number of this kind. */
export function hasNumber(accumulator: Accumulator, level: Level): boolean {
  return accumulator.kind === 'plain' || rank(level) <= rank(accumulator.level)
}
