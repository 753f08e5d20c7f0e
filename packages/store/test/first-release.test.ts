import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { AnyRecord, Records, Return } from '@minzheng/core'
import { smallCity } from '@minzheng/core/testing'
import { createStore, type Database } from '../src/index.js'
import { datasetTable } from '../src/dataset-table.js'
import { databases } from './databases.js'
import { differences, settle } from './memory.js'

/** The tables as the first release left them. Its catalogue had fewer indicators, one since removed and one of another formula; its tree a village elsewhere and a township more. */
async function restore(database: Database): Promise<void> {
  const text = await readFile(new URL('first-release/city.sql', import.meta.url), 'utf8')
  await sql.raw(text.replaceAll('first_release', database.schema)).execute(database.kysely)
}

async function recordsOf(database: Database): Promise<Records> {
  const found: Record<string, readonly AnyRecord[]> = {}
  const { rows: tables } = await sql<{ name: string }>`select name from ${sql.id(database.schema, 'dataset')}`.execute(database.kysely)
  // Datasets that the definitions have gained since have no table there yet.
  for (const dataset of [...smallCity.datasets.values()].filter((each) => tables.some(({ name }) => name === each.name))) {
    const table = datasetTable(dataset, database.schema)
    const { rows } = await sql<AnyRecord>`select * from ${table.sql}`.execute(database.kysely)
    found[dataset.name] = rows.map((row) => Object.fromEntries(table.columns.map(({ field, name }) => [field, row[name] ?? null])))
  }
  return found
}

describe.each(databases)('on $name', ({ open }) => {
  it('a database of the first release is brought to the figures that are due', { timeout: 120_000 }, async () => {
    const database = await open()
    await restore(database)
    const db = database.kysely.withSchema(database.schema)
    const returns = (await db.selectFrom('office_return').select(['dataset', 'district', 'month', 'own', 'estimated']).execute()) as readonly Return[]
    const records = await recordsOf(database)
    // What it left: homes are known as of January, though February has a return of grants; nothing is dirty.
    const homes = db.selectFrom('observation').select(['status', 'value']).where('indicator', '=', 'test.homes').where('part', '=', '')
    const left = await homes.where('district', '=', '330500').where('period', '=', '2024-Q1').execute()
    expect(left).toEqual([{ status: 'P', value: 3 }])

    const store = await createStore(database, smallCity)
    expect((await store.staleness()).cells).toBeGreaterThan(0)
    await settle(store)
    expect(await differences(smallCity, store, records, returns)).toEqual([])
    expect((await store.verify('330500', '2024')).differences).toEqual([])
    expect(await store.observations({ indicators: ['test.homes'], districts: ['330500'], periods: ['2024-Q1'] })).toMatchObject([{ status: 'L', value: null }])
    expect(await store.observations({ indicators: ['test.gone'] })).toEqual([])
    expect((await db.selectFrom('district').select('code').execute()).map(({ code }) => code).sort()).toEqual(
      smallCity.districts.all.map(({ code }) => code).sort(),
    )
    await createStore(database, smallCity)
    expect(await store.staleness()).toEqual({ cells: 0, since: null })
  })
})
