import { sql, type Kysely, type Migration } from 'kysely'

/** What BI tools may read of each column of the view; `docs/chain.md` has the same. */
const columns: Readonly<Record<string, string>> = {
  release: 'number of the release',
  plan: 'plan that was released; null for none',
  release_period: 'period that was released',
  released_at: 'when it was released',
  revised_by: 'number of the release that revises this one; null if it is the latest of its plan and period',
  indicator: 'id of the indicator',
  variant: 'reading of an open question of definition',
  part: 'category of a breakdown; null for the whole',
  district: 'code of the district',
  period: 'period of the figure',
  numerator: 'numerator, in the unit of the records; null if hidden or none',
  denominator: 'denominator; null if hidden or none',
  value: 'value in the unit of the indicator; null if hidden or not known',
  status: 'SDMX CL_OBS_STATUS; Q: hidden',
  reason: 'why there is no value, or why it is not final; suppressed: hidden',
  as_of: 'last day that the figure covers',
  received: 'returns received',
  expected: 'returns due',
  version: 'version of the definition',
}

/**
 * The hash chain, releases and their figures. None of them can be changed or deleted; a released figure cannot be added
 * either once its release is there. The chain begins empty: what landed before has no entry.
 */
export const releases = (schema: string): Migration => ({
  async up(anyDb) {
    const table = (name: string) => sql.id(schema, name)
    const run = async (...statements: readonly ReturnType<typeof sql>[]): Promise<void> => {
      for (const statement of statements) await statement.execute(anyDb)
    }
    await run(
      sql`
        create table ${table('chain_entry')} (
          seq integer primary key, at text not null, kind text not null, actor text not null, content_digest text not null,
          previous text not null, hash text not null unique, content text not null, salt text not null
        )`,
      sql`
        create table ${table('chain_head')} (
          single boolean primary key default true check (single), seq integer not null, hash text not null,
          appended_at timestamptz not null default clock_timestamp()
        )`,
      sql`insert into ${table('chain_head')} (seq, hash) values (0, repeat('0', 64))`,
      sql`
        create table ${table('release')} (
          number integer primary key, predecessor integer unique references ${table('release')} (number), why text, plan text,
          period text not null, notes text not null, rule text not null, publication_plan text not null,
          definitions text not null, districts text not null, sources integer not null, restates text not null,
          count integer not null,
          hidden integer not null, figures_digest text not null, published_digest text not null,
          figures_salt text not null, seq integer not null references ${table('chain_entry')} (seq)
        )`,
      // Sorted by bytes, as the digest is; the order of a locale may change with the server.
      sql`
        create table ${table('released_figure')} (
          release integer not null, indicator text collate "C" not null, variant text collate "C" not null,
          part text collate "C" not null, district text collate "C" not null, period text collate "C" not null,
          numerator float8, denominator float8, value float8, status text not null, reason text, as_of date not null,
          received integer not null, expected integer not null, version text not null, revision bigint,
          disclosure text not null,
          primary key (release, indicator, variant, part, district, period)
        )`,
    )
    await refuseChanges(anyDb, schema)
    await run(
      sql`
        create view ${table('released_figures')} with (security_barrier = true) as
        select f.release, r.plan, r.period as release_period, e.at::timestamptz as released_at, later.number as revised_by,
          f.indicator, f.variant, nullif(f.part, '') as part, f.district, f.period,
          case when f.disclosure = 'shown' then f.numerator end as numerator,
          case when f.disclosure = 'shown' then f.denominator end as denominator,
          case when f.disclosure = 'shown' then f.value end as value,
          case when f.disclosure = 'shown' then f.status else 'Q' end as status,
          case when f.disclosure = 'shown' then f.reason else 'suppressed' end as reason,
          f.as_of, f.received, f.expected, f.version
        from ${table('released_figure')} f
          join ${table('release')} r on r.number = f.release
          join ${table('chain_entry')} e on e.seq = r.seq
          left join ${table('release')} later on later.predecessor = r.number`,
      sql`comment on view ${table('released_figures')} is ${sql.lit('Figures of all releases as the public reads them: a hidden figure has no number.')}`,
      ...Object.entries(columns).map(
        ([name, says]) => sql`comment on column ${sql.id(schema, 'released_figures', name)} is ${sql.lit(says)}`,
      ),
    )
  },
})

/** Refuses every change of what was written, whoever makes it. An owner can drop a trigger; the chain shows what then changes. */
async function refuseChanges(db: Kysely<unknown>, schema: string): Promise<void> {
  const refuse = sql.id(schema, 'refuse_change')
  await sql`
    create function ${refuse}() returns trigger language plpgsql as $$
    begin
      raise exception '% must not change once it is written, got %', tg_table_name, tg_op using errcode = 'integrity_constraint_violation';
    end $$`.execute(db)
  for (const name of ['chain_entry', 'release', 'released_figure'])
    await sql`
      create trigger never_changes before update or delete or truncate on ${sql.id(schema, name)}
      for each statement execute function ${refuse}()`.execute(db)
  const added = sql.id(schema, 'refuse_figure')
  await sql`
    create function ${added}() returns trigger language plpgsql as $$
    begin
      if exists (select from ${sql.id(schema, 'release')} where number in (select distinct release from added)) then
        raise exception 'released_figure must not get figures of a release that is made, got some' using errcode = 'integrity_constraint_violation';
      end if;
      return null;
    end $$`.execute(db)
  await sql`
    create trigger never_grows after insert on ${sql.id(schema, 'released_figure')} referencing new table as added
    for each statement execute function ${added}()`.execute(db)
}
