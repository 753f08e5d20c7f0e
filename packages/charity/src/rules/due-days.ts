import { daysLater, monthsLater, type Day } from '@minzheng/core/periods'
import type { OrganisationKind } from '@minzheng/core/privacy'
import type { CharityTerms } from './terms.js'

// Calendar days; the day that starts a term is not counted. Holidays are ignored: if a last day is a holiday, the next
// working day is still in time.
const daysAfter = (day: Day, days: number | null): Day | null => (days === null ? null : daysLater(day, days))
const monthsAfter = (day: Day, months: number | null): Day | null => (months === null ? null : monthsLater(day, months))

/**
 * True if something is late on `today`: done after its last day, or not done by `today` although that day is over. A
 * duty without a due day is never late.
 */
export function isLate(dueOn: Day | null, doneOn: Day | null, today: Day): boolean {
  if (dueOn === null) return false
  return (doneOn !== null && doneOn <= today ? doneOn : today) > dueOn
}

/**
 * The last day for the annual report on a year: within the year after it (慈善法 art. 13, 78). The day is that of the
 * annual checks by kind of organisation, until the bureau confirms it.
 */
export function annualReportDue(kind: OrganisationKind, year: number, terms: CharityTerms): Day | null {
  return terms.annualReportBy === null ? null : `${year + 1}-${terms.annualReportBy[kind]}`
}

/**
 * The last day for filing the plan of a public campaign: a number of days before it starts (慈善法 art. 24; 浙江省实施《慈善法》办法
 * art. 13).
 */
export function fundraisingPlanDue(startsOn: Day, terms: CharityTerms): Day | null {
  return terms.planDaysBefore === null ? null : daysAfter(startsOn, -terms.planDaysBefore)
}

/** The last day for filing it after the start, if a campaign for a disaster could not be filed before (慈善法 art. 73). */
export function disasterPlanDue(startedOn: Day, terms: CharityTerms): Day | null {
  return daysAfter(startedOn, terms.disasterPlanDaysAfter)
}

/**
 * The last day for filing a charitable trust after it was signed (慈善法 art. 45). In Zhejiang a charity files with its
 * registrar, a trust company with the city of its seat (办法 art. 19).
 */
export function trustFilingDue(signedOn: Day, terms: CharityTerms): Day | null {
  return daysAfter(signedOn, terms.trustFilingDays)
}

/** The last day for filing a trust again after its trustee changed (慈善法 art. 48). */
export function trusteeChangeDue(changedOn: Day, terms: CharityTerms): Day | null {
  return daysAfter(changedOn, terms.trusteeChangeDays)
}

/**
 * The last day for a trustee's next report: at least once a year (慈善法 art. 49). The law names no day; it is counted
 * from the report before, or from the filing.
 */
export function trustReportDue(reportedOn: Day, terms: CharityTerms): Day | null {
  return monthsAfter(reportedOn, terms.trustReportMonths)
}

/** The last day for the full report of a campaign or project after its end (慈善法 art. 79). */
export function fullReportDue(endedOn: Day, terms: CharityTerms): Day | null {
  return monthsAfter(endedOn, terms.fullReportMonths)
}

/**
 * The day from which an organisation may apply to raise funds in public: registered for a full year (慈善法 art. 22). The
 * bureau judges whether it is well run.
 */
export function fundraisingFrom(registeredOn: Day, terms: CharityTerms): Day | null {
  return monthsAfter(registeredOn, terms.fundraisingAfterMonths)
}

/** One publication that was due: its last day, and the day of the next one. */
export interface OwedPublication {
  readonly dueOn: Day
  readonly publishedOn: Day | null
}

/** A campaign or project, or the emergency to which it responds. */
export interface Course {
  readonly startedOn: Day
  /** Planned, or actual once it has ended; null if it has no end. */
  readonly endsOn: Day | null
  readonly publishedOn: readonly Day[]
}

/**
 * The publications due while an emergency lasts: receipts at least every five days, each counted from the publication
 * before (慈善法 art. 72).
 */
export function receiptsOwed(emergency: Course, terms: CharityTerms, today: Day): readonly OwedPublication[] {
  return owed(emergency, today, (day) => daysAfter(day, terms.disasterReceiptDays))
}

/**
 * The publications due from a campaign or project of more than six months until its end: news at least every three
 * months (慈善法 art. 79). One of exactly six months needs none; one without an end is long once it has lasted more than
 * six months.
 */
export function progressOwed(course: Course, terms: CharityTerms, today: Day): readonly OwedPublication[] {
  const border = monthsAfter(course.startedOn, terms.longMonths)
  if (border === null || (course.endsOn ?? today) <= border) return []
  return owed(course, today, (day) => monthsAfter(day, terms.longIntervalMonths))
}

/**
 * Each term before the end that is over, by a publication or by its last day. The next term starts with that
 * publication or, if there was none, with that last day.
 */
function owed(
  { startedOn, endsOn, publishedOn }: Course,
  today: Day,
  next: (day: Day) => Day | null,
): readonly OwedPublication[] {
  const published = publishedOn.filter((day) => day > startedOn && day <= today).toSorted()
  const found: OwedPublication[] = []
  for (let from = startedOn; ;) {
    const dueOn = next(from)
    const done = published.find((day) => day > from) ?? null
    if (dueOn === null || (endsOn !== null && dueOn >= endsOn) || (dueOn > today && done === null)) return found
    found.push({ dueOn, publishedOn: done })
    from = done ?? dueOn
  }
}
