import type { TotalsSource } from '../totals/totals-source.js'
import type { Catalogue } from '../indicator/catalogue.js'
import { rank, type Level } from '../district/district.js'
import { MinzhengError } from '../base/errors.js'
import { noFigure, type Figure } from '../formula/figure.js'
import { figureOf, type Formula } from '../formula/kinds.js'
import { reads } from '../formula/reads.js'
import { formulaOf, categoriesOf, type Indicator } from '../indicator/indicator.js'
import { definitionIn } from '../indicator/revised.js'
import { unknownVariant } from '../indicator/unknown-variant.js'
import { lastDay, lastOf, monthEnd, monthsWithin, type Day, type Month, type Period } from '../period/period.js'
import type { ObservationStatus, StatusReason } from './observation-status.js'
import { monthsBehind, districtsOf, dependenciesOf } from './dependencies.js'
import type { Completeness } from '../totals/returns.js'

/** One figure: an indicator of a district over a period. Missing is not zero. (SDMX OBS_VALUE, OBS_STATUS) */
export interface Observation {
  readonly indicator: string
  readonly variant: string
  /** The whole: null. One category of a breakdown: its name, such as `sex=female`. */
  readonly part: string | null
  readonly district: string
  readonly period: string
  /** In the unit of the records: persons, fen. Null if the figure is not the result of a division, or is not known. */
  readonly numerator: number | null
  /** For a ratio, coverage or change in percent; null otherwise. */
  readonly denominator: number | null
  /** In the indicator's unit, not rounded. */
  readonly value: number | null
  readonly status: ObservationStatus
  readonly reason: StatusReason | null
  /** The last day that the figure covers. */
  readonly asOf: Day
  readonly received: number
  readonly expected: number
  /** The version of the definition that was in force on the last day of the period. */
  readonly version: string
  /**
   * Rises when the sums behind the figure change; null for a figure computed in memory, and before the first
   * computation.
   */
  readonly revision: number | null
}

/** True if the indicator has a figure for districts of this level. */
export function hasFigure(indicator: Pick<Indicator, 'lowestLevel'>, level: Level): boolean {
  return rank(level) <= rank(indicator.lowestLevel)
}

/** Which figure of an indicator to compute, and from which totals. */
export interface ObserveOptions {
  readonly district: string
  readonly period: Period
  readonly source: TotalsSource
  /** The indicator's default variant if left out. */
  readonly variant?: string
  /** A category of a breakdown, such as `sex=female`; the whole if null or left out. */
  readonly part?: string | null
}

/**
 * Computes the figure of an indicator for a district and period from totals. Throws `unknown-variant`, `unknown-part`,
 * `unknown-district`.
 */
export function observe(
  catalogue: Pick<Catalogue, 'districts' | 'dataset'>,
  indicator: Indicator,
  { district, period, source, variant = indicator.defaultVariant, part = null }: ObserveOptions,
): Observation {
  const definition = definitionIn(indicator, period)
  const formula = formulaOf(definition, variant, part)
  if (formula === undefined) throw unknownFormula(indicator, variant, part)
  const returned = monthsWithin(period, source.returns.months)
  const last = returned.at(-1)
  const completeness = completenessOf(catalogue, formula, district, returned, source)
  const found =
    last === undefined || completeness.received === 0
      ? noFigure('not-returned')
      : isComputed(catalogue, formula, district, period, source)
        ? figureOf(formula, { catalogue, unit: indicator.unit, district, period, source })
        : noFigure('not-computed')
  const complete = last !== undefined && monthEnd(last) >= period.until
  return Object.freeze({
    indicator: indicator.id,
    variant,
    part,
    district,
    period: period.id,
    numerator: found.numerator,
    denominator: found.denominator,
    value: found.value,
    ...statusOf(found, completeness, complete),
    asOf: last === undefined || complete ? lastDay(period) : lastDay({ until: monthEnd(last) }),
    received: completeness.received,
    expected: completeness.expected,
    version: definition.version,
    revision: null,
  })
}

function isComputed(
  catalogue: Pick<Catalogue, 'districts'>,
  formula: Formula,
  district: string,
  period: Period,
  source: TotalsSource,
): boolean {
  if (source.isComputed === undefined) return true
  return dependenciesOf(formula).every((dependency) =>
    districtsOf(catalogue, dependency, district).every((place) =>
      monthsBehind(dependency, period, source.returns.months).every((month) =>
        source.isComputed!(dependency.dataset, place, month, dependency.key),
      ),
    ),
  )
}

function unknownFormula(indicator: Indicator, variant: string, part: string | null): MinzhengError {
  if (formulaOf(indicator, variant) === undefined) return unknownVariant(indicator, variant)
  const allowed = categoriesOf(indicator)
  return new MinzhengError(
    'unknown-part',
    `${indicator.id} has no category "${part}"; there are: ${allowed.join(', ') || 'none'}`,
    { part, allowed },
  )
}

function statusOf(
  { reason }: Figure,
  { received, expected, estimated }: Completeness,
  complete: boolean,
): Pick<Observation, 'status' | 'reason'> {
  switch (reason) {
    case 'not-returned':
    case 'not-computed':
      return { status: 'L', reason }
    case 'zero-denominator':
    case 'negative-denominator':
      return { status: 'M', reason }
    case 'no-value':
    case 'parts-differ':
    case 'no-base':
      return { status: 'O', reason }
    case null:
      if (received < expected) return { status: 'P', reason: 'returns-due' }
      if (!complete) return { status: 'P', reason: 'period-open' }
      return estimated > 0 ? { status: 'E', reason: 'returned-as-estimate' } : { status: 'A', reason: null }
  }
}

/** Adds up the returns over all the formula's datasets. Null if one of them has received none. */
function completenessOf(
  catalogue: Pick<Catalogue, 'dataset'>,
  formula: Formula,
  district: string,
  months: readonly Month[],
  source: TotalsSource,
): Completeness {
  const all = { received: 0, expected: 0, estimated: 0 }
  const seen = new Set<string>()
  for (const measure of reads(formula)) {
    const asked = measure.basis.kind === 'flow' ? months : lastOf(months)
    const once = `${measure.dataset} ${asked.length}`
    if (seen.has(once)) continue
    seen.add(once)
    const part = source.returns.completeness(catalogue.dataset(measure.dataset), district, asked)
    if (part.received === 0) return { received: 0, expected: Math.max(part.expected, 1), estimated: 0 }
    all.received += part.received
    all.expected += part.expected
    all.estimated += part.estimated
  }
  return all
}
