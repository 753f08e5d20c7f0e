import { sql, type Transaction } from 'kysely'
import {
  basePeriod,
  formulaOf,
  formulasIn,
  formulasOf,
  hasFigure,
  measuresOf,
  monthsOf,
  observe,
  partsOf,
  periodsAround,
  type Base,
  type Catalogue,
  type Indicator,
  type Level,
  type Month,
  type Observation,
  type Period,
  type TotalsSource,
} from '@minzheng/core'
import { wantedTotals, type Wanted } from './kept.js'
import type { Tables } from './tables.js'
import type { TotalsAsked, TotalsTools } from './totals-reader.js'

/** Figures that a change may have moved: of which districts, indicators and periods, and what must be read to compute them. */
export interface StaleFigures {
  readonly districts: ReadonlySet<string>
  readonly moved: readonly Moved[]
  readonly wanted: readonly Wanted[]
  readonly asked: TotalsAsked & { readonly datasets: readonly string[] }
}

/** An observation, and whether all that it rests on has been computed. */
type Written = Observation & { readonly settled: boolean }

/** An indicator with the periods of its figures that a change can move, and the periods that those are measured from. */
interface Moved {
  readonly indicator: Indicator
  readonly periods: readonly Period[]
  readonly bases: readonly Period[]
  readonly datasets: readonly string[]
  /** The months that a figure over a period rests on. */
  monthsBehind(period: Period): readonly Month[]
}

/** The figures that changes in some datasets, months and districts may have moved; figures are kept over open months and around them. */
export function staleFigures(
  catalogue: Catalogue,
  datasets: ReadonlySet<string>,
  months: ReadonlySet<Month>,
  districts: ReadonlySet<string>,
  openMonths: readonly Month[],
): StaleFigures {
  const moved = [...catalogue.indicators.values()]
    .filter((indicator) => measuresOf(indicator).some(({ dataset }) => datasets.has(dataset)))
    .map((indicator) => movedBy(indicator, months, openMonths))
  const periods = distinctPeriods(moved.flatMap((each) => [...each.periods, ...each.bases]))
  const asked = {
    districts: [...new Set([...districts, ...compared(catalogue, moved, districts)])],
    months: [...new Set(periods.flatMap(monthsOf))],
    periods,
    datasets: [...new Set(moved.flatMap((each) => each.datasets))],
  }
  return { districts, moved, wanted: wantedTotals(catalogue, asked.districts, asked.months, asked.datasets), asked }
}

/**
 * Computes the observations that may have moved and writes those that did; the others keep their revision. `unsettled` holds the months
 * still to be computed, by `dataset district`: figures that rest on them are not settled. Returns how many changed.
 */
export async function writeObservations(
  tx: Transaction<Tables>,
  { schema, catalogue }: Pick<TotalsTools, 'schema' | 'catalogue'>,
  figures: StaleFigures,
  source: TotalsSource,
  unsettled: ReadonlyMap<string, ReadonlySet<Month>>,
): Promise<number> {
  // One batch is on its way to the database while the next is made; they are written in their order.
  let writing = Promise.resolve(0)
  const add = (all: readonly Written[]): void => {
    writing = Promise.all([writing, write(tx, schema, all)]).then(([before, more]) => before + more)
  }
  let batch: Written[] = []
  for (const district of figures.districts) {
    for (const each of figures.moved) {
      const waiting = new Set(each.datasets.flatMap((dataset) => [...(unsettled.get(`${dataset} ${district}`) ?? [])]))
      for (const { period, observation } of observationsOf(catalogue, each, district, source))
        batch.push({ ...observation, settled: waiting.size === 0 || !each.monthsBehind(period).some((month) => waiting.has(month)) })
    }
    if (batch.length >= 2000) {
      await writing
      add(batch)
      batch = []
    }
  }
  await writing
  add(batch)
  return writing
}

/** The periods that the months lie in; for an indicator that measures change, also those that start from there. */
function movedBy(indicator: Indicator, months: ReadonlySet<Month>, open: readonly Month[]): Moved {
  const around = [...months].flatMap(periodsAround)
  const bases = [
    ...new Set(
      formulasOf(indicator)
        .flatMap(formulasIn)
        .flatMap((formula): Base[] => (formula.kind === 'change' ? [formula.from] : [])),
    ),
  ]
  const datasets = [...new Set(measuresOf(indicator).map(({ dataset }) => dataset))]
  if (bases.length === 0) return { indicator, periods: distinctPeriods(around), bases: [], datasets, monthsBehind: monthsOf }
  const touched = (period: Period | undefined): boolean => period !== undefined && monthsOf(period).some((month) => months.has(month))
  const later = distinctPeriods(open.flatMap(periodsAround)).filter((period) => bases.some((base) => touched(basePeriod(base, period))))
  const periods = distinctPeriods([...around, ...later])
  const basesOf = (period: Period): readonly Period[] => bases.flatMap((base) => basePeriod(base, period) ?? [])
  return {
    indicator,
    periods,
    bases: distinctPeriods(periods.flatMap(basesOf)),
    datasets,
    monthsBehind: (period) => [period, ...basesOf(period)].flatMap(monthsOf),
  }
}

/** The districts that a dispersion holds against each other: their totals are read along with those above. */
function compared(catalogue: Catalogue, moved: readonly Moved[], districts: ReadonlySet<string>): readonly string[] {
  const formulas = moved.flatMap(({ indicator }) => formulasOf(indicator).flatMap(formulasIn))
  const levels = new Set(formulas.flatMap((formula): Level[] => (formula.kind === 'dispersion' ? [formula.level] : [])))
  return [...levels].flatMap((level) => [...districts].flatMap((code) => catalogue.districts.atLevel(code, level).map((district) => district.code)))
}

function distinctPeriods(periods: readonly Period[]): readonly Period[] {
  return [...new Map(periods.map((period) => [period.id, period])).values()]
}

function observationsOf(
  catalogue: Catalogue,
  { indicator, periods }: Moved,
  district: string,
  source: TotalsSource,
): { readonly period: Period; readonly observation: Observation }[] {
  if (!hasFigure(indicator, catalogue.districts.get(district).level)) return []
  return Object.keys(indicator.variants).flatMap((variant) =>
    [null, ...partsOf(indicator)]
      .filter((part) => formulaOf(indicator, variant, part) !== undefined)
      .flatMap((part) => periods.map((period) => ({ period, observation: observe(catalogue, indicator, variant, district, period, source, part) }))),
  )
}

const differs = sql`(o.numerator, o.denominator, o.value, o.status, o.reason, o.as_of, o.received, o.expected, o.version)
  is distinct from (excluded.numerator, excluded.denominator, excluded.value, excluded.status, excluded.reason, excluded.as_of, excluded.received, excluded.expected, excluded.version)`

async function write(tx: Transaction<Tables>, schema: string, all: readonly Written[]): Promise<number> {
  if (all.length === 0) return 0
  const { rows } = await sql<{ count: number }>`
    with written as (
      insert into ${sql.id(schema, 'observation')} as o
        (indicator, variant, part, district, period, numerator, denominator, value, status, reason, as_of, received, expected, version, settled, revision)
      select *, 1 from unnest(
        ${all.map((o) => o.indicator)}::text[], ${all.map((o) => o.variant)}::text[], ${all.map((o) => o.part ?? '')}::text[], ${all.map((o) => o.district)}::text[], ${all.map((o) => o.period)}::text[],
        ${all.map((o) => o.numerator)}::double precision[], ${all.map((o) => o.denominator)}::double precision[], ${all.map((o) => o.value)}::double precision[],
        ${all.map((o) => o.status)}::text[], ${all.map((o) => o.reason)}::text[], ${all.map((o) => o.asOf)}::date[],
        ${all.map((o) => o.received)}::integer[], ${all.map((o) => o.expected)}::integer[], ${all.map((o) => o.version)}::text[], ${all.map((o) => o.settled)}::boolean[])
      on conflict (district, indicator, period, variant, part) do update set
        numerator = excluded.numerator, denominator = excluded.denominator, value = excluded.value, status = excluded.status, reason = excluded.reason,
        as_of = excluded.as_of, received = excluded.received, expected = excluded.expected, version = excluded.version, settled = excluded.settled,
        revision = case when o.settled and ${differs} then o.revision + 1 else o.revision end,
        computed_at = case when ${differs} then now() else o.computed_at end
      where o.settled is distinct from excluded.settled or ${differs}
      returning 1
    ) select count(*)::integer as count from written`.execute(tx)
  return rows[0]?.count ?? 0
}
