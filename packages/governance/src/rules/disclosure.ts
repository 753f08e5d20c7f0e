import { daysFrom, daysLater, type Day } from '@minzheng/core/periods'

/**
 * Information that must be published is published within 20 working days of being made or changed (政府信息公开条例 art. 26).
 */
const workingDays = 20

/**
 * The last day on which information made on a day may be published in time: the twentieth working day after it (art.
 * 26). The caller decides which days are working days, because the State Council's list of holidays and moved working
 * days changes each year.
 */
export function disclosureDueOn(madeOn: Day, isWorkingDay: (day: Day) => boolean): Day {
  let day = madeOn
  for (let counted = 0, looked = 0; counted < workingDays; looked += 1) {
    if (looked > 366) throw new RangeError(`the year after ${madeOn} must have at least ${workingDays} working days`)
    day = daysLater(day, 1)
    if (isWorkingDay(day)) counted += 1
  }
  return day
}

/** The calendar days from receipt to disclosure; null if nothing has been published. */
export function daysToDisclosure({
  receivedOn,
  publishedOn,
}: {
  readonly receivedOn: Day
  readonly publishedOn: Day | null
}): number | null {
  return publishedOn === null ? null : daysFrom(receivedOn, publishedOn)
}
