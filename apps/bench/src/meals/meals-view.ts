import { sql, type RawBuilder } from 'kysely'
import { mealsCatalogue } from './meals.js'

/** A figure of the view, by district and period. */
export interface ViewRow {
  readonly district: string
  readonly period: string
  readonly meals: number
  readonly delivered: number
  readonly subsidy: number
  readonly transactions: number
}

/**
 * The same figures in one hand-written query: one scan computes the monthly sums of each village, then the query adds
 * them up for the districts above and the quarters, half-years and years around.
 */
export function figuresByHand(schema: string): RawBuilder<ViewRow> {
  return sql<ViewRow>`
    with leaf as (
      select district, date_trunc('month', served_on::timestamp)::date as month, sum(meals) as meals, sum(meals) filter (where mode = 'delivered') as delivered,
        sum(subsidy) as subsidy, count(*) as transactions
      from ${sql.id(schema, 'record_meal_transactions')} group by 1, 2
    ), ${aboveAndAround()}
    select above.district, around.period, sum(meals)::float8 as meals, coalesce(sum(delivered), 0)::float8 as delivered, sum(subsidy)::float8 as subsidy,
      sum(transactions)::float8 as transactions
    from leaf join above on above.code = leaf.district join around on around.month = leaf.month group by 1, 2`
}

/**
 * Two relations to join with `leaf`: each village with the districts that contain it, and each month with the periods
 * that contain it.
 */
function aboveAndAround(): RawBuilder<unknown> {
  const { districts } = mealsCatalogue
  const above = districts.all.flatMap(({ code }) =>
    districts.selfAndAncestors(code).map((each) => [code, each.code] as const),
  )
  return sql`
    above as (
      select * from json_to_recordset(${sql.lit(JSON.stringify(above.map(([code, district]) => ({ code, district }))))}::json) as t (code text, district text)
    ), around as (
      select month, unnest(array[to_char(month, 'YYYY-MM'), to_char(month, 'YYYY"-Q"Q'),
        to_char(month, 'YYYY') || case when extract(month from month) < 7 then '-S1' else '-S2' end, to_char(month, 'YYYY')]) as period
      from (select distinct month from leaf) m
    )`
}

const delivered = "coalesce(sum(meals) filter (where mode = 'delivered'), 0)"

/** Each indicator's numerator and, if it has one, denominator, as SQL over the transactions. */
const parts: Readonly<Record<string, { readonly above: string; readonly below?: string }>> = {
  'bench.meals': { above: 'sum(meals)' },
  'bench.delivered': { above: delivered },
  'bench.delivered-share': { above: `100 * ${delivered}`, below: 'sum(meals)' },
  'bench.subsidy': { above: 'sum(subsidy) / 100.0' },
  'bench.subsidy-per-transaction': { above: 'sum(subsidy) / 100.0', below: 'count(*)' },
}

/**
 * The same figures in one query for each indicator, each with its own scan of the transactions. Columns: `indicator`,
 * `district`, `period`, `value`.
 */
export function queryPerIndicator(schema: string): readonly RawBuilder<unknown>[] {
  return Object.entries(parts).map(
    ([indicator, { above, below }]) => sql`
      with leaf as (
        select district, date_trunc('month', served_on::timestamp)::date as month, ${sql.raw(above)} as above, ${sql.raw(below ?? '1')} as below
        from ${sql.id(schema, 'record_meal_transactions')} group by 1, 2
      ), ${aboveAndAround()}
      select ${sql.lit(indicator)} as indicator, above.district, around.period,
        (sum(leaf.above) ${below === undefined ? sql`` : sql`/ sum(leaf.below)`})::float8 as value
      from leaf join above on above.code = leaf.district join around on around.month = leaf.month group by 2, 3`,
  )
}

/** Each indicator as a SQL expression over the transactions. */
export const expressions: Readonly<Record<string, string>> = {
  'bench.meals': 'sum(meals)::float8',
  'bench.delivered': "coalesce(sum(meals) filter (where mode = 'delivered'), 0)::float8",
  'bench.delivered-share': "100.0 * coalesce(sum(meals) filter (where mode = 'delivered'), 0)::float8 / sum(meals)",
  'bench.subsidy': 'sum(subsidy)::float8 / 100',
  'bench.subsidy-per-transaction': 'sum(subsidy)::float8 / 100 / count(*)',
}
