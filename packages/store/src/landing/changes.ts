import { sql, type RawBuilder } from 'kysely'
import { col, names, type DatasetTable } from '../sql/dataset-table.js'
import { basesOf } from '../marks/dirty-marks.js'
import type { LandingTools } from './tools.js'
import { captureStatements } from './capture-statements.js'

/** The condition that two aliased relations have the same key. */
export function sameKey(table: DatasetTable, one: string, other: string): RawBuilder<unknown> {
  return sql.join(
    table.key.map((column) => sql`${col(one, column)} = ${col(other, column)}`),
    sql` and `,
  )
}

/**
 * The parts (`with`) of a statement that writes new and different rows and marks the cells that they affect: those of
 * the old and those of the new records. They are parts of one statement, so all of them see the same records, and
 * exactly what is replaced is marked. `compared` has the rows that differ; `replaced` and `added` have the rows that
 * were written. If another transaction wrote a record in the meantime, the record stays as it is, and `compared` has
 * more rows than were written. `given` is a relation with the dataset's columns and `source_line`, in which each key
 * occurs once.
 */
export async function changeSql(
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
  const written = await captureStatements((db) =>
    marks.markRecords(db, table, basesOf(catalogue, table.dataset.name), [replaced, compared]),
  )
  const marked = written.map((statement, at) => sql`${sql.id(`marked_${at}`)} as (${statement} returning 1),`)
  // Concurrent landings that affect the same cells wait for each other at the marks, which are locked in order, and not
  // at the records, which are not.
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

/** The number of rows that differ, and the number of those that were written. */
export const changeCounts = sql`(select count(*) from compared)::integer as differing, (select count(*) from replaced)::integer + (select count(*) from added)::integer as written`
