import type { Catalogue, Level } from '@minzheng/core'
import { rank } from '@minzheng/core/districts'
import type { Accumulator } from '@minzheng/core/evaluation'

/**
 * The position of each number of a dataset within a month of `sums`: first the measures, then the numbers that are
 * computed from them during roll-up.
 */
export interface Layout {
  readonly dataset: string
  /** The accumulators of a month, in order. */
  readonly accumulators: readonly Accumulator[]
  /** The number of accumulators that a district's own records give; they come first. */
  readonly own: number
  /** The number of all accumulators, including those computed during roll-up. */
  readonly total: number
  /** The position of a key; undefined for a distinct count, which is not stored. */
  readonly place: (key: string) => number | undefined
}

/**
 * The layout of a dataset's sums. A distinct count does not add up, so only a trace of it is stored: a checksum that
 * changes when the counted values change, which shows that a figure over it has changed.
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

/** The key of the trace of a distinct count. */
export function traceKey(key: string): string {
  return `${key}.trace`
}

/**
 * True if 0 means the same as no value: for numbers that are added, and for numbers computed from those. For a minimum
 * or maximum, 0 is a value of its own.
 */
export function isZeroNothing(accumulator: Accumulator): boolean {
  return accumulator.kind !== 'plain' || accumulator.roll === 'add'
}

/** True if districts of this level have this number. */
export function hasNumber(accumulator: Accumulator, level: Level): boolean {
  return accumulator.kind === 'plain' || rank(level) <= rank(accumulator.level)
}
