import { sql, type Migration } from 'kysely'

/** Adds the jobs of the HTTP API with their files, and the leases of requests that their senders may repeat. */
export const apiJobsMigration = (schema: string): Migration => ({
  async up(db) {
    const table = (name: string) => sql.id(schema, name)
    await sql`
      create table ${table('api_job')} (
        id text primary key, kind text not null, actor text not null,
        state text not null check (state in ('waiting', 'running', 'done', 'failed')),
        done integer not null default 0, of_all integer not null default 0, asked jsonb, result jsonb, problem jsonb,
        take integer not null default 0, lost integer not null default 0, lease_until timestamptz,
        asked_at timestamptz not null, ended_at timestamptz
      )`.execute(db)
    await sql`create index api_job_open on ${table('api_job')} (asked_at) where ended_at is null`.execute(db)
    await sql`
      create table ${table('api_job_file')} (
        job text not null references ${table('api_job')} (id) on delete cascade, part integer not null, name text,
        bytes bytea not null, primary key (job, part)
      )`.execute(db)
    await sql`
      alter table ${table('repeated_request')} add column turn integer not null default 1,
        add column lease_until timestamptz`.execute(db)
  },
})
