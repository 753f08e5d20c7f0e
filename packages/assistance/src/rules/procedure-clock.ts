import type { DistrictParameter } from '@minzheng/core/districts'
import type { Day } from '@minzheng/core/periods'
import { daysAfter, stateCouncilCalendar, workingDaysAfter, type WorkingCalendar } from './working-calendar.js'

/** The terms of the procedure, as a district applies them. */
export interface ProcedureParameters extends DistrictParameter {
  /** The term of the township's check (乡镇审核). */
  readonly checkWorkingDays: number
  /** The term for which the result is shown in the village (公示), in calendar days. */
  readonly noticeDays: number
  /** The term of the county's decision (县级审批). */
  readonly decisionWorkingDays: number
}

/** 15 working days to check, a public notice of 7 days, 5 working days to decide (浙江省社会救助条例 art. 11). */
export const provincialProcedure: Omit<ProcedureParameters, keyof DistrictParameter> = Object.freeze({
  checkWorkingDays: 15,
  noticeDays: 7,
  decisionWorkingDays: 5,
})

/** The last days of the steps of an application. */
export interface ProcedureDeadlines {
  readonly checkBy: Day
  readonly noticeEndsOn: Day
  readonly decideBy: Day
}

/**
 * The last days by which an application that was accepted on a day must be checked, shown and decided, if each step
 * uses its whole term (浙江省社会救助条例 art. 11). If a step ended earlier, pass its own day to `decisionDeadline`. Throws if a
 * year is not in the calendar.
 */
export function procedureDeadlines(
  acceptedOn: Day,
  terms: Omit<ProcedureParameters, keyof DistrictParameter> = provincialProcedure,
  calendar: WorkingCalendar = stateCouncilCalendar,
): ProcedureDeadlines {
  const checkBy = workingDaysAfter(acceptedOn, terms.checkWorkingDays, calendar)
  const noticeEndsOn = daysAfter(checkBy, terms.noticeDays)
  return { checkBy, noticeEndsOn, decideBy: workingDaysAfter(noticeEndsOn, terms.decisionWorkingDays, calendar) }
}

/** The last day on which the county decides, once the day of the township's check is known (浙江省社会救助条例 art. 11). */
export function decisionDeadline(
  checkedOn: Day,
  terms: Omit<ProcedureParameters, keyof DistrictParameter> = provincialProcedure,
  calendar: WorkingCalendar = stateCouncilCalendar,
): Day {
  return workingDaysAfter(daysAfter(checkedOn, terms.noticeDays), terms.decisionWorkingDays, calendar)
}
