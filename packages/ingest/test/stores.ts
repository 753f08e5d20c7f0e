import { randomBytes } from 'node:crypto'
import { createStore, openDatabase, type Store } from '@minzheng/store'
import type { Catalogue } from '@minzheng/core'

const url = process.env['DATABASE_URL']
if (url === undefined) console.log('ingest: PostgreSQL is not tested, since DATABASE_URL is not set; PGlite is.')

export interface TestStore {
  readonly store: Store
  /** The number of records of a dataset that stand, without the versions that later sources replaced. */
  readonly count: (table: string) => Promise<number>
  readonly close: () => Promise<void>
}

async function open(
  catalogue: Catalogue,
  options: { readonly url?: string; readonly folder?: string },
): Promise<TestStore> {
  const schema = `test_${randomBytes(6).toString('hex')}`
  const database = await openDatabase({ ...options, schema })
  const store = await createStore(database, catalogue)
  return {
    store,
    count: async (table) =>
      Number(
        (await database.pool.query(`select count(*) as count from ${schema}.${table} where shown_from < shown_until`))
          .rows[0]!['count'],
      ),
    close: async () => {
      await database.kysely.schema.dropSchema(schema).cascade().execute()
      await store.close()
    },
  }
}

/** The stores that a suite runs on: always PGlite in memory, and PostgreSQL if DATABASE_URL is set. */
export const stores: readonly { readonly name: string; readonly open: (catalogue: Catalogue) => Promise<TestStore> }[] =
  [
    { name: 'PGlite', open: (catalogue) => open(catalogue, {}) },
    ...(url === undefined ? [] : [{ name: 'PostgreSQL', open: (catalogue: Catalogue) => open(catalogue, { url }) }]),
  ]
