import { monthEnd, periodsAround, yearToDate, type Month, type Period } from '@minzheng/core/periods'

/** The periods that a release of a month adds: the month, the year to it, and the longer periods that it ends. */
export function releasedPeriods(month: Month): readonly Period[] {
  const [own, ...longer] = periodsAround(month)
  const ended = longer.filter(({ until }) => until === monthEnd(month))
  const toDate = yearToDate(month)
  // The year to January has the days of January, and the year to December those of the year.
  const isAdded = toDate.until !== own!.until || toDate.from !== own!.from
  return [own!, ...(isAdded && !ended.some(({ kind }) => kind === 'year') ? [toDate] : []), ...ended]
}
