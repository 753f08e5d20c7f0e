import { sql, type Kysely, type Transaction } from 'kysely'
import { MinzhengError } from '@minzheng/core'
import type { DatasetTable } from '../sql/dataset-table.js'
import type { Tables } from '../database/tables.js'

/** The name of the setting that stores the fingerprint. */
export const setting = 'pseudonym-key'
const batch = 5000

/** The pseudonym key is not the key of this store; with another key every known person would get a new pseudonym. */
export class PseudonymKeyError extends MinzhengError<'other-pseudonym-key'> {
  override readonly name = 'PseudonymKeyError'

  constructor(message: string) {
    super('other-pseudonym-key', message)
  }
}

/**
 * The fingerprint of the key that the store's pseudonyms are computed with; null before the first landing with a key.
 */
export async function readFingerprint(db: Kysely<Tables>): Promise<string | null> {
  return (await db.selectFrom('setting').select('value').where('name', '=', setting).executeTakeFirst())?.value ?? null
}

/**
 * Stores the fingerprint of the first key, and throws `PseudonymKeyError` for any other key. A key rotation waits until
 * this transaction ends.
 */
export async function lockFingerprint(tx: Transaction<Tables>, fingerprint: string): Promise<void> {
  const read = () => tx.selectFrom('setting').select('value').where('name', '=', setting).forShare().executeTakeFirst()
  let stored = await read()
  if (stored === undefined) {
    await tx
      .insertInto('setting')
      .values({ name: setting, value: fingerprint })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    stored = (await read())!
  }
  if (stored.value !== fingerprint)
    throw new PseudonymKeyError(
      `the pseudonym key must be the key of this store (fingerprint ${stored.value.slice(0, 8)}…), got another one (${fingerprint.slice(0, 8)}…); restore that key, otherwise no stored person is recognised`,
    )
}

/** Replaces every pseudonym of every dataset in one transaction. Returns the number of persons. */
export async function replacePseudonyms(
  db: Kysely<Tables>,
  tables: ReadonlyMap<string, DatasetTable>,
  replace: (pseudonym: string) => string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await tx
      .insertInto('setting')
      .values({ name: setting, value: from })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const stored = await tx
      .selectFrom('setting')
      .select('value')
      .where('name', '=', setting)
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (stored.value !== from)
      throw new PseudonymKeyError('the key to replace must be the key of this store, got another one')
    const columns = [...tables.values()].flatMap((table) =>
      table.columns
        .filter(({ field }) => table.dataset.facts[field]!.kind === 'pseudonym')
        .map((column) => ({ table, column })),
    )
    await sql`create temporary table replaced (old text primary key, new text not null) on commit drop`.execute(tx)
    const every = columns.map(
      ({ table, column }) =>
        sql`select ${sql.id(column.name)} as old from ${table.sql} where ${sql.id(column.name)} is not null`,
    )
    if (every.length === 0) return 0
    let after = ''
    let persons = 0
    for (;;) {
      const { rows } = await sql<{ old: string }>`
        select distinct old from (${sql.join(every, sql` union all `)}) every where old > ${after} order by old limit ${batch}`.execute(
        tx,
      )
      if (rows.length === 0) break
      await sql`insert into pg_temp.replaced select * from unnest(${rows.map(({ old }) => old)}::text[], ${rows.map(({ old }) => replace(old))}::text[])`.execute(
        tx,
      )
      after = rows.at(-1)!.old
      persons += rows.length
    }
    for (const { table, column } of columns)
      await sql`update ${table.sql} r set ${sql.id(column.name)} = p.new from pg_temp.replaced p where p.old = r.${sql.id(column.name)}`.execute(
        tx,
      )
    await replaceInKeys(tx, replace)
    await tx.updateTable('setting').set({ value: to }).where('name', '=', setting).execute()
    return persons
  })
}

const isPseudonym = /[0-9a-f]{32}/g

/** Replaces pseudonyms in the keys and fields of acts and in the keys of refused rows. */
async function replaceInKeys(tx: Transaction<Tables>, replace: (pseudonym: string) => string): Promise<void> {
  const acts = await tx.selectFrom('act').select(['id', 'key', 'fields']).execute()
  const inText = (text: string | null): string | null => text?.replace(isPseudonym, replace) ?? null
  for (const { id, key, fields } of acts)
    if (inText(key) !== key || inText(fields) !== fields)
      await tx
        .updateTable('act')
        .set({ key: inText(key), fields: inText(fields) })
        .where('id', '=', id)
        .execute()
  const refused = await tx.selectFrom('quarantine').select(['id', 'key']).where('key', 'is not', null).execute()
  for (const { id, key } of refused)
    if (inText(key) !== key)
      await tx
        .updateTable('quarantine')
        .set({ key: inText(key) })
        .where('id', '=', id)
        .execute()
}
