// A database of its own for each test file: PGlite in memory, and PostgreSQL if DATABASE_URL is set.
import { randomBytes } from 'node:crypto'
import { openDatabase, type Database } from '@minzheng/store'
import { startTestWorker, type TestWorker } from './test-worker.js'

export interface TestDatabase {
  readonly name: string
  readonly open: () => Promise<{ readonly database: Database; readonly drop: () => Promise<void> }>
  /** Starts a worker of its own on the database; undefined if the service does all work itself. */
  readonly startWorker?: (schema: string, keyFolder: string) => Promise<TestWorker>
}

const url = process.env['DATABASE_URL']
const redis = process.env['REDIS_URL']

async function opened(options: { readonly url?: string }) {
  const schema = `test_${randomBytes(6).toString('hex')}`
  const database = await openDatabase({ ...options, schema })
  return {
    database,
    drop: async () => {
      await database.kysely.schema.dropSchema(schema).ifExists().cascade().execute()
      await database.close()
    },
  }
}

export const databases: readonly TestDatabase[] = [
  { name: 'PGlite', open: () => opened({}) },
  ...(url === undefined ? [] : [{ name: 'PostgreSQL', open: () => opened({ url }) }]),
]

/** As `databases`, but with PostgreSQL a worker does the work if REDIS_URL is set: the two halves of a city's service. */
export const services: readonly TestDatabase[] = databases.map((each) =>
  each.name === 'PGlite' || url === undefined || redis === undefined
    ? each
    : {
        ...each,
        name: 'PostgreSQL, with a worker over Redis',
        startWorker: (schema, keyFolder) => startTestWorker({ url, redis, schema, keyFolder }),
      },
)
