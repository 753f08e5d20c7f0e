import { Migrator, sql, type Kysely, type Migration } from 'kysely'
import type { Tables } from './tables.js'
import { alertChannelsMigration } from './alert-channels-migration.js'
import { alertsMigration } from './alerts-migration.js'
import { publishedMigration } from './published-migration.js'
import { disputesMigration } from './disputes-migration.js'
import { identityMigration } from './identity-migration.js'
import { apiJobsMigration } from './api-jobs-migration.js'
import { recordApprovalsMigration } from './record-approvals-migration.js'
import { remindersMigration } from './reminders-migration.js'
import { repeatedRequestsMigration } from './repeated-requests-migration.js'
import { releases } from './releases-migration.js'
import { recordTable, recordTableName, versionColumns } from './record-table.js'

/** The first version of the tables. A released migration never changes; a change is a new migration. */
const first = (schema: string): Migration => ({
  async up(anyDb) {
    const db = anyDb.withSchema(schema)
    await db.schema
      .createTable('district')
      .addColumn('code', 'text', (c) => c.primaryKey())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('level', 'text', (c) => c.notNull())
      .addColumn('parent', 'text')
      .addColumn('kind', 'text', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('dataset')
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('fields', 'text', (c) => c.notNull())
      .addColumn('version', 'text', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('source')
      .addColumn('id', 'integer', (c) => c.primaryKey().generatedAlwaysAsIdentity())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('sha256', 'text', (c) => c.notNull())
      .addColumn('dataset', 'text', (c) => c.notNull())
      .addColumn('accepted', 'integer', (c) => c.notNull())
      .addColumn('changed', 'integer', (c) => c.notNull())
      .addColumn('refused', 'integer', (c) => c.notNull())
      .addColumn('reasons', 'text', (c) => c.notNull())
      .addColumn('landed_at', 'timestamptz', (c) => c.notNull().defaultTo(sql`now()`))
      .addUniqueConstraint('source_content', ['sha256', 'dataset'])
      .execute()
    await db.schema
      .createTable('quarantine')
      .addColumn('id', 'integer', (c) => c.primaryKey().generatedAlwaysAsIdentity())
      .addColumn('source', 'integer', (c) => c.notNull().references('source.id'))
      .addColumn('sheet', 'text')
      .addColumn('line', 'integer', (c) => c.notNull())
      .addColumn('column_title', 'text')
      .addColumn('code', 'text', (c) => c.notNull())
      .addColumn('reason_zh', 'text', (c) => c.notNull())
      .addColumn('reason_en', 'text', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('office_return')
      .addColumn('dataset', 'text', (c) => c.notNull())
      .addColumn('district', 'text', (c) => c.notNull())
      .addColumn('month', 'text', (c) => c.notNull())
      .addColumn('own', 'boolean', (c) => c.notNull())
      .addColumn('source', 'integer', (c) => c.notNull().references('source.id'))
      .addPrimaryKeyConstraint('office_return_key', ['dataset', 'district', 'month'])
      .execute()
    await db.schema
      .createTable('open_month')
      .addColumn('month', 'text', (c) => c.primaryKey())
      .addColumn('first_day', 'date', (c) => c.notNull())
      .addColumn('last_day', 'date', (c) => c.notNull())
      .addColumn('year_start', 'date', (c) => c.notNull())
      .execute()
    await sql`create sequence ${sql.id(schema, 'revision')}`.execute(db)
    await db.schema
      .createTable('dirty_mark')
      .addColumn('dataset', 'text', (c) => c.notNull())
      .addColumn('district', 'text', (c) => c.notNull())
      .addColumn('month', 'text', (c) => c.notNull())
      .addColumn('revision', 'bigint', (c) => c.notNull())
      .addColumn('whole', 'boolean', (c) => c.notNull())
      .addPrimaryKeyConstraint('dirty_mark_key', ['district', 'month', 'dataset'])
      .execute()
    await db.schema
      .createTable('cell')
      .addColumn('dataset', 'text', (c) => c.notNull())
      .addColumn('district', 'text', (c) => c.notNull())
      .addColumn('month', 'text', (c) => c.notNull())
      .addColumn('revision', 'bigint', (c) => c.notNull())
      .addColumn('measures', 'jsonb', (c) => c.notNull())
      .addPrimaryKeyConstraint('cell_key', ['district', 'dataset', 'month'])
      .execute()
    await db.schema
      .createTable('total')
      .addColumn('dataset', 'text', (c) => c.notNull())
      .addColumn('district', 'text', (c) => c.notNull())
      .addColumn('month', 'text', (c) => c.notNull())
      .addColumn('measures', 'jsonb', (c) => c.notNull())
      .addPrimaryKeyConstraint('total_key', ['district', 'dataset', 'month'])
      .execute()
    await db.schema
      .createTable('observation')
      .addColumn('indicator', 'text', (c) => c.notNull())
      .addColumn('variant', 'text', (c) => c.notNull())
      .addColumn('district', 'text', (c) => c.notNull())
      .addColumn('period', 'text', (c) => c.notNull())
      .addColumn('numerator', 'double precision')
      .addColumn('denominator', 'double precision')
      .addColumn('value', 'double precision')
      .addColumn('status', 'text', (c) => c.notNull())
      .addColumn('reason', 'text')
      .addColumn('as_of', 'date', (c) => c.notNull())
      .addColumn('received', 'integer', (c) => c.notNull())
      .addColumn('expected', 'integer', (c) => c.notNull())
      .addColumn('version', 'text', (c) => c.notNull())
      .addColumn('revision', 'integer', (c) => c.notNull())
      .addColumn('computed_at', 'timestamptz', (c) => c.notNull().defaultTo(sql`now()`))
      .addPrimaryKeyConstraint('observation_key', ['district', 'indicator', 'period', 'variant'])
      .execute()
  },
})

/** Adds figures of categories (by sex, age band, …) and returns that are estimates. */
const parts = (schema: string): Migration => ({
  async up(anyDb) {
    const db = anyDb.withSchema(schema)
    await db.schema
      .alterTable('observation')
      .addColumn('part', 'text', (c) => c.notNull().defaultTo(''))
      .execute()
    await db.schema.alterTable('observation').dropConstraint('observation_key').execute()
    await db.schema
      .alterTable('observation')
      .addPrimaryKeyConstraint('observation_key', ['district', 'indicator', 'period', 'variant', 'part'])
      .execute()
    await db.schema
      .alterTable('office_return')
      .addColumn('estimated', 'boolean', (c) => c.notNull().defaultTo(false))
      .execute()
  },
})

/** Adds whether a figure included all known changes when it was computed. */
const settled = (schema: string): Migration => ({
  async up(anyDb) {
    await anyDb
      .withSchema(schema)
      .schema.alterTable('observation')
      .addColumn('settled', 'boolean', (c) => c.notNull().defaultTo(true))
      .execute()
  },
})

/** Adds the time since when a cell is stale; operators watch its age. */
const since = (schema: string): Migration => ({
  async up(anyDb) {
    await anyDb
      .withSchema(schema)
      .schema.alterTable('dirty_mark')
      .addColumn('since', 'timestamptz', (c) => c.notNull().defaultTo(sql`now()`))
      .execute()
  },
})

/**
 * Adds the source that corrects refused rows, the value class of a refused cell, and the fingerprint of the pseudonym
 * key.
 */
const mending = (schema: string): Migration => ({
  async up(anyDb) {
    const db = anyDb.withSchema(schema)
    await db.schema
      .alterTable('source')
      .addColumn('mends', 'integer', (c) => c.references('source.id'))
      .execute()
    await db.schema.alterTable('quarantine').addColumn('value_class', 'text').execute()
    await db.schema.createIndex('quarantine_place').on('quarantine').columns(['source', 'line']).execute()
    await db.schema
      .createTable('setting')
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('value', 'text', (c) => c.notNull())
      .execute()
  },
})

/**
 * Leaves free space on each page of tables whose rows change often, so that an update stays on its page and touches no
 * index.
 */
const room = (schema: string): Migration => ({
  async up(anyDb) {
    for (const table of ['observation', 'cell', 'total'])
      await sql`alter table ${sql.id(schema, table)} set (fillfactor = 70)`.execute(anyDb)
  },
})

/**
 * Adds versions of indicators and of all definitions together; datasets already have one. An earlier release did not
 * store them, so everything it computed is computed again. Every figure reads the months with a return, so they get an
 * index.
 */
const definitions = (schema: string): Migration => ({
  async up(anyDb) {
    const db = anyDb.withSchema(schema)
    await db.schema
      .createTable('indicator')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('version', 'text', (c) => c.notNull())
      .execute()
    await sql`insert into ${sql.id(schema, 'setting')} (name, value) values ('definitions', '')`.execute(anyDb)
    await sql`update ${sql.id(schema, 'dataset')} set version = 'none'`.execute(anyDb)
    await db.schema.createIndex('office_return_month').on('office_return').column('month').execute()
  },
})

/** Adds the number of refused rows by source and reason, for rows that are only counted. */
const summed = (schema: string): Migration => ({
  async up(anyDb) {
    await anyDb
      .withSchema(schema)
      .schema.createTable('quarantine_rest')
      .addColumn('source', 'integer', (c) => c.notNull().references('source.id'))
      .addColumn('code', 'text', (c) => c.notNull())
      .addColumn('rows', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('quarantine_rest_key', ['source', 'code'])
      .execute()
  },
})

/**
 * Stores sums in blocks of a year and computes figures from them on reading; the tables of cells, totals and
 * observations are dropped. The next opening finds no layout of any dataset and computes all sums again from the
 * records.
 */
const yearBlocks = (schema: string): Migration => ({
  async up(anyDb) {
    const db = anyDb.withSchema(schema)
    for (const table of ['observation', 'total', 'cell']) await db.schema.dropTable(table).execute()
    await sql`
      create table ${sql.id(schema, 'sums')} (
        dataset text not null, district text not null, year integer not null,
        own float8[], total float8[], fence bigint[], revision bigint[],
        constraint sums_key primary key (district, dataset, year)
      ) with (fillfactor = 85)`.execute(anyDb)
    await sql`create sequence ${sql.id(schema, 'turn')}`.execute(anyDb)
    await db.schema
      .alterTable('dataset')
      .addColumn('layout', 'text', (c) => c.notNull().defaultTo(''))
      .execute()
    await db.schema.alterTable('dirty_mark').dropColumn('whole').execute()
    // Hundreds of thousands of marks are inserted and deleted, and every read of figures scans the table: vacuum it
    // often.
    await sql`alter table ${sql.id(schema, 'dirty_mark')} set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000)`.execute(
      anyDb,
    )
    const returns = sql.id(schema, 'office_return')
    await sql`alter table ${returns} add column moved_at timestamptz`.execute(anyDb)
    await sql`update ${returns} r set moved_at = s.landed_at from ${sql.id(schema, 'source')} s where s.id = r.source`.execute(
      anyDb,
    )
    await sql`alter table ${returns} alter column moved_at set default clock_timestamp(), alter column moved_at set not null`.execute(
      anyDb,
    )
    await sql`update ${sql.id(schema, 'setting')} set value = '' where name = 'definitions'`.execute(anyDb)
  },
})

/**
 * Gives registers a life: every stored row becomes one version, told by its source as of an unknown month and standing
 * in all months. A row is found by its number; a key may have several rows. What a source told are the numbers of its
 * rows.
 */
const registers = (schema: string): Migration => ({
  async up(anyDb) {
    const db = anyDb.withSchema(schema)
    const table = (name: string) => sql.id(schema, name)
    const source = table('source')
    await sql`
      alter table ${source} drop constraint source_content,
        add column place integer, add column from_month text, add column as_of text,
        add column estimated boolean not null default false, add column scope_district text,
        add column scope_own boolean not null default false, add column told int8multirange not null default '{}',
        add column offices text[] not null default '{}', add column outside integer not null default 0, add column withdrawn boolean not null default false`.execute(
      anyDb,
    )
    await sql`update ${source} set place = id`.execute(anyDb)
    await sql`create sequence ${table('place')}`.execute(anyDb)
    await sql`select setval(${sql.lit(`${schema}.place`)}, (select coalesce(max(id), 0) + 1 from ${source}), false)`.execute(
      anyDb,
    )
    await sql`alter table ${source} alter column place set default nextval(${sql.lit(`${schema}.place`)}), alter column place set not null`.execute(
      anyDb,
    )
    // A district that has ended stays, with the district of today in which it is placed.
    await sql`alter table ${table('district')} add column valid_from date, add column valid_to date, add column placed_in text`.execute(
      anyDb,
    )
    await sql`create index source_content on ${source} (sha256, dataset)`.execute(anyDb)
    await sql`create index source_dataset on ${source} (dataset, as_of)`.execute(anyDb)
    await sql`alter table ${table('quarantine')} add column key text`.execute(anyDb)
    await sql`
      create table ${table('act')} (
        id integer primary key generated always as identity, made_at timestamptz not null default clock_timestamp(),
        kind text not null, dataset text not null, office text, key text, fields text, from_month text, through text,
        source integer references ${source} (id), reason text not null, asked_by text not null,
        undone_at timestamptz, undone_reason text
      )`.execute(anyDb)
    await sql`alter table ${table('indicator')} add column changed_at timestamptz`.execute(anyDb)
    await sql`
      create table ${table('definition_change')} (
        id integer primary key generated always as identity, made_at timestamptz not null default clock_timestamp(),
        kind text not null, name text not null, version text not null, former text
      )`.execute(anyDb)
    await sql`create index act_dataset on ${table('act')} (dataset)`.execute(anyDb)
    await sql`
      create table ${table('source_return')} (
        source integer not null references ${source} (id), district text not null, month text not null,
        own boolean not null, estimated boolean not null, withdrawn boolean not null default false, primary key (source, district, month)
      )`.execute(anyDb)
    await sql`
      insert into ${table('source_return')} (source, district, month, own, estimated)
      select source, district, month, own, estimated from ${table('office_return')}`.execute(anyDb)
    await sql`alter table ${table('office_return')} add column withdrawn boolean not null default false`.execute(anyDb)
    await sql`alter table ${table('sums')} alter column own set statistics 0, alter column total set statistics 0, alter column fence set statistics 0, alter column revision set statistics 0`.execute(
      anyDb,
    )
    const datasets = await db.selectFrom('dataset').select('name').execute()
    for (const { name } of datasets) {
      const record = recordTable(name, schema)
      const { rows } = await sql<{ index: string; column: string }>`
        select c.relname as index, a.attname as column from pg_index i join pg_class c on c.oid = i.indexrelid
          cross join lateral unnest(i.indkey) with ordinality as k (attnum, at)
          join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
        where i.indisprimary and i.indrelid = ${`"${schema}"."${recordTableName(name)}"`}::regclass order by k.at`.execute(
        anyDb,
      )
      await sql`alter table ${record} drop constraint ${sql.id(rows[0]!.index)}, ${versionColumns}, add primary key (row_id)`.execute(
        anyDb,
      )
      await sql`create index on ${record} (${sql.join(rows.map(({ column }) => sql.id(column)))})`.execute(anyDb)
      await sql`
        update ${source} s set told = r.told from (
          select source_id, range_agg(int8range(row_id, row_id, '[]')) as told from ${record} group by source_id
        ) r where s.id = r.source_id`.execute(anyDb)
    }
  },
})

/** Adds actors, grants, the states of months by district, and their history. Months without a row are open. */
const access = (schema: string): Migration => ({
  async up(anyDb) {
    const table = (name: string) => sql.id(schema, name)
    await sql`create table ${table('actor')} (id text primary key, kind text not null, since timestamptz not null default clock_timestamp())`.execute(
      anyDb,
    )
    await sql`
      create table ${table('access_grant')} (
        id integer primary key generated always as identity, actor text not null references ${table('actor')} (id),
        role text not null, district text not null, domain text, indicators text[],
        from_at timestamptz not null, until_at timestamptz not null, granted_at timestamptz not null, granted_by text,
        revoked_at timestamptz, revoked_by text, revoked_reason text, emergency_reason text, emergency_second text
      )`.execute(anyDb)
    await sql`
      create table ${table('month_state')} (
        month text not null, district text not null, state text not null, until_at timestamptz, primary key (month, district)
      )`.execute(anyDb)
    await sql`
      create table ${table('month_change')} (
        id integer primary key generated always as identity, month text not null, district text not null, move text not null,
        made_at timestamptz not null, from_state text not null, to_state text not null, actor text, reason text, until_at timestamptz,
        source integer references ${table('source')} (id), act integer references ${table('act')} (id)
      )`.execute(anyDb)
    await sql`create index month_change_month on ${table('month_change')} (month, district)`.execute(anyDb)
  },
})

/**
 * Migrates the tables of a schema to the newest version; applied versions are in `kysely_migration`. If they are
 * current, it only reads, so a starting process waits for no lock.
 */
export async function migrate(db: Kysely<Tables>, schema: string): Promise<void> {
  const migrations: Readonly<Record<string, Migration>> = {
    '0001-first': first(schema),
    '0002-parts': parts(schema),
    '0003-settled': settled(schema),
    '0004-since': since(schema),
    '0005-mending': mending(schema),
    '0006-room': room(schema),
    '0007-definitions': definitions(schema),
    '0008-quarantine-rest': summed(schema),
    '0009-year-blocks': yearBlocks(schema),
    '0010-registers': registers(schema),
    '0011-releases': releases(schema),
    '0012-access': access(schema),
    '0013-identity': identityMigration(schema),
    '0014-repeated-requests': repeatedRequestsMigration(schema),
    '0015-api-jobs': apiJobsMigration(schema),
    '0016-disputes': disputesMigration(schema),
    '0016-record-approvals': recordApprovalsMigration(schema),
    '0018-alerts': alertsMigration(schema),
    '0021-alert-channels': alertChannelsMigration(schema),
    '0022-published': publishedMigration(schema),
    '0023-reminders': remindersMigration(schema),
  }
  if ((await applied(db, schema)).join() === Object.keys(migrations).join()) return
  const provider = { getMigrations: () => Promise.resolve({ ...migrations }) }
  for (let attempt = 1; ; attempt += 1) {
    const { error } = await new Migrator({ db, provider, migrationTableSchema: schema }).migrateToLatest()
    if (error === undefined) return
    // The migrator looks at all schemas of the database, and PostgreSQL fails if one of them, a table or a column in it is
    // dropped meanwhile.
    const isOtherSchema = dropped.has((error as { readonly code?: string }).code ?? '') && attempt < mostAttempts
    if (!isOtherSchema) throw error instanceof Error ? error : new Error(String(error))
  }
}

/** PostgreSQL's codes for a schema, a table and a column that is not there. */
const dropped: ReadonlySet<string> = new Set(['3F000', '42P01', '42703'])

/** How often to migrate while other schemas of the database disappear. */
const mostAttempts = 10

async function applied(db: Kysely<Tables>, schema: string): Promise<readonly string[]> {
  const { rows: tables } =
    await sql`select 1 from pg_catalog.pg_tables where schemaname = ${schema} and tablename = 'kysely_migration'`.execute(
      db,
    )
  if (tables.length === 0) return []
  const { rows } = await sql<{
    name: string
  }>`select name from ${sql.id(schema, 'kysely_migration')} order by name`.execute(db)
  return rows.map(({ name }) => name)
}
