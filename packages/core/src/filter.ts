import type { Column } from './dataset.js'
import type { AnyRecord } from './dataset.js'
import type { Value } from './field.js'
import type { Day } from './period.js'

/** A day that depends on when one looks: the reference day (the period's last), or 1 January of its year. */
export interface RelativeDay {
  readonly relative: 'reference-day' | 'year-start'
}
export const referenceDay: RelativeDay = Object.freeze({ relative: 'reference-day' })
export const yearStart: RelativeDay = Object.freeze({ relative: 'year-start' })

export type Comparison = '=' | '<' | '<=' | '>' | '>='
type Scalar = Exclude<Value, null>

/**
 * Which records count, as data. Three-valued, as in SQL: a comparison with a value that is not stated
 * is neither true nor false, and a record counts only where the whole is true.
 */
export type Filter =
  | { readonly kind: 'compare'; readonly column: Column; readonly op: Comparison; readonly value: Scalar | RelativeDay }
  | { readonly kind: 'one-of'; readonly column: Column; readonly values: readonly Scalar[] }
  | { readonly kind: 'is-null'; readonly column: Column }
  | { readonly kind: 'all-of' | 'any-of'; readonly filters: readonly Filter[] }
  | { readonly kind: 'not'; readonly filter: Filter }

/** What a column may be compared with: its own values; a day also with a relative day. */
type Operand<T extends Value> = Exclude<T, null> | (string extends T ? RelativeDay : never)
type Ordered = string | number | null

const compare =
  (op: Comparison) =>
  <T extends Value>(column: Column<T>, value: NoInfer<Operand<T>>): Filter =>
    Object.freeze({ kind: 'compare', column, op, value: value })

/** The column holds this value. */
export const is = compare('=')
/** At least (不少于, 以上): numbers, days. */
export const atLeast: <T extends Ordered>(column: Column<T>, value: NoInfer<Operand<T>>) => Filter = compare('>=')
export const moreThan: <T extends Ordered>(column: Column<T>, value: NoInfer<Operand<T>>) => Filter = compare('>')
export const atMost: <T extends Ordered>(column: Column<T>, value: NoInfer<Operand<T>>) => Filter = compare('<=')
export const lessThan: <T extends Ordered>(column: Column<T>, value: NoInfer<Operand<T>>) => Filter = compare('<')
/** The column holds one of these values. */
export function oneOf<T extends Value>(column: Column<T>, values: readonly NoInfer<Exclude<T, null>>[]): Filter {
  return Object.freeze({ kind: 'one-of', column, values: values })
}
/** The column is not stated. */
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
export function not(filter: Filter): Filter {
  return Object.freeze({ kind: 'not', filter })
}

/** A day that a filter names, made definite for one reference day. */
export function resolveDay(value: Scalar | RelativeDay, reference: Day): Scalar {
  if (typeof value !== 'object') return value
  return value.relative === 'reference-day' ? reference : `${reference.slice(0, 4)}-01-01`
}

/** True where the filter looks at the reference day, so that its answer changes with time alone. */
export function isRelative(filter: Filter): boolean {
  switch (filter.kind) {
    case 'compare':
      return typeof filter.value === 'object'
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

/** True, false, or null for "cannot be said". */
type Truth = boolean | null

/** Compiles a filter to a function of a record, for one reference day. */
export function compileFilter(filter: Filter, reference: Day): (record: AnyRecord) => Truth {
  switch (filter.kind) {
    case 'compare': {
      const { name } = filter.column
      const value = resolveDay(filter.value, reference)
      const test = comparer(filter.op, value)
      return (record) => {
        const held = record[name] ?? null
        return held === null ? null : test(held)
      }
    }
    case 'one-of': {
      const { name } = filter.column
      const values = new Set<Value>(filter.values)
      return (record) => {
        const held = record[name] ?? null
        return held === null ? null : values.has(held)
      }
    }
    case 'is-null': {
      const { name } = filter.column
      return (record) => (record[name] ?? null) === null
    }
    case 'all-of': {
      const tests = filter.filters.map((each) => compileFilter(each, reference))
      return (record) => {
        let truth: Truth = true
        for (const test of tests) {
          const each = test(record)
          if (each === false) return false
          if (each === null) truth = null
        }
        return truth
      }
    }
    case 'any-of': {
      const tests = filter.filters.map((each) => compileFilter(each, reference))
      return (record) => {
        let truth: Truth = false
        for (const test of tests) {
          const each = test(record)
          if (each === true) return true
          if (each === null) truth = null
        }
        return truth
      }
    }
    case 'not': {
      const test = compileFilter(filter.filter, reference)
      return (record) => {
        const truth = test(record)
        return truth === null ? null : !truth
      }
    }
  }
}

function comparer(op: Comparison, value: Scalar): (held: Scalar) => boolean {
  switch (op) {
    case '=':
      return (held) => held === value
    case '<':
      return (held) => held < value
    case '<=':
      return (held) => held <= value
    case '>':
      return (held) => held > value
    case '>=':
      return (held) => held >= value
  }
}
