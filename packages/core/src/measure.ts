import type { Basis, Column, Dataset, Fields } from './dataset.js'
import type { Filter } from './filter.js'
import { digest } from './digest.js'
import type { Unit } from './unit.js'

/**
 * One number per district and month, from the records of one dataset.
 * Counts and sums add up over districts and (as flows) over months; a minimum or maximum takes the least or greatest.
 */
export interface Measure {
  readonly kind: 'count' | 'sum' | 'min' | 'max'
  readonly dataset: string
  readonly column: Column | null
  readonly where: Filter | null
  readonly basis: Basis
  readonly unit: Unit
  /** Tells this measure from every other; changes when the measure changes. */
  readonly key: string
}

interface MeasureOptions {
  /** Which records count; all of them when left out. */
  readonly where?: Filter
  /** Counts records as a flow on the day that this column holds: those that entered a register, not those that stand in it. */
  readonly on?: Column<string> | Column<string | null>
}

function measure<F extends Fields>(kind: Measure['kind'], dataset: Dataset<F>, column: Column | null, options: MeasureOptions): Measure {
  const basis: Basis = options.on === undefined ? dataset.time : Object.freeze({ kind: 'flow', on: options.on.name })
  const parts = { kind, dataset: dataset.name, column, where: options.where ?? null, basis, unit: column?.unit ?? dataset.counts }
  return Object.freeze({ ...parts, key: `${dataset.name}.${kind}.${digest(parts)}` })
}

/** How many records; the unit is what one record of the dataset is. */
export function count<F extends Fields>(dataset: Dataset<F>, options: MeasureOptions = {}): Measure {
  return measure('count', dataset, null, options)
}

/** The column added up over the records; a value that is not stated adds nothing. */
export function sum<F extends Fields>(dataset: Dataset<F>, column: Column<number> | Column<number | null>, options: MeasureOptions = {}): Measure {
  return measure('sum', dataset, column, options)
}

/** The least value of the column; unknown where no record counts. */
export function min<F extends Fields>(dataset: Dataset<F>, column: Column<number> | Column<number | null>, options: MeasureOptions = {}): Measure {
  return measure('min', dataset, column, options)
}

/** The greatest value of the column; unknown where no record counts. */
export function max<F extends Fields>(dataset: Dataset<F>, column: Column<number> | Column<number | null>, options: MeasureOptions = {}): Measure {
  return measure('max', dataset, column, options)
}
