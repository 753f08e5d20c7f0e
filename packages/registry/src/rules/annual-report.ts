import { type DistrictParameter, parameterInForce } from '@minzheng/core/districts'
import type { Day } from '@minzheng/core/periods'
import type { OrganisationKind } from '@minzheng/core/privacy'

/** The last days by which the report of the year before may come in, as month and day: `03-31`. */
export interface ReportDeadlines extends DistrictParameter {
  /** To the supervising body (业务主管单位); null if the report goes to the registrar alone. */
  readonly supervisor: Readonly<Record<OrganisationKind, string | null>>
  /** To the registrar (登记管理机关). */
  readonly registrar: Readonly<Record<OrganisationKind, string>>
}

/**
 * Associations and service organisations: 31 March and 31 May (社会团体登记管理条例 art. 28; 民办非企业单位登记管理暂行条例 art. 23).
 * Foundations: 31 March (基金会管理条例 art. 36), after the supervising body has reviewed it; the law sets no day for that.
 */
export const nationalReportDeadlines: ReportDeadlines = Object.freeze({
  district: '000000',
  effectiveOn: '2004-06-01',
  supervisor: Object.freeze({ association: '03-31', 'service-organisation': '03-31', foundation: null }),
  registrar: Object.freeze({ association: '05-31', 'service-organisation': '05-31', foundation: '03-31' }),
})

/** The last days in a year for an organisation of a kind. */
export function reportDueDays(
  kind: OrganisationKind,
  year: number,
  deadlines: ReportDeadlines,
): { readonly supervisor: Day | null; readonly registrar: Day } {
  const on = (monthAndDay: string): Day => `${year}-${monthAndDay}`
  const supervisor = deadlines.supervisor[kind]
  return { supervisor: supervisor === null ? null : on(supervisor), registrar: on(deadlines.registrar[kind]) }
}

/** The days on which an organisation sent its report; null if it has not. */
export interface AnnualReport {
  readonly creditCode: string
  readonly kind: OrganisationKind
  readonly district: string
  /** The year in which the report is due; it is about the year before. */
  readonly year: number
  readonly toSupervisorOn: Day | null
  readonly toRegistrarOn: Day | null
}

/** A report that came late or, on the day of evaluation, has not come. */
export interface LateReport {
  readonly creditCode: string
  readonly to: 'supervisor' | 'registrar'
  readonly dueOn: Day
  /** The day it came; null if it has not come by the day of evaluation. */
  readonly cameOn: Day | null
}

/**
 * Reports that are late on a day: those that came after their last day, and those whose last day is over without a
 * report. The last day itself is in time.
 */
export function lateReports(
  reports: readonly AnnualReport[],
  day: Day,
  series: readonly ReportDeadlines[] = [nationalReportDeadlines],
): readonly LateReport[] {
  return reports.flatMap(({ creditCode, kind, district, year, toSupervisorOn, toRegistrarOn }) => {
    const deadlines = parameterInForce(series, district, `${year}-01-01`)
    if (deadlines === undefined) return []
    const due = reportDueDays(kind, year, deadlines)
    const steps = [
      { to: 'supervisor', dueOn: due.supervisor, sentOn: toSupervisorOn },
      { to: 'registrar', dueOn: due.registrar, sentOn: toRegistrarOn },
    ] as const
    return steps.flatMap(({ to, dueOn, sentOn }): LateReport[] => {
      const cameOn = sentOn !== null && sentOn <= day ? sentOn : null
      return dueOn !== null && (cameOn ?? day) > dueOn ? [{ creditCode, to, dueOn, cameOn }] : []
    })
  })
}
