import { digest } from '../base/digest.js'
import { refuseFaults } from '../base/errors.js'
import { definitionFaults } from './definition-faults.js'
import type { Formula } from '../formula/kinds.js'
import type { Indicator, IndicatorInput } from './indicator.js'

/** Defines an indicator; throws `invalid-definition` with all faults at once. */
export function indicator<const Id extends string>(input: IndicatorInput<Id>): Indicator<Id> {
  const variants: Readonly<Record<string, Formula>> = input.variants ?? (input.formula === undefined ? {} : { standard: input.formula })
  const made: Indicator<Id> = {
    kind: 'indicator',
    id: input.id,
    name: input.name,
    clause: input.clause,
    unit: input.unit,
    decimals: input.decimals ?? null,
    time: input.time,
    better: input.better,
    lowestLevel: input.lowestLevel,
    variants: Object.freeze(variants),
    defaultVariant: Object.keys(variants)[0] ?? '',
    by: Object.freeze(input.by ?? {}),
    doubts: Object.freeze([...(input.doubts ?? [])]),
    version: digest([variants, input.unit, ...(input.by === undefined ? [] : [input.by])]),
  }
  refuseFaults(`indicator ${input.id}`, definitionFaults(made, input))
  return Object.freeze(made)
}
