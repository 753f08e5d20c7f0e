import { forecast, type Forecast } from './forecast.js'
import type { Observation } from '../evaluation/observation.js'
import { formulaFacts } from '../formula/kinds.js'
import { formulaOf, type Indicator } from '../indicator/indicator.js'
import { monthsLater } from '../period/day.js'
import { monthOf, monthsOf, type Month, type Period } from '../period/period.js'

/** The month before a period, whose figure is the baseline of a stock. */
function monthBefore(period: Period): Month {
  return monthOf(monthsLater(period.from, -1))
}

/** The months whose figures a forecast needs: those of the period, and the one before it. */
export function monthsToForecast(period: Period): readonly Month[] {
  return [monthBefore(period), ...monthsOf(period)]
}

/**
 * The forecast of a figure for its period's end, from the months from the first on that all offices have returned: a
 * sum of months, or a stock. Undefined for any other figure, such as a ratio of a month, which says nothing about that
 * of a year; also if no month is known or none is left.
 *
 * @param months figures of one indicator, variant and district, by month
 * @param path the seasonal path of the target, if it has one: a sum is expected to go on along it
 */
export function forecastOf(
  indicator: Indicator,
  variant: string,
  period: Period,
  months: ReadonlyMap<Month, Observation>,
  path?: readonly number[],
): Forecast | undefined {
  const kind = kindOf(indicator, variant)
  const all = monthsOf(period)
  const known = all.map((month) => completeValue(months.get(month)))
  const gap = known.indexOf(undefined)
  if (kind === undefined || gap < 1) return undefined
  const values = known.slice(0, gap).filter((value) => value !== undefined)
  const baseline = kind === 'flow' ? undefined : completeValue(months.get(monthBefore(period)))
  return forecast({
    kind,
    values,
    of: all.length,
    ...(kind === 'flow' && path?.length === all.length ? { path } : {}),
    ...(baseline === undefined ? {} : { baseline }),
    ...(indicator.unit === 'percent' && values.every(isShare) ? { within: [0, 100] } : {}),
  })
}

function kindOf(indicator: Indicator, variant: string): 'flow' | 'state' | undefined {
  const { time, unit } = indicator
  const formula = formulaOf(indicator, variant)
  if (formula === undefined || unit === 'stage') return undefined
  if (time === 'stock') return 'state'
  return time === 'flow' && formulaFacts(formula).isAmount ? 'flow' : undefined
}

function completeValue(figure: Observation | undefined): number | undefined {
  return figure?.status === 'A' ? (figure.value ?? undefined) : undefined
}

function isShare(value: number): boolean {
  return value >= 0 && value <= 100
}
