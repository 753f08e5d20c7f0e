import { sql, type Migration } from 'kysely'

/** Adds alerts, and the turn of their evaluation. A rule has one alert of a subject at a time. */
export const alertsMigration = (schema: string): Migration => ({
  async up(db) {
    const table = (name: string) => sql.id(schema, name)
    await sql`
      create table ${table('alert')} (
        id integer primary key generated always as identity, rule text not null, kind text not null, key text not null,
        subject jsonb not null, raised_at timestamptz not null, ended_at timestamptz,
        acknowledged_at timestamptz, acknowledged_by text, check ((acknowledged_at is null) = (acknowledged_by is null))
      )`.execute(db)
    await sql`create unique index alert_once on ${table('alert')} (rule, key) where ended_at is null`.execute(db)
    await sql`
      create table ${table('alert_turn')} (
        single boolean primary key default true check (single), begun integer not null, applied integer not null, seen text not null
      )`.execute(db)
    await sql`insert into ${table('alert_turn')} (begun, applied, seen) values (0, 0, '')`.execute(db)
  },
})
