import type { Level } from '../district/district.js'
import { formulaOfCategory, type Breakdown } from './breakdown.js'
import type { Formula } from '../formula/kinds.js'
import { reads } from '../formula/reads.js'
import type { Measure } from '../measure/measure.js'
import type { Day } from '../period/day.js'
import { ownValue } from '../base/own-value.js'
import type { Text } from '../base/text.js'
import type { Unit } from '../base/unit.js'

/**
 * `flow`: adds up over the period. `stock`: the number on the period's last day. `policy`: the value in force on that
 * day.
 */
export type TimeKind = 'flow' | 'stock' | 'policy'

/**
 * The definition of one figure per district and period. Frozen data: evaluated in memory, compiled to SQL, described in
 * words.
 */
export interface Indicator<Id extends string = string> {
  readonly kind: 'indicator'
  /** `domain.kebab-case`, unique over all domains. */
  readonly id: Id
  readonly name: Text
  readonly unit: Unit
  /** Decimals shown, if the definition needs others than its unit has: a mean of persons. Null: those of the unit. */
  readonly decimals: number | null
  readonly time: TimeKind
  readonly better: 'higher' | 'lower'
  /** The lowest level that has a figure. */
  readonly lowestLevel: Level
  /** Variants: named answers to an open question, such as the population base; most indicators have one, `standard`. */
  readonly variants: Readonly<Record<string, Formula>>
  /** What people call each variant. */
  readonly variantNames: Readonly<Record<string, Text>>
  readonly defaultVariant: string
  /** The fields by which the figure is also disaggregated, such as sex; each record belongs to exactly one category. */
  readonly by: Readonly<Record<string, Breakdown>>
  /** Questions about the definition that the bureau has yet to answer. */
  readonly doubts: readonly Text[]
  /** Changes when the computation changes. */
  readonly version: string
  /** The definitions before this one, the oldest first (`revised`); left out if there are none. */
  readonly earlier?: readonly EarlierDefinition[]
}

/** The definition of an indicator that was in force before a day. */
export interface EarlierDefinition extends Pick<Indicator, 'variants' | 'by' | 'doubts' | 'version'> {
  /** The first day of the definition that follows. */
  readonly until: Day
}

/**
 * The input of `indicator()`. A definition states only what cannot be derived from its formula or differs from the
 * default.
 */
export interface IndicatorInput<Id extends string> {
  readonly id: Id
  readonly name: Text
  /** Default: the unit that the formula implies; yuan for money. */
  readonly unit?: Unit
  /** Decimals shown, 0 to 6. Default: those of the unit. For means and ratios in a unit of whole ones. */
  readonly decimals?: number | null
  /** Default: the time of what the formula counts; for a ratio, that of its numerator. */
  readonly time?: TimeKind
  /** Default: higher. */
  readonly better?: 'higher' | 'lower'
  /** Default: county. */
  readonly lowestLevel?: Level
  /** Either one formula, or `variants`, whose first is the default. */
  readonly formula?: Formula
  readonly variants?: Readonly<Record<string, Formula>>
  /** What people call each of the `variants`, such as 户籍人口; required with them. */
  readonly variantNames?: Readonly<Record<string, Text>>
  /** `{ sex: byValue(caregivers, caregivers.col.sex) }`. */
  readonly by?: Readonly<Record<string, Breakdown>>
  readonly doubts?: readonly Text[]
}

/** The names of an indicator's categories, such as `sex=female`. */
export function categoriesOf(indicator: Pick<Indicator, 'by'>): readonly string[] {
  return Object.entries(indicator.by).flatMap(([name, { parts }]) => parts.map(({ key }) => `${name}=${key}`))
}

/**
 * The formula of a variant, over all records or over one category such as `sex=female`; undefined if there is none of
 * that name.
 */
export function formulaOf(
  indicator: Pick<Indicator, 'variants' | 'by'>,
  variant: string,
  part: string | null = null,
): Formula | undefined {
  const formula = ownValue(indicator.variants, variant)
  if (formula === undefined || part === null) return formula
  const [name = '', key] = part.split('=')
  const found = ownValue(indicator.by, name)?.parts.find((each) => each.key === key)
  return found === undefined ? undefined : formulaOfCategory(formula, found)
}

type Defined = Pick<Indicator, 'variants' | 'by' | 'earlier'>

/** Every measure that an indicator reads, over all its variants and categories, its earlier definitions included. */
export function measuresOf(indicator: Defined): readonly Measure[] {
  let measures = knownMeasures.get(indicator)
  if (measures === undefined)
    knownMeasures.set(indicator, (measures = Object.freeze([...new Set(formulasOf(indicator).flatMap(reads))])))
  return measures
}

/** Every formula of an indicator, over all its variants and categories, its earlier definitions included. */
export function formulasOf(indicator: Defined): readonly Formula[] {
  let formulas = knownFormulas.get(indicator)
  if (formulas === undefined) knownFormulas.set(indicator, (formulas = Object.freeze(findFormulas(indicator))))
  return formulas
}

// Every reading of figures asks for them.
const knownMeasures = new WeakMap<Defined, readonly Measure[]>()
const knownFormulas = new WeakMap<Defined, readonly Formula[]>()

function findFormulas(indicator: Defined): Formula[] {
  return [indicator, ...(indicator.earlier ?? [])].flatMap((definition) =>
    Object.keys(definition.variants).flatMap((variant) =>
      [null, ...categoriesOf(definition)].flatMap((part) => formulaOf(definition, variant, part) ?? []),
    ),
  )
}
