import { kindOf } from '../formula/kinds.js'
import { formulaOf, type Indicator } from '../indicator/indicator.js'
import { definitionOf } from '../indicator/revised.js'
import type { Observation } from '../evaluation/observation.js'
import type { Text } from '../base/text.js'
import { shownUnit, unitFacts, unitsPer, type Unit } from '../base/unit.js'

/** A numerator or denominator as people see it: money in yuan or ten thousand yuan, never in fen. */
export interface ShownPart {
  /** Exact to 15 digits. */
  readonly value: number | null
  /** Null if it has none, such as a stage. */
  readonly unit: Unit | null
}

/**
 * The numerator and denominator of a figure in the unit that its value is shown in: a total of 1,234,500 fen in an
 * indicator of 万元 is 1.2345. If the value is a rate or a mean, an amount of money is in yuan. A
 * deployment's own unit that is made of another (`defineUnit` with `of`) is treated alike. Counts stay unchanged.
 */
export function shownParts(
  indicator: Indicator,
  observation: Pick<Observation, 'variant' | 'part' | 'numerator' | 'denominator' | 'version'>,
): { readonly numerator: ShownPart; readonly denominator: ShownPart } {
  const { variant, part, numerator, denominator } = observation
  const formula = formulaOf(definitionOf(indicator, observation), variant, part)
  if (formula === undefined)
    return { numerator: { value: numerator, unit: null }, denominator: { value: denominator, unit: null } }
  const kind = kindOf(formula)
  const { scale, isDivided } = kind.scaling(formula, indicator.unit)
  const isSame = scale === 1 && !isDivided
  const [above, below] = kind.partUnits(formula, indicator.unit)
  return {
    numerator: shownPart(indicator.unit, isSame, above, numerator),
    denominator: shownPart(indicator.unit, isSame, below, denominator),
  }
}

/** An observation as it leaves: numerator and denominator as people see them, each with its unit. */
export type ShownObservation<O> = O & {
  /** The unit of the value. */
  readonly unit: Unit
  /** Null if there is no numerator, or it has no unit. */
  readonly numeratorUnit: Unit | null
  /** Null if there is no denominator. */
  readonly denominatorUnit: Unit | null
}

/**
 * The observation with its numerator and denominator as `shownParts` has them, and all units stated: the one form in
 * which observations leave, whatever the format.
 */
export function shownObservation<
  O extends Pick<Observation, 'variant' | 'part' | 'numerator' | 'denominator' | 'version'>,
>(indicator: Indicator, observation: O): ShownObservation<O> {
  const { numerator, denominator } = shownParts(indicator, observation)
  return {
    ...observation,
    unit: indicator.unit,
    numerator: numerator.value,
    numeratorUnit: numerator.value === null ? null : numerator.unit,
    denominator: denominator.value,
    denominatorUnit: denominator.value === null ? null : denominator.unit,
  }
}

/** A recorded amount in the unit that people read: money in yuan, everything else in its own unit. */
export function shownQuantity(
  recorded: Unit,
  value: number | null,
): { readonly value: number | null; readonly unit: Unit } {
  const unit = shownUnit(recorded)
  return { value: value === null ? null : value / unitsPer(unit, recorded)!, unit }
}

/** An amount in the unit of the records, as text with the unit that people read: money as `1,170.00 元`. */
export function shownAmount(recorded: Unit, amount: number): Text {
  const { value, unit } = shownQuantity(recorded, amount)
  const number = value!.toLocaleString('en', recorded === 'fen' ? { minimumFractionDigits: 2 } : {})
  const { zh, en } = unitFacts(unit)
  return { zh: `${number} ${zh}`.trim(), en: `${number} ${en}`.trim() }
}

function shownPart(unit: Unit, isSame: boolean, recorded: Unit | null, value: number | null): ShownPart {
  if (recorded === null) return { value, unit: null }
  // The numerator of a mean of yuan per person is yuan; only an amount that is itself the value has the value's unit.
  const isOfValue = (isSame || unit === '10k-yuan') && unitsPer(unit, recorded) !== undefined
  if (!isOfValue) return shownQuantity(recorded, value)
  return { value: value === null ? null : value / unitsPer(unit, recorded)!, unit }
}
