import { sql, type Migration } from 'kysely'

/**
 * Adds what others read of releases, as views: without the numbers of hidden figures, without salts, and without what only
 * the bureau learns. A role that may read these two, and nothing else, is enough for the public's answers.
 */
export const publishedMigration = (schema: string): Migration => ({
  async up(db) {
    const table = (name: string) => sql.id(schema, name)
    const shown = (column: string) =>
      sql`case when f.disclosure = 'shown' then ${sql.ref(`f.${column}`)} end as ${sql.ref(column)}`
    await sql`
      create view ${table('published_release')} as
      select r.number, r.predecessor, r.why, later.number as revised_by, r.plan, r.period, e.at, r.notes, r.rule,
        (select coalesce(jsonb_agg(jsonb_build_object('period', each -> 'period', 'why', each -> 'why') order by place), '[]')::text
          from jsonb_array_elements(r.restates::jsonb) with ordinality as restated (each, place)) as restates,
        r.count, r.published_digest, r.seq, e.hash
      from ${table('release')} r
        join ${table('chain_entry')} e on e.seq = r.seq
        left join ${table('release')} later on later.predecessor = r.number`.execute(db)
    // No rows are left out and no column has a hidden number, so that no function of a query can see one.
    await sql`
      create view ${table('published_figure')} as
      select f.release, f.indicator, f.variant, f.part, f.district, f.period,
        ${shown('numerator')}, ${shown('denominator')}, ${shown('value')},
        case when f.disclosure = 'shown' then f.status else 'Q' end as status,
        case when f.disclosure = 'shown' then f.reason else 'suppressed' end as reason,
        f.as_of, f.received, f.expected, f.version, ${shown('revision')},
        case when f.disclosure = 'shown' then 'shown' else 'withheld' end as disclosure
      from ${table('released_figure')} f`.execute(db)
    await sql`comment on view ${table('published_release')} is ${sql.lit('Releases as the public reads of them.')}`.execute(
      db,
    )
    await sql`comment on view ${table('published_figure')} is ${sql.lit('Figures of all releases as the public reads them: a hidden figure has no number.')}`.execute(
      db,
    )
  },
})
