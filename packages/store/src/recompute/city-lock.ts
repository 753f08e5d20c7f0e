import { sql, type Kysely, type Transaction } from 'kysely'
import type { Catalogue } from '@minzheng/core'
import { inTransaction } from '../database/in-transaction.js'
import type { Tables } from '../database/tables.js'

/**
 * Works alone on the sums of a city: one writer at a time rolls up, so that the later of two siblings sees what the
 * earlier wrote. Holds off whoever brings other definitions until it has ended. The commit does not wait for the disk:
 * should the database break down before it is there, sums and marks are both as they were before, and the sweep rings
 * again.
 */
export function inCity<Result>(
  db: Kysely<Tables>,
  { schema, catalogue }: { readonly schema: string; readonly catalogue: Pick<Catalogue, 'districts'> },
  work: (tx: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  // In one message: while the city is held, others wait for each round trip.
  const begin = sql`
    begin; set local synchronous_commit to off;
    select 1 from ${sql.id(schema, 'setting')} where name = 'definitions' for share;
    select 1 from ${sql.id(schema, 'district')} where code = ${sql.lit(catalogue.districts.root.code)} for update`
  return inTransaction(db, begin, work)
}
