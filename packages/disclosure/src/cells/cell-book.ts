import { catalogueOn } from '@minzheng/core/districts'
import type { Catalogue, DistrictTree } from '@minzheng/core'
import { daysLater, parsePeriod } from '@minzheng/core/periods'
import type { Disclosure, ReleasedFigure } from '@minzheng/release'
import { RecordCounts } from './record-counts.js'
import { Renewals } from './renewals.js'
import { Sources } from './sources.js'
import type { Cell, Span } from './cell.js'
import { spanOf } from './figure-cells.js'
import { amountsOf, formulaIn, type Series, type SeriesBook } from '../series/series.js'

/** The cells that stand after a release, of one series: span → district → cell. */
type Standing = ReadonlyMap<Span, ReadonlyMap<string, Cell>>

/** The cells of one series that a release brought, and all that stand after it. */
export interface SeriesRelease {
  readonly fresh: readonly Cell[]
  readonly standing: Standing
}

/** A figure's count in a release. */
export interface Entry {
  readonly release: number
  readonly figure: number | null
  /** The same for one figure in each release that holds it. */
  readonly source: string
  readonly disclosure: Disclosure
  readonly district: string
  readonly span: Span
  readonly value: number
}

/** All counts that this release and the earlier ones hold, by series. */
export class CellBook {
  readonly #entries = new Map<Series, Entry[]>()
  readonly #cells = new Map<Series, readonly Cell[]>()
  readonly #current = new Map<Series, Map<Span, Map<string, { readonly cell: Cell }>>>()
  readonly #catalogue: Catalogue
  readonly #trees = new Map<string, DistrictTree>()
  #count = 0

  constructor(catalogue: Catalogue, book: SeriesBook, releases: readonly (readonly ReleasedFigure[])[]) {
    this.#catalogue = catalogue
    const shared = sharedText()
    releases.forEach((figures, release) => {
      const isLast = release === releases.length - 1
      figures.forEach(({ observation, disclosure }, figure) => {
        if (observation.numerator === null) return
        const indicator = catalogue.indicators.get(observation.indicator)
        // An indicator of an earlier release that is gone: nothing of this catalogue is linked with it.
        if (indicator === undefined) return
        const period = parsePeriod(observation.period)
        const formula = formulaIn(indicator, observation.variant, observation.part, period)
        if (formula === undefined) return
        amountsOf(formula).forEach((amount, side) => {
          const series = book.of(amount)
          const value = side === 0 ? observation.numerator : observation.denominator
          if (series === undefined || value === null) return
          let entries = this.#entries.get(series)
          if (entries === undefined) this.#entries.set(series, (entries = []))
          entries.push({
            release,
            figure: isLast ? figure : null,
            source: shared([indicator.id, observation.variant, observation.part, period.id, side].join(' ')),
            disclosure,
            district: observation.district,
            span: spanOf(amount, period, observation.asOf),
            value,
          })
        })
      })
    })
    const renewed = new Renewals((span) => this.tree(span))
    for (const [series, entries] of this.#entries) renewed.note(series, entries)
    const records = new RecordCounts(this.#entries)
    for (const [series, entries] of this.#entries) this.#make(series, entries, releases.length, renewed, records)
  }

  /** The cells of a series, of all releases. */
  cells(series: Series): readonly Cell[] {
    return this.#cells.get(series) ?? []
  }

  /** The cell of a series in this release or, if that does not hold it, in the last one that does. */
  current(series: Series, district: string, span: Span): Cell | undefined {
    return this.#current.get(series)?.get(span)?.get(district)?.cell
  }

  /** The cells of the series that each release brought, and those that stand after it, in order of the releases. */
  *releases(group: readonly Series[]): Generator<ReadonlyMap<Series, SeriesRelease>> {
    const standing = new Map<Series, Map<Span, Map<string, Cell>>>()
    const entries = new Map(group.map((series) => [series, this.#entries.get(series) ?? []]))
    const last = Math.max(-1, ...[...entries.values()].map((each) => each.at(-1)?.release ?? -1))
    for (let release = 0; release <= last; release++) {
      const brought = new Map<Series, SeriesRelease>()
      for (const [series, all] of entries) {
        let ofSeries = standing.get(series)
        if (ofSeries === undefined) standing.set(series, (ofSeries = new Map()))
        const fresh: Cell[] = []
        const cellsOfEntries = this.#cellOf.get(series)
        all.forEach((entry, index) => {
          if (entry.release !== release) return
          const cell = cellsOfEntries![index]!
          let ofSpan = ofSeries.get(entry.span)
          if (ofSpan === undefined) ofSeries.set(entry.span, (ofSpan = new Map()))
          if (ofSpan.get(entry.district) === cell) return
          ofSpan.set(entry.district, cell)
          fresh.push(cell)
        })
        brought.set(series, { fresh, standing: ofSeries })
      }
      yield brought
    }
  }

  readonly #cellOf = new Map<Series, readonly Cell[]>()

  /** The districts on the last day of a span. */
  tree({ until }: Span): DistrictTree {
    let tree = this.#trees.get(until)
    if (tree === undefined)
      this.#trees.set(until, (tree = catalogueOn(this.#catalogue, daysLater(until, -1)).districts))
    return tree
  }

  /** A cell that no figure shows. */
  rest(
    { series, district, span }: Pick<Cell, 'series' | 'district' | 'span'>,
    value: number,
    { isSmall = false, reader = null }: Partial<Pick<Cell, 'isSmall' | 'reader'>> = {},
  ): Cell {
    return this.#cell(series, district, span, value, { isSmall, isRest: true, reader, records: null })
  }

  #make(
    series: Series,
    entries: readonly Entry[],
    releases: number,
    renewed: Renewals,
    recordCounts: RecordCounts,
  ): void {
    const all: Cell[] = []
    const current = new Map<Span, Map<string, { readonly cell: Cell; readonly release: number }>>()
    const inPlan = new Set<Cell>()
    const sources = new Sources(entries)
    const cells = entries.map((entry) => {
      const { release, figure, disclosure, district, span, value } = entry
      let ofSpan = current.get(span)
      if (ofSpan === undefined) current.set(span, (ofSpan = new Map()))
      const before = ofSpan.get(district)
      let cell = before?.cell
      if (
        before === undefined ||
        before.cell.value !== value ||
        (before.release < release &&
          renewed.has(series, district, span, before.release, release) &&
          sources.areAllIn(entry))
      ) {
        const records = recordCounts.of(series, entry)
        // A sum whose records no figure counts may be of few.
        const isUnknown = series.records !== null && records === null
        const isSmall = value !== 0 && (isUnknown || isFew(series, series.records === null ? value : records))
        cell = this.#cell(series, district, span, value, { isSmall, isRest: false, reader: null, records })
        all.push(cell)
      }
      ofSpan.set(district, { cell: cell!, release })
      cell = cell!
      if (release === releases - 1) cell.figures.push(figure!)
      else if (disclosure === 'shown') cell.isFixed = true
      // Planned sums are shown, though no figure counts their records.
      if (disclosure === 'shown' && release < releases - 1 && isUncounted(cell)) cell.isSmall = false
      if (disclosure === 'shown') cell.shown += 1
      if (disclosure !== 'withheld') inPlan.add(cell)
      return cell
    })
    // Where zeros are shown, a reader knows that what is hidden is not zero.
    for (const cell of inPlan) {
      if (cell.value === 0) cell.isZero = series.records === null
      else if (series.isCount) cell.lowest = 1
    }
    this.#cellOf.set(series, cells)
    this.#cells.set(series, all)
    this.#current.set(series, current)
  }

  #cell(
    series: Series,
    district: string,
    span: Span,
    value: number,
    { isSmall, isRest, reader, records }: Pick<Cell, 'isSmall' | 'isRest' | 'reader' | 'records'>,
  ): Cell {
    return {
      id: this.#count++,
      series,
      district,
      span,
      value,
      records,
      isSmall,
      lowest: series.isCount || isRest ? 0 : -Infinity,
      figures: [],
      shown: 0,
      isFixed: false,
      isZero: false,
      isRest,
      reliance: 0,
      reader,
    }
  }
}

/** True for a number of respondents, or of records of a sum, above zero and below the threshold. */
export function isFew({ threshold }: Series, number: number | null): boolean {
  return number !== null && number !== 0 && Math.abs(number) < threshold
}

/** True for a sum whose records no figure counts. */
export function isUncounted({ series, records }: Pick<Cell, 'series' | 'records'>): boolean {
  return series.records !== null && records === null
}

/** The same text again for an equal one: entries are millions, figures without their districts some thousands. */
function sharedText(): (text: string) => string {
  const known = new Map<string, string>()
  return (text) => {
    const same = known.get(text)
    if (same === undefined) known.set(text, text)
    return same ?? text
  }
}
