import { sql, type Kysely, type RawBuilder } from 'kysely'
import { lastDayOf, type LandingFacts } from '@minzheng/core/registers'
import { everAfter, everBefore } from '../database/record-table.js'
import type { Tables } from '../database/tables.js'
import { col, type DatasetTable } from '../sql/dataset-table.js'
import type { RegisterTools } from './register-tools.js'
import { rowNumbers } from './row-numbers.js'
import { sameKey } from './stored-rows.js'
import type { StoredLanding } from './stored-landing.js'

/** A full register whose absences are looked for. */
export interface FullRegister extends Pick<LandingFacts, 'from' | 'asOf' | 'scope'> {
  readonly id: number
}

/**
 * Which rows can matter. `latest`: no other source is as of its month or later, so only what stands for good and holds
 * on its last day can end. `standing`: what is valid in any month. `partly`: what is not valid in all months, when a
 * full register no longer speaks.
 */
export type AbsentKind = 'latest' | 'standing' | 'partly'

/**
 * The numbers of rows whose records a full register may end, or whose absence it may lift: those in its scope with a
 * key that is not in `listed`, a relation with the key's columns. Whether it does, core's rules decide.
 */
export async function absentRows(
  { register, schema }: Pick<RegisterTools, 'register' | 'schema'>,
  db: Kysely<Tables>,
  table: DatasetTable,
  full: FullRegister,
  listed: RawBuilder<unknown>,
  { kind, others }: { readonly kind: AbsentKind; readonly others: readonly StoredLanding[] },
): Promise<readonly number[]> {
  const { dataset } = table
  const { scope } = full
  if (scope === null) return []
  const codes = register.codes.filter((code) => register.speaksOf(scope, code, dataset.reportedBy, full.asOf))
  // The rows that the register told itself are listed. Of an unchanged register these are nearly all rows, and looking
  // up their numbers is cheaper than comparing their keys. The sum with nothing keeps the ranges unpacked.
  const told = sql`select told + '{}'::int8multirange from ${sql.id(schema, 'source')} where id = ${full.id}::integer`
  const { rows } = await sql<{ ids: string | null }>`
    select string_agg(r.row_id::text, ',') as ids from ${table.sql} r
    where r.district = any(${codes}::text[]) and ${matters(table, full, kind, others, schema)}
      and not r.row_id <@ (${told})
      and not exists (select 1 from ${listed} g where ${sameKey(table, 'g', 'r')})`.execute(db)
  return rowNumbers(rows[0]?.ids ?? null)
}

function matters(
  table: DatasetTable,
  { id, from, asOf }: FullRegister,
  kind: AbsentKind,
  others: readonly StoredLanding[],
  schema: string,
): RawBuilder<unknown> {
  const { time } = table.dataset
  const isStanding = sql`r.shown_from < r.shown_until`
  const isPartly = sql`(r.of_row is null and not (r.shown_from = ${sql.lit(everBefore)} and r.shown_until = ${sql.lit(everAfter)}))`
  if (time.kind === 'flow') {
    // Events of its months, and what other sources told of its months whatever the day.
    const outside = others.filter(
      (each) => each.id !== id && each.outside > 0 && each.from <= asOf && each.asOf >= from,
    )
    const on = col('r', table.column(time.on))
    const within = sql`${on} between ${`${lastDayOf(from).slice(0, 7)}-01`}::date and ${lastDayOf(asOf)}::date`
    const told = sql`exists (
      select 1 from ${sql.id(schema, 'source')} s where s.id = any(${`{${outside.flatMap((each) => [each.id, ...each.corrections]).join(',')}}`}::integer[]) and s.told @> r.row_id)`
    return sql`${kind === 'partly' ? isPartly : isStanding} and ${outside.length === 0 ? within : sql`(${within} or ${told})`}`
  }
  if (kind === 'partly') return isPartly
  if (kind === 'standing') return isStanding
  const day = sql`${lastDayOf(asOf)}::date`
  const end = time.kind === 'stock' ? col('r', table.column(time.to)) : null
  return sql`r.shown_until = ${sql.lit(everAfter)} and ${col('r', table.column(time.from))} <= ${day} ${end === null ? sql`` : sql`and (${end} is null or ${end} > ${day})`}`
}
