import type { Column } from './dataset.js'
import type { Value } from './field.js'
import { before, referenceDay, type RelativeDay } from '../period/relative-day.js'
import type { Unit } from '../base/unit.js'

/** How a filter compares a column with a value. */
export type ComparisonOperator = '=' | '<' | '<=' | '>' | '>='
export type Scalar = Exclude<Value, null>

/**
 * The other side of a comparison: a value, a day relative to the reference day, or another column of the same record.
 */
export type Operand = Scalar | RelativeDay | Column

/**
 * Which records count, as data. Three-valued, as in SQL: a comparison with a value that is not stated is neither true
 * nor false, and a record counts only if the whole filter is true.
 */
export type Filter =
  | { readonly kind: 'compare'; readonly column: Column; readonly op: ComparisonOperator; readonly value: Operand }
  | { readonly kind: 'one-of'; readonly column: Column; readonly values: readonly Scalar[] }
  | { readonly kind: 'is-null'; readonly column: Column }
  | { readonly kind: 'all-of' | 'any-of'; readonly filters: readonly Filter[] }
  | { readonly kind: 'not'; readonly filter: Filter }

/**
 * What a column may be compared with: values of its type, another column of its type; a day also with a relative day.
 */
type Against<T extends Value, U extends Unit | null> =
  | Exclude<T, null>
  | Column<T | null, U>
  | (string extends T ? RelativeDay : never)
type Ordered = string | number | null

const compare =
  (op: ComparisonOperator) =>
  <T extends Value, U extends Unit | null>(column: Column<T, U>, value: NoInfer<Against<T, U>>): Filter =>
    Object.freeze({ kind: 'compare', column, op, value: value })

type Compare = <T extends Ordered, U extends Unit | null>(column: Column<T, U>, value: NoInfer<Against<T, U>>) => Filter

/** The column equals this value. */
export const is = compare('=')
/** At least (不少于, 以上): numbers, days. */
export const atLeast: Compare = compare('>=')
/** More than (超过): numbers, days. */
export const moreThan: Compare = compare('>')
/** At most (不超过, 以下): numbers, days. */
export const atMost: Compare = compare('<=')
/** Less than (不足): numbers, days. */
export const lessThan: Compare = compare('<')

/** The column equals one of these values. */
export function oneOf<T extends Value>(column: Column<T>, values: readonly NoInfer<Exclude<T, null>>[]): Filter {
  return Object.freeze({ kind: 'one-of', column, values: values })
}
/** The column has no value. */
export function isNull(column: Column): Filter {
  return Object.freeze({ kind: 'is-null', column })
}
/** All hold; with no filter, every record. */
export function allOf(...filters: readonly Filter[]): Filter {
  return Object.freeze({ kind: 'all-of', filters })
}
/** At least one holds; with no filter, no record. */
export function anyOf(...filters: readonly Filter[]): Filter {
  return Object.freeze({ kind: 'any-of', filters })
}
/** True if the filter is false; unknown if the filter is unknown. */
export function not(filter: Filter): Filter {
  return Object.freeze({ kind: 'not', filter })
}

/** From one value to the other, both included. */
export function between<T extends Ordered, U extends Unit | null>(
  column: Column<T, U>,
  least: NoInfer<Against<T, U>>,
  most: NoInfer<Against<T, U>>,
): Filter {
  return allOf(atLeast(column, least), atMost(column, most))
}

type DayColumn = Column<string> | Column<string | null>

/**
 * At least this many full years of age on the reference day. A birthday counts from that day; one of 29 February counts
 * from 1 March in other years.
 */
export function ageAtLeast(bornOn: DayColumn, years: number): Filter {
  return atMost(bornOn as Column<string>, before(referenceDay, { years }))
}

/** Fewer than this many full years of age on the reference day: 未满. */
export function ageBelow(bornOn: DayColumn, years: number): Filter {
  return moreThan(bornOn as Column<string>, before(referenceDay, { years }))
}

/**
 * In force on the reference day: begun, and not yet over. A last day that is not stated means "still in force". `until:
 * 'excluded'` (the default, as for the end of a stock): no longer in force on the end day. `'included'`: still in force
 * on it (有效期至…).
 */
export function inForce(
  from: DayColumn,
  to: DayColumn,
  options: { readonly until?: 'excluded' | 'included' } = {},
): Filter {
  const open =
    options.until === 'included'
      ? atLeast(to as Column<string>, referenceDay)
      : moreThan(to as Column<string>, referenceDay)
  return allOf(atMost(from as Column<string>, referenceDay), anyOf(isNull(to), open))
}

/** True if an operand is a relative day. */
export function isRelativeDay(operand: Operand): operand is RelativeDay {
  return typeof operand === 'object' && 'relative' in operand
}

/** True if an operand is another column. */
export function isColumn(operand: Operand): operand is Column {
  return typeof operand === 'object' && 'dataset' in operand
}

/** True if the filter depends on the reference day, so that its result changes with time alone. */
export function isRelative(filter: Filter): boolean {
  switch (filter.kind) {
    case 'compare':
      return isRelativeDay(filter.value)
    case 'one-of':
    case 'is-null':
      return false
    case 'all-of':
    case 'any-of':
      return filter.filters.some(isRelative)
    case 'not':
      return isRelative(filter.filter)
  }
}

/** The columns that a filter reads. */
export function columnsOf(filter: Filter): readonly Column[] {
  switch (filter.kind) {
    case 'compare':
      return isColumn(filter.value) ? [filter.column, filter.value] : [filter.column]
    case 'one-of':
    case 'is-null':
      return [filter.column]
    case 'all-of':
    case 'any-of':
      return filter.filters.flatMap(columnsOf)
    case 'not':
      return columnsOf(filter.filter)
  }
}

/** The conjuncts of a filter: all of them must hold. */
export function conjuncts(filter: Filter | null): readonly Filter[] {
  if (filter === null) return []
  return filter.kind === 'all-of' ? filter.filters.flatMap(conjuncts) : [filter]
}
