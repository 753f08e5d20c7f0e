import { sql, type Migration } from 'kysely'

/** Adds sessions, service tokens, and the identities of actors at an identity provider (OIDC). */
export const identityMigration = (schema: string): Migration => ({
  async up(db) {
    const table = (name: string) => sql.id(schema, name)
    await sql`alter table ${table('actor')} add column issuer text, add column subject text,
      add constraint actor_identity unique (issuer, subject), add check ((issuer is null) = (subject is null))`.execute(
      db,
    )
    await sql`
      create table ${table('session')} (
        id text primary key, hash text not null unique, actor text not null, means text not null,
        issuer text, subject text, provider_session text,
        from_at timestamptz not null, seen_at timestamptz not null, ended_at timestamptz
      )`.execute(db)
    await sql`create index session_actor on ${table('session')} (actor)`.execute(db)
    await sql`create index session_provider on ${table('session')} (issuer, provider_session)`.execute(db)
    await sql`
      create table ${table('service_token')} (
        id text primary key, hash text not null unique, name text not null,
        owner text not null references ${table('actor')} (id), scopes jsonb not null,
        from_at timestamptz not null, until_at timestamptz not null, revoked_at timestamptz, revoked_by text
      )`.execute(db)
  },
})
