import { sql, type RawBuilder, type Transaction } from 'kysely'
import type { Return } from '@minzheng/core'
import type { DatasetTable } from '../sql/dataset-table.js'
import { insertRefused } from './quarantine.js'
import type { LandedRow, RefusedRow } from './source.js'
import type { Tables } from '../database/tables.js'
import { lockDefinitions, setting as definitionsSetting } from '../definitions/version-fence.js'
import { changeCounts, changeSql } from './changes.js'
import { upsertReturns } from './returns.js'
import { writeInRounds } from './write-in-rounds.js'
import type { LandingTools } from './tools.js'

/** The content of a small source, before it is written. */
export interface SmallSource {
  readonly source: number
  readonly dataset: string
  /** One row per key. */
  readonly rows: readonly LandedRow[]
  readonly accepted: number
  readonly refused: readonly RefusedRow[]
  readonly reasons: Readonly<Record<string, number>>
  readonly returns: readonly Return[]
}

/**
 * Writes a small source in one statement: records, marks, returns, refused rows and the source's counts. Returns the
 * number of changed records.
 */
export async function landSmall(
  tools: LandingTools,
  tx: Transaction<Tables>,
  table: DatasetTable,
  small: SmallSource,
): Promise<number> {
  const { schema, definitions } = tools
  const { source, dataset, accepted, refused, reasons, returns } = small
  const rows = relationOf(table, small.rows)
  const written = await changeSql(
    tools,
    table,
    sql`(select * from ${rows} given where exists (select 1 from used))`,
    source,
  )
  const { rows: result } = await sql<{ used: string | null; differing: number; written: number }>`
    with used as (
      select value from ${sql.id(schema, 'setting')} where name = ${definitionsSetting} for share
    ), watched as (
      insert into ${sql.id(schema, 'open_month')} select * from ${sql.id(schema, 'open_month')} where false
    ), ${written}, returned as (
      ${upsertReturns(schema, dataset, returns, source)}
    ), refused as (
      ${insertRefused(schema, source, refused)}
    ), landed as (
      update ${sql.id(schema, 'source')} set
        accepted = ${accepted}::integer, changed = (select count(*) from replaced) + (select count(*) from added),
        refused = ${refused.length}::integer, reasons = ${JSON.stringify(reasons)}
      where id = ${source}::integer
    )
    select (select value from used) as used, ${changeCounts}`.execute(tx)
  const { used, differing, written: first } = result[0]!
  // If other definitions are in use, this throws and the transaction is rolled back.
  if (used !== definitions.version) await lockDefinitions(tx, definitions)
  if (first === differing) return first
  const changed = first + (await writeInRounds(tools, tx, table, rows, source))
  await tx.updateTable('source').set({ changed }).where('id', '=', source).execute()
  return changed
}

/** Rows as a relation, passed in one parameter. */
function relationOf(table: DatasetTable, rows: readonly LandedRow[]): RawBuilder<unknown> {
  const columns = table.columns.map(({ name, field, type }) => ({ name, field, type }))
  const plain = rows.map(({ record, line }) => {
    const row: Record<string, unknown> = { source_line: line }
    for (const { name, field } of columns) row[name] = record[field] ?? null
    return row
  })
  const typed = columns.map(({ name, type }) => sql`${sql.id(name)} ${sql.raw(type)}`)
  return sql`(select * from json_to_recordset(${JSON.stringify(plain)}::text::json) as given (${sql.join(typed)}, source_line integer))`
}
