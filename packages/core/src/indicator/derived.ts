import type { Fault } from '../base/errors.js'
import { unitFacts, units, type Unit } from '../base/unit.js'
import { reads, type Formula } from './formula.js'
import type { TimeKind } from './indicator.js'

/** A clause that a definition may leave out. The value is of use only if there are no faults. */
export interface Derived<T> {
  readonly value: T
  readonly faults: readonly Fault[]
}

type Variants = Readonly<Record<string, Formula>>

/** The unit as given, or else the one that the formula of every variant is in. */
export function derivedUnit(given: Unit | undefined, variants: Variants): Derived<Unit> {
  return derived('unit', given, variants, unitOf, 'index')
}

/** The time as given, or else that of what every variant counts. */
export function derivedTime(given: TimeKind | undefined, variants: Variants): Derived<TimeKind> {
  return derived('time', given, variants, timeOf, 'stock')
}

function derived<T extends string>(path: string, given: T | undefined, variants: Variants, of: (formula: Formula) => T | undefined, none: T): Derived<T> {
  if (given !== undefined) return { value: given, faults: [] }
  const found = new Set<T>()
  for (const formula of Object.values(variants)) {
    const each = of(formula)
    if (each === undefined) return { value: none, faults: [{ path, message: `must be given for ${inWords(formula)}, got none` }] }
    found.add(each)
  }
  // Without any formula there is nothing to derive from, which is a fault of its own.
  const value = [...found][0] ?? none
  return { value, faults: found.size > 1 ? [{ path, message: `must be given if the variants differ in it, got ${[...found].join(' and ')}` }] : [] }
}

/** The unit that a formula's value is in. Undefined if the formula leaves a choice. */
function unitOf(formula: Formula): Unit | undefined {
  switch (formula.kind) {
    case 'total':
      return shownUnit(formula.amount.unit)
    case 'ratio':
      return formula.scale === 1 ? shownUnit(formula.numerator.unit) : rateOf(formula.numerator.unit, formula.scale)
    case 'level':
      // Money in force is a sum, or so much for each month or year.
      return formula.measure.unit === 'fen' ? undefined : formula.measure.unit
    case 'coverage':
      return 'percent'
    case 'milestone':
      return 'stage'
    case 'change':
      return formula.as === 'percent' ? 'percent' : unitOf(formula.of)
    case 'dispersion':
      return 'index'
    case 'composite':
      return formula.parts[0]?.unit
  }
}

/** Records hold money in fen, figures show it in yuan. */
function shownUnit(unit: Unit): Unit {
  return unit === 'fen' ? 'yuan' : unit
}

/** The rate of a scale: percent for 100, persons per 10,000 for persons and 10,000. */
function rateOf(counted: Unit, scale: number): Unit | undefined {
  return units.find((unit) => {
    const { rate } = unitFacts(unit)
    return rate?.scale === scale && (rate.unit === null || rate.unit === counted)
  })
}

/** The time of the first measure, which of a ratio is the numerator. Undefined for a composite, whose parts may say a time that their formulas do not. */
function timeOf(formula: Formula): TimeKind | undefined {
  return formula.kind === 'composite' ? undefined : reads(formula)[0]?.basis.kind
}

function inWords(formula: Formula): string {
  switch (formula.kind) {
    case 'ratio':
      return `a ratio of ${formula.numerator.unit} to ${formula.denominator.unit} with the scale ${formula.scale}`
    case 'level':
      return `a level of ${formula.measure.unit}`
    default:
      return `a ${formula.kind}`
  }
}
