import i18next from 'i18next'
import { cityZone, dayInCity } from './city-clock.js'
import { dateFormat, numberFormat } from './formats.js'
import { languageNow } from './language.js'

const locale = (): string => (languageNow() === 'zh' ? 'zh-CN' : 'en-GB')
const minus = '−'

/** A number as people read it: thousands in groups, a fixed number of decimals, a minus as wide as a digit. */
export function shownNumber(value: number, decimals: number): string {
  return numberFormat(locale(), decimals).format(value).replace('-', minus)
}

/** The most decimals that a difference is given; what is smaller comes of computing, and is none. */
const mostDecimals = 6

/** How large a difference is: with more decimals than others if it would be shown as none. */
export function shownSize(value: number, decimals: number): string {
  for (let more = decimals; more <= mostDecimals; more += 1) {
    const text = shownNumber(Math.abs(value), more)
    if (/[1-9]/.test(text)) return text
  }
  return shownNumber(0, decimals)
}

/** A difference with its sign; no difference has none. */
export function shownDifference(value: number, decimals: number): string {
  const text = shownSize(value, decimals)
  if (!/[1-9]/.test(text)) return text
  return `${value < 0 ? minus : '+'}${text}`
}

/** A number as it is shown, as a number. */
const rounded = (value: number, decimals: number): number =>
  Number(numberFormat('en-US', decimals).format(value).replaceAll(',', ''))

/** The decimals that a number has by itself. */
const decimalsIn = (value: number): number => String(Number(value.toFixed(mostDecimals))).split('.')[1]?.length ?? 0

/** The difference of two numbers that are shown beside it: what a reader gets who subtracts one from the other. */
export function shownChange(before: number, after: number, decimals: number): string {
  const difference = rounded(after, decimals) - rounded(before, decimals)
  return shownDifference(rounded(difference, decimals) === 0 ? after - before : difference, decimals)
}

/** How far a figure is from what was asked, which is shown as it was written. */
export function shownGap(gap: number, value: number, decimals: number): string {
  const asked = value - gap
  const most = Math.max(decimals, decimalsIn(asked))
  const difference = rounded(value, decimals) - rounded(asked, most)
  return shownDifference(rounded(difference, most) === 0 ? gap : difference, most)
}

/**
 * A number beside a figure that is shown: with as many decimals as it takes to be seen above or below it, as it is. If
 * the figure as it is shown is on the wrong side by itself, the figure comes with them too.
 */
export function shownBeside(
  expected: number,
  figure: number | null,
  decimals: number,
): { readonly expected: string; readonly figure?: string } {
  if (figure === null || Math.abs(expected - figure) < 10 ** -mostDecimals)
    return { expected: shownNumber(expected, decimals) }
  const order = Math.sign(expected - figure)
  const shown = rounded(figure, decimals)
  for (let more = decimals; more <= mostDecimals; more += 1)
    if (Math.sign(rounded(expected, more) - shown) === order) return { expected: shownNumber(expected, more) }
  for (let more = decimals; more < mostDecimals; more += 1)
    if (Math.sign(rounded(expected, more) - rounded(figure, more)) === order)
      return { expected: shownNumber(expected, more), figure: shownNumber(figure, more) }
  return { expected: shownNumber(expected, mostDecimals), figure: shownNumber(figure, mostDecimals) }
}

/** A share of 1 as a percentage. */
export function shownPercent(share: number): string {
  return `${shownNumber(share * 100, 1)}%`
}

/** 2024-06-30 → 2024年6月30日. */
export function shownDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return languageNow() === 'zh'
    ? i18next.t('period.day', { year, month: Number(month), day: Number(date) })
    : i18next.t('period.day', { year, month, day: date })
}

/** 2024-01/2024-06 → 2024年1—6月; other periods as they are named. */
export function shownPeriod(period: string): string {
  const span = /^(\d{4})-(\d{2})\/\1-(\d{2})$/.exec(period)
  if (span !== null) {
    const [, year = '', from, to] = span
    if (from === '01' && to === '12') return i18next.t('period.year', { year })
    return i18next.t('period.span', { year, from: Number(from), to: Number(to) })
  }
  const month = /^(\d{4})-(\d{2})$/.exec(period)
  if (month !== null) return shownMonth(period)
  return /^\d{4}$/.test(period) ? i18next.t('period.year', { year: period }) : period
}

/** Months in their order, those that follow each other as one span: 2024年3月、2024年6—12月. */
export function shownMonths(months: readonly string[]): string {
  const runs: string[][] = []
  for (const month of months.toSorted()) {
    const run = runs.at(-1)
    const [year, of] = [month.slice(0, 4), Number(month.slice(5))]
    const before = `${year}-${String(of - 1).padStart(2, '0')}`
    if (run?.at(-1) === before) run.push(month)
    else runs.push([month])
  }
  const shown = runs.map((run) => (run.length === 1 ? shownMonth(run[0]!) : shownPeriod(`${run[0]}/${run.at(-1)}`)))
  return shownNames(shown)
}

/** 2024-06 → 2024年6月. */
export function shownMonth(month: string): string {
  const [year = '', of = ''] = month.split('-')
  return i18next.t('period.month', { year, month: languageNow() === 'zh' ? Number(of) : of })
}

/** Several names as one text: 东区、西区和南县. */
export function shownList(names: readonly string[]): string {
  return new Intl.ListFormat(locale()).format(names)
}

/** Names beside each other, as a language separates them: 东区、西区. */
export function shownNames(names: readonly string[]): string {
  return names.join(languageNow() === 'zh' ? '、' : ', ')
}

/** A label before what it labels. */
export function withColon(label: string, text: string): string {
  return languageNow() === 'zh' ? `${label}：${text}` : `${label}: ${text}`
}

/** What is said in passing, after what it is said of. */
export function inBrackets(text: string): string {
  return languageNow() === 'zh' ? `（${text}）` : ` (${text})`
}

/** A moment of today as its time, another with its day, by the clock of the city. */
export function shownMoment(moment: string | number | Date): string {
  const at = new Date(moment)
  const isToday = dayInCity(at) === dayInCity()
  return dateFormat(locale(), {
    timeZone: cityZone(),
    ...(isToday ? {} : { year: 'numeric', month: 'numeric', day: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
  }).format(at)
}

const steps = [
  ['minute', 60],
  ['hour', 3600],
  ['day', 86_400],
  ['month', 2_629_800],
  ['year', 31_557_600],
] as const

/** How long ago: 3小时前. */
export function shownAgo(moment: string, now = Date.now()): string {
  const seconds = (now - Date.parse(moment)) / 1000
  const [unit, size] = steps.findLast(([, each]) => seconds >= each) ?? [undefined, 1]
  if (unit === undefined) return i18next.t('time.justNow')
  return new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }).format(-Math.floor(seconds / size), unit)
}
