import type { DistrictParameter } from '@minzheng/core/districts'
import type { Day } from '@minzheng/core/periods'
import { dayMoved } from './day-moved.js'

/** The number of days before a home stops by which the plan for the residents must be filed. */
export interface ResettlementNotice extends DistrictParameter {
  readonly days: number
}

/** 60 days in Zhejiang (浙江省社会养老服务促进条例 art. 25, as amended on 2021-09-30). */
export const zhejiangResettlementNotice: ResettlementNotice = Object.freeze({
  district: '330000',
  effectiveOn: '2021-09-30',
  days: 60,
})

/** The last day on which the plan for the residents (老年人安置方案) of a home that stops may be filed. */
export function resettlementPlanDue(stopsOn: Day, notice: ResettlementNotice): Day {
  return dayMoved(stopsOn, { days: -notice.days })
}

/**
 * The state of a home that stops, on a day: its plan was filed in time or too late, or it is not filed and still may
 * be, or it is overdue.
 */
export function resettlementStanding(
  home: { readonly stopsOn: Day; readonly filedOn: Day | null },
  day: Day,
  notice: ResettlementNotice,
): { readonly dueOn: Day; readonly standing: 'in-time' | 'late' | 'open' | 'overdue' } {
  const dueOn = resettlementPlanDue(home.stopsOn, notice)
  const filed = home.filedOn !== null && home.filedOn <= day
  const inTime = filed ? home.filedOn <= dueOn : day <= dueOn
  return { dueOn, standing: filed ? (inTime ? 'in-time' : 'late') : inTime ? 'open' : 'overdue' }
}
