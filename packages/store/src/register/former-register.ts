import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { AnyRecord } from '@minzheng/core'
import { lastDayOf, recordKey, type LandingFacts } from '@minzheng/core/registers'
import type { Tables } from '../database/tables.js'
import { col, names, type DatasetTable } from '../sql/dataset-table.js'
import type { RegisterTools } from './register-tools.js'
import { rowsTold } from './row-numbers.js'
import { sameKey } from './stored-rows.js'

/** A full register with its number, or that of the register whose refused rows it corrects. */
interface Register extends Pick<LandingFacts, 'from' | 'asOf' | 'scope'> {
  readonly id: number
}

/**
 * The number of records in the scope of a full register that are valid in its month by what others told: the register before
 * it. To be asked before what it ends is written.
 */
export async function countFormer(
  tools: Pick<RegisterTools, 'register' | 'schema'>,
  db: Kysely<Tables>,
  table: DatasetTable,
  full: Register,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from ${table.sql} r where ${standing(tools, table, full)} and r.source_id not in (
      select id from ${sql.id(tools.schema, 'source')} where id = ${full.id}::integer or mends = ${full.id}::integer)`.execute(
    db,
  )
  return rows[0]!.count
}

/**
 * The number of records that a full register would end if it did not wait for refused rows without a readable key; 0 if
 * it does not wait.
 */
export async function countWaiting(
  tools: Pick<RegisterTools, 'register' | 'schema' | 'landings'>,
  db: Kysely<Tables>,
  table: DatasetTable,
  full: Register,
): Promise<number> {
  if (full.scope === null) return 0
  const { dataset } = table
  const landing = (await tools.landings.of(db, dataset)).find(({ id }) => id === full.id)
  if (landing === undefined || !landing.waits) return 0
  const listed = rowsTold(tools.schema, table.sql, sql`id = ${full.id}::integer or mends = ${full.id}::integer`)
  const { rows } = await sql<AnyRecord>`
    select ${names(table.key, 'r')} from ${table.sql} r where ${standing(tools, table, full)}
      and not exists (select 1 from ${listed} g where ${sameKey(table, 'g', 'r')})`.execute(db)
  const keys = rows.map((row) =>
    recordKey(dataset, Object.fromEntries(table.key.map(({ field, name }) => [field, row[name] ?? null]))),
  )
  return keys.filter((key) => !landing.refusedKeys.has(key)).length
}

/** The condition that a row `r` is in the scope of a register and is valid in its month, on its last day. */
function standing(
  { register }: Pick<RegisterTools, 'register'>,
  table: DatasetTable,
  { scope, from, asOf }: Register,
): RawBuilder<unknown> {
  const { dataset } = table
  const { time } = dataset
  const codes = register.codes.filter((code) => register.speaksOf(scope!, code, dataset.reportedBy, asOf))
  const day = sql`${lastDayOf(asOf)}::date`
  const within =
    time.kind === 'flow'
      ? sql`r.shown_from < r.shown_until and ${col('r', table.column(time.on))} between ${`${lastDayOf(from).slice(0, 7)}-01`}::date and ${day}`
      : sql`r.shown_from <= ${asOf}::integer and ${asOf}::integer < r.shown_until and ${col('r', table.column(time.from))} <= ${day}`
  const end =
    time.kind === 'stock'
      ? sql`and (${col('r', table.column(time.to))} is null or ${col('r', table.column(time.to))} > ${day})`
      : sql``
  return sql`r.district = any(${codes}::text[]) and ${within} ${end}`
}
