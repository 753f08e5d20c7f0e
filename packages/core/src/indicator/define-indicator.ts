import { digest } from '../base/digest.js'
import { assertNoFaults } from '../base/errors.js'
import { definitionFaults } from './definition-faults.js'
import { derivedTime, derivedUnit } from './derived.js'
import type { Formula } from '../formula/kinds.js'
import type { Indicator, IndicatorInput } from './indicator.js'

const standardName = { standard: { zh: '标准口径', en: 'standard' } }

/**
 * Defines an indicator; throws `invalid-definition` with all faults at once. If the unit or time cannot be derived,
 * throws that first, because the other rules depend on it.
 */
export function indicator<const Id extends string>(input: IndicatorInput<Id>): Indicator<Id> {
  const variants: Readonly<Record<string, Formula>> =
    input.variants ?? (input.formula === undefined ? {} : { standard: input.formula })
  const unit = derivedUnit(input.unit, variants)
  const time = derivedTime(input.time, variants)
  assertNoFaults(`indicator ${input.id}`, [...unit.faults, ...time.faults])
  const made: Indicator<Id> = {
    kind: 'indicator',
    id: input.id,
    name: input.name,
    unit: unit.value,
    decimals: input.decimals ?? null,
    time: time.value,
    better: input.better ?? 'higher',
    lowestLevel: input.lowestLevel ?? 'county',
    variants: Object.freeze(variants),
    variantNames: Object.freeze(input.variantNames ?? (Object.hasOwn(variants, 'standard') ? standardName : {})),
    defaultVariant: Object.keys(variants)[0] ?? '',
    by: Object.freeze(input.by ?? {}),
    doubts: Object.freeze([...(input.doubts ?? [])]),
    version: digest([variants, unit.value, ...(input.by === undefined ? [] : [input.by])]),
  }
  assertNoFaults(`indicator ${input.id}`, definitionFaults(made, input))
  return Object.freeze(made)
}
