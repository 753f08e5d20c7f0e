import { sql, type Migration } from 'kysely'

/** Adds reminders of overdue returns, and which channel was told of each. A district is reminded of a month once a day at most. */
export const remindersMigration = (schema: string): Migration => ({
  async up(db) {
    const table = (name: string) => sql.id(schema, name)
    await sql`
      create table ${table('reminder')} (
        id integer primary key generated always as identity, month text not null, district text not null, day text not null,
        made_at timestamptz not null, actor text not null, unique (month, district, day)
      )`.execute(db)
    await sql`
      create table ${table('reminder_told')} (
        channel text not null references ${table('alert_channel')} (channel),
        reminder integer not null references ${table('reminder')} (id), primary key (channel, reminder)
      )`.execute(db)
  },
})
