import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { PGlite } from '@electric-sql/pglite'
import { masked, serverUrlFault } from '@minzheng/core/privacy'
import { Kysely, PostgresDialect, sql, type PostgresPool, type PostgresPoolClient, type Transaction } from 'kysely'
import pg from 'pg'
import type { Copy } from './copy.js'
import { copyToPGlite, copyToPostgres } from './copy-rows.js'
import { lockFolder } from './folder-lock.js'
import { PGliteExclusivePool, PGliteSharedPool, Turnstile } from './pglite-pool.js'
import type { Pool } from './pool.js'
import { boundedPool, bulkClient, lanePool } from './postgres-pool.js'
import { closeToOthers } from './private-folder.js'
import type { Tables } from './tables.js'
import { inTransaction } from './in-transaction.js'
import { defaultTimeouts, type Lane, type Timeouts } from './timeouts.js'

/**
 * Where the data lie: a PostgreSQL (`postgres://…`), or a folder for the embedded PGlite; neither means PGlite in
 * memory.
 */
export interface DatabaseOptions {
  readonly url?: string
  readonly folder?: string
  /** The schema of Minzheng's own tables. Default: `minzheng`. */
  readonly schema?: string
  /** Connections to PostgreSQL at most. Default: 10. */
  readonly connections?: number
  /**
   * How long PostgreSQL is waited for, where it is to be other than by default. The embedded database waits for nobody.
   */
  readonly timeouts?: Partial<Timeouts>
}

/** An open database, shared by the store and, where there is no Redis, by the queue. */
export interface Database {
  readonly kind: 'pglite' | 'postgres'
  readonly schema: string
  readonly kysely: Kysely<Tables>
  /** The same, for work whose statements take shorter or longer than others'. */
  lane(lane: Lane): Kysely<Tables>
  /** For BullMQ's PostgreSQL backend, whose own tables lie in the schema `bullmq`. */
  readonly pool: Pool
  /** Works in one transaction on one connection of the lane for bulk work, which can also copy rows. */
  transaction<T>(work: (tx: Transaction<Tables>, copy: Copy) => Promise<T>): Promise<T>
  close(): Promise<void>
}

// Days stay `YYYY-MM-DD`, and whole numbers stay numbers: fen are checked to be exact on the way in.
const typeOf = { bigint: 20, date: 1082 } as const
const asText = (value: string): string => value
/** How long connections may take to close, in milliseconds. */
const patience = 5000

/** Opens the database. Throws `FolderInUseError` where another process has the folder. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const schema = options.schema ?? 'minzheng'
  if (!/^[a-z][a-z0-9_]*$/.test(schema))
    throw new TypeError(`"${schema}" is not a name for a schema: lower-case letters, digits and _`)
  return options.url === undefined
    ? openPGlite(options.folder, schema)
    : openPostgres(options.url, schema, options.connections ?? 10, { ...defaultTimeouts, ...options.timeouts })
}

async function openPGlite(folder: string | undefined, schema: string): Promise<Database> {
  const unlock = folder === undefined ? undefined : await lockFolder(folder)
  try {
    const db = await PGlite.create({
      ...(folder === undefined ? {} : { dataDir: join(folder, 'database') }),
      parsers: { [typeOf.date]: asText, [typeOf.bigint]: Number },
    })
    // PGlite gives its files rights of its own, whatever the umask; the folder around them is closed before it makes
    // the first.
    if (folder !== undefined) await closeToOthers(folder)
    const turnstile = new Turnstile()
    await db.exec('set search_path to public, bullmq')
    const exclusive = new PGliteExclusivePool(db, turnstile)
    const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: exclusive as unknown as PostgresPool }) })
    return {
      kind: 'pglite',
      schema,
      kysely,
      lane: () => kysely,
      pool: new PGliteSharedPool(db, turnstile),
      transaction: async (work) => {
        const client = await exclusive.connect()
        try {
          return await onClient(client as unknown as PostgresPoolClient, '', (tx) => work(tx, copyToPGlite(db)))
        } finally {
          client.release()
        }
      },
      close: async () => {
        await db.close()
        if (folder !== undefined) await closeToOthers(folder)
        await unlock?.()
      },
    }
  } catch (error) {
    await unlock?.()
    throw error
  }
}

async function openPostgres(url: string, schema: string, connections: number, timeouts: Timeouts): Promise<Database> {
  const fault = serverUrlFault(url, ['postgres', 'postgresql'])
  if (fault !== undefined) throw new TypeError(`the URL of PostgreSQL ${fault}`)
  const types: pg.CustomTypesConfig = {
    getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
      if (format !== 'binary' && oid === typeOf.date) return asText
      if (format !== 'binary' && oid === typeOf.bigint) return Number
      return pg.types.getTypeParser(oid, format)
    }) as pg.CustomTypesConfig['getTypeParser'],
  }
  const pool = boundedPool(
    { connectionString: url, max: connections, types, options: '-c search_path=public,bullmq' },
    timeouts,
  )
  await pool.query('select 1').catch(async (error: unknown) => {
    await pool.end()
    throw new Error(
      masked(
        `PostgreSQL cannot be reached at ${url}: ${error instanceof Error ? error.message || error.name : String(error)}`,
        [url],
      ),
    )
  })
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const laneOf = (lane: Lane): Kysely<Tables> =>
    new Kysely<Tables>({ dialect: new PostgresDialect({ pool: lanePool(pool, lane, timeouts) }) })
  const lanes = { look: laneOf('look'), opening: laneOf('opening'), bulk: laneOf('bulk') }
  return {
    kind: 'postgres',
    schema,
    kysely,
    lane: (lane) => lanes[lane],
    pool: pool as unknown as Pool,
    transaction: async (work) => {
      const { client, limits, release } = await bulkClient(pool, timeouts)
      try {
        return await onClient(client, limits, (tx) => work(tx, copyToPostgres(client)))
      } finally {
        release()
      }
    },
    // A connection that is dead without a word cannot be closed in the polite way.
    close: () => Promise.race([pool.end(), sleep(patience, undefined, { ref: false })]),
  }
}

/**
 * A transaction of Kysely's on a connection that is held by somebody else, begun together with the limits that hold for
 * it.
 */
function onClient<T>(
  client: PostgresPoolClient,
  limits: string,
  work: (tx: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  const held = { query: client.query.bind(client), release: () => undefined } as PostgresPoolClient
  const kysely = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: { connect: () => Promise.resolve(held), end: () => Promise.resolve() } }),
  })
  return inTransaction(kysely, sql.raw(`begin${limits}`), work)
}
