import type { Clause } from './clause.js'
import { digest } from './digest.js'
import type { Level } from './district.js'
import { refuseFaults } from './errors.js'
import { formulaOfPart, type Breakdown } from './breakdown.js'
import { definitionFaults } from './definition-faults.js'
import { reads, type Formula } from './formula.js'
import type { Measure } from './measure.js'
import type { Text } from './text.js'
import type { Unit } from './unit.js'

/** `flow`: adds up over the period. `stock`: as on the period's last day. `policy`: the value then in force. */
export type TimeKind = 'flow' | 'stock' | 'policy'

/** What one figure per district and period is. Frozen data: evaluated in memory, compiled to SQL, put in words. */
export interface Indicator<Id extends string = string> {
  readonly kind: 'indicator'
  /** `domain.kebab-case`, unique over all domains. */
  readonly id: Id
  readonly name: Text
  readonly clause: Clause
  readonly unit: Unit
  /** Decimals shown, where the definition asks for others than its unit has: a mean of persons. Null: as the unit has. */
  readonly decimals: number | null
  readonly time: TimeKind
  readonly better: 'higher' | 'lower'
  /** No figure is given below this level. */
  readonly lowestLevel: Level
  /** Named readings of an open question, such as the population base; most indicators have one, `standard`. */
  readonly variants: Readonly<Record<string, Formula>>
  readonly defaultVariant: string
  /** The fields that the figure is also taken apart by, such as sex; each record belongs to exactly one part. */
  readonly by: Readonly<Record<string, Breakdown>>
  /** Questions about the definition that the bureau has still to answer. */
  readonly doubts: readonly Text[]
  /** Changes when what is computed changes. */
  readonly version: string
}

/** What `indicator()` is given. */
export interface IndicatorInput<Id extends string> {
  readonly id: Id
  readonly name: Text
  readonly clause: Clause
  readonly unit: Unit
  /** Decimals shown, 0 to 6; as many as the unit has where left out. For means and ratios in a unit of whole ones. */
  readonly decimals?: number | null
  readonly time: TimeKind
  readonly better: 'higher' | 'lower'
  readonly lowestLevel: Level
  /** Either one formula, or `variants`, whose first is the default. */
  readonly formula?: Formula
  readonly variants?: Readonly<Record<string, Formula>>
  /** `{ sex: byValue(caregivers, caregivers.col.sex) }`. */
  readonly by?: Readonly<Record<string, Breakdown>>
  readonly doubts?: readonly Text[]
}

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

/** The stages of a milestone, in order; `done` (完成) reaches it. */
export const stages = [
  { zh: '未启动', en: 'not started' },
  { zh: '已部署', en: 'planned' },
  { zh: '推进中', en: 'under way' },
  { zh: '已完成', en: 'done' },
  { zh: '已验收', en: 'accepted' },
] as const satisfies readonly Text[]
/** The stage at which a milestone is reached: done (已完成). */
export const stageDone = 3

/** The names of an indicator's parts, such as `sex=female`. */
export function partsOf(indicator: Pick<Indicator, 'by'>): readonly string[] {
  return Object.entries(indicator.by).flatMap(([name, { parts }]) => parts.map(({ key }) => `${name}=${key}`))
}

/** The formula of a variant, over all records or over one part such as `sex=female`; undefined where there is none of that name. */
export function formulaOf(indicator: Pick<Indicator, 'variants' | 'by'>, variant: string, part: string | null = null): Formula | undefined {
  const formula = indicator.variants[variant]
  if (formula === undefined || part === null) return formula
  const [name, key] = part.split('=')
  const found = indicator.by[name ?? '']?.parts.find((each) => each.key === key)
  return found === undefined ? undefined : formulaOfPart(formula, found)
}

/** Every measure that an indicator reads, over all its variants and parts. */
export function measuresOf(indicator: Pick<Indicator, 'variants' | 'by'>): readonly Measure[] {
  return formulasOf(indicator).flatMap(reads)
}

/** Every formula of an indicator, over all its variants and parts. */
export function formulasOf(indicator: Pick<Indicator, 'variants' | 'by'>): readonly Formula[] {
  return Object.keys(indicator.variants).flatMap((variant) =>
    [null, ...partsOf(indicator)].flatMap((part) => {
      const formula = formulaOf(indicator, variant, part)
      return formula === undefined ? [] : [formula]
    }),
  )
}
