import { sql, type Migration } from 'kysely'

/** Adds the answers of requests that their senders may repeat (`Idempotency-Key`). */
export const repeatedRequestsMigration = (schema: string): Migration => ({
  async up(db) {
    await sql`
      create table ${sql.id(schema, 'repeated_request')} (
        actor text not null, key text not null, fingerprint text not null, begun_at timestamptz not null,
        status integer, headers jsonb, body text, primary key (actor, key)
      )`.execute(db)
  },
})
