import type { Clause } from './clause.js'
import { digest } from './digest.js'
import { rank, type Level } from './district.js'
import { refuseFaults, type Fault } from './errors.js'
import { columnsOf } from './filter.js'
import { reads, type Formula } from './formula.js'
import type { Measure } from './measure.js'
import type { Text } from './text.js'
import { unitsPer, type Unit } from './unit.js'

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
  readonly time: TimeKind
  readonly better: 'higher' | 'lower'
  /** No figure is given below this level. */
  readonly lowestLevel: Level
  /** Named readings of an open question, such as the population base; most indicators have one, `standard`. */
  readonly variants: Readonly<Record<string, Formula>>
  readonly defaultVariant: string
  /** Questions about the definition that the bureau has still to answer. */
  readonly doubts: readonly Text[]
  /** Changes when what is computed changes. */
  readonly version: string
}

interface IndicatorInput<Id extends string> {
  readonly id: Id
  readonly name: Text
  readonly clause: Clause
  readonly unit: Unit
  readonly time: TimeKind
  readonly better: 'higher' | 'lower'
  readonly lowestLevel: Level
  /** Either one formula, or `variants`, whose first is the default. */
  readonly formula?: Formula
  readonly variants?: Readonly<Record<string, Formula>>
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
    time: input.time,
    better: input.better,
    lowestLevel: input.lowestLevel,
    variants: Object.freeze(variants),
    defaultVariant: Object.keys(variants)[0] ?? '',
    doubts: Object.freeze([...(input.doubts ?? [])]),
    version: digest([variants, input.unit]),
  }
  refuseFaults(`indicator ${input.id}`, faultsOf(made, input))
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
export const stageDone = 3

/** Every measure that an indicator reads, over all its variants. */
export function measuresOf(indicator: Indicator): readonly Measure[] {
  return Object.values(indicator.variants).flatMap(reads)
}

function faultsOf(made: Indicator, input: IndicatorInput<string>): Fault[] {
  const faults: Fault[] = []
  if (!/^[a-z]+(-[a-z]+)*\.[a-z0-9]+(-[a-z0-9]+)*$/.test(made.id)) faults.push({ path: 'id', message: `"${made.id}" must be domain.kebab-case` })
  if (made.name.zh === '' || made.name.en === '') faults.push({ path: 'name', message: 'must be given in Chinese and English' })
  if (made.clause.quote === '') faults.push({ path: 'clause.quote', message: 'must quote the clause' })
  if ((input.formula === undefined) === (input.variants === undefined)) faults.push({ path: 'formula', message: 'give either a formula or variants' })
  for (const [name, formula] of Object.entries(made.variants)) {
    const at = input.variants === undefined ? 'formula' : `variants.${name}`
    for (const message of formulaFaults(made, formula)) faults.push({ path: at, message })
    for (const measure of reads(formula))
      for (const column of measure.where === null ? [] : columnsOf(measure.where))
        if (column.dataset !== measure.dataset)
          faults.push({ path: at, message: `a measure of ${measure.dataset} cannot be filtered by ${column.dataset}.${column.name}` })
    for (const measure of reads(formula))
      if (measure.column !== null && measure.column.dataset !== measure.dataset)
        faults.push({ path: at, message: `a measure of ${measure.dataset} cannot read ${measure.column.dataset}.${measure.column.name}` })
  }
  return faults
}

function formulaFaults(made: Indicator, formula: Formula): string[] {
  const faults: string[] = []
  switch (formula.kind) {
    case 'total':
      if (unitsPer(made.unit, formula.measure.unit) === undefined) faults.push(`counts ${formula.measure.unit}, but the unit is ${made.unit}`)
      if (formula.measure.kind === 'min' || formula.measure.kind === 'max') faults.push(`a ${formula.measure.kind} does not add up; use level()`)
      if (formula.measure.basis.kind !== made.time) faults.push(`the measure is a ${formula.measure.basis.kind}, but the indicator says ${made.time}`)
      break
    case 'ratio': {
      const scale = made.unit === 'percent' ? 100 : made.unit.endsWith('/10k') ? 10_000 : undefined
      if (scale === undefined) faults.push(`${made.unit} is not the unit of a ratio`)
      else if (scale !== formula.scale) faults.push(`the unit ${made.unit} wants a scale of ${scale}, not ${formula.scale}`)
      if (made.unit === 'percent' && formula.numerator.unit !== formula.denominator.unit)
        faults.push(`a share of ${formula.denominator.unit} cannot be counted in ${formula.numerator.unit}`)
      if (made.unit.endsWith('/10k') && made.unit !== `${formula.numerator.unit}/10k`)
        faults.push(`counts ${formula.numerator.unit}, but the unit is ${made.unit}`)
      for (const part of [formula.numerator, formula.denominator])
        if (part.kind === 'min' || part.kind === 'max') faults.push(`a ${part.kind} does not add up, so it cannot be part of a ratio`)
      if (made.time === 'flow' && formula.numerator.basis.kind !== 'flow')
        faults.push(`the numerator is a ${formula.numerator.basis.kind}, but the indicator says flow`)
      break
    }
    case 'level':
      if (formula.measure.kind !== 'min' && formula.measure.kind !== 'max') faults.push('a level is a min or max: values in force are never added')
      if (formula.measure.basis.kind === 'flow') faults.push('a level is a value in force, not a flow')
      if (unitsPer(made.unit, formula.measure.unit) === undefined) faults.push(`holds ${formula.measure.unit}, but the unit is ${made.unit}`)
      break
    case 'coverage':
      if (made.unit !== 'percent') faults.push('a coverage is in percent')
      if (formula.measure.kind !== 'count' && formula.measure.kind !== 'sum') faults.push('coverage asks for a count or sum in each district')
      if (formula.measure.basis.kind === 'flow') faults.push('coverage of a flow depends on the length of the period; use a stock')
      if (rank(formula.level) < rank(made.lowestLevel)) faults.push(`covers districts of level ${formula.level}, so it has no figure at ${made.lowestLevel}`)
      break
    case 'milestone':
      if (made.unit !== 'stage') faults.push('a milestone is in stages')
      break
  }
  return faults
}
