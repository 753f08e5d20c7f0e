import { sql, type Kysely, type Transaction } from 'kysely'
import type { Tables } from '../database/tables.js'
import { lockFingerprint } from './pseudonym-key.js'
import type { LandingReport, Source } from './source.js'
import type { LandingTools } from './tools.js'

/** A source whose landing has begun. */
export interface Begun {
  readonly id: number
}

/**
 * Begins a landing: locks the fingerprint of the pseudonym key and inserts the source. If this content has landed
 * before and was not withdrawn, returns the earlier report instead: importing a folder twice changes nothing.
 */
export async function begin(
  { schema }: Pick<LandingTools, 'schema'>,
  tx: Transaction<Tables>,
  source: Source,
  mends: number | null,
): Promise<Begun | LandingReport> {
  if (source.keyFingerprint !== undefined) await lockFingerprint(tx, source.keyFingerprint)
  const before = await landedBefore(tx, schema, source, null)
  if (before !== undefined) return before
  const { name, sha256, dataset, period, estimated } = source
  return tx
    .insertInto('source')
    .values({
      name,
      sha256,
      dataset,
      accepted: 0,
      changed: 0,
      refused: 0,
      reasons: '{}',
      mends,
      from_month: period?.from ?? null,
      as_of: period?.asOf ?? null,
      estimated: estimated === true,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
}

/** The report of a living source with the same content and period that told as much. `except`: the source that is landing now. */
export async function landedBefore(
  db: Kysely<Tables>,
  schema: string,
  { sha256, dataset, period, estimated, full }: Source,
  except: number | null,
): Promise<LandingReport | undefined> {
  const { rows } = await sql<{ accepted: number; refused: number; reasons: string }>`
    select accepted, refused, reasons from ${sql.id(schema, 'source')} s
    where s.sha256 = ${sha256} and s.dataset = ${dataset} and not s.withdrawn and s.id is distinct from ${except}::integer
      and s.as_of is not distinct from ${period?.asOf ?? null}::text and s.from_month is not distinct from ${period?.from ?? null}::text
      and s.estimated = ${estimated === true} and (s.scope_district is not null or not ${full === true}::boolean)
    order by s.place desc limit 1`.execute(db)
  const [before] = rows
  return before === undefined
    ? undefined
    : {
        ...nothingChanged,
        landedBefore: true,
        accepted: before.accepted,
        refused: before.refused,
        reasons: JSON.parse(before.reasons) as Record<string, number>,
      }
}

/** The counts of a landing that changes nothing. */
const nothingChanged = {
  changed: 0,
  added: 0,
  absent: { count: 0, keys: [] },
  hidden: 0,
  follows: [],
  outrankedBy: [],
  holdingBack: 0,
  cells: 0,
} as const

/** The id of the source whose refused rows this source corrects; null if it corrects none. */
export async function correctedSource(
  { schema }: Pick<LandingTools, 'schema'>,
  tx: Transaction<Tables>,
  { mends, dataset }: Source,
): Promise<number | null> {
  if (mends === undefined) return null
  const found = await tx
    .selectFrom('source')
    .select('id')
    .where('sha256', '=', mends)
    .where('dataset', '=', dataset)
    .where('withdrawn', '=', false)
    .orderBy('place', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (found === undefined)
    throw new Error(`mends must be the SHA-256 of a source that has landed as ${dataset}, got ${mends.slice(0, 12)}…`)
  // One correction of a file at a time, so that no row is corrected twice.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${schema} mends`}, ${found.id}))`.execute(tx)
  return found.id
}
