import { sql, type Transaction } from 'kysely'
import {
  hasFigure,
  measuresOf,
  monthsOf,
  observe,
  periodsAround,
  type Catalogue,
  type Indicator,
  type Month,
  type Observation,
  type Period,
} from '@minzheng/core'
import { readTotals } from './totals-reader.js'
import type { Tables } from './tables.js'

/** The districts whose figures a change in some datasets and months can move. */
export interface Stale {
  readonly datasets: ReadonlySet<string>
  readonly months: ReadonlySet<Month>
  readonly districts: ReadonlySet<string>
}

/** Computes the observations that may have moved and writes those that did; the others keep their revision. Returns how many changed. */
export async function writeObservations(tx: Transaction<Tables>, schema: string, catalogue: Catalogue, stale: Stale): Promise<number> {
  const indicators = [...catalogue.indicators.values()].filter((indicator) => measuresOf(indicator).some(({ dataset }) => stale.datasets.has(dataset)))
  const periods = [...new Map([...stale.months].flatMap(periodsAround).map((period) => [period.id, period])).values()]
  const months = [...new Set(periods.flatMap(monthsOf))]
  const datasets = [...new Set(indicators.flatMap(measuresOf).map(({ dataset }) => dataset))]
  const source = await readTotals(tx, catalogue, [...stale.districts], months, datasets)
  let changed = 0
  let batch: Observation[] = []
  for (const district of stale.districts) {
    for (const indicator of indicators) batch.push(...observationsOf(catalogue, indicator, district, periods, source))
    if (batch.length >= 2000) {
      changed += await write(tx, schema, batch)
      batch = []
    }
  }
  return changed + (await write(tx, schema, batch))
}

function observationsOf(
  catalogue: Catalogue,
  indicator: Indicator,
  district: string,
  periods: readonly Period[],
  source: Parameters<typeof observe>[5],
): Observation[] {
  if (!hasFigure(indicator, catalogue.districts.get(district).level)) return []
  return Object.keys(indicator.variants).flatMap((variant) => periods.map((period) => observe(catalogue, indicator, variant, district, period, source)))
}

async function write(tx: Transaction<Tables>, schema: string, all: readonly Observation[]): Promise<number> {
  if (all.length === 0) return 0
  const { rows } = await sql<{ count: number }>`
    with written as (
      insert into ${sql.id(schema, 'observation')} as o
        (indicator, variant, district, period, numerator, denominator, value, status, reason, as_of, received, expected, version, revision)
      select *, 1 from unnest(
        ${all.map((o) => o.indicator)}::text[], ${all.map((o) => o.variant)}::text[], ${all.map((o) => o.district)}::text[], ${all.map((o) => o.period)}::text[],
        ${all.map((o) => o.numerator)}::double precision[], ${all.map((o) => o.denominator)}::double precision[], ${all.map((o) => o.value)}::double precision[],
        ${all.map((o) => o.status)}::text[], ${all.map((o) => o.reason)}::text[], ${all.map((o) => o.asOf)}::date[],
        ${all.map((o) => o.received)}::integer[], ${all.map((o) => o.expected)}::integer[], ${all.map((o) => o.version)}::text[])
      on conflict (district, indicator, period, variant) do update set
        numerator = excluded.numerator, denominator = excluded.denominator, value = excluded.value, status = excluded.status, reason = excluded.reason,
        as_of = excluded.as_of, received = excluded.received, expected = excluded.expected, version = excluded.version, revision = o.revision + 1, computed_at = now()
      where (o.numerator, o.denominator, o.value, o.status, o.reason, o.as_of, o.received, o.expected, o.version)
        is distinct from (excluded.numerator, excluded.denominator, excluded.value, excluded.status, excluded.reason, excluded.as_of, excluded.received, excluded.expected, excluded.version)
      returning 1
    ) select count(*)::integer as count from written`.execute(tx)
  return rows[0]?.count ?? 0
}
