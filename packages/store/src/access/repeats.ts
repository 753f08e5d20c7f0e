import { sql, type Kysely } from 'kysely'
import type { Tables } from '../database/tables.js'

/** A request that its sender may repeat: who asks, by which key, and a digest of what is asked. */
export interface RepeatableRequest {
  readonly actor: string
  readonly key: string
  readonly fingerprint: string
}

/** The answer of a request, as it is given again. */
export interface KeptAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What is known of a request: it is new; it asks something else than before; it runs; or it was answered. */
export type Repeat = 'new' | 'other' | 'running' | KeptAnswer

/** Answers that are kept for a day, so that a request that is repeated does not act a second time. */
export interface Repeats {
  /** Notes a request that is new; what it answers for others changes nothing. */
  readonly begin: (request: RepeatableRequest) => Promise<Repeat>
  readonly finish: (request: Pick<RepeatableRequest, 'actor' | 'key'>, answer: KeptAnswer) => Promise<void>
  /** Forgets a request that failed and changed nothing. */
  readonly forget: (request: Pick<RepeatableRequest, 'actor' | 'key'>) => Promise<void>
}

/** The answers of a database, by its clock. */
export function repeatsOf(db: Kysely<Tables>): Repeats {
  return {
    begin: async ({ actor, key, fingerprint }) => {
      await db
        .deleteFrom('repeated_request')
        .where('begun_at', '<', sql<Date>`clock_timestamp() - interval '1 day'`)
        .execute()
      const { numInsertedOrUpdatedRows = 0n } = await db
        .insertInto('repeated_request')
        .values({ actor, key, fingerprint, begun_at: sql`clock_timestamp()`, status: null, headers: null, body: null })
        .onConflict((conflict) => conflict.columns(['actor', 'key']).doNothing())
        .executeTakeFirstOrThrow()
      if (numInsertedOrUpdatedRows > 0n) return 'new'
      const row = await db
        .selectFrom('repeated_request')
        .select(['fingerprint', 'status', 'headers', 'body'])
        .where('actor', '=', actor)
        .where('key', '=', key)
        .executeTakeFirst()
      // Forgotten meanwhile.
      if (row === undefined) return 'running'
      if (row.fingerprint !== fingerprint) return 'other'
      return row.status === null ? 'running' : { status: row.status, headers: row.headers ?? {}, body: row.body ?? '' }
    },
    finish: async ({ actor, key }, { status, headers, body }) => {
      await db
        .updateTable('repeated_request')
        .set({ status, headers: JSON.stringify(headers), body })
        .where('actor', '=', actor)
        .where('key', '=', key)
        .execute()
    },
    forget: async ({ actor, key }) => {
      await db.deleteFrom('repeated_request').where('actor', '=', actor).where('key', '=', key).execute()
    },
  }
}
