import type { PlanPromise } from '../promise/plan-promise.js'
import type { IndicatorWords } from './indicator-words.js'

/** The units of indicators that a counting word (量词) may mean. */
const meant: Readonly<Record<string, readonly string[]>> = {
  人: ['person'],
  名: ['person'],
  位: ['person'],
  人次: ['person-time'],
  户: ['household'],
  户次: ['household'],
  张: ['bed'],
  家: ['organisation', 'enterprise', 'site', 'project', 'community'],
  个: ['site', 'community', 'project', 'organisation', 'participant', 'item', 'district', 'case'],
  所: ['site', 'organisation', 'project'],
  处: ['site', 'project'],
  座: ['site', 'project'],
  场: ['event'],
  场次: ['event'],
  次: ['event', 'person-time'],
  件: ['case', 'item'],
  项: ['item', 'project', 'fund'],
  对: ['couple'],
  具: ['body'],
  块: ['plate'],
  条: ['item', 'case'],
  支: ['organisation'],
  元: ['yuan', '10k-yuan', 'fen', 'yuan/month', 'yuan/year'],
  '%': ['percent'],
  '‰': ['permille', 'percent'],
  个百分点: ['percent'],
  工作日: ['working-day', 'day'],
  个工作日: ['working-day', 'day'],
  天: ['day', 'working-day'],
}

/** How well units fit: 1 the same, 0.7 perhaps (no unit in the text, or a multiple), 0 not. */
export function unitFit(promise: PlanPromise, indicator: IndicatorWords): number {
  const { unit, per } = promise
  if (unit === null) return /^(?:stage|percent|permille|yuan|10k-yuan|fen)/.test(indicator.unit) ? 0.3 : 0.7
  if (unit === '倍') return /yuan|percent|index/.test(indicator.unit) ? 0.6 : 0
  const units = meant[unit] ?? []
  if (per !== null && per !== 1 && unit !== '%') {
    const rate = units.some((each) => indicator.unit === `${each}/${per === 10_000 ? '10k' : String(per)}`)
    return rate ? 1 : units.includes(indicator.unit) ? 0.2 : 0
  }
  if (unit === '元' && promise.every !== null) {
    if (indicator.unit === `yuan/${promise.every}`) return 1
    return indicator.unit.startsWith('yuan/') ? 0.9 : 0.1
  }
  if (units.includes(indicator.unit)) return indicator.unit.startsWith('yuan/') ? 0.8 : 1
  return indicator.unitZh !== undefined && indicator.unitZh === unit ? 1 : 0
}

/**
 * The number of the promise in the indicator's unit; null if it must be converted by a person (another unit, or a month
 * against a year in which a standard changes).
 */
export function valueIn(value: number, promise: PlanPromise, indicator: IndicatorWords): number | null {
  if (unitFit(promise, indicator) < 0.7) return null
  if (promise.unit !== '元') return value
  if (indicator.unit === '10k-yuan') return value / 10_000
  if (indicator.unit === 'fen') return value * 100
  if (indicator.unit === 'yuan/year' && promise.every === 'month') return value * 12
  if (indicator.unit === 'yuan/month' && promise.every === 'year') return null
  return value
}
