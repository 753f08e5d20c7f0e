import { dateFormat } from './formats.js'

let timeZone: string | undefined

/** Tells the pages by which clock the city lives. Until then, and without it, it is that of this computer. */
export function setCityZone(zone: string): void {
  timeZone = zone
}

/** The time zone of the city. */
export function cityZone(): string | undefined {
  return timeZone
}

let last = { minute: NaN, timeZone, day: '' }

/** The day in the city at a moment, as the service writes days: a return is overdue by the city's clock, not by this computer's. */
export function dayInCity(at: Date | number = Date.now()): string {
  // A list asks for today in each of its rows, and a day ends with a minute.
  const minute = Math.floor(Number(at) / 60_000)
  if (minute !== last.minute || timeZone !== last.timeZone) last = { minute, timeZone, day: dayOf(minute * 60_000) }
  return last.day
}

function dayOf(at: number): string {
  const parts = dateFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    .formatToParts(at)
    .map(({ type, value }) => [type, value] as const)
  const { year, month, day } = Object.fromEntries(parts)
  return `${year}-${month}-${day}`
}

/** The moment at which a day begins in the city. */
export function startOfDayInCity(day: string): Date {
  const asUtc = Date.parse(`${day}T00:00:00Z`)
  const clock = dateFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  const shownAt = (at: number): number => {
    const parts = new Map(clock.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
    const [year, month, date, hour, minute] = (['year', 'month', 'day', 'hour', 'minute'] as const).map((each) =>
      parts.get(each)!,
    )
    return Date.UTC(year!, month! - 1, date, hour, minute)
  }
  // Twice, as the clock of summer may begin in between.
  const first = asUtc - (shownAt(asUtc) - asUtc)
  return new Date(first - (shownAt(first) - asUtc))
}
