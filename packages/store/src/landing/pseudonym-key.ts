import { sql, type Kysely, type Transaction } from 'kysely'
import type { DatasetTable } from '../sql/dataset-table.js'
import type { Tables } from '../database/tables.js'

/** The name of the setting that keeps the fingerprint. */
export const setting = 'pseudonym-key'
const batch = 5000

/** Pseudonyms of another key would make every known person a new one. */
export class PseudonymKeyError extends Error {
  override readonly name = 'PseudonymKeyError'
}

/** The fingerprint of the key that the store's pseudonyms are made with. */
export async function readFingerprint(db: Kysely<Tables>): Promise<string | null> {
  return (await db.selectFrom('setting').select('value').where('name', '=', setting).executeTakeFirst())?.value ?? null
}

/** Keeps the fingerprint of the first key, and refuses any other; a rotation waits until this transaction has ended. */
export async function holdFingerprint(tx: Transaction<Tables>, fingerprint: string): Promise<void> {
  await tx
    .insertInto('setting')
    .values({ name: setting, value: fingerprint })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const kept = await tx
    .selectFrom('setting')
    .select('value')
    .where('name', '=', setting)
    .forShare()
    .executeTakeFirstOrThrow()
  if (kept.value !== fingerprint)
    throw new PseudonymKeyError(
      `the pseudonym key is not the one that this store's pseudonyms were made with (fingerprint ${fingerprint.slice(0, 8)}…, the store has ${kept.value.slice(0, 8)}…); restore that key, or nobody will be recognised`,
    )
}

/** Replaces every pseudonym of every dataset, all or none. */
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
    const kept = await tx
      .selectFrom('setting')
      .select('value')
      .where('name', '=', setting)
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (kept.value !== from)
      throw new PseudonymKeyError('the key to be replaced is not the one that this store’s pseudonyms were made with')
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
    await tx.updateTable('setting').set({ value: to }).where('name', '=', setting).execute()
    return persons
  })
}
