import type { Audience, Explanation, Indicator, Measure, Observation } from '@minzheng/core'
import { shownObservation, shownQuantity } from '@minzheng/core/assessment'
import type { ContributingRecords } from '@minzheng/store'

/** An explanation as data: all amounts in the unit that people see, money in yuan, each with its unit beside it. */
export function explanationData<
  E extends Explanation & { readonly counted: readonly (ContributingRecords & { readonly measure: Measure })[] },
>(explanation: E, indicator: Indicator): unknown {
  const inUnits = <P extends Pick<Observation, 'numerator' | 'denominator'>>(from: P): unknown => {
    const { variant, part, version } = explanation.observation
    const { numerator, denominator } = from
    const seen = shownObservation(indicator, { variant, part, version, numerator, denominator })
    const { unit, numeratorUnit, denominatorUnit } = seen
    return { ...from, numerator: seen.numerator, denominator: seen.denominator, unit, numeratorUnit, denominatorUnit }
  }
  return {
    audience: 'internal' satisfies Audience,
    ...explanation,
    observation: inUnits(explanation.observation),
    inputs: explanation.inputs.map((input) => ({ ...input, ...shownQuantity(input.measure.unit, input.value) })),
    shares: explanation.shares.map(inUnits),
    counted: explanation.counted.map(({ measure, records, ...rest }) => ({
      measure,
      unit: shownQuantity(measure.unit, null).unit,
      ...rest,
      records: records.map((record) => ({
        ...record,
        contributes: shownQuantity(measure.unit, record.contributes).value,
      })),
    })),
  }
}
