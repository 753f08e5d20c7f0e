import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { AnyRecord, Records, Return } from '@minzheng/core'
import { smallCity } from '@minzheng/core/testing'
import { createStore, type Database } from '../src/index.js'
import { datasetTable } from '../src/sql/dataset-table.js'
import { databases } from './databases.js'
import { differences, settle } from './memory.js'
import { home } from './small-city-records.js'

/**
 * The tables as a release left them. The catalogue of the first release had fewer indicators, one that was removed
 * since, and one with another formula; its tree had a village in another place and one more township.
 */
async function restore(database: Database, release: string): Promise<void> {
  const text = await readFile(new URL(`releases/${release}.sql`, import.meta.url), 'utf8')
  await sql.raw(text.replaceAll('released', database.schema)).execute(database.kysely)
}

async function recordsOf(database: Database): Promise<Records> {
  const found: Record<string, readonly AnyRecord[]> = {}
  const { rows: tables } = await sql<{ name: string }>`select name from ${sql.id(database.schema, 'dataset')}`.execute(
    database.kysely,
  )
  // Datasets that were added since have no table in that release.
  for (const dataset of [...smallCity.datasets.values()].filter((each) =>
    tables.some(({ name }) => name === each.name),
  )) {
    const table = datasetTable(dataset, database.schema)
    const { rows } = await sql<AnyRecord>`select * from ${table.sql}`.execute(database.kysely)
    found[dataset.name] = rows.map((row) =>
      Object.fromEntries(table.columns.map(({ field, name }) => [field, row[name] ?? null])),
    )
  }
  return found
}

/** The figures of homes in the first quarter that each release had stored, and the figures that are correct now. */
const releases = [
  { release: '70812ad', left: { status: 'P', value: 3 }, due: { status: 'L', value: null } },
  { release: '9f4f836', left: { status: 'P', value: 3 }, due: { status: 'P', value: 3 } },
  // This release stores sums in year blocks as today, and no figures.
  { release: 'b3d00fe', left: null, due: { status: 'A', value: 1 } },
] as const

/** The views of migration 0022. */
const published = ['published_release', 'published_figure']

/** The tables of migrations 0012 to 0023; each references those after it. */
const ofAccess = [
  'reminder_told',
  'reminder',
  'alert_told',
  'alert_channel',
  'alert',
  'alert_turn',
  'record_approval',
  'dispute_move',
  'dispute',
  'api_job_file',
  'api_job',
  'repeated_request',
  'service_token',
  'session',
  'month_change',
  'month_state',
  'access_grant',
  'actor',
] as const

describe.each(databases)('on $name', ({ open }) => {
  it(
    'keeps the actors and grants of a database of the release before sessions and tokens',
    { timeout: 120_000 },
    async () => {
      const database = await open()
      const before = await createStore(database, smallCity)
      const until = new Date(Date.now() + 86_400_000)
      await before.access.grant({
        actor: 'security-1',
        role: 'security-administrator',
        district: '330500',
        until,
        by: null,
      })
      const grants = await before.access.grants()
      for (const view of published) await sql`drop view ${sql.id(database.schema, view)}`.execute(database.kysely)
      for (const table of ofAccess.slice(0, ofAccess.indexOf('month_change')))
        await sql`drop table ${sql.id(database.schema, table)}`.execute(database.kysely)
      await sql`alter table ${sql.id(database.schema, 'actor')} drop column issuer, drop column subject`.execute(
        database.kysely,
      )
      await sql`delete from ${sql.id(database.schema, 'kysely_migration')} where name >= '0013'`.execute(
        database.kysely,
      )
      const store = await createStore(database, smallCity)
      expect(await store.access.grants()).toEqual(grants)
      expect(await store.tokens.list()).toEqual([])
      const { secret } = await store.sessions.begin({ actor: 'security-1', means: 'link' })
      expect(await store.sessions.find(secret)).toMatchObject({ actor: 'security-1' })
    },
  )

  it(
    'gives a database of the release before it grants, states of months, sessions and tokens, and changes nothing else',
    { timeout: 120_000 },
    async () => {
      const database = await open()
      const before = await createStore(database, smallCity)
      await before.land({ name: 'homes.csv', sha256: '1'.repeat(64), dataset: 'homes' }, async (landing) => {
        await landing.records([{ line: 2, record: home('h1', '330502001001') }])
        await landing.returns([{ district: '330502', month: '2024-01' }])
      })
      await settle(before)
      const figures = () => before.figures.read({ districts: ['330502'], periods: ['2024-01'] })
      const known = await figures()
      for (const view of published) await sql`drop view ${sql.id(database.schema, view)}`.execute(database.kysely)
      for (const table of ofAccess) await sql`drop table ${sql.id(database.schema, table)}`.execute(database.kysely)
      await sql`delete from ${sql.id(database.schema, 'kysely_migration')} where name >= '0012'`.execute(
        database.kysely,
      )
      const store = await createStore(database, smallCity)
      expect(await figures()).toEqual(known)
      expect((await store.staleness()).cells).toBe(0)
      expect(await store.access.grants()).toEqual([])
      expect([await store.sessions.list(), await store.tokens.list()]).toEqual([[], []])
      expect([await store.months.states(), await store.disputes.list(), await store.alerts.list()]).toEqual([
        [],
        [],
        [],
      ])
      expect(await store.reminders.list()).toEqual([])
      expect(await store.alerts.begin()).toEqual({ turn: 1, seen: '' })
      expect((await store.months.states('2024-01')).map(({ state }) => state)).toEqual(['open', 'open', 'open'])
      await store.withdraw({ source: (await store.sources())[0]!.id, reason: '测试', askedBy: '测试单位' })
    },
  )

  it.each(releases)(
    'keeps the records of a database of release $release and computes the correct figures from them',
    { timeout: 120_000 },
    async ({ release, left, due }) => {
      const database = await open()
      await restore(database, release)
      const db = database.kysely.withSchema(database.schema)
      const kept = async () => ({
        returns: (await db
          .selectFrom('office_return')
          .select(['dataset', 'district', 'month', 'own', 'estimated'])
          .orderBy('dataset')
          .orderBy('district')
          .orderBy('month')
          .execute()) as readonly Return[],
        sources: await db
          .selectFrom('source')
          .select([
            'id',
            'name',
            'sha256',
            'dataset',
            'accepted',
            'changed',
            'refused',
            'reasons',
            'landed_at',
            'mends',
          ])
          .orderBy('id')
          .execute(),
        quarantine: await db
          .selectFrom('quarantine')
          .select(['source', 'line', 'code', 'reason_zh'])
          .orderBy('id')
          .execute(),
        months: await db.selectFrom('open_month').selectAll().orderBy('month').execute(),
        records: await recordsOf(database),
      })
      const before = await kept()
      if (left !== null) {
        const { rows: stored } = await sql`
          select status, value from ${sql.id(database.schema, 'observation')}
          where indicator = 'test.homes' and part = '' and district = '330500' and period = '2024-Q1'`.execute(
          database.kysely,
        )
        expect(stored).toEqual([left])
      }

      const store = await createStore(database, smallCity)
      expect({ ...(await kept()), records: before.records }).toEqual(before)
      expect((await store.staleness()).cells).toBeGreaterThan(0)
      // Sums are computed again from the records; until then a figure is not known, and never zero.
      const homes = () =>
        store.figures.read({ indicators: ['test.homes'], districts: ['330500'], periods: ['2024-01'] })
      if (left !== null)
        expect(await homes()).toMatchObject([{ status: 'L', value: null, reason: 'not-computed', settled: false }])
      // Every row is one version, told by its source as of an unknown month.
      expect((await store.sources()).map(({ asOf, full, withdrawn }) => ({ asOf, full, withdrawn }))).toEqual(
        before.sources.map(() => ({ asOf: null, full: null, withdrawn: false })),
      )
      await settle(store)
      expect(await differences(smallCity, store, before.records, before.returns)).toEqual([])
      expect((await store.reconcile('330500', '2024')).differences).toEqual([])
      expect(
        await store.figures.read({ indicators: ['test.homes'], districts: ['330500'], periods: ['2024-Q1'] }),
      ).toMatchObject([due])
      await expect(store.figures.read({ indicators: ['test.gone'] })).rejects.toThrow(
        '"test.gone" is not an indicator of this catalogue',
      )
      expect((await db.selectFrom('district').select('code').execute()).map(({ code }) => code).toSorted()).toEqual(
        smallCity.districts.all.map(({ code }) => code).toSorted(),
      )
      await createStore(database, smallCity)
      expect(await store.staleness()).toEqual({ cells: 0, since: null })
      expect(await store.access.grants()).toEqual([])
      expect(await store.months.states()).toEqual([])
      // A source of that release can be withdrawn: its records go, those of others stay.
      const [first] = await store.sources({ dataset: 'homes' })
      await store.withdraw({ source: first!.id, reason: '测试', askedBy: '测试单位' })
      await settle(store)
      expect((await recordsOf(database))['homes']!.length).toBe(before.records['homes']!.length)
      expect((await store.reconcile('330500', '2024')).differences).toEqual([])
    },
  )

  it(
    'adds an empty chain to a database of release 6e13158 and changes nothing else',
    { timeout: 120_000 },
    async () => {
      const database = await open()
      await restore(database, '6e13158')
      const { rows: tables } = await sql<{ name: string }>`
      select tablename as name from pg_catalog.pg_tables where schemaname = ${database.schema} and tablename not like 'kysely%'`.execute(
        database.kysely,
      )
      const kept = async (): Promise<Readonly<Record<string, readonly unknown[]>>> => {
        const found: Record<string, readonly unknown[]> = {}
        for (const { name } of tables)
          found[name] = (
            await sql`select * from ${sql.id(database.schema, name)} x order by x::text`.execute(database.kysely)
          ).rows
        return found
      }
      const before = await kept()
      expect(before['source']).toHaveLength(3)
      const store = await createStore(database, smallCity)
      expect(await kept()).toEqual(before)
      // What landed before has no entry.
      expect(await store.chain.head()).toBeNull()
      expect(await store.releases.list()).toEqual([])
      expect(await store.chain.verify()).toMatchObject({ lines: 0, faults: [], stored: [] })

      // What is done from now on has one, also to what landed before.
      await store.undo(2, { reason: '重复登记', askedBy: '统计员' })
      await store.land({ name: 'more.csv', sha256: 'd'.repeat(64), dataset: 'homes' }, async () => {})
      const [observation] = await store.figures.read({
        indicators: ['test.homes'],
        districts: ['330500'],
        periods: ['2024-01'],
      })
      const release = await store.releases.save({
        plan: null,
        period: '2024-01',
        by: '统计员',
        notes: '',
        rule: null,
        publicationPlan: null,
        figures: [[{ observation: observation!, disclosure: 'shown' }]],
      })
      expect(release).toMatchObject({ number: 1, seq: 3, sources: 4 })
      expect(await store.chain.verify()).toMatchObject({ lines: 3, faults: [], stored: [] })
      // Opened again, it is as it was.
      await createStore(database, smallCity)
      expect(await store.releases.list()).toEqual([release])
    },
  )
})
