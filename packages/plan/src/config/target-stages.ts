import { MinzhengError, type Clause, type FormerTarget, type Target } from '@minzheng/core'
import { isMonth, parsePeriod } from '@minzheng/core/periods'
import { configFault } from './config-fault.js'

/** A number that is due by the end of a month. */
interface Stage {
  readonly by: string
  readonly value: number
  readonly upTo?: number | undefined
}

/** A number that replaced another from a day on. */
interface Adjustment extends Clause {
  readonly from: string
  readonly value: number
  readonly upTo?: number | undefined
}

/** The stages of a target as targets of their own: due at the end of the first months of the year. Throws for a month that is not of the year, or not in order. */
export function stagesOf(path: string, whole: Target, year: number, stages: readonly Stage[]): readonly Target[] {
  return stages.map(({ by, value, upTo }, index) => {
    const before = stages[index - 1]?.by ?? ''
    if (!isMonth(by) || !by.startsWith(`${year}-`) || by === `${year}-12` || by <= before)
      throw configFault(
        path,
        `each stage of ${whole.indicator} must be due by a month of ${year} before December, in their order, got "${by}"`,
      )
    const { upTo: _whole, path: _path, ...kept } = whole
    return Object.freeze({ ...kept, value, ...(upTo === undefined ? {} : { upTo }), period: firstMonths(year, by) })
  })
}

/** `2025-Q1`, `2025-S1`, or `2025-01/2025-09`: how a period from January is written. */
function firstMonths(year: number, by: string): string {
  const months = parsePeriod(`${year}-01/${by}`)
  return (
    ['Q1', 'S1'].map((part) => parsePeriod(`${year}-${part}`)).find(({ until }) => until === months.until)?.id ??
    months.id
  )
}

/**
 * A whole whose pace follows its stages: between two of them evenly. Unchanged if the plan states a path, if a stage is
 * above the one after it, or if the whole is not of the year.
 */
export function withStages(whole: Target, year: number, stages: readonly Stage[]): Target {
  const values = [0, ...stages.map(({ value }) => value), whole.value]
  const isRising = values.every((value, index) => index === 0 || value >= values[index - 1]!)
  if (stages.length === 0 || whole.path !== undefined || whole.period !== String(year) || !isRising || whole.value <= 0)
    return whole
  const months = [0, ...stages.map(({ by }) => Number(by.slice(5))), 12]
  const path = Array.from({ length: 12 }, (_, month) => {
    const stage = months.findIndex((until) => until > month)
    const width = months[stage]! - months[stage - 1]!
    return (values[stage]! - values[stage - 1]!) / whole.value / width
  })
  return { ...whole, path }
}

/** A target and what replaced it, each in force for its days, the later with the numbers before it. */
export function adjustedTargets(whole: Target, adjusted: readonly Adjustment[]): readonly Target[] {
  const found: Target[] = []
  let current = whole
  let formerly: readonly FormerTarget[] = []
  for (const { from, value, upTo, document, item, quote } of adjusted) {
    if (current.from !== undefined && from <= current.from)
      throw new MinzhengError(
        'invalid-target',
        `the adjustments of ${whole.indicator} must be in the order of their days, got ${from} after ${current.from}`,
        { indicator: whole.indicator },
      )
    found.push(Object.freeze({ ...current, until: from }))
    const { value: before, upTo: range, clause } = current
    formerly = [...formerly, { value: before, ...(range === undefined ? {} : { upTo: range }), clause, until: from }]
    const { upTo: _range, ...kept } = current
    current = {
      ...kept,
      value,
      ...(upTo === undefined ? {} : { upTo }),
      clause: { document, item, quote },
      from,
      formerly,
    }
  }
  return [...found, Object.freeze(current)]
}
