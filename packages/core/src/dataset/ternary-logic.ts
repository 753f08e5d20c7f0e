import type { AnyRecord, Column } from './dataset.js'
import { daysFrom, type Day } from '../period/day.js'
import type { Value } from './field.js'
import { isColumn, isRelativeDay, type ComparisonOperator, type Filter, type Scalar } from './filter.js'
import { resolveDay } from '../period/relative-day.js'

/** True, false, or null for "unknown". */
export type Ternary = boolean | null

/** The value of a column in a record; null if it is not stated. */
export function readColumn(column: Column, record: AnyRecord): Value {
  if (column.between === undefined) return record[column.name] ?? null
  const [from, to] = column.between.map((name) => record[name])
  return typeof from === 'string' && typeof to === 'string' ? daysFrom(from, to) : null
}

/**
 * Evaluates a filter for a record on a reference day. This is the reference implementation: compiled forms must agree
 * with it.
 */
export function holds(filter: Filter, record: AnyRecord, reference: Day): Ternary {
  switch (filter.kind) {
    case 'compare': {
      const value = readColumn(filter.column, record)
      const against = isRelativeDay(filter.value)
        ? resolveDay(filter.value, reference)
        : isColumn(filter.value)
          ? readColumn(filter.value, record)
          : filter.value
      return value === null || against === null ? null : compares(filter.op, value, against)
    }
    case 'one-of': {
      const value = readColumn(filter.column, record)
      return value === null ? null : filter.values.includes(value)
    }
    case 'is-null':
      return readColumn(filter.column, record) === null
    case 'all-of':
      return every(filter.filters.map((each) => holds(each, record, reference)))
    case 'any-of':
      return opposite(every(filter.filters.map((each) => opposite(holds(each, record, reference)))))
    case 'not':
      return opposite(holds(filter.filter, record, reference))
  }
}

const opposite = (truth: Ternary): Ternary => (truth === null ? null : !truth)
const every = (truths: readonly Ternary[]): Ternary =>
  truths.includes(false) ? false : truths.includes(null) ? null : true

function compares(op: ComparisonOperator, value: Scalar, against: Scalar): boolean {
  switch (op) {
    case '=':
      return value === against
    case '<':
      return value < against
    case '<=':
      return value <= against
    case '>':
      return value > against
    case '>=':
      return value >= against
  }
}
