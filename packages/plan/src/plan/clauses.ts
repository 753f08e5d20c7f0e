import type { Clause } from '@minzheng/core'
import type { Plan } from './plan.js'

/** The clauses of a plan that speak of an indicator: those of its targets first. Empty if the plan does not mention it. */
export function clausesOf({ targets, watched = [] }: Plan, indicator: string): readonly Clause[] {
  const found = [
    ...targets
      .filter((target) => target.indicator === indicator)
      .flatMap(({ clause, adjusted = [] }) => [clause, ...adjusted.map((each) => each.clause)]),
    ...watched.filter(({ indicators }) => indicators.includes(indicator)).map(({ clause }) => clause),
  ]
  return found.filter(
    ({ document, item, quote }, index) =>
      found.findIndex((each) => each.document === document && each.item === item && each.quote === quote) === index,
  )
}
