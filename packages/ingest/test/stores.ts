import { randomBytes } from 'node:crypto'
import { afterAll } from 'vitest'
import { createStore, openDatabase, type Database, type Store } from '@minzheng/store'
import type { Catalogue } from '@minzheng/core'

const url = process.env['DATABASE_URL']
if (url === undefined) console.log('ingest: PostgreSQL is not tested, since DATABASE_URL is not set; PGlite is.')

export interface TestStore {
  readonly store: Store
  /** The number of records of a dataset that stand, without the versions that later sources replaced. */
  readonly count: (table: string) => Promise<number>
  readonly close: () => Promise<void>
}

/** One for all tests of a file, because it takes seconds to start; each store has a schema of its own. */
let embedded: Promise<Database> | undefined
afterAll(async () => (await embedded)?.close())

async function openEmbedded(schema: string): Promise<Database> {
  embedded ??= openDatabase({})
  return { ...(await embedded), schema, close: async () => {} }
}

async function open(catalogue: Catalogue, openIn: (schema: string) => Promise<Database>): Promise<TestStore> {
  const schema = `test_${randomBytes(6).toString('hex')}`
  const database = await openIn(schema)
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
    { name: 'PGlite', open: (catalogue) => open(catalogue, openEmbedded) },
    ...(url === undefined
      ? []
      : [
          {
            name: 'PostgreSQL',
            open: (catalogue: Catalogue) => open(catalogue, (schema) => openDatabase({ url, schema })),
          },
        ]),
  ]
