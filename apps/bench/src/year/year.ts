import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import * as ingest from '@minzheng/ingest'
import { huzhouCatalogue } from '@minzheng/huzhou'
import { writeSample } from '@minzheng/sample'
import { createStore, openDatabase, type Database, type Store } from '@minzheng/store'
import { importFolder } from './import-folder.js'
import { settle } from '../meals/meals-store.js'

/** A store with the simulated year of a whole city with all domains and current sums. */
export interface Year {
  readonly database: Database
  readonly schema: string
  readonly store: Store
  readonly records: number
  /** The time of the import of its files, in seconds. */
  readonly importing: number
  /** Deletes all sums and restores the dirty marks of the landings. */
  readonly deleteSums: () => Promise<void>
  readonly drop: () => Promise<void>
}

/**
 * Writes the files of the simulated year, imports them and computes all sums. Throws if sums differ from the records.
 */
export async function openYear(url: string | undefined): Promise<Year> {
  const folder = await mkdtemp(join(tmpdir(), 'minzheng-bench-'))
  const schema = `bench_year_${randomBytes(4).toString('hex')}`
  const database = await openDatabase(url === undefined ? { folder, schema } : { url, schema })
  const store = await createStore(database, huzhouCatalogue)
  const { kysely: db } = database
  const files = join(folder, 'files')
  await writeSample(files, huzhouCatalogue)
  const began = performance.now()
  const { changed: records } = await importFolder(ingest, { store, catalogue: huzhouCatalogue }, files)
  const importing = (performance.now() - began) / 1000
  const [marks, kept] = [sql.id(schema, 'dirty_mark'), sql.id(schema, 'all_marks')]
  await sql`create table ${kept} as table ${marks}`.execute(db)
  await settle(store)
  await refuseFaults(store)
  return {
    database,
    schema,
    store,
    records,
    importing,
    deleteSums: async () => {
      await sql`truncate ${sql.id(schema, 'sums')}, ${marks}`.execute(db)
      await sql`
        insert into ${marks} (dataset, district, month, revision)
        select dataset, district, month, nextval(${`${schema}.revision`}) from ${kept}`.execute(db)
    },
    drop: async () => {
      await db.schema.dropSchema(schema).ifExists().cascade().execute()
      await store.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** Compares a county's sums of a month with its records. */
async function refuseFaults(store: Store): Promise<void> {
  const { compared, differences } = await store.reconcile('330502', '2024-06')
  if (compared === 0 || differences.length > 0)
    throw new Error(`stored sums must equal those of the records, but ${differences.length} of ${compared} differ`)
}
