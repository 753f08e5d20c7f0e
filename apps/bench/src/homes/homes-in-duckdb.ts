import { DuckDBInstance } from '@duckdb/node-api'
import type { DistrictTree } from '@minzheng/core'
import type { HomeRow } from './home-rows.js'
import type { Home } from './homes.js'

/** An in-memory DuckDB with the records. */
export interface HomesInDuckdb {
  readonly figures: () => Promise<readonly HomeRow[]>
  readonly close: () => void
}

/**
 * The ten figures in one fast statement: it first adds up records of the same village and the same months, and only
 * then expands them by month and rolls them up. A join of every record with its months took three times as long.
 */
const statement = `
  with months as (
    select month::date as month from range(date '2024-01-01', date '2025-01-01', interval 1 month) t (month)
  ), stretched as (
    select *, greatest(date_trunc('month', opened_on), date '2024-01-01') as since, coalesce(date_trunc('month', closed_on), date '2025-01-01') as until from homes
  ), parts as (
    select district, since, until, count(*) as homes, count(*) filter (kind = 'public') as public_homes, sum(beds) as beds,
      sum(nursing_beds) as nursing_beds, count(*) filter (grade = 5 and kind <> 'private') as top_graded
    from stretched where since < until group by all
    union all by name
    select district, greatest(since, date_trunc('month', inspected_on)) as since, until, count(*) as inspected
    from stretched where since < until and inspected_on is not null group by all
    union all by name
    select district, date_trunc('month', opened_on) as since, since + interval 1 month as until, count(*) as opened,
      sum(beds) filter (closed_on is null) as beds_opened
    from homes where opened_on >= date '2024-01-01' group by all
    union all by name
    select district, date_trunc('month', closed_on) as since, since + interval 1 month as until, count(*) as closed
    from homes where closed_on >= date '2024-01-01' group by all
  ), villages as (
    select district, month, sum(columns(* exclude (district, month, since, until)))
    from parts join months on month >= since and month < until group by district, month
  ), sums as (
    select above.over as district, month, sum(columns(* exclude (district, over, month)))
    from villages join above using (district) group by above.over, month
  ), covered as (
    select district, month, (top_graded >= 40)::integer as covered from sums join townships using (district)
  ), all_covered as (
    from covered
    union all
    select above.over, month, sum(covered) from covered join above using (district) group by all
  )
  select district, strftime(month, '%Y-%m') as month, homes::double as homes, public_homes::double as "publicHomes", beds::double as beds,
    nursing_beds::double as "nursingBeds", top_graded::double as "topGraded", coalesce(inspected, 0)::double as inspected,
    coalesce(opened, 0)::double as opened, coalesce(closed, 0)::double as closed, coalesce(beds_opened, 0)::double as "bedsOpened", covered::double as covered
  from sums join all_covered using (district, month)`

/** Loads the records, and the ancestors of each district. */
export async function homesInDuckdb(records: readonly Home[], districts: DistrictTree): Promise<HomesInDuckdb> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const fill = async <Row>(
    table: string,
    columns: readonly string[],
    rows: readonly Row[],
    valuesOf: (row: Row) => readonly (string | number | null)[],
  ) => {
    await connection.run(`create table ${table} (${columns.join(', ')})`)
    const appender = await connection.createAppender(table)
    for (const row of rows) {
      for (const value of valuesOf(row))
        if (value === null) appender.appendNull()
        else if (typeof value === 'number') appender.appendInteger(value)
        else appender.appendVarchar(value)
      appender.endRow()
    }
    appender.closeSync()
  }
  const texts = ['opened_on varchar', 'closed_on varchar', 'inspected_on varchar']
  const numbers = ['beds integer', 'nursing_beds integer', 'grade integer']
  await fill('read', ['district varchar', 'kind varchar', ...numbers, ...texts], records, (home) => [
    home.district,
    home.kind,
    home.beds,
    home.nursingBeds,
    home.grade,
    home.openedOn,
    home.closedOn,
    home.inspectedOn,
  ])
  await connection.run(
    'create table homes as select * replace (opened_on::date as opened_on, closed_on::date as closed_on, inspected_on::date as inspected_on) from read',
  )
  await connection.run('drop table read')
  const above = districts.all.flatMap(({ code }) => districts.ancestors(code).map((over) => [code, over.code]))
  await fill('above', ['district varchar', 'over varchar'], above, (pair) => pair)
  const townships = districts.all.filter(({ level }) => level === 'township')
  await fill('townships', ['district varchar'], townships, ({ code }) => [code])
  return {
    figures: async () => (await connection.runAndReadAll(statement)).getRowObjectsJS() as unknown as HomeRow[],
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}
