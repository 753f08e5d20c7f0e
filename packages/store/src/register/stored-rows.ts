import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { AnyRecord } from '@minzheng/core'
import type { Value } from '@minzheng/core/evaluation'
import { everAfter, everBefore } from '../database/record-table.js'
import type { Tables } from '../database/tables.js'
import { col, names, type DatasetTable } from '../sql/dataset-table.js'

/** A row of a dataset's table: one that a source told, or one that is made from it. */
export interface StoredRow {
  readonly id: number
  /** The number of the told row that it is made from; null for a told row. */
  readonly of: number | null
  /** The months in which it stands, as core counts them; empty if `from` is not before `until`. */
  readonly from: number
  readonly until: number
  readonly source: number
  readonly line: number
  readonly record: AnyRecord
}

/** Month numbers as the table has them, and as core has them. */
export const storedMonth = (month: number): number =>
  month === -Infinity ? everBefore : month === Infinity ? everAfter : month
const coreMonth = (month: number): number => (month === everBefore ? -Infinity : month === everAfter ? Infinity : month)

/** The rows of all keys that some rows have, and of further keys. */
export function rowsOfKeys(
  db: Kysely<Tables>,
  table: DatasetTable,
  ids: readonly number[],
  further: readonly AnyRecord[] = [],
): Promise<readonly StoredRow[]> {
  return readRows(db, table, sql`join (${keysOf(table, ids, further)}) k on ${sameKey(table, 'r', 'k')}`)
}

/** The told rows of all keys that some districts have, and of further keys. */
export function rowsOfDistricts(
  db: Kysely<Tables>,
  table: DatasetTable,
  districts: readonly string[],
  further: readonly AnyRecord[] = [],
): Promise<readonly StoredRow[]> {
  return readRows(
    db,
    table,
    sql`where r.of_row is null and (${names(table.key, 'r')}) in (
      select ${names(table.key, 'o')} from ${table.sql} o where o.district = any(${[...districts]}::text[])
      union select ${names(table.key, 'f')} from ${relationOf(table.key, further)} f)`,
  )
}

/** Reads the rows `r` of a table that a join or a condition selects, by number. */
async function readRows(
  db: Kysely<Tables>,
  table: DatasetTable,
  selecting: RawBuilder<unknown>,
): Promise<readonly StoredRow[]> {
  const { rows } = await sql<Readonly<Record<string, Value>>>`
    select ${names(table.columns, 'r')}, r.row_id as "~id", r.of_row as "~of", r.shown_from as "~from", r.shown_until as "~until",
      r.source_id as "~source", r.source_line as "~line"
    from ${table.sql} r ${selecting}
    order by r.row_id`.execute(db)
  return rows.map((row) => storedRow(table, row))
}

function keysOf(table: DatasetTable, ids: readonly number[], further: readonly AnyRecord[]): RawBuilder<unknown> {
  const own = sql`select ${names(table.key, 'o')} from ${table.sql} o where o.row_id = any(${`{${ids.join(',')}}`}::bigint[])`
  return further.length === 0
    ? sql`select distinct ${names(table.key)} from (${own}) every`
    : sql`${own} union select ${names(table.key, 'f')} from ${relationOf(table.key, further)} f`
}

function storedRow(table: DatasetTable, row: Readonly<Record<string, Value>>): StoredRow {
  const record: Record<string, Value> = {}
  for (const { field, name } of table.columns) record[field] = row[name] ?? null
  return {
    id: Number(row['~id']),
    of: row['~of'] === null ? null : Number(row['~of']),
    from: coreMonth(Number(row['~from'])),
    until: coreMonth(Number(row['~until'])),
    source: Number(row['~source']),
    line: Number(row['~line']),
    record,
  }
}

/** The condition that two aliased relations have the same key. */
export function sameKey(table: DatasetTable, one: string, other: string): RawBuilder<unknown> {
  return sql.join(
    table.key.map((column) => sql`${col(one, column)} = ${col(other, column)}`),
    sql` and `,
  )
}

/** Records as a relation with some columns, passed in one parameter; `extra` are further integer columns. */
export function relationOf(
  columns: DatasetTable['columns'],
  records: readonly AnyRecord[],
  extra: Readonly<Record<string, readonly (number | null)[]>> = {},
): RawBuilder<unknown> {
  const picked = columns.map(({ name, field }) => ({ name, field }))
  const further = Object.entries(extra)
  const plain = records.map((record, at) => {
    const row: Record<string, unknown> = {}
    for (const { name, field } of picked) row[name] = record[field] ?? null
    for (const [name, values] of further) row[name] = values[at]
    return row
  })
  const typed = [
    ...columns.map(({ name, type }) => sql`${sql.id(name)} ${sql.raw(type)}`),
    ...further.map(([name]) => sql`${sql.id(name)} bigint`),
  ]
  return sql`(select * from json_to_recordset(${JSON.stringify(plain)}::text::json) as given (${sql.join(typed)}))`
}
