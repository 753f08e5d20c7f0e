import { sql, type RawBuilder } from 'kysely'
import { col, names, type DatasetTable } from '../sql/dataset-table.js'
import { basesOf } from '../marks/dirty-marks.js'
import type { LandingTools } from './tools.js'
import { unsent } from './unsent.js'

/** The key of two aliased relations is the same. */
export function sameKey(table: DatasetTable, one: string, other: string): RawBuilder<unknown> {
  return sql.join(
    table.key.map((column) => sql`${col(one, column)} = ${col(other, column)}`),
    sql` and `,
  )
}

/**
 * Writes what is new or different of some rows, and marks the cells that it touches: those of the records as they were
 * and as they become. As parts of one statement, so that all of them see the same records: what is marked is what is
 * replaced. `compared` is what differs, `replaced` and `added` is what was written; a record that somebody else wrote
 * in the meantime is left alone, and `compared` has more rows than were written. `given` is a relation with the
 * dataset's columns and `source_line`; each key stands in it once.
 */
export async function changes(
  { catalogue, marks }: LandingTools,
  table: DatasetTable,
  given: RawBuilder<unknown>,
  source: number,
): Promise<RawBuilder<unknown>> {
  const was = (column: { readonly name: string }) => sql.id(`stored ${column.name}`)
  const stored = table.columns.map((column) => sql`${col('r', column)} as ${was(column)}`)
  const before = table.columns.map((column) => sql`${was(column)} as ${sql.id(column.name)}`)
  const [compared, replaced] = [
    sql.id('compared'),
    sql`(select ${sql.join(before)} from compared where stored_source is not null)`,
  ]
  const written = await unsent((db) =>
    marks.ofRecords(db, table, basesOf(catalogue, table.dataset.name), [replaced, compared]),
  )
  const marked = written.map((statement, at) => sql`${sql.id(`marked_${at}`)} as (${statement} returning 1),`)
  // Whoever lands at the same time and touches the same cells meets at the marks, which are in order, and not at the
  // records.
  const isMarked = [sql`true`, ...written.map((_, at) => sql`(select count(*) from ${sql.id(`marked_${at}`)}) >= 0`)]
  const values = table.columns.map((column) => sql`${sql.id(column.name)} = ${col('c', column)}`)
  return sql`
    compared as (
      select ${names(table.columns, 's')}, s.source_line, ${sql.join(stored)}, r.source_id as stored_source, r.source_line as stored_line
      from ${given} s left join ${table.sql} r on ${sameKey(table, 's', 'r')}
      where r.source_id is null or (${names(table.columns, 's')}) is distinct from (${names(table.columns, 'r')})
    ), ${sql.join(marked, sql` `)} replaced as (
      update ${table.sql} r set ${sql.join(values)}, source_id = ${source}::integer, source_line = c.source_line from compared c
      where ${sameKey(table, 'c', 'r')} and r.source_id = c.stored_source and r.source_line = c.stored_line and ${sql.join(isMarked, sql` and `)}
      returning 1
    ), added as (
      insert into ${table.sql} (${names(table.columns)}, source_id, source_line)
      select ${names(table.columns, 'c')}, ${source}::integer, c.source_line from compared c where c.stored_source is null and ${sql.join(isMarked, sql` and `)}
      on conflict (${names(table.key)}) do nothing
      returning 1
    )`
}

/** How many rows differ, and how many of them were written. */
export const counted = sql`(select count(*) from compared)::integer as differing, (select count(*) from replaced)::integer + (select count(*) from added)::integer as written`
