import { sql, type Migration } from 'kysely'

/** Adds disputes of figures and their threads. A county has one unsettled dispute of a figure at most. */
export const disputesMigration = (schema: string): Migration => ({
  async up(db) {
    const table = (name: string) => sql.id(schema, name)
    await sql`
      create table ${table('dispute')} (
        id integer primary key generated always as identity,
        indicator text not null, variant text not null, part text not null, district text not null, period text not null,
        release integer references ${table('release')} (number), revision bigint, version text not null,
        disputed_by text not null, state text not null, opened_by text not null, due_on text, due_counted_by text,
        check ((state = 'open') = (due_on is not null)), check ((due_on is null) = (due_counted_by is null))
      )`.execute(db)
    await sql`
      create unique index dispute_unsettled on ${table('dispute')}
        (indicator, variant, part, district, period, coalesce(release, 0), disputed_by) where state in ('open', 'answered')`.execute(
      db,
    )
    await sql`
      create table ${table('dispute_move')} (
        id integer primary key generated always as identity, dispute integer not null references ${table('dispute')} (id),
        move text not null, made_at timestamptz not null, actor text not null, words text not null,
        claimed double precision, correction_kind text, correction integer,
        check ((correction_kind is null) = (correction is null))
      )`.execute(db)
    await sql`create index dispute_move_dispute on ${table('dispute_move')} (dispute)`.execute(db)
  },
})
