import type { Basis, Column, Dataset, Fields } from '../dataset/dataset.js'
import { digest } from '../base/digest.js'
import type { Filter } from '../dataset/filter.js'
import type { Unit } from '../base/unit.js'

/**
 * - `count`, `sum`: add up over districts and, for flows, over months.
 * - `distinct`: the number of different values; exact, and never added over districts or months.
 * - `min`, `max`: the least or greatest of the parts.
 * - `latest`: the value in force; a parent has one if all its parts have the same.
 */
export type MeasureKind = 'count' | 'sum' | 'distinct' | 'min' | 'max' | 'latest'

/** One number per district and month (or other time bucket), from the records of one dataset. Frozen data. */
export interface Measure<K extends MeasureKind = MeasureKind, U extends Unit = Unit> {
  readonly kind: K
  readonly dataset: string
  readonly column: Column | null
  readonly where: Filter | null
  readonly basis: Basis
  readonly unit: U
  /** Identifies the measure; changes when the measure changes. */
  readonly key: string
}

interface MeasureOptions {
  /** Which records count. Default: all. */
  readonly where?: Filter
  /** Counts records as a flow on the day in this column: those that entered a register instead of those on it. */
  readonly on?: Column<string> | Column<string | null>
}

function measure<K extends MeasureKind, U extends Unit>(
  kind: K,
  dataset: Pick<Dataset, 'name' | 'time'>,
  column: Column | null,
  unit: U,
  options: MeasureOptions,
): Measure<K, U> {
  const basis: Basis = options.on === undefined ? dataset.time : Object.freeze({ kind: 'flow', on: options.on.name })
  return keyed({ kind, dataset: dataset.name, column, where: options.where ?? null, basis, unit })
}

function keyed<K extends MeasureKind, U extends Unit>(parts: Omit<Measure<K, U>, 'key'>): Measure<K, U> {
  return Object.freeze({ ...parts, key: `${parts.dataset}.${parts.kind}.${digest(parts)}` })
}

/** The same measure over fewer records: those for which the filter also holds. */
export function narrowed<K extends MeasureKind, U extends Unit>(whole: Measure<K, U>, filter: Filter): Measure<K, U> {
  const { key: _key, ...parts } = whole
  return keyed({
    ...parts,
    where: whole.where === null ? filter : Object.freeze({ kind: 'all-of', filters: [whole.where, filter] }),
  })
}

type Numbers<U extends Unit> = Column<number, U> | Column<number | null, U>

/** The number of records, in the unit of one record of the dataset. */
export function count<F extends Fields, U extends Unit>(
  dataset: Dataset<F, U>,
  options: MeasureOptions = {},
): Measure<'count', U> {
  return measure('count', dataset, null, dataset.counts, options)
}

/** The sum of the column over the records; a value that is not stated adds nothing. */
export function sum<F extends Fields, U extends Unit>(
  dataset: Dataset<F>,
  column: Numbers<U>,
  options: MeasureOptions = {},
): Measure<'sum', U> {
  return measure('sum', dataset, column, column.unit, options)
}

/**
 * The number of different values of the column (persons who were helped, however often), in the named unit; a value
 * that is not stated does not count. A quarter or a year is counted from the records, not added up from its months.
 */
export function distinct<F extends Fields, U extends Unit>(
  dataset: Dataset<F>,
  column: Column<string> | Column<string | null>,
  unit: U,
  options: MeasureOptions = {},
): Measure<'distinct', U> {
  return measure('distinct', dataset, column, unit, options)
}

/** The least value of the column; unknown if no record counts. */
export function min<F extends Fields, U extends Unit>(
  dataset: Dataset<F>,
  column: Numbers<U>,
  options: MeasureOptions = {},
): Measure<'min', U> {
  return measure('min', dataset, column, column.unit, options)
}

/** The greatest value of the column; unknown if no record counts. */
export function max<F extends Fields, U extends Unit>(
  dataset: Dataset<F>,
  column: Numbers<U>,
  options: MeasureOptions = {},
): Measure<'max', U> {
  return measure('max', dataset, column, column.unit, options)
}

/** The value in force on the reference day; unknown if no record counts, or if those that count do not agree. */
export function latest<F extends Fields, U extends Unit>(
  dataset: Dataset<F>,
  column: Numbers<U>,
  options: MeasureOptions = {},
): Measure<'latest', U> {
  return measure('latest', dataset, column, column.unit, options)
}

/** How the numbers of a slot combine. */
export type Roll = 'add' | 'min' | 'max'

/** One number that is stored for a measure per district and month. */
export interface Slot {
  readonly key: string
  readonly roll: Roll
}

/**
 * The slots of a measure: one; for an effective value the least and the greatest, which are equal if all parts agree;
 * for a distinct count none.
 */
export function slotsOf({ kind, key }: Pick<Measure, 'kind' | 'key'>): readonly Slot[] {
  switch (kind) {
    case 'count':
    case 'sum':
      return [{ key, roll: 'add' }]
    case 'min':
    case 'max':
      return [{ key, roll: kind }]
    case 'latest':
      return [
        { key: `${key}.min`, roll: 'min' },
        { key: `${key}.max`, roll: 'max' },
      ]
    case 'distinct':
      return []
  }
}
