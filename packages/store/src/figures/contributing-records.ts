import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { AnyRecord, Measure } from '@minzheng/core'
import type { PlacedDistricts } from '@minzheng/core/districts'
import { monthsAsked, seriesOf, type ContributingRecord, type SharedValue } from '@minzheng/core/evaluation'
import type { Day, Month, Period } from '@minzheng/core/periods'
import { monthNumber, type RegisterDistricts } from '@minzheng/core/registers'
import { matchesMeasure, monthsRelation, recordsOf } from '../sums/cell-query.js'
import { col, names, type DatasetTable } from '../sql/dataset-table.js'
import { columnSql } from '../sql/filter-sql.js'
import { everAfter } from '../database/record-table.js'
import type { Tables } from '../database/tables.js'

/** A contributing record, with the file and line that it came from. Its district is the code as written. */
export interface StoredContributingRecord extends ContributingRecord {
  readonly source: string
  readonly line: number
}

/** The contributing records: the first ones, ordered by key. */
export interface ContributingRecords {
  /** The number of all contributing records. */
  readonly all: number
  readonly records: readonly StoredContributingRecord[]
}

/** A source with the number of contributing records that it told last. */
export interface CountedSource {
  readonly source: number
  readonly records: number
}

/**
 * Reads the contributing records of a measure, for a district and all below it, over a period. The conditions are those
 * of the statement that computes the cells.
 */
export async function contributingRecords(
  db: Kysely<Tables>,
  places: PlacedDistricts,
  table: DatasetTable,
  ask: {
    readonly measure: Measure
    readonly district: string
    readonly period: Period
    readonly limit: number
    /** The months with a return. */
    readonly returned: readonly Month[]
    readonly schema: string
  },
): Promise<ContributingRecords> {
  const months = monthsAsked(ask.measure, ask.period, ask.returned)
  if (months.length === 0) return { all: 0, records: [] }
  const within = places.codesWithin(ask.district)
  const { column } = ask.measure
  const contributes: RawBuilder<unknown> =
    column === null || ask.measure.kind === 'distinct' ? sql`1` : columnSql(column, table)
  const counted = sql`c join ${countedOf(ask.measure, table, within)}`
  // Counted in a subquery: a window function over all records would carry every column of each.
  const { rows } = await sql<Readonly<Record<string, string | number>>>`
    with c as (${monthRows(months)})
    select ${names(table.columns, 'r')}, c.month as "~month", ${contributes} as "~contributes", r.source_line as "~line", s.name as "~source",
      (select count(*)::integer from ${counted}) as "~all"
    from ${counted} join ${sql.id(ask.schema, 'source')} s on s.id = r.source_id
    order by ${names(table.key, 'r')}
    limit ${ask.limit}`.execute(db)
  return {
    all: rows[0]?.['~all'] === undefined ? 0 : Number(rows[0]['~all']),
    records: rows.map((row) => ({
      key: Object.fromEntries(table.key.map((key) => [key.field, row[key.name] ?? null])),
      district: String(row['district']),
      month: String(row['~month']),
      contributes: Number(row['~contributes']),
      source: String(row['~source']),
      line: Number(row['~line']),
    })),
  }
}

/** How many contributing records of a measure each source told: what `contributingRecords` reads, counted. */
export async function countedSources(
  db: Kysely<Tables>,
  places: PlacedDistricts,
  table: DatasetTable,
  ask: {
    readonly measure: Measure
    readonly district: string
    readonly period: Period
    /** The months with a return. */
    readonly returned: readonly Month[]
  },
): Promise<readonly CountedSource[]> {
  const months = monthsAsked(ask.measure, ask.period, ask.returned)
  if (months.length === 0) return []
  const { rows } = await sql<CountedSource>`
    select r.source_id as source, count(*)::integer as records
    from (${monthRows(months)}) c join ${countedOf(ask.measure, table, places.codesWithin(ask.district))}
    group by r.source_id order by r.source_id`.execute(db)
  return rows
}

/** Records that contribute, of the months `c`. */
function countedOf(measure: Measure, table: DatasetTable, within: readonly string[]): RawBuilder<unknown> {
  const { column } = measure
  const stated = column === null ? sql`true` : sql`${columnSql(column, table)} is not null`
  return sql`${recordsOf(table, within)} r on r.district = any(${within}::text[]) and ${matchesMeasure(measure, table)} and ${stated}`
}

function monthRows(months: readonly Month[]): RawBuilder<unknown> {
  return sql`select * from ${monthsRelation(months)} as c (month, first_day, last_day, year_start, number)`
}

/** Records behind a figure that several offices within its district report. */
export interface SeveralOffices {
  /** The number of such keys; of a distinct count, of such values. */
  readonly count: number
  /** The offices that report them, in the tree of the last month that counts. */
  readonly offices: readonly string[]
}

/**
 * Counts what several offices within a district report: keys whose records contribute to a measure more than once, or
 * values that a distinct count counts once though several offices have them. A least or greatest value is no sum, and
 * of an effective-dated dataset two offices that set the same value are no contradiction.
 */
export async function severalOffices(
  db: Kysely<Tables>,
  places: PlacedDistricts,
  register: Pick<RegisterDistricts, 'officeOf'>,
  table: DatasetTable,
  ask: {
    readonly measure: Measure
    readonly district: string
    readonly period: Period
    readonly returned: readonly Month[]
  },
): Promise<SeveralOffices> {
  const { measure, district } = ask
  const { dataset } = table
  const months = monthsAsked(measure, ask.period, ask.returned)
  const last = months.at(-1)
  const isSum = measure.kind === 'count' || measure.kind === 'sum' || measure.kind === 'distinct'
  if (last === undefined || !isSum || dataset.time.kind === 'policy') return { count: 0, offices: [] }
  const within = places.codesWithin(district)
  const offices = within.map((code) => register.officeOf(code, dataset.reportedBy, monthNumber(last)))
  if (new Set(offices).size < 2) return { count: 0, offices: [] }
  const stated = measure.column === null ? sql`true` : sql`${columnSql(measure.column, table)} is not null`
  const counted =
    measure.kind === 'distinct' ? sql`${columnSql(measure.column!, table)}` : sql`(${names(table.key, 'r')})`
  const { rows } = await sql<{ count: number; offices: readonly string[] | null }>`
    with c as (${monthRows(months)}), o as (
      select * from unnest(${within}::text[], ${offices}::text[]) as o (code, office)
    ), shared as (
      select array_agg(distinct o.office) as offices
      from c join ${recordsOf(table, within)} r on ${matchesMeasure(measure, table)} and ${stated} join o on o.code = r.district
      group by ${counted} having count(distinct o.office) > 1
    )
    select (select count(*)::integer from shared) as count, (select array_agg(distinct office order by office) from shared s, unnest(s.offices) as office) as offices`.execute(
    db,
  )
  return { count: rows[0]!.count, offices: rows[0]!.offices ?? [] }
}

/**
 * Pairs of records, one from each of two distinct counts, that have the same value: the first in the district or below,
 * the second anywhere.
 */
export async function sharedValues(
  db: Kysely<Tables>,
  places: PlacedDistricts,
  tables: ReadonlyMap<string, DatasetTable>,
  ask: {
    readonly one: Measure
    readonly other: Measure
    readonly district: string
    readonly period: Period
    readonly returned: readonly Month[]
  },
): Promise<readonly SharedValue[]> {
  const side = (
    measure: Measure,
    district: string,
  ): { readonly table: DatasetTable; readonly rows: RawBuilder<unknown> } | undefined => {
    const months = monthsAsked(measure, ask.period, ask.returned)
    if (months.length === 0 || measure.column === null) return undefined
    const table = tables.get(measure.dataset)!
    const within = places.codesWithin(district)
    const rows = sql`
      (select distinct r.district as "~district", ${columnSql(measure.column, table)} as "~value", jsonb_build_object(${sql.join(
        table.key.flatMap((key) => [sql`${key.field}::text`, col('r', key)]),
      )}) as "~key"
      from (${monthRows(months)}) c join ${recordsOf(table, within)} r on r.district = any(${within}::text[]) and ${matchesMeasure(measure, table)}
      where ${columnSql(measure.column, table)} is not null)`
    return { table, rows }
  }
  const one = side(ask.one, ask.district)
  const other = side(ask.other, places.tree.root.code)
  if (one === undefined || other === undefined) return []
  const { rows } = await sql<SharedValue>`
    select l."~district" as district, l."~key" as one, o."~key" as other
    from ${one.rows} l join ${other.rows} o on l."~value" = o."~value"
    order by 1, 2, 3`.execute(db)
  return rows
}

/**
 * The day on which the next record of its series replaces a record of an effective-dated dataset. Null for other
 * datasets, and for the record in force.
 */
export async function replacedOn(db: Kysely<Tables>, table: DatasetTable, record: AnyRecord): Promise<Day | null> {
  const { time } = table.dataset
  if (time.kind !== 'policy') return null
  const from = table.column(time.from)
  const series = seriesOf(time).map((field) => {
    const column = table.column(field)
    return sql`${col('r', column)} = cast(${record[field] ?? null} as ${sql.raw(column.type)})`
  })
  const { rows } = await sql<{ day: Day | null }>`
    select min(${col('r', from)}) as day from ${table.sql} r
    where r.shown_until = ${sql.lit(everAfter)} and ${sql.join([sql`true`, ...series], sql` and `)} and ${col('r', from)} > cast(${record[time.from] ?? null} as date)`.execute(
    db,
  )
  return rows[0]?.day ?? null
}
