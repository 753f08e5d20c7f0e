import { roundDigits, roundHalfUp } from './display.js'
import { formulaFacts, kindOf } from '../formula/kinds.js'
import type { Indicator } from '../indicator/indicator.js'
import { formulaOf } from '../indicator/indicator.js'
import { definitionOf } from '../indicator/revised.js'
import type { Observation } from '../evaluation/observation.js'
import {
  parsePeriod,
  previousPeriod,
  samePeriodLastYear,
  yearToDate,
  type Month,
  type Period,
} from '../period/period.js'
import type { Text } from '../base/text.js'
import { unitFacts } from '../base/unit.js'

/** The periods that an observation of a month is compared with. */
export interface ComparisonPeriods {
  /** For a flow: the year to the month (本年累计). For a stock or effective value: the month's end. */
  readonly current: Period
  /** 上期; undefined for the cumulative of January, the first of its year. */
  readonly previous: Period | undefined
  /** 上年同期. */
  readonly lastYear: Period
}

/**
 * The periods of 环比 and 同比 as in the ministry's form (《民政统计季报表》 JZH01): figures marked 累计 are compared by their
 * cumulatives, figures at the period's end with the period before.
 */
export function comparisonPeriods(indicator: Pick<Indicator, 'time'>, month: Month): ComparisonPeriods {
  const current = indicator.time === 'flow' ? yearToDate(month) : parsePeriod(month)
  return { current, previous: previousPeriod(current), lastYear: samePeriodLastYear(current) }
}

/** How a figure has changed since an earlier one. */
export interface Comparison {
  /**
   * `percent`: of a count, sum or effective value. `points`: of a share, in percentage points (百分点). `difference`: of
   * any other rate or mean, in its own unit.
   */
  readonly kind: 'percent' | 'points' | 'difference'
  /**
   * In percent, percentage points or the unit; not rounded. Null if either figure is not known, if the base of a
   * percentage is zero or negative, or if the definition changed between the two.
   */
  readonly change: number | null
  /** Rounded once, half up, with its sign: `+11.08 %`, `-0.50 百分点`; "—" if there is none. */
  readonly shown: Text
}

const none: Text = { zh: '—', en: '—' }
const changed: Text = { zh: '口径已变', en: 'definition changed' }

/**
 * Compares a figure with its base: a percentage for counts and effective values, percentage points for shares, a
 * difference for other rates and means, whose percentage would mean nothing. A zero, negative or missing base gives no
 * percentage, so no result is infinite and no fall shows as a rise.
 */
export function compareObservations(
  indicator: Indicator,
  current: Observation,
  base: Observation | undefined,
): Comparison {
  const kind = comparedBy(indicator, current)
  if (base === undefined || current.value === null || base.value === null) return { kind, change: null, shown: none }
  if (isRevised(indicator, current, base)) return { kind, change: null, shown: changed }
  const difference = current.value - base.value
  if (kind !== 'percent') {
    const unit = kind === 'points' ? { zh: ' 百分点', en: ' points' } : unitFacts(indicator.unit)
    return {
      kind,
      change: difference,
      shown: signed(
        exactDifference(current, base, indicator) ?? roundDigits(difference, 2),
        kind === 'points' ? unit : { zh: ` ${unit.zh}`, en: ` ${unit.en}` },
      ),
    }
  }
  if (base.value <= 0) return { kind, change: null, shown: none }
  const exact =
    current.numerator !== null &&
    base.numerator !== null &&
    Number.isSafeInteger(current.numerator) &&
    Number.isSafeInteger(base.numerator)
  // Computed from the whole numbers behind both figures; a figure without them (an index) from its own digits.
  const rounded = exact
    ? roundHalfUp(current.numerator - base.numerator, 100, base.numerator, 2)
    : roundDigits((difference / base.value) * 100, 2)
  return { kind, change: (difference / base.value) * 100, shown: signed(rounded, { zh: ' %', en: ' %' }) }
}

/**
 * The share of a cumulative that belongs to its last month or quarter: the cumulative minus the one before (当期值). Null
 * if either is not known.
 */
export function currentOf(cumulative: Observation, before: Observation | undefined): number | null {
  if (cumulative.value === null || before === undefined || before.value === null) return null
  return cumulative.value - before.value
}

/** True if two figures were computed with different definitions of the indicator. */
function isRevised(indicator: Indicator, one: Observation, other: Observation): boolean {
  return indicator.earlier !== undefined && one.version !== other.version
}

function comparedBy(indicator: Indicator, observation: Observation): Comparison['kind'] {
  const formula = formulaOf(definitionOf(indicator, observation), observation.variant, observation.part)
  if (indicator.unit === 'percent') return 'points'
  return formula === undefined ? 'percent' : formulaFacts(formula).comparedBy
}

/** The difference of two quotients to two places, from their whole numbers: n/d − m/e = (ne − md)/de. */
function exactDifference(current: Observation, base: Observation, indicator: Indicator): string | undefined {
  const formula = formulaOf(definitionOf(indicator, current), current.variant, current.part)
  const parts = [current.numerator, current.denominator, base.numerator, base.denominator]
  if (formula === undefined || !formulaFacts(formula).hasExactDifference) return undefined
  if (parts.some((part) => part === null || !Number.isSafeInteger(part))) return undefined
  const [n, d, m, e] = parts as [number, number, number, number]
  const { scale, per } = kindOf(formula).scaling(formula, indicator.unit)
  return roundHalfUp(BigInt(n) * BigInt(e) - BigInt(m) * BigInt(d), scale, BigInt(d) * BigInt(e) * BigInt(per), 2)
}

function signed(number: string, unit: Text): Text {
  const sign = number.startsWith('-') || /^0(\.0+)?$/.test(number) ? '' : '+'
  return { zh: `${sign}${number}${unit.zh}`, en: `${sign}${number}${unit.en}` }
}
