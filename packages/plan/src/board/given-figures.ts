import type { Observation } from '@minzheng/core'
import { lastDay, monthOf, monthsLater, parsePeriod, yearToDate, type Month } from '@minzheng/core/periods'
import type { Deployment } from '../deployment/deployment.js'
import { planAsked, type PlanAsked } from '../deployment/plan-of.js'
import type { BoardInput } from './board-input.js'

/** Figures that are given as they are, such as those of a release, by indicator, district, variant, period and part. */
export interface GivenFigures {
  /** The months that the figures speak of, in order. */
  readonly months: readonly Month[]
  /**
   * A given figure; undefined if none is given. Half-years and quarters are found by their months too (`2024-S1`,
   * `2024-01/2024-06`).
   */
  readonly observation: BoardInput['observation']
  /** The input of a board of these figures alone; see `planAsked` for which plan. */
  readonly boardInput: (
    deployment: Pick<Deployment, 'id' | 'catalogue' | 'plans' | 'districtSets'>,
    asked?: PlanAsked,
  ) => BoardInput
}

/**
 * Reads boards from given figures and from nothing else: no sum of records is at hand. So a county has no part of a
 * city's target that would follow from such a sum, and a stock is measured from the figure of the December before only
 * if that is given and shown.
 */
export function givenFigures(figures: Iterable<Observation>): GivenFigures {
  const byKey = new Map<string, Observation>()
  const spans = new Map<string, string>()
  let [first, last] = ['', '']
  const spanOf = (id: string): string => {
    const known = spans.get(id)
    if (known !== undefined) return known
    const { from, until } = parsePeriod(id)
    spans.set(id, `${from} ${until}`)
    return `${from} ${until}`
  }
  for (const figure of figures) {
    const { indicator, district, variant, period, part, reason, asOf } = figure
    byKey.set(keyOf(indicator, district, variant, spanOf(period), part), figure)
    if (reason === 'not-returned') continue
    const { from } = parsePeriod(period)
    if (first === '' || from < first) first = from
    if (asOf > last) last = asOf
  }
  const observation: BoardInput['observation'] = (indicator, district, variant, period, part) =>
    byKey.get(keyOf(indicator, district, variant, spanOf(period), part))
  const months = first === '' || last === '' ? [] : monthsBetween(monthOf(first), monthOf(last))
  return {
    months,
    observation,
    boardInput: ({ districtSets, ...deployment }, asked = {}) => {
      const { catalogue } = deployment
      const plan = planAsked(deployment, asked, months)
      const period = asked.upTo === undefined ? parsePeriod(String(plan.year)) : yearToDate(asked.upTo)
      return {
        plan,
        catalogue,
        period: period.id,
        ...(districtSets === undefined ? {} : { districtSets }),
        observation: (...key) => {
          const found = observation(...key)
          // A figure of a later month says more than the board's period.
          return found !== undefined && found.asOf > lastDay(period) ? undefined : found
        },
        baseline: (indicator, district, variant, _period, part) =>
          catalogue.indicator(indicator).time === 'flow'
            ? undefined
            : (observation(indicator, district, variant, `${plan.year - 1}-12`, part)?.value ?? undefined),
        weightOf: () => undefined,
      }
    },
  }
}

function keyOf(indicator: string, district: string, variant: string, span: string, part: string | null): string {
  return `${indicator} ${district} ${variant} ${span} ${part ?? ''}`
}

function monthsBetween(first: Month, last: Month): readonly Month[] {
  const found: Month[] = []
  for (let day: string = `${first}-01`; monthOf(day) <= last; day = monthsLater(day, 1)) found.push(monthOf(day))
  return found
}
