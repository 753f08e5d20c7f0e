import type { Indicator, Observation } from '@minzheng/core'
import type { DistrictView, DistrictViews } from './district-view.js'
import type { Day, Period } from '@minzheng/core/periods'
import { basePeriod, definitionIn, formulaOf, hasFigure, observe, categoriesOf } from '@minzheng/core/evaluation'
import { lastDay, monthsOf, parsePeriod, periodsAround } from '@minzheng/core/periods'
import { returnedMonths } from '../marks/returned-months.js'
import { groupBy } from '../base/group-by.js'
import { needsOf } from './needs.js'
import { readFigureSums, type FigureSums, type FigureTools, type KeptTotals } from './figure-sums.js'
import type { Freshness, FreshnessReader } from './freshness.js'

/** A figure computed from the stored sums, with its revision and whether it is settled. */
export interface StoredFigure extends Observation, Freshness {}

/** Which figures to read; a property that is left out does not filter. */
export interface FigureQuery {
  readonly indicators?: readonly string[]
  readonly districts?: readonly string[]
  /**
   * Any periods of whole months, such as `2024-01/2024-05`. If left out: the months with a return, and the quarters,
   * half-years and years that contain them.
   */
  readonly periods?: readonly string[]
  readonly variant?: string
  /** `whole` (the default): figures of all records; `all`: also figures of categories (by sex, age band, …). */
  readonly parts?: 'whole' | 'all'
  /**
   * True: every period with the districts of today (可比口径). Otherwise each period with the districts at its end, as
   * they were then.
   */
  readonly restated?: boolean
  /** Only figures of which a number or a return changed after this moment. */
  readonly movedAfter?: Date
}

/** What a caller will read from a source; the source throws for anything else. */
export interface SourceQuery {
  readonly districts: readonly string[]
  /**
   * Periods of whole months. The source also includes the base periods of changes and the districts that a dispersion
   * compares.
   */
  readonly periods: readonly Period[]
  /** The indicators to compute; all if left out. */
  readonly indicators?: readonly string[]
  /**
   * The day whose districts all sums are of; those of today if it is left out. Observe with `catalogueOn(catalogue,
   * day)`.
   */
  readonly districtsOn?: Day
  /** Further datasets whose sums and returns to read. */
  readonly datasets?: readonly string[]
}

/**
 * The only way to read figures. A figure is computed from the stored sums on each read, with the same `observe` as in
 * memory, so there is no second number that could differ. Every read throws `CatalogueReplacedError` if other
 * definitions are in use, and `unknown-indicator`, `unknown-district` or `invalid-period` for what does not exist.
 */
export interface FigureReader {
  /**
   * Figures ordered by indicator and district (both in the order of the query), period, variant and category. A district
   * has figures only for periods whose tree has it.
   */
  readonly read: (query: FigureQuery) => Promise<readonly StoredFigure[]>
  /**
   * The same figures in batches of one indicator and some districts, so that a million figures need not fit in memory.
   */
  readonly stream: (query: FigureQuery) => AsyncGenerator<readonly StoredFigure[]>
  /** A source of sums, for other calls of `observe` and `explain`. */
  readonly source: (query: SourceQuery) => Promise<KeptTotals>
}

/** The number of rows of sums (one per dataset and district) in memory at once while figures are streamed. */
const sumsAtOnce = 40_000
const districtsAtOnce = 200

/** Reads figures from the sums of a store. */
export function figureReader(tools: FigureTools, views: DistrictViews): FigureReader {
  const { catalogue, db, schema } = tools
  const stream = async function* (query: FigureQuery): AsyncGenerator<readonly StoredFigure[]> {
    const indicators = [...new Set(query.indicators ?? [...catalogue.indicators.keys()].toSorted())].map((id) =>
      catalogue.indicator(id),
    )
    const ids =
      query.periods ?? (await returnedMonths(db, schema)).flatMap((month) => periodsAround(month).map(({ id }) => id))
    const periods = [...new Set(ids)].toSorted().map(parsePeriod)
    const viewOf = (period: Period): DistrictView =>
      query.restated === true ? views.latest : views.on(lastDay(period))
    const byView = groupBy(periods, viewOf)
    const codes =
      query.districts ?? [...byView.keys()].flatMap((view) => view.places.tree.all.map(({ code }) => code)).toSorted()
    for (const code of codes) tools.places.placed(code)
    const districts = [...new Set(codes)]
    if (districts.length === 0 || periods.length === 0) return
    for (const some of chunks(indicators, Math.max(1, Math.floor(sumsAtOnce / districts.length)))) {
      const byPeriod = new Map<Period, LoadedFigures>()
      for (const [view, own] of byView) {
        const known = districts.filter((code) => view.places.tree.has(code))
        const { source, freshness } = await sumsFor(tools, view, some, known, own)
        const figures = { view, source, reader: freshness() }
        for (const period of own) byPeriod.set(period, figures)
      }
      const loaded = new Map(periods.map((period) => [period, byPeriod.get(period)!]))
      for (const indicator of some)
        for (let at = 0; at < districts.length; at += districtsAtOnce) {
          const found = figuresOf(tools, indicator, districts.slice(at, at + districtsAtOnce), loaded, query)
          if (found.length > 0) yield found
        }
    }
  }
  return {
    stream,
    read: async (query) => {
      const found: StoredFigure[] = []
      for await (const some of stream(query)) for (const each of some) found.push(each)
      return found
    },
    source: async ({ districts, periods, indicators, districtsOn, datasets = [] }) => {
      const named = indicators?.map((id) => catalogue.indicator(id))
      // Checks also read measures that no indicator uses.
      const further = named === undefined ? [...catalogue.datasets.keys()] : datasets
      const view = districtsOn === undefined ? views.latest : views.on(districtsOn)
      return (await sumsFor(tools, view, named ?? [...catalogue.indicators.values()], districts, periods, further))
        .source
    },
  }
}

/** The sums of the periods of one tree. */
interface LoadedFigures {
  readonly view: DistrictView
  readonly source: KeptTotals
  readonly reader: FreshnessReader
}

/**
 * Reads the sums behind the figures of some indicators, including the base periods of changes and the districts that a
 * dispersion compares.
 */
function sumsFor(
  tools: FigureTools,
  view: DistrictView,
  indicators: readonly Indicator[],
  districts: readonly string[],
  periods: readonly Period[],
  further: readonly string[] = [],
): Promise<FigureSums> {
  const needs = indicators.map(needsOf)
  const from = [...new Set(needs.flatMap(({ bases }) => bases))]
  const around = [...periods, ...from.flatMap((base) => periods.flatMap((period) => basePeriod(base, period) ?? []))]
  const levels = [...new Set(needs.flatMap(({ levels: own }) => own))]
  const compared = levels.flatMap((level) =>
    districts.flatMap((code) => view.places.tree.atLevel(code, level).map((district) => district.code)),
  )
  return readFigureSums(tools, {
    view,
    districts: [...new Set([...districts, ...compared])],
    months: [...new Set(around.flatMap(monthsOf))],
    periods: [...new Map(around.map((period) => [period.id, period])).values()],
    datasets: [...new Set([...needs.flatMap(({ datasets }) => datasets), ...further])],
    distinct: new Map(
      [
        ...needs.flatMap(({ distinct }) => distinct),
        ...further.flatMap((name) => tools.catalogue.measures(name)),
      ].flatMap((measure) => (measure.kind === 'distinct' ? [[measure.key, measure]] : [])),
    ),
  })
}

/** Splits indicators, in their order, into runs that read at most this many datasets each. */
function chunks(indicators: readonly Indicator[], most: number): readonly (readonly Indicator[])[] {
  const found: Indicator[][] = []
  let datasets = new Set<string>()
  for (const indicator of indicators) {
    const { datasets: own } = needsOf(indicator)
    const last = found.at(-1)
    if (last !== undefined && datasets.size + own.filter((each) => !datasets.has(each)).length <= most)
      last.push(indicator)
    else {
      found.push([indicator])
      datasets = new Set()
    }
    for (const each of own) datasets.add(each)
  }
  return found
}

function figuresOf(
  { catalogue }: Pick<FigureTools, 'catalogue'>,
  indicator: Indicator,
  districts: readonly string[],
  loaded: ReadonlyMap<Period, LoadedFigures>,
  { variant: asked, parts, movedAfter }: FigureQuery,
): readonly StoredFigure[] {
  const found: StoredFigure[] = []
  const asks = Object.keys(indicator.variants)
    .filter((variant) => asked === undefined || asked === variant)
    .flatMap((variant) =>
      (parts === 'all' ? [null, ...categoriesOf(indicator)] : [null]).map((part) => ({ variant, part })),
    )
  const formulas = new Map(
    [...loaded.keys()].map((period) => {
      const definition = definitionIn(indicator, period)
      return [period, asks.map((each) => ({ ...each, formula: formulaOf(definition, each.variant, each.part) }))]
    }),
  )
  const { dataset } = catalogue
  const memories = new Map([...loaded.values()].map(({ source }) => [source, source.memory?.(indicator)]))
  for (const district of districts)
    for (const [period, { view, source, reader }] of loaded) {
      const { tree } = view.places
      if (!tree.has(district) || !hasFigure(indicator, tree.get(district).level)) continue
      for (const { variant, part, formula } of formulas.get(period)!) {
        if (formula === undefined) continue
        const memory = memories.get(source)
        const key = `${district} ${period.id} ${variant} ${part ?? ''}`
        const known = memory?.get(key) as StoredFigure | undefined
        const freshness = known ?? reader.of(indicator.id, formula, district, period, source.returns.months)
        if (movedAfter !== undefined && (freshness.movedAt === null || freshness.movedAt <= movedAfter)) continue
        const options = { district, period, source, variant, part }
        const figure =
          known ?? Object.freeze({ ...observe({ districts: tree, dataset }, indicator, options), ...freshness })
        if (known === undefined) memory?.set(key, figure)
        found.push(figure)
      }
    }
  return found
}
