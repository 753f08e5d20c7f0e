import { sql, type Kysely, type Transaction } from 'kysely'
import type { Catalogue } from '@minzheng/core'
import { inTransaction } from '../database/in-transaction.js'
import type { Tables } from '../database/tables.js'

/**
 * Runs `work` in a transaction that holds the city's lock. Only one writer at a time rolls up, so that the later of two
 * siblings sees what the earlier one wrote. It also blocks a change of definitions until it ends. The commit does not
 * wait for the disk: if the database crashes before the commit is on disk, sums and marks are both as they were before,
 * and the next sweep queues the job again.
 */
export function withCityLock<Result>(
  db: Kysely<Tables>,
  { schema, catalogue }: { readonly schema: string; readonly catalogue: Pick<Catalogue, 'districts'> },
  work: (tx: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  // Sent in one message: other writers wait for every round trip that is made under the city's lock.
  const begin = sql`
    begin; set local synchronous_commit to off;
    select 1 from ${sql.id(schema, 'setting')} where name = 'definitions' for share;
    select 1 from ${sql.id(schema, 'district')} where code = ${sql.lit(catalogue.districts.root.code)} for update`
  return inTransaction(db, begin, work)
}
