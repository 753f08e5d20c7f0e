import { sql, type Migration } from 'kysely'

/** Adds what each channel has been told of alerts, and when it may be tried next. */
export const alertChannelsMigration = (schema: string): Migration => ({
  async up(db) {
    const table = (name: string) => sql.id(schema, name)
    await sql`
      create table ${table('alert_channel')} (
        channel text primary key, attempts integer not null default 0,
        next_at timestamptz not null default clock_timestamp(), leased_until timestamptz not null default '-infinity'
      )`.execute(db)
    await sql`
      create table ${table('alert_told')} (
        channel text not null references ${table('alert_channel')} (channel),
        alert integer not null references ${table('alert')} (id), primary key (channel, alert)
      )`.execute(db)
  },
})
