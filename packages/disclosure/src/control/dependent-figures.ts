import type { Catalogue, Observation } from '@minzheng/core'
import { parsePeriod } from '@minzheng/core/periods'
import { isHidden } from '../cells/cell.js'
import type { CellBook } from '../cells/cell-book.js'
import { readingsOf, spanOf, type Dependence, type Reading } from '../cells/figure-cells.js'
import { catalogueOn } from '@minzheng/core/districts'
import type { DisclosureRule } from '@minzheng/core/privacy'
import { amountsOf, formulaIn, isOfRespondents, termsOf, type SeriesBook } from '../series/series.js'

/** What a dependent figure is judged by. */
export interface DependentTools {
  readonly catalogue: Catalogue
  readonly book: SeriesBook
  readonly cells: CellBook
  readonly rule: DisclosureRule
}

/**
 * True if a figure tells more than the counts that it shows: a change, a composite or a dispersion of counts of which
 * one is hidden; a sum, such as money, or the least or greatest value of records, of which few are counted.
 */
export function tellsHidden(tools: DependentTools, observation: Observation, isPlanned: boolean): boolean {
  const { catalogue, book, cells, rule } = tools
  if (observation.value === null && observation.numerator === null) return false
  const indicator = catalogue.indicators.get(observation.indicator)!
  const period = parsePeriod(observation.period)
  const formula = formulaIn(indicator, observation.variant, observation.part, period)!
  const { amounts, values } = readingsOf(catalogueOn(catalogue, observation.asOf), formula, observation)
  const isDirect = formula.kind === 'total' || formula.kind === 'ratio'
  const isUnknown = ({ amount, district, span }: Reading): boolean => {
    const series = book.of(amount)
    // The counts that a total or a ratio shows are judged by themselves.
    if (series !== undefined && !isDirect) {
      const cell = cells.current(series, district, span)
      if (cell === undefined || isHidden(cell)) return true
    }
    if (series?.records === null) return false
    return termsOf(amount).some(({ measure }) => isOfFew({ measure, district, span }))
  }
  const isOfFew = ({ measure, district, span }: Dependence): boolean => {
    if (!isOfRespondents(catalogue, rule, measure)) return false
    // A sum whose records no figure counts may be of few, and others would follow from it by subtraction. A planned one
    // is shown all the same: no other sum is, from which something would follow.
    const counted = book.countOf(measure)
    const cell = counted === undefined ? undefined : cells.current(counted, district, span)
    return cell === undefined ? !isPlanned : isHidden(cell)
  }
  return amounts.some(isUnknown) || values.some(isOfFew)
}

/**
 * True if a figure adds up or subtracts counts that other figures show, but for other districts or times only. Without
 * them nobody can say what a change of the figure tells of them, or a change of theirs of it.
 */
export function combinesUnpublished(
  { book, cells }: Pick<DependentTools, 'book' | 'cells'>,
  catalogue: Pick<Catalogue, 'indicators'>,
  { indicator, variant, part, district, period, asOf }: Observation,
): boolean {
  const parsed = parsePeriod(period)
  const formula = formulaIn(catalogue.indicators.get(indicator)!, variant, part, parsed)!
  return amountsOf(formula).some((amount) => {
    if (book.of(amount) === undefined || termsOf(amount).length < 2) return false
    const span = spanOf(amount, parsed, asOf)
    return termsOf(amount).some(({ measure }) => {
      const term = book.of(measure)
      return term !== undefined && cells.cells(term).length > 0 && cells.current(term, district, span) === undefined
    })
  })
}
