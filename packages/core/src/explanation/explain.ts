import type { Catalogue } from '../indicator/catalogue.js'
import { describe, describeMeasure } from './describe.js'
import { displayValue } from '../assessment/display.js'
import type { InputRole } from '../formula/formula-kind.js'
import { figureOf, kindOf } from '../formula/kinds.js'
import { inputsOf } from '../formula/reads.js'
import { measureOver } from '../totals/measure-over.js'
import { formulaOf, type Indicator } from '../indicator/indicator.js'
import { definitionIn } from '../indicator/revised.js'
import type { Measure } from '../measure/measure.js'
import { observe, type Observation } from '../evaluation/observation.js'
import type { TotalsSource } from '../totals/totals-source.js'
import type { Period } from '../period/period.js'
import type { Text } from '../base/text.js'

/** One measure that a figure was computed from. */
export interface Input {
  readonly role: InputRole
  readonly measure: Measure
  readonly says: Text
  /** In the unit of the records; null if no record counts for it, or if the effective values differ. */
  readonly value: number | null
}

/** The contribution of a district below, or of the district's own records, to a figure. */
export interface Share {
  /** Null for the district's own records (本级). */
  readonly district: string | null
  readonly name: string
  readonly numerator: number | null
  readonly denominator: number | null
  readonly shown: Text
  readonly status: Observation['status'] | null
}

/** A figure with everything that it was computed from. */
export interface Explanation {
  readonly observation: Observation
  readonly name: Text
  readonly shown: Text
  /** The formula in words. */
  readonly formula: Text
  /** The open questions of the definition, and how the variant answers them. */
  readonly doubts: readonly Text[]
  readonly inputs: readonly Input[]
  /**
   * The districts just below, and the district's own records if they contribute; if the figure adds up, they add up to
   * it.
   */
  readonly shares: readonly Share[]
}

/** Explains how a figure came about. Throws the same errors as `observe`. */
export function explain(
  catalogue: Pick<Catalogue, 'districts' | 'dataset'>,
  indicator: Indicator,
  district: string,
  period: Period,
  source: TotalsSource,
  options: { readonly variant?: string; readonly part?: string } = {},
): Explanation {
  const variant = options.variant ?? indicator.defaultVariant
  const part = options.part ?? null
  const observation = observe(catalogue, indicator, { district, period, source, variant, part })
  const definition = definitionIn(indicator, period)
  const formula = formulaOf(definition, variant, part)!
  return Object.freeze({
    observation,
    name: indicator.name,
    shown: displayValue(indicator, observation),
    formula: describe(catalogue, definition, variant, part),
    doubts: definition.doubts,
    inputs: inputsOf(formula).map(({ role, measure }) => ({
      role,
      measure,
      says: describeMeasure(catalogue, measure),
      value: observation.status === 'L' ? null : (measureOver(measure, { district, period, source }) ?? null),
    })),
    shares: sharesOf(catalogue, indicator, observation, period, source),
  })
}

function sharesOf(
  catalogue: Pick<Catalogue, 'districts' | 'dataset'>,
  indicator: Indicator,
  whole: Observation,
  period: Period,
  source: TotalsSource,
): readonly Share[] {
  const below = catalogue.districts.children(whole.district)
  if (whole.status === 'L' || below.length === 0) return []
  const formula = formulaOf(definitionIn(indicator, period), whole.variant, whole.part)!
  const shares = below.map(({ code, name }): Share => {
    const options = { district: code, period, source, variant: whole.variant, part: whole.part }
    const observation = observe(catalogue, indicator, options)
    // The whole also counts the records of a district that has not returned the period.
    const { numerator, denominator } =
      observation.status === 'L'
        ? figureOf(formula, { catalogue, unit: indicator.unit, district: code, period, source })
        : observation
    return {
      district: code,
      name,
      numerator,
      denominator,
      shown: displayValue(indicator, observation),
      status: observation.status,
    }
  })
  if (!kindOf(formula).partsAddUp(formula)) return shares
  // The difference between the whole and the parts is registered at the district itself.
  const left = (of: 'numerator' | 'denominator'): number | null =>
    whole[of] === null ? null : whole[of] - shares.reduce((added, each) => added + (each[of] ?? 0), 0)
  const own = { numerator: left('numerator'), denominator: left('denominator') }
  if ((own.numerator ?? 0) === 0 && (own.denominator ?? 0) === 0) return shares
  const value = own.denominator === null ? own.numerator : own.denominator <= 0 ? null : own.numerator
  return [
    ...shares,
    {
      district: null,
      name: catalogue.districts.get(whole.district).name,
      ...own,
      shown: displayValue(indicator, { ...whole, ...own, value }),
      status: null,
    },
  ]
}
