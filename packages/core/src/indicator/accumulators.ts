import { kindOf } from '../formula/kinds.js'
import { formulasIn, reads } from '../formula/reads.js'
import { slotsOf, type Measure } from '../measure/measure.js'
import type { Accumulator } from '../totals/accumulator.js'
import { formulasOf, type Indicator } from './indicator.js'

/**
 * Every accumulator that the indicators and further measures need, each once; accumulators of measures come before
 * those computed from them.
 */
export function accumulatorsOf(
  indicators: readonly Indicator[],
  further: readonly Measure[] = [],
): readonly Accumulator[] {
  const plain = new Map<string, Accumulator>()
  const made = new Map<string, Accumulator>()
  const keep = (measure: Measure): void => {
    for (const { key, roll } of slotsOf(measure)) plain.set(key, { kind: 'plain', key, dataset: measure.dataset, roll })
  }
  further.forEach(keep)
  for (const formula of indicators.flatMap(formulasOf).flatMap(formulasIn)) {
    reads(formula).forEach(keep)
    for (const accumulator of kindOf(formula).accumulators(formula)) made.set(accumulator.key, accumulator)
  }
  return [...plain.values(), ...made.values()]
}
