import { after, referenceDay } from '@minzheng/core'
import type { DistrictParameter } from '@minzheng/core/districts'
import { resolveDay } from '@minzheng/core/evaluation'
import type { Day } from '@minzheng/core/periods'

/**
 * Whether the means of a household are likely to change: 收入稳定, or with members able to work and an income that varies.
 */
export type HouseholdStability = 'stable' | 'changing'

/** The number of months after which a household is reviewed (定期核查). */
export interface ReviewParameters extends DistrictParameter {
  readonly stableMonths: number
  readonly changingMonths: number
}

/**
 * A default to be confirmed by the bureau: yearly if means are stable, half-yearly if they change. No local text was
 * available.
 */
export const assumedReviewCycle: Omit<ReviewParameters, keyof DistrictParameter> = Object.freeze({
  stableMonths: 12,
  changingMonths: 6,
})

/** The day by which the next review is due (社会救助暂行办法 art. 13: 定期核查). If the month lacks the day, its last day. */
export function reviewDueOn(
  lastReviewedOn: Day,
  stability: HouseholdStability,
  cycle: Omit<ReviewParameters, keyof DistrictParameter> = assumedReviewCycle,
): Day {
  return resolveDay(
    after(referenceDay, { months: stability === 'stable' ? cycle.stableMonths : cycle.changingMonths }),
    lastReviewedOn,
  )
}

/** True if the next review is overdue on a day: the due day itself is still in time. */
export function reviewOverdue(
  lastReviewedOn: Day,
  stability: HouseholdStability,
  on: Day,
  cycle: Omit<ReviewParameters, keyof DistrictParameter> = assumedReviewCycle,
): boolean {
  return on > reviewDueOn(lastReviewedOn, stability, cycle)
}
