import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { PGlite } from '@electric-sql/pglite'
import { masked, serverUrlFault } from '@minzheng/core/privacy'
import { Kysely, PostgresDialect, sql, type PostgresPool, type PostgresPoolClient, type Transaction } from 'kysely'
import pg from 'pg'
import type { Copy } from './copy.js'
import { copyToPGlite, copyToPostgres } from './copy-rows.js'
import { lockFolder } from './folder-lock.js'
import { PGliteExclusivePool, PGliteSharedPool, Mutex } from './pglite-pool.js'
import type { Pool } from './pool.js'
import { boundedPool, bulkClient, lanePool } from './postgres-pool.js'
import { closeToOthers } from './private-folder.js'
import type { Tables } from './tables.js'
import { inTransaction } from './in-transaction.js'
import { defaultTimeouts, type Lane, type Timeouts } from './timeouts.js'

/**
 * Where the data is stored: a PostgreSQL (`postgres://…`) or a folder for the embedded PGlite. If neither is given,
 * PGlite runs in memory.
 */
export interface DatabaseOptions {
  readonly url?: string
  readonly folder?: string
  /** The schema of Minzheng's own tables. Default: `minzheng`. */
  readonly schema?: string
  /** The maximum number of connections to PostgreSQL. Default: 10. */
  readonly connections?: number
  /** Timeouts that differ from the defaults. They apply to PostgreSQL only; the embedded database has no timeouts. */
  readonly timeouts?: Partial<Timeouts>
}

/** An open database. The store uses it, and so does the queue if there is no Redis. */
export interface Database {
  readonly kind: 'pglite' | 'postgres'
  readonly schema: string
  readonly kysely: Kysely<Tables>
  /** Like `kysely`, with the time limits of a lane. */
  readonly lane: (lane: Lane) => Kysely<Tables>
  /** For BullMQ's PostgreSQL backend, which has its own tables in the schema `bullmq`. */
  readonly pool: Pool
  /**
   * Runs `work` in one transaction on one connection of the lane `bulk`. The connection can also copy rows. `work` may
   * undo everything by rolling back to the savepoint `start`.
   */
  readonly transaction: <T>(work: (tx: Transaction<Tables>, copy: Copy) => Promise<T>) => Promise<T>
  /**
   * The same database with the tables of another schema: cities of one process share its connections. Closing it does
   * nothing; close the database that was opened.
   */
  readonly inSchema: (schema: string) => Database
  readonly close: () => Promise<void>
}

/** Throws a `TypeError` for a text that cannot name a schema. */
function assertSchema(schema: string): void {
  if (!/^[a-z][a-z0-9_]*$/.test(schema))
    throw new TypeError(`schema must be a name of lower-case letters, digits and _, got "${schema}"`)
}

/** Adds `inSchema` to an open database. */
function sharable(database: Omit<Database, 'inSchema'>): Database {
  return {
    ...database,
    inSchema: (schema) => {
      assertSchema(schema)
      return sharable({ ...database, schema, close: () => Promise.resolve() })
    },
  }
}

// Reads days as `YYYY-MM-DD` and bigint as a number: amounts in fen are checked to be safe integers before they are
// written.
const typeOf = { bigint: 20, date: 1082 } as const
const asText = (value: string): string => value
/** How long closing the connections may take, in milliseconds. */
const closeTimeoutMs = 5000

/** Opens the database. Throws `FolderInUseError` if another process has opened the folder. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const schema = options.schema ?? 'minzheng'
  assertSchema(schema)
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
    // PGlite sets permissions on its files itself, whatever the umask. The folder around them is therefore made private
    // before PGlite creates the first file.
    if (folder !== undefined) await closeToOthers(folder)
    const mutex = new Mutex()
    await db.exec('set search_path to public, bullmq')
    const exclusive = new PGliteExclusivePool(db, mutex)
    const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: exclusive as unknown as PostgresPool }) })
    return sharable({
      kind: 'pglite',
      schema,
      kysely,
      lane: () => kysely,
      pool: new PGliteSharedPool(db, mutex),
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
    })
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
  return sharable({
    kind: 'postgres',
    schema,
    kysely,
    lane: (lane) => lanes[lane],
    pool,
    transaction: async (work) => {
      const { client, limits, release } = await bulkClient(pool, timeouts)
      try {
        return await onClient(client, limits, (tx) => work(tx, copyToPostgres(client)))
      } finally {
        release()
      }
    },
    // A connection to a peer that has vanished never finishes closing, so closing has a time limit.
    close: () => Promise.race([pool.end(), sleep(closeTimeoutMs, undefined, { ref: false })]),
  })
}

/**
 * Runs a Kysely transaction on a connection that the caller owns. `limits` are settings that are sent with `begin` and
 * apply to this transaction.
 */
function onClient<T>(
  client: PostgresPoolClient,
  limits: string,
  work: (tx: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  const pinned = { query: client.query.bind(client), release: () => undefined } as PostgresPoolClient
  const kysely = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: { connect: () => Promise.resolve(pinned), end: () => Promise.resolve() } }),
  })
  return inTransaction(kysely, sql.raw(`begin${limits}; savepoint start`), work)
}
