import type { Clause } from './clause.js'
import type { Level } from '../district/district.js'
import { formulaOfPart, type Breakdown } from './breakdown.js'
import type { Formula } from '../formula/kinds.js'
import { reads } from '../formula/reads.js'
import type { Measure } from '../measure/measure.js'
import type { Text } from '../base/text.js'
import type { Unit } from '../base/unit.js'

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
  /**
   * Decimals shown, where the definition asks for others than its unit has: a mean of persons. Null: as the unit has.
   */
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

/**
 * What `indicator()` is given. A definition says only what cannot be derived from its formula or differs from the
 * default.
 */
export interface IndicatorInput<Id extends string> {
  readonly id: Id
  readonly name: Text
  readonly clause: Clause
  /** Default: what the formula is in; money in yuan. */
  readonly unit?: Unit
  /** Decimals shown, 0 to 6; as many as the unit has where left out. For means and ratios in a unit of whole ones. */
  readonly decimals?: number | null
  /** Default: the time of what the formula counts, of a ratio above the line. */
  readonly time?: TimeKind
  /** Default: higher. */
  readonly better?: 'higher' | 'lower'
  /** Default: county. */
  readonly lowestLevel?: Level
  /** Either one formula, or `variants`, whose first is the default. */
  readonly formula?: Formula
  readonly variants?: Readonly<Record<string, Formula>>
  /** `{ sex: byValue(caregivers, caregivers.col.sex) }`. */
  readonly by?: Readonly<Record<string, Breakdown>>
  readonly doubts?: readonly Text[]
}

/** The names of an indicator's parts, such as `sex=female`. */
export function partsOf(indicator: Pick<Indicator, 'by'>): readonly string[] {
  return Object.entries(indicator.by).flatMap(([name, { parts }]) => parts.map(({ key }) => `${name}=${key}`))
}

/**
 * The formula of a variant, over all records or over one part such as `sex=female`; undefined where there is none of
 * that name.
 */
export function formulaOf(
  indicator: Pick<Indicator, 'variants' | 'by'>,
  variant: string,
  part: string | null = null,
): Formula | undefined {
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
