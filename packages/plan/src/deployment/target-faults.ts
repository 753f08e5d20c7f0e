import { MinzhengError, type Catalogue, type Clause, type Indicator, type Target } from '@minzheng/core'
import { assertTarget, targetOn } from '@minzheng/core/assessment'
import { categoriesOf, formulaOf, hasFigure, setFault } from '@minzheng/core/evaluation'
import { isDay, lastDay, parsePeriod } from '@minzheng/core/periods'
import { documentOf, quotedItem } from '../plan/plan-documents.js'
import type { Plan } from '../plan/plan.js'
import type { NamedDistrictSet } from './district-sets.js'

/** What a target is checked against. */
export interface TargetContext {
  readonly plan: Plan
  readonly catalogue: Catalogue
  /** The codes of all districts, also of those that have ended. */
  readonly known: ReadonlySet<string>
  readonly sets: readonly NamedDistrictSet[]
}

/** Everything that is wrong with a target of a plan. */
export function targetFaults(target: Target, context: TargetContext): readonly string[] {
  const { plan, catalogue, known } = context
  const { indicator: id, districts, below, period, clause } = target
  const indicator = catalogue.indicators.get(id)
  const strange = districts.filter((code) => !known.has(code))
  const within = isWithin(period, plan.year)
  return [
    ...(indicator === undefined
      ? [`indicator must be one of the catalogue, got "${id}"`]
      : readingFaults(target, indicator)),
    ...(strange.length > 0 ? [`districts must be districts of the catalogue, got ${strange.join(', ')}`] : []),
    ...setFaultsOf(target, indicator, context),
    ...(typeof below === 'object' && !catalogue.datasets.has(below.dataset)
      ? [`below must measure a dataset of the catalogue, got "${below.dataset}"`]
      : []),
    ...(within ? [] : [`period must be ${plan.year} or a part of it, got "${period}"`]),
    ...clauseFaults(clause, plan),
    ...(within ? valueFaults(target, indicator) : []),
    ...(within ? adjustmentFaults(target, indicator, plan) : []),
  ]
}

function readingFaults({ variant = '', part }: Target, indicator: Indicator): readonly string[] {
  const { variants, defaultVariant } = indicator
  if (variant !== '' && !Object.hasOwn(variants, variant))
    return [`variant must be one of ${Object.keys(variants).join(', ')}, got "${variant}"`]
  if (part === undefined) return []
  const categories = categoriesOf(indicator)
  if (!categories.includes(part)) return [`part must be one of ${categories.join(', ') || 'none'}, got "${part}"`]
  // A value in force is not counted by category: its readings are variants.
  return formulaOf(indicator, variant || defaultVariant, part) === undefined
    ? [`part must be left out for a figure that has no categories, got "${part}"`]
    : []
}

function setFaultsOf(
  { set, districts, variant, part }: Target,
  indicator: Indicator | undefined,
  { sets, catalogue }: TargetContext,
): readonly string[] {
  if (set === undefined) return []
  const found = sets.find(({ id }) => id === set.id)
  if (found === undefined)
    return [`set must be one of ${sets.map(({ id }) => id).join(', ') || 'none'}, got "${set.id}"`]
  const faults: string[] = []
  if (districts.join() !== found.districts.join())
    faults.push(`districts must be left out beside the set ${set.id}, got ${districts.join(', ')}`)
  if (set.as !== 'whole' || indicator === undefined) return faults
  const finer = found.districts.filter(
    (code) => catalogue.districts.has(code) && !hasFigure(indicator, catalogue.districts.get(code).level),
  )
  if (finer.length > 0)
    faults.push(`set as a whole must be of districts that have a figure of ${indicator.id}, got ${finer.join(', ')}`)
  const fault = setFault(indicator, variant ?? indicator.defaultVariant, part)
  if (fault !== undefined)
    faults.push(`set as a whole must have a figure that adds up over districts; take "each", got ${fault}`)
  return faults
}

function clauseFaults(clause: Clause, plan: Plan): readonly string[] {
  const { document, item } = clause
  if (documentOf(plan, clause) === undefined)
    return [`clause must be of the plan or one of its documents, got "${document}"`]
  if (quotedItem(plan, clause) === undefined)
    return [`clause must be of an item of ${document === plan.id ? 'the plan' : document}, got item ${item}`]
  return []
}

function valueFaults(target: Target, indicator: Indicator | undefined): readonly string[] {
  const faults: string[] = []
  try {
    assertTarget(target)
  } catch (error) {
    if (!(error instanceof MinzhengError) || error.code !== 'invalid-target') throw error
    faults.push(...(error.details['faults'] as readonly string[]))
  }
  // "At least 4, 5 expected" of something that should be few would call 9 met.
  if (target.high !== undefined && target.operator === '>=' && indicator?.better === 'lower')
    faults.push('operator must be = for a range of an indicator of which less is better, got >=')
  return faults
}

function adjustmentFaults(target: Target, indicator: Indicator | undefined, plan: Plan): readonly string[] {
  const { adjusted = [], period } = target
  const { from, until } = parsePeriod(period)
  return adjusted.flatMap(({ from: day, clause }, index) => {
    const faults: string[] = []
    if (!isDay(day) || day <= from || day >= until)
      faults.push(`from must be a day after ${from} and up to ${lastDay({ until })}, got "${day}"`)
    const before = adjusted[index - 1]?.from
    if (before !== undefined && day <= before) faults.push(`from must be after ${before}, got "${day}"`)
    faults.push(...clauseFaults(clause, plan))
    const item = quotedItem(plan, clause)
    if (item !== undefined && !item.text.includes(clause.quote))
      faults.push(`quote must be in item ${clause.item} of ${clause.document}, got "${clause.quote}"`)
    faults.push(...valueFaults(targetOn({ ...target, adjusted: adjusted.slice(0, index + 1) }, day), indicator))
    return faults.map((fault) => `adjusted.${index}: ${fault}`)
  })
}

function isWithin(period: string, year: number): boolean {
  try {
    const { from, until } = parsePeriod(period)
    return from >= `${year}-01-01` && until <= `${year + 1}-01-01`
  } catch (error) {
    if (!(error instanceof MinzhengError)) throw error
    return false
  }
}
