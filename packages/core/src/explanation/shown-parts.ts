import { kindOf } from '../formula/kinds.js'
import { formulaOf, type Indicator } from '../indicator/indicator.js'
import { definitionOf } from '../indicator/revised.js'
import type { Observation } from '../evaluation/observation.js'
import type { Text } from '../base/text.js'
import { unitFacts, unitsPer, type Unit } from '../base/unit.js'

/** A numerator or denominator as people see it: money in yuan or ten thousand yuan, never in fen. */
export interface ShownPart {
  /** Exact to 15 digits. */
  readonly value: number | null
  /** Null if it has none, such as a stage. */
  readonly unit: Unit | null
}

/**
 * The numerator and denominator of a figure in the unit that its value is shown in: a total of 1,234,500 fen in an
 * indicator of 万元 is 1.2345. If the value is a rate or a mean, an amount of money is in yuan. Counts stay unchanged.
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

/** An amount in the unit of the records, with the unit that people read: money as `1,170.00 元`. */
export function shownAmount(unit: Unit, recorded: number): Text {
  const shown: Unit = unit === 'fen' ? 'yuan' : unit
  const number = (unit === 'fen' ? recorded / 100 : recorded).toLocaleString(
    'en',
    unit === 'fen' ? { minimumFractionDigits: 2 } : {},
  )
  const { zh, en } = unitFacts(shown)
  return { zh: `${number} ${zh}`.trim(), en: `${number} ${en}`.trim() }
}

function shownPart(unit: Unit, isSame: boolean, recorded: Unit | null, value: number | null): ShownPart {
  if (recorded !== 'fen') return { value, unit: recorded }
  // The numerator of a mean of yuan per person is yuan; only an amount that is itself the value has the value's unit.
  const shown: Unit = (isSame || unit === '10k-yuan') && unitsPer(unit, 'fen') !== undefined ? unit : 'yuan'
  return { value: value === null ? null : value / unitsPer(shown, 'fen')!, unit: shown }
}
