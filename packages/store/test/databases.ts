import { randomBytes } from 'node:crypto'
import { afterAll } from 'vitest'
import { openDatabase, type Database } from '../src/index.js'

export interface TestDatabase {
  readonly name: string
  readonly open: () => Promise<Database>
}

const opened: Database[] = []
/** One for all tests of a file, because it takes seconds to start; each test has a schema of its own. */
let embedded: Promise<Database> | undefined

const randomSchema = (): string => `test_${randomBytes(6).toString('hex')}`

async function openPostgres(url: string): Promise<Database> {
  const database = await openDatabase({ url, schema: randomSchema() })
  opened.push(database)
  return database
}

async function openPGlite(): Promise<Database> {
  embedded ??= openDatabase({})
  return { ...(await embedded), schema: randomSchema(), close: async () => {} }
}

const url = process.env['DATABASE_URL']
if (url === undefined) console.log('store: PostgreSQL is not tested, because DATABASE_URL is not set; PGlite is.')

/** The databases that the suite runs on: always PGlite in memory, and PostgreSQL if DATABASE_URL is set. */
export const databases: readonly TestDatabase[] = [
  { name: 'PGlite', open: openPGlite },
  ...(url === undefined ? [] : [{ name: 'PostgreSQL', open: () => openPostgres(url) }]),
]

afterAll(async () => {
  await (await embedded)?.close()
  for (const database of opened) {
    await database.kysely.schema.dropSchema(database.schema).ifExists().cascade().execute()
    await database.close()
  }
})
