import type { Day, Month } from '@minzheng/core/periods'

/** The current date in the city's time zone. */
export interface Calendar {
  readonly timeZone: string
  readonly today: () => Day
  readonly thisMonth: () => Month
  readonly lastMonth: () => Month
}

/** A calendar of a time zone that uses this machine's clock. */
export function calendarIn(timeZone: string, now: () => Date = () => new Date()): Calendar {
  // Built from parts, because the order of the parts in a formatted date depends on the language.
  const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  const today = (): Day => {
    const parts = new Map(format.formatToParts(now()).map(({ type, value }) => [type, value]))
    return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`
  }
  return Object.freeze<Calendar>({
    timeZone,
    today,
    thisMonth: () => today().slice(0, 7),
    lastMonth: () => monthBefore(today().slice(0, 7)),
  })
}

/** The month before another. */
export function monthBefore(month: Month): Month {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))]
  return number === 1 ? `${year - 1}-12` : `${month.slice(0, 4)}-${String(number - 1).padStart(2, '0')}`
}
