import type { Day } from '@minzheng/core'
import type { ApartLimits } from './apart-from-parents.js'
import type { ChildCategory } from './child-category.js'
import type { CauseTimes } from './without-care.js'

/** What a district has set for telling children apart, from a day on. */
export interface ChildRuleParameters {
  readonly district: string
  readonly effectiveOn: Day
  readonly causeTimes: CauseTimes
  readonly apartLimits: ApartLimits
  readonly categoryOrder: readonly ChildCategory[]
}

/** What is in force in a district on a day, of rule parameters or intervals of assessments: the latest that began by then. Undefined where none had. */
export function parametersInForce<T extends { readonly district: string; readonly effectiveOn: Day }>(
  series: readonly T[],
  district: string,
  day: Day,
): T | undefined {
  return series
    .filter((parameters) => parameters.district === district && parameters.effectiveOn <= day)
    .reduce<T | undefined>((latest, each) => (latest === undefined || each.effectiveOn > latest.effectiveOn ? each : latest), undefined)
}
