import {
  lastDay,
  monthEnd,
  monthOf,
  parsePeriod,
  periodsAround,
  yearToDate,
  type Month,
  type Period,
} from '@minzheng/core/periods'

/** The periods that a release of a month adds: the month, the year to it, and the longer periods that it ends. */
export function releasedPeriods(month: Month): readonly Period[] {
  const [own, ...longer] = periodsAround(month)
  const ended = longer.filter(({ until }) => until === monthEnd(month))
  const toDate = yearToDate(month)
  // The year to January has the days of January, and the year to December those of the year.
  const isAdded = toDate.until !== own!.until || toDate.from !== own!.from
  return [own!, ...(isAdded && !ended.some(({ kind }) => kind === 'year') ? [toDate] : []), ...ended]
}

/** The name under which releases have the days of a period: the year to January is the month, the year to December the year. */
export function releasedName(id: string): string {
  const period = parsePeriod(id)
  if (period.kind !== 'year-to-date') return id
  const same = releasedPeriods(monthOf(lastDay(period))).filter(
    ({ from, until }) => from === period.from && until === period.until,
  )
  return same.some((each) => each.id === id) ? id : (same[0]?.id ?? id)
}
