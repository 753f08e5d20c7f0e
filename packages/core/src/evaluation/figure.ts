import { signed, type Amount } from '../measure/amount.js'
import type { Catalogue } from '../indicator/catalogue.js'
import type { Formula } from '../indicator/formula.js'
import { slotsOf, type Measure } from '../measure/measure.js'
import type { TotalsSource } from '../totals/totals-source.js'
import { isWholeMonths, monthsOf, monthsWithin, parsePeriod, previousPeriod, samePeriodLastYear, type Period } from '../period/period.js'
import { coveredKey, fold, stageKey } from '../indicator/totals.js'
import { unitFacts, unitsPer, type Unit } from '../base/unit.js'

/** A value with the parts it was made of, or why there is none. */
export interface Figure {
  readonly numerator: number | null
  readonly denominator: number | null
  readonly value: number | null
  readonly reason: 'not-returned' | 'not-computed' | 'zero-denominator' | 'negative-denominator' | 'no-value' | 'parts-differ' | 'no-base' | null
}

/** No value, and why. */
export function noFigure(reason: NonNullable<Figure['reason']>): Figure {
  return { numerator: null, denominator: null, value: null, reason }
}

/** The value of a formula for a district and period, in a unit. Asks the source only for months of which something has been returned. */
export function figureOf(
  catalogue: Pick<Catalogue, 'districts' | 'dataset'>,
  unit: Unit,
  formula: Formula,
  district: string,
  period: Period,
  source: TotalsSource,
): Figure {
  switch (formula.kind) {
    case 'total': {
      const numerator = amountOver(formula.amount, district, period, source)
      return { numerator, denominator: null, value: numerator / unitsPer(unit, formula.amount.unit)!, reason: null }
    }
    case 'ratio': {
      const numerator = amountOver(formula.numerator, district, period, source)
      const denominator = amountOver(formula.denominator, district, period, source)
      // A rate has a unit of its own; a mean is in the numerator's, which may be recorded in a smaller one (fen).
      const per = unitFacts(unit).rate === undefined ? unitsPer(unit, formula.numerator.unit)! : 1
      return quotient(numerator, denominator, formula.scale, per)
    }
    case 'coverage': {
      const covered = over(formula.measure, coveredKey(formula), 'add', district, period, source) ?? 0
      return quotient(covered, catalogue.districts.atLevel(district, formula.level).length, 100)
    }
    case 'level':
      return levelFigure(formula, unit, district, period, source)
    case 'milestone': {
      const stage = over(formula.measure, stageKey(formula), 'min', district, period, source) ?? (formula.every === null ? undefined : 0)
      return stage === undefined ? noFigure('no-value') : { numerator: stage, denominator: null, value: stage, reason: null }
    }
    case 'change':
      return changeFigure(catalogue, unit, formula, district, period, source)
    case 'dispersion':
      return dispersionFigure(catalogue, formula, district, period, source)
    case 'composite':
      return compositeFigure(catalogue, formula, district, period, source)
  }
}

/** Of less than nothing there is no share, mean or percentage: a fall from −100 to −200 would be a rise. */
function quotient(numerator: number, denominator: number, scale: number, per = 1): Figure {
  if (denominator <= 0) return { numerator, denominator, value: null, reason: denominator === 0 ? 'zero-denominator' : 'negative-denominator' }
  return { numerator, denominator, value: (numerator * scale) / (denominator * per), reason: null }
}

function levelFigure({ measure, times }: Extract<Formula, { kind: 'level' }>, unit: Unit, district: string, period: Period, source: TotalsSource): Figure {
  const least = over(measure, measure.kind === 'latest' ? `${measure.key}.min` : measure.key, measure.kind === 'max' ? 'max' : 'min', district, period, source)
  if (least === undefined) return noFigure('no-value')
  if (measure.kind === 'latest' && least !== over(measure, `${measure.key}.max`, 'max', district, period, source)) return noFigure('parts-differ')
  return { numerator: least, denominator: null, value: (least * times) / unitsPer(unit, measure.unit)!, reason: null }
}

function changeFigure(
  catalogue: Pick<Catalogue, 'districts' | 'dataset'>,
  unit: Unit,
  { of, from, as }: Extract<Formula, { kind: 'change' }>,
  district: string,
  period: Period,
  source: TotalsSource,
): Figure {
  const base = basePeriod(from, period)
  const inner: Unit = of.kind === 'total' ? of.amount.unit : of.kind === 'level' ? of.measure.unit : unit
  const now = figureOf(catalogue, inner, of, district, period, source)
  if (now.value === null) return now
  if (base === undefined || !isReturned(catalogue, of, district, base, source)) return noFigure('no-base')
  const then = figureOf(catalogue, inner, of, district, base, source)
  if (then.value === null) return noFigure('no-base')
  const difference = now.value - then.value
  if (as === 'percent') return quotient(difference, then.value, 100)
  return { numerator: difference, denominator: null, value: difference / unitsPer(unit, inner)!, reason: null }
}

/** The period that a change is measured from; undefined for the first of a year's cumulatives, which has none. */
export function basePeriod(from: 'last-year-end' | 'same-period-last-year' | 'previous-period', period: Period): Period | undefined {
  switch (from) {
    case 'last-year-end':
      return parsePeriod(`${Number(period.from.slice(0, 4)) - 1}-12`)
    case 'same-period-last-year':
      return samePeriodLastYear(period)
    case 'previous-period':
      return previousPeriod(period)
  }
}

/** A base counts only where every month that it needs has been returned in full: a change from a part is no change. */
function isReturned(catalogue: Pick<Catalogue, 'dataset'>, formula: Formula, district: string, period: Period, source: TotalsSource): boolean {
  const measure = formula.kind === 'total' ? signed(formula.amount)[0]!.measure : formula.kind === 'level' ? formula.measure : undefined
  if (measure === undefined || !isWholeMonths(period)) return false
  const months = measure.basis.kind === 'flow' ? monthsOf(period) : monthsOf(period).slice(-1)
  const { received, expected } = source.returns.reporting(catalogue.dataset(measure.dataset), district, months)
  return received === expected
}

function dispersionFigure(
  catalogue: Pick<Catalogue, 'districts' | 'dataset'>,
  { of, level }: Extract<Formula, { kind: 'dispersion' }>,
  district: string,
  period: Period,
  source: TotalsSource,
): Figure {
  // A coefficient of variation is the same in any unit.
  const unit: Unit = of.kind === 'total' ? of.amount.unit : of.kind === 'level' ? of.measure.unit : 'percent'
  const values = catalogue.districts.atLevel(district, level).map(({ code }) => figureOf(catalogue, unit, of, code, period, source).value)
  if (values.length === 0 || values.includes(null)) return noFigure('no-value')
  const known = values as readonly number[]
  const average = known.reduce((added, value) => added + value, 0) / known.length
  if (average <= 0) return noFigure(average === 0 ? 'zero-denominator' : 'negative-denominator')
  const variance = known.reduce((added, value) => added + (value - average) ** 2, 0) / known.length
  return { numerator: null, denominator: null, value: Math.sqrt(variance) / average, reason: null }
}

function compositeFigure(
  catalogue: Pick<Catalogue, 'districts' | 'dataset'>,
  { parts }: Extract<Formula, { kind: 'composite' }>,
  district: string,
  period: Period,
  source: TotalsSource,
): Figure {
  let value = 0
  let weights = 0
  for (const { formula, unit, weight } of parts) {
    const figure = figureOf(catalogue, unit, formula, district, period, source)
    if (figure.value === null) return noFigure(figure.reason === 'zero-denominator' || figure.reason === 'negative-denominator' ? figure.reason : 'no-value')
    value += figure.value * weight
    weights += weight
  }
  return { numerator: null, denominator: null, value: value / weights, reason: null }
}

/** An amount over the period: its measures, each with its sign. */
function amountOver(amount: Amount, district: string, period: Period, source: TotalsSource): number {
  return signed(amount).reduce((added, { sign, measure }) => added + sign * (over(measure, measure.key, 'add', district, period, source) ?? 0), 0)
}

/** What one measure comes to over a period, in the unit of the records; undefined where no record counts for a minimum, maximum or value in force. */
export function measureOver(measure: Measure, district: string, period: Period, source: TotalsSource): number | undefined {
  const slots = slotsOf(measure)
  const [slot] = slots
  const value = over(measure, slot?.key ?? measure.key, slot?.roll ?? 'add', district, period, source)
  if (slot?.roll === 'add' || measure.kind === 'distinct') return value ?? 0
  return slots.length > 1 && value !== over(measure, slots[1]!.key, 'max', district, period, source) ? undefined : value
}

/** A measure over the period: a flow adds up its months, a stock or policy is as in the last that was returned; a distinct count is counted anew. */
function over(measure: Measure, key: string, roll: 'add' | 'min' | 'max', district: string, period: Period, source: TotalsSource): number | undefined {
  if (!isWholeMonths(period)) return source.total(measure.dataset, district, period, key)
  const returned = monthsWithin(period, source.returns.months)
  const last = returned.at(-1)
  if (last === undefined) return undefined
  if (measure.basis.kind !== 'flow') return source.total(measure.dataset, district, last, key)
  if (measure.kind === 'distinct') return source.total(measure.dataset, district, returned.length === 1 ? last : period, key)
  return fold(
    roll,
    returned.map((month) => source.total(measure.dataset, district, month, key)),
  )
}
