import type { Catalogue } from './catalogue.js'
import { rank } from './district.js'
import { MinzhengError } from './errors.js'
import { reads, type Formula } from './formula.js'
import type { Indicator } from './indicator.js'
import type { Measure } from './measure.js'
import { lastDay, monthEnd, monthsOf, type Day, type Month, type Period } from './period.js'
import type { Reporting, ReturnBook } from './returns.js'
import { fold, keyOf, type Totals } from './totals.js'
import { unitsPer } from './unit.js'

/** SDMX CL_OBS_STATUS: A normal, P provisional, L missing and not collected, M missing and cannot exist, O missing otherwise. */
export type ObservationStatus = 'A' | 'P' | 'L' | 'M' | 'O'

/** Why there is no value, or why it is provisional. */
export type StatusReason = 'not-returned' | 'zero-denominator' | 'no-value' | 'period-open' | 'returns-due'

/** One figure: an indicator of a district over a period. Missing is not zero. (SDMX OBS_VALUE, OBS_STATUS) */
export interface Observation {
  readonly indicator: string
  readonly variant: string
  readonly district: string
  readonly period: string
  /** In the unit of the records: persons, fen. */
  readonly numerator: number | null
  /** For a ratio or coverage; null otherwise. */
  readonly denominator: number | null
  /** In the indicator's unit, not rounded. */
  readonly value: number | null
  readonly status: ObservationStatus
  readonly reason: StatusReason | null
  /** The last day that the figure takes in. */
  readonly asOf: Day
  readonly received: number
  readonly expected: number
  /** The version of the definition. */
  readonly version: string
}

/** Where totals come from: memory or a store. */
export interface TotalsSource {
  readonly returns: ReturnBook
  totals(dataset: string, district: string, month: Month): Totals | undefined
}

/** True where the indicator has a figure for districts of this level. */
export function hasFigure(indicator: Indicator, level: 'city' | 'county' | 'township' | 'village'): boolean {
  return rank(level) <= rank(indicator.lowestLevel)
}

/** The figure of an indicator for a district and period, from totals. Throws `unknown-variant`, `unknown-district`. */
export function observe(
  catalogue: Pick<Catalogue, 'districts' | 'dataset'>,
  indicator: Indicator,
  variant: string,
  district: string,
  period: Period,
  source: TotalsSource,
): Observation {
  const formula = indicator.variants[variant]
  if (formula === undefined)
    throw new MinzhengError('unknown-variant', `${indicator.id} has no variant "${variant}"; there are: ${Object.keys(indicator.variants).join(', ')}`, {
      variant,
    })
  const open = monthsOf(period).filter((month) => source.returns.months.includes(month))
  const last = open.at(-1)
  const asOf = last === undefined ? lastDay(period) : lastDay({ until: monthEnd(last) })
  const reporting = reportingOf(catalogue, formula, district, open, source)
  const parts = last === undefined ? missing : partsOf(catalogue, indicator, formula, district, open, source)
  const found = reporting.received === 0 ? { ...missing, reason: 'not-returned' as const } : parts
  return Object.freeze({
    indicator: indicator.id,
    variant,
    district,
    period: period.id,
    numerator: found.numerator,
    denominator: found.denominator,
    value: found.value,
    ...statusOf(found, reporting, monthEnd(last ?? '0001-01') >= period.until),
    asOf,
    ...reporting,
    version: indicator.version,
  })
}

interface Parts {
  readonly numerator: number | null
  readonly denominator: number | null
  readonly value: number | null
  readonly reason: 'not-returned' | 'zero-denominator' | 'no-value' | null
}
const missing: Parts = Object.freeze({ numerator: null, denominator: null, value: null, reason: 'not-returned' })

function statusOf(parts: Parts, { received, expected }: Reporting, complete: boolean): Pick<Observation, 'status' | 'reason'> {
  switch (parts.reason) {
    case 'not-returned':
      return { status: 'L', reason: 'not-returned' }
    case 'zero-denominator':
      return { status: 'M', reason: 'zero-denominator' }
    case 'no-value':
      return { status: 'O', reason: 'no-value' }
    case null:
      if (received < expected) return { status: 'P', reason: 'returns-due' }
      return complete ? { status: 'A', reason: null } : { status: 'P', reason: 'period-open' }
  }
}

/** Returns due over all the formula's datasets; none at all of one of them leaves nothing to say. */
function reportingOf(catalogue: Pick<Catalogue, 'dataset'>, formula: Formula, district: string, months: readonly Month[], source: TotalsSource): Reporting {
  let received = 0
  let expected = 0
  const seen = new Set<string>()
  for (const measure of reads(formula)) {
    const asked = measure.basis.kind === 'flow' ? months : months.slice(-1)
    const once = `${measure.dataset} ${asked.length}`
    if (seen.has(once)) continue
    seen.add(once)
    const part = source.returns.reporting(catalogue.dataset(measure.dataset), district, asked)
    if (part.received === 0) return { received: 0, expected: Math.max(part.expected, 1) }
    received += part.received
    expected += part.expected
  }
  return { received, expected }
}

/** A measure over the period: a flow adds up its months, a stock or policy is as in the last. */
function over(measure: Measure, key: string, district: string, months: readonly Month[], source: TotalsSource): number | undefined {
  const asked = measure.basis.kind === 'flow' ? months : months.slice(-1)
  const roll = measure.kind === 'min' || measure.kind === 'max' ? measure.kind : 'add'
  return fold(
    roll,
    asked.map((month) => source.totals(measure.dataset, district, month)?.[key]),
  )
}

function partsOf(
  catalogue: Pick<Catalogue, 'districts'>,
  indicator: Indicator,
  formula: Formula,
  district: string,
  months: readonly Month[],
  source: TotalsSource,
): Parts {
  const quotient = (numerator: number, denominator: number, scale: number): Parts =>
    denominator === 0
      ? { numerator, denominator, value: null, reason: 'zero-denominator' }
      : { numerator, denominator, value: (numerator * scale) / denominator, reason: null }
  switch (formula.kind) {
    case 'total': {
      const numerator = over(formula.measure, formula.measure.key, district, months, source) ?? 0
      return { numerator, denominator: null, value: numerator / unitsPer(indicator.unit, formula.measure.unit)!, reason: null }
    }
    case 'ratio':
      return quotient(
        over(formula.numerator, formula.numerator.key, district, months, source) ?? 0,
        over(formula.denominator, formula.denominator.key, district, months, source) ?? 0,
        formula.scale,
      )
    case 'coverage': {
      const covered = over(formula.measure, keyOf(formula), district, months, source) ?? 0
      return quotient(covered, catalogue.districts.atLevel(district, formula.level).length, 100)
    }
    case 'level':
    case 'milestone': {
      const notStarted = formula.kind === 'milestone' && formula.every !== null ? 0 : undefined
      const held = over(formula.measure, keyOf(formula), district, months, source) ?? notStarted
      if (held === undefined) return { numerator: null, denominator: null, value: null, reason: 'no-value' }
      const value = formula.kind === 'level' ? (held * formula.times) / unitsPer(indicator.unit, formula.measure.unit)! : held
      return { numerator: held, denominator: null, value, reason: null }
    }
  }
}
