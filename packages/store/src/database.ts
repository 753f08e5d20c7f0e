import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient, type Transaction } from 'kysely'
import pg from 'pg'
import type { Copy } from './copy.js'
import { copyToPGlite, copyToPostgres } from './copy-rows.js'
import { lockFolder } from './folder-lock.js'
import { PGliteExclusivePool, PGliteSharedPool, Turnstile } from './pglite-pool.js'
import type { Pool } from './pool.js'
import type { Tables } from './tables.js'

/** Where the data lie: a PostgreSQL (`postgres://…`), or a folder for the embedded PGlite; neither means PGlite in memory. */
export interface DatabaseOptions {
  readonly url?: string
  readonly folder?: string
  /** The schema of Minzheng's own tables. Default: `minzheng`. */
  readonly schema?: string
  /** Connections to PostgreSQL at most. Default: 10. */
  readonly connections?: number
}

/** An open database, shared by the store and, where there is no Redis, by the queue. */
export interface Database {
  readonly kind: 'pglite' | 'postgres'
  readonly schema: string
  readonly kysely: Kysely<Tables>
  /** For BullMQ's PostgreSQL backend, whose own tables lie in the schema `bullmq`. */
  readonly pool: Pool
  /** Works in one transaction on one connection, which can also copy rows in bulk. */
  transaction<T>(work: (tx: Transaction<Tables>, copy: Copy) => Promise<T>): Promise<T>
  close(): Promise<void>
}

// Days stay `YYYY-MM-DD`, and whole numbers stay numbers: fen are checked to be exact on the way in.
const typeOf = { bigint: 20, date: 1082 } as const
const asText = (value: string): string => value

/** Opens the database. Throws `FolderInUseError` where another process has the folder. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const schema = options.schema ?? 'minzheng'
  if (!/^[a-z][a-z0-9_]*$/.test(schema)) throw new TypeError(`"${schema}" is not a name for a schema: lower-case letters, digits and _`)
  return options.url === undefined ? openPGlite(options.folder, schema) : openPostgres(options.url, schema, options.connections ?? 10)
}

async function openPGlite(folder: string | undefined, schema: string): Promise<Database> {
  const unlock = folder === undefined ? undefined : await lockFolder(folder)
  try {
    const db = await PGlite.create({
      ...(folder === undefined ? {} : { dataDir: join(folder, 'database') }),
      parsers: { [typeOf.date]: asText, [typeOf.bigint]: Number },
    })
    const turnstile = new Turnstile()
    await db.exec('set search_path to public, bullmq')
    const exclusive = new PGliteExclusivePool(db, turnstile)
    const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: exclusive as unknown as PostgresPool }) })
    return {
      kind: 'pglite',
      schema,
      kysely,
      pool: new PGliteSharedPool(db, turnstile),
      transaction: async (work) => {
        const client = await exclusive.connect()
        try {
          return await onClient(client as unknown as PostgresPoolClient, (tx) => work(tx, copyToPGlite(db)))
        } finally {
          client.release()
        }
      },
      close: async () => {
        await db.close()
        await unlock?.()
      },
    }
  } catch (error) {
    await unlock?.()
    throw error
  }
}

async function openPostgres(url: string, schema: string, connections: number): Promise<Database> {
  const types: pg.CustomTypesConfig = {
    getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
      if (format !== 'binary' && oid === typeOf.date) return asText
      if (format !== 'binary' && oid === typeOf.bigint) return Number
      return pg.types.getTypeParser(oid, format)
    }) as pg.CustomTypesConfig['getTypeParser'],
  }
  const pool = new pg.Pool({ connectionString: url, max: connections, types, options: '-c search_path=public,bullmq' })
  pool.on('error', () => {
    // A connection that was idle broke; the next statement opens another and reports what is wrong.
  })
  // A connection that breaks while a transaction has it: its statement reports that; without a listener the event would end the process.
  pool.on('connect', (client) => client.on('error', () => {}))
  await pool.query('select 1').catch(async (error: unknown) => {
    await pool.end()
    throw new Error(`PostgreSQL cannot be reached at ${withoutPassword(url)}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  })
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return {
    kind: 'postgres',
    schema,
    kysely,
    pool: pool as unknown as Pool,
    transaction: async (work) => {
      const client = await pool.connect()
      // A broken connection is reported by the statement that meets it.
      const ignore = (): void => undefined
      client.on('error', ignore)
      try {
        return await onClient(client as unknown as PostgresPoolClient, (tx) => work(tx, copyToPostgres(client)))
      } finally {
        client.off('error', ignore)
        client.release()
      }
    },
    close: () => pool.end(),
  }
}

/** A transaction of Kysely's on a connection that is held by somebody else. */
function onClient<T>(client: PostgresPoolClient, work: (tx: Transaction<Tables>) => Promise<T>): Promise<T> {
  const held = { query: client.query.bind(client), release: () => undefined } as PostgresPoolClient
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: { connect: () => Promise.resolve(held), end: () => Promise.resolve() } }) })
  return kysely.transaction().execute(work)
}

function withoutPassword(url: string): string {
  return url.replace(/\/\/([^:@/]*):[^@/]*@/, '//$1:***@')
}
