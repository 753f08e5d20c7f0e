import { sql, type Kysely } from 'kysely'
import type { Tables } from '../database/tables.js'

/** A request that its sender may repeat: who asks, by which key, and a digest of what is asked. */
export interface RepeatableRequest {
  readonly actor: string
  readonly key: string
  readonly fingerprint: string
}

/** A request that a process has begun; `turn` says which beginning of it this is. */
export interface BegunRequest extends Pick<RepeatableRequest, 'actor' | 'key'> {
  readonly turn: number
}

/** The answer of a request, as it is given again. */
export interface KeptAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What is known of a request: it begins here; it asks something else than before; it runs; or it was answered. */
export type Repeat = BegunRequest | 'other' | 'running' | KeptAnswer

/**
 * Answers that are kept for a day, so that a request that is repeated does not act a second time. A process begins a request
 * for a lease and renews it; once the lease has passed, the process counts as lost, and the request may begin again.
 */
export interface Repeats {
  /** Begins a request that is new, or whose process was lost; what it answers for others changes nothing. */
  readonly begin: (request: RepeatableRequest, leaseMs: number) => Promise<Repeat>
  readonly renew: (begun: BegunRequest, leaseMs: number) => Promise<void>
  /** Keeps the answer, unless another process has begun the request since. */
  readonly finish: (begun: BegunRequest, answer: KeptAnswer) => Promise<void>
  /** Forgets a request that failed and changed nothing. */
  readonly forget: (begun: BegunRequest) => Promise<void>
}

const leased = (leaseMs: number) => sql<Date>`clock_timestamp() + ${leaseMs}::float8 * interval '1 millisecond'`

/** The answers of a database, by its clock. */
export function repeatsOf(db: Kysely<Tables>): Repeats {
  return {
    begin: async ({ actor, key, fingerprint }, leaseMs) => {
      await db
        .deleteFrom('repeated_request')
        .where('begun_at', '<', sql<Date>`clock_timestamp() - interval '1 day'`)
        .execute()
      const begun = await db
        .insertInto('repeated_request')
        .values({
          actor,
          key,
          fingerprint,
          begun_at: sql`clock_timestamp()`,
          lease_until: leased(leaseMs),
          status: null,
          headers: null,
          body: null,
        })
        .onConflict((conflict) =>
          conflict
            .columns(['actor', 'key'])
            .doUpdateSet({ turn: sql`repeated_request.turn + 1`, lease_until: leased(leaseMs) })
            // Without a lease: begun by a version that had none, whose process is gone.
            .where(
              sql<boolean>`repeated_request.fingerprint = ${fingerprint} and repeated_request.status is null
                and coalesce(repeated_request.lease_until, '-infinity') < clock_timestamp()`,
            ),
        )
        .returning('turn')
        .executeTakeFirst()
      if (begun !== undefined) return { actor, key, turn: begun.turn }
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
    renew: async (begun, leaseMs) => {
      await db
        .updateTable('repeated_request')
        .set({ lease_until: leased(leaseMs) })
        .where((each) => each.and(asBegun(begun)))
        .execute()
    },
    finish: async (begun, { status, headers, body }) => {
      await db
        .updateTable('repeated_request')
        .set({ status, headers: JSON.stringify(headers), body, lease_until: null })
        .where((each) => each.and(asBegun(begun)))
        .execute()
    },
    forget: async (begun) => {
      await db
        .deleteFrom('repeated_request')
        .where((each) => each.and(asBegun(begun)))
        .execute()
    },
  }
}

const asBegun = ({ actor, key, turn }: BegunRequest) => ({ actor, key, turn })
