// A database of its own for each test file: PGlite in memory, and PostgreSQL if DATABASE_URL is set.
import { randomBytes } from 'node:crypto'
import { openDatabase, type Database } from '@minzheng/store'

export interface TestDatabase {
  readonly name: string
  readonly open: () => Promise<{ readonly database: Database; readonly drop: () => Promise<void> }>
}

const url = process.env['DATABASE_URL']

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
