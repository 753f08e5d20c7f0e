import { PGlite } from '@electric-sql/pglite'
import { sql } from 'kysely'
import pg from 'pg'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { AnyRecord } from '@minzheng/core'
import { parsePeriod } from '@minzheng/core/periods'
import { smallCity } from '@minzheng/core/testing'
import { createStore, openDatabase, type Store } from '../src/index.js'
import { databases } from './databases.js'
import { namedTables } from './named-tables.js'

const home = (name: string, district: string, beds: number): AnyRecord => ({
  home: name,
  district,
  kind: 'public',
  beds,
  nursingBeds: 4,
  gradedOn: null,
  gradeEndsOn: null,
  inspectedOn: null,
  openedOn: '2023-05-01',
  closedOn: null,
})

const grant = (name: string, person: number): AnyRecord => ({
  grant: name,
  person: String(person).padStart(32, '0'),
  district: '330502100201',
  bornOn: '1950-03-01',
  sex: 'female',
  appliedOn: '2024-01-02',
  paidOn: '2024-02-10',
  amount: 50_000,
  urgent: null,
})

/**
 * Everything that a store does: landing, with conflicting and corrected rows, recompute, reconciliation, every read.
 */
async function useAll(store: Store): Promise<void> {
  const fingerprint = 'a'.repeat(64)
  const land = (dataset: string, sha256: string, records: readonly AnyRecord[], mends?: string) =>
    store.land(
      {
        name: `${dataset}.csv`,
        sha256,
        dataset,
        keyFingerprint: fingerprint,
        ...(mends === undefined ? {} : { mends }),
      },
      async (landing) => {
        await landing.records(records.map((record, at) => ({ line: at + 2, record })))
        const reason = { zh: '缺', en: 'missing' }
        if (mends === undefined)
          await landing.quarantine([
            { sheet: null, line: 9, column: 'beds', code: 'missing', reason, valueClass: null },
          ])
        await landing.returns(['2024-01', '2024-02'].map((month) => ({ district: '330500', month })))
      },
    )
  const settle = async (): Promise<void> => {
    for (const { district, year } of await store.dirtyDistricts()) await store.recompute(district, year)
  }
  await land('homes', 'h', [home('a', '330502001001', 10), home('a', '330502001001', 11), home('b', '330523001', 5)])
  await land('homes', 'h', [])
  await land('homes', 'mended', [home('c', '330502001001', 7)], 'h')
  await land('grants', 'g', [grant('g1', 1), grant('g2', 2), grant('g3', 1)])
  await store.openMonth('2024-03')
  await store.dirtyCells(10)
  await store.staleness()
  await settle()
  const { differences } = await store.reconcile('330500', '2024')
  expect(differences).toEqual([])
  await store.mark([{ dataset: 'homes', district: '330502001001', month: '2024-01' }])
  await settle()
  await store.record('homes', { home: 'a' })
  expect(await store.figures.read({ districts: ['330500'], periods: ['2024-01'] })).not.toEqual([])
  await store.figures.source({ districts: ['330500'], periods: [parsePeriod('2024-Q1')] })
  const measures = ['homes', 'grants'].flatMap((dataset) => smallCity.measures(dataset))
  const [observation] = await store.figures.read({ districts: ['330500'], periods: ['2024-01'] })
  await store.releases.save({
    plan: null,
    period: '2024-01',
    by: 'system',
    notes: '',
    rule: null,
    publicationPlan: null,
    figures: [[{ observation: observation!, disclosure: 'shown' }]],
  })
  await store.releases.list()
  for await (const batch of store.releases.figures(1, { audience: 'public' })) expect(batch).toHaveLength(1)
  expect(await store.chain.verify()).toMatchObject({ faults: [], stored: [] })
  for (const measure of measures) await store.contributingRecords(measure, '330500', parsePeriod('2024'))
  const distinct = measures.filter(({ kind }) => kind === 'distinct')
  for (const measure of distinct) await store.sharedValues(measure, measure, '330500', parsePeriod('2024'))
  for (const { name, time } of smallCity.datasets.values())
    if (time.kind === 'policy') await store.replacedOn(name, { district: '330500', [time.from]: '2024-01-01' })
  expect(await store.quarantined()).not.toEqual([])
  await store.quarantineSummary()
  await store.keyFingerprint()
  // Two persons, one of them with two records.
  expect(
    await store.replacePseudonyms((old) => old.replace(/^0/, 'f'), { from: fingerprint, to: 'b'.repeat(64) }),
  ).toBe(2)
  await store.returnedMonths()
  await store.refuseReplaced()
}

/** The schemas of the server itself and of a session's temporary tables. */
const common: ReadonlySet<string> = new Set(['pg_catalog', 'information_schema', 'pg_temp'])

/** Records every statement that goes to either database until the test ends. */
function recorded(): () => readonly string[] {
  const spies = [
    vi.spyOn(PGlite.prototype, 'query'),
    vi.spyOn(PGlite.prototype, 'exec'),
    vi.spyOn(pg.Client.prototype, 'query'),
  ]
  const textOf = (first: unknown): string =>
    typeof first === 'string' ? first : (first as { readonly text: string }).text
  return () =>
    spies.flatMap(({ mock }) => (mock.calls as readonly (readonly unknown[])[]).map(([first]) => textOf(first)))
}

afterEach(() => vi.restoreAllMocks())

// One schema holds one city; therefore cities can be on several servers, schema by schema.
describe.each(databases)('a store uses only its schema, on $name', ({ open }) => {
  it('sends no statement that names a table of another schema', async () => {
    // Before the first connection, which keeps a reference to its query function.
    const statements = recorded()
    const database = await open()
    await useAll(await createStore(database, smallCity))
    const ofSession = new Set(statements().flatMap((text) => /create temporary table "?(\w+)/.exec(text)?.[1] ?? []))
    const own = new Set<string>()
    const others: string[] = []
    for (const text of statements())
      for (const { schema, name } of namedTables(text))
        if (schema === database.schema) own.add(name)
        else if (schema === null ? !ofSession.has(name) : !common.has(schema))
          others.push(`${schema ?? ''}.${name} in ${text}`)
    expect(others).toEqual([])
    // The recording is complete: it names every table of the schema.
    const { rows } = await sql<{ name: string }>`
      select relname as name from pg_class where relnamespace = ${database.schema}::regnamespace and (relkind = 'r' or relname in ('revision', 'turn', 'place'))`.execute(
      database.kysely,
    )
    // Migrations create tables of earlier releases and drop them again.
    expect([...own].filter((name) => !['cell', 'total', 'observation'].includes(name)).toSorted()).toEqual(
      rows.map(({ name }) => name).toSorted(),
    )
  })
})

it('does all its work as a role that has access to no other schema', async () => {
  const database = await openDatabase({ schema: 'city' })
  try {
    const run = (text: string) => sql.raw(text).execute(database.kysely)
    await run(
      'create role clerk; create schema city authorization clerk; create schema neighbour; create table neighbour.cell (code text)',
    )
    // The embedded database copies rows from a file.
    await run('grant pg_read_server_files to clerk; revoke all on schema public from public; set role clerk')
    await useAll(await createStore(database, smallCity))
    await expect(run('select * from neighbour.cell')).rejects.toThrow('permission denied')
  } finally {
    await database.close()
  }
})

it.each([
  ['select * from a.one x, (select 1) y, b.two where x.z = 1', ['a.one', 'b.two']],
  ['with w as (select 1) select * from w join "a"."one" o on o.w is distinct from w.w', ['a.one']],
  [
    'insert into "a"."one" (x) select nextval(\'b.numbers\') from unnest($1::text[]) on conflict do update set x = 1',
    ['a.one', 'b.numbers'],
  ],
  ['delete from a.one using staged, b.two for update', ['a.one', '.staged', 'b.two']],
  ["select * from a.one where x = 'from b.two' -- from c.three", ['a.one']],
] as const)('reads the tables of %s', (statement, names) => {
  expect(
    namedTables(statement)
      .map(({ schema, name }) => `${schema ?? ''}.${name}`)
      .toSorted(),
  ).toEqual([...names].toSorted())
})
