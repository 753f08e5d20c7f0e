import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { importWorkbook } from '@minzheng/ingest'
import { huzhouCatalogue } from '@minzheng/plan'
import { writeSample } from '@minzheng/sample'
import { createStore, openDatabase, type Database, type Store } from '@minzheng/store'
import type { Figure } from './measurement.js'
import { settle } from './meals-store.js'
import type { Opened } from './opened.js'
import { footprints } from './storage.js'

/** The simulated year of a whole city: all its files imported, then every figure of every indicator anew from the records, in one process without a queue. */
export async function sampleYear(url: string | undefined): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), 'minzheng-bench-'))
  const schema = `bench_year_${randomBytes(4).toString('hex')}`
  const database = await openDatabase(url === undefined ? { folder, schema } : { url, schema })
  const store = await createStore(database, huzhouCatalogue)
  const { kysely: db } = database
  const files = join(folder, 'files')
  await writeSample(files)
  const began = performance.now()
  const records = await importAll(store, files)
  const importing = (performance.now() - began) / 1000
  // What landing marked: all of it is dirty again before each run.
  const [marks, kept] = [sql.id(schema, 'dirty_mark'), sql.id(schema, 'all_marks')]
  await sql`create table ${kept} as table ${marks}`.execute(db)
  await settle(store)
  await refuseFaults(store)

  const run = async (): Promise<readonly Figure[]> => {
    await sql`truncate ${sql.id(schema, 'cell')}, ${sql.id(schema, 'total')}, ${sql.id(schema, 'observation')}`.execute(db)
    await sql`
      insert into ${marks} (dataset, district, month, revision, whole)
      select dataset, district, month, nextval(${`${schema}.revision`}), whole from ${kept}`.execute(db)
    const start = performance.now()
    const cells = await settle(store)
    const seconds = (performance.now() - start) / 1000
    return [
      { name: 'records', value: records, unit: 'rows' },
      { name: 'record, with its indexes', value: (await recordBytes(database)) / records, unit: 'bytes' },
      { name: 'import of its files', value: importing, unit: 's' },
      { name: 'all figures anew', value: seconds, unit: 's' },
      { name: 'cells marked', value: cells, unit: 'cells' },
      ...(await footprints(database, { cell: 'cell', total: 'total', observation: 'observation' })),
    ]
  }
  return {
    measurement: { name: `The sample year, ${huzhouCatalogue.indicators.size} indicators`, rounds: 3, run },
    close: async () => {
      await db.schema.dropSchema(schema).ifExists().cascade().execute()
      await store.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** What the tables of all datasets take on disk. */
async function recordBytes({ kysely, schema }: Database): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    select sum(pg_total_relation_size(oid))::float8 as bytes from pg_class
    where relnamespace = ${schema}::regnamespace and relkind = 'r' and relname like 'record\\_%'`.execute(kysely)
  return rows[0]!.bytes
}

/** Returns how many records landed. */
async function importAll(store: Store, folder: string): Promise<number> {
  let records = 0
  for (const file of (await readdir(folder)).filter((name) => /\.(csv|xlsx)$/.test(name)).sort()) {
    const reports = await importWorkbook(join(folder, file), {
      catalogue: huzhouCatalogue,
      store,
      pseudonymKey: createHash('sha256').update('key 7').digest(),
      today: '2025-06-30',
    })
    records += reports.reduce((sum, { changed }) => sum + changed, 0)
  }
  return records
}

/** Holds a county's numbers of a month against its records. */
async function refuseFaults(store: Store): Promise<void> {
  const { compared, differences } = await store.verify('330502', '2024-06')
  if (compared === 0 || differences.length > 0) throw new Error(`${differences.length} of ${compared} numbers are not what the records give`)
}
