import type { Fault } from '../base/errors.js'
import type { Unit } from '../base/unit.js'
import { kindOf, type Formula } from '../formula/kinds.js'
import type { TimeKind } from './indicator.js'

/** What a definition may omit. The value may be used only if there are no faults. */
export interface Derived<T> {
  readonly value: T
  readonly faults: readonly Fault[]
}

type Variants = Readonly<Record<string, Formula>>

/** The given unit, or else the one that the formulas of all variants imply. */
export function derivedUnit(given: Unit | undefined, variants: Variants): Derived<Unit> {
  return derived('unit', given, variants, (formula) => kindOf(formula).implied(formula).unit, 'index')
}

/** The given time, or else that of what all variants count. */
export function derivedTime(given: TimeKind | undefined, variants: Variants): Derived<TimeKind> {
  return derived('time', given, variants, (formula) => kindOf(formula).implied(formula).time, 'stock')
}

function derived<T extends string>(
  path: string,
  given: T | undefined,
  variants: Variants,
  of: (formula: Formula) => T | null,
  none: T,
): Derived<T> {
  if (given !== undefined) return { value: given, faults: [] }
  const found = new Set<T>()
  for (const formula of Object.values(variants)) {
    const each = of(formula)
    if (each === null)
      return { value: none, faults: [{ path, message: `must be given for ${inWords(formula)}, got none` }] }
    found.add(each)
  }
  // A definition without a formula has that fault alone; there is nothing to derive from.
  const value = [...found][0] ?? none
  return {
    value,
    faults:
      found.size > 1
        ? [{ path, message: `must be given if the variants differ in it, got ${[...found].join(' and ')}` }]
        : [],
  }
}

function inWords(formula: Formula): string {
  const counted = kindOf(formula)
    .inputs(formula)
    .map(({ measure }) => measure.unit)
  return `a ${formula.kind}${counted.length === 0 ? '' : ` of ${[...new Set(counted)].join(' and ')}`}`
}
