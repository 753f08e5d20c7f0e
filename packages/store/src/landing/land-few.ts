import { sql, type RawBuilder, type Transaction } from 'kysely'
import type { Return } from '@minzheng/core'
import type { DatasetTable } from '../sql/dataset-table.js'
import { keepingRefused } from './quarantine.js'
import type { LandedRow, RefusedRow } from './source.js'
import type { Tables } from '../database/tables.js'
import { holdDefinitions, setting as definitionsSetting } from '../definitions/version-fence.js'
import { changes, counted } from './changes.js'
import { keepingReturns } from './returns.js'
import { rest } from './rest.js'
import type { LandingTools } from './tools.js'

/** What a small source came to, before it is written. */
export interface Few {
  readonly source: number
  readonly dataset: string
  /** Each key once. */
  readonly rows: readonly LandedRow[]
  readonly accepted: number
  readonly refused: readonly RefusedRow[]
  readonly reasons: Readonly<Record<string, number>>
  readonly returns: readonly Return[]
}

/**
 * Writes a small source in one statement: records, marks, returns, refused rows and what is said of the source. Returns
 * how many records changed.
 */
export async function landFew(
  tools: LandingTools,
  tx: Transaction<Tables>,
  table: DatasetTable,
  few: Few,
): Promise<number> {
  const { schema, definitions } = tools
  const { source, dataset, accepted, refused, reasons, returns } = few
  const rows = relationOf(table, few.rows)
  const written = await changes(
    tools,
    table,
    sql`(select * from ${rows} given where exists (select 1 from held))`,
    source,
  )
  const { rows: said } = await sql<{ held: string | null; differing: number; written: number }>`
    with held as (
      select value from ${sql.id(schema, 'setting')} where name = ${definitionsSetting} for share
    ), watched as (
      insert into ${sql.id(schema, 'open_month')} select * from ${sql.id(schema, 'open_month')} where false
    ), ${written}, returned as (
      ${keepingReturns(schema, dataset, returns, source)}
    ), refused as (
      ${keepingRefused(schema, source, refused)}
    ), landed as (
      update ${sql.id(schema, 'source')} set
        accepted = ${accepted}::integer, changed = (select count(*) from replaced) + (select count(*) from added),
        refused = ${refused.length}::integer, reasons = ${JSON.stringify(reasons)}
      where id = ${source}::integer
    )
    select (select value from held) as held, ${counted}`.execute(tx)
  const { held, differing, written: first } = said[0]!
  // With other definitions in use, it says so and nothing stays.
  if (held !== definitions.version) await holdDefinitions(tx, definitions)
  if (first === differing) return first
  const changed = first + (await rest(tools, tx, table, rows, source))
  await tx.updateTable('source').set({ changed }).where('id', '=', source).execute()
  return changed
}

/** Some rows as a relation, in one parameter. */
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
