import { randomBytes } from 'node:crypto'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { createStore, openDatabase, type Database, type Timeouts } from '../src/index.js'
import { shortenIdleTimeout } from '../src/database/timeouts.js'
import { joined } from './small-city.js'

const url = process.env['DATABASE_URL']
if (url === undefined) console.log('store: waits for PostgreSQL are not tested, because DATABASE_URL is not set.')

const schema = `test_${randomBytes(6).toString('hex')}`
const opened: Database[] = []
const closings: (() => unknown)[] = []

async function open(timeouts: Partial<Timeouts> = {}, at = url!): Promise<Database> {
  const database = await openDatabase({ url: at, schema, timeouts, connections: 3 })
  opened.push(database)
  return database
}

/** A process that locks the city's row, as a recompute does while it writes. */
async function holder(settings = ''): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, options: settings })
  client.on('error', () => {})
  await client.connect()
  closings.push(() => client.end().catch(() => undefined))
  await client.query('begin')
  await client.query(`select 1 from ${schema}.district where code = $1 for update`, [joined.districts.root.code])
  return client
}

/** A proxy to PostgreSQL that can stop forwarding bytes without closing the connection. */
async function line(): Promise<{ readonly url: string; die(): void }> {
  const place = new URL(url!)
  const target = { host: place.hostname, port: Number(place.port || 5432) }
  const sockets: Socket[] = []
  const server = createServer((near) => {
    const far = connect(target)
    sockets.push(near, far)
    for (const socket of [near, far]) socket.on('error', () => {})
    near.pipe(far)
    far.pipe(near)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closings.push(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  place.hostname = '127.0.0.1'
  place.port = String((server.address() as AddressInfo).port)
  return {
    url: place.href,
    die: () => {
      for (const socket of sockets.splice(0)) socket.unpipe().on('data', () => {})
    },
  }
}

afterEach(async () => {
  for (const close of closings.splice(0)) await close()
})
afterAll(async () => {
  if (url !== undefined) await (await open()).kysely.schema.dropSchema(schema).ifExists().cascade().execute()
  for (const database of opened) await database.close()
})

describe.skipIf(url === undefined)('waits for PostgreSQL have a limit', { timeout: 60_000 }, () => {
  it('starts while a frozen process holds the lock on the city', async () => {
    await createStore(await open(), joined)
    await holder()
    const store = await createStore(await open({ lockMs: 2000 }), joined)
    expect(await store.dirtyDistricts()).toEqual([])
  })

  it('gives up with DatabaseBusyError if it must change a table that another process has locked', async () => {
    const database = await open({ lockMs: 300 })
    await createStore(database, joined)
    await database.kysely.withSchema(schema).updateTable('district').set({ name: 'as it was called before' }).execute()
    await holder()
    await expect(createStore(database, joined)).rejects.toMatchObject({ name: 'DatabaseBusyError' })
    await closings.pop()!()
    await createStore(database, joined)
  })

  it('ends an idle transaction of a frozen process, so that others get the lock', async () => {
    await createStore(await open(), joined)
    const database = await open({ idleMs: 300 })
    const frozen = database.kysely.transaction().execute(async (tx) => {
      await sql`select 1 from ${sql.id(schema, 'district')} where code = ${joined.districts.root.code} for update`.execute(
        tx,
      )
      await holder('-c lock_timeout=30000')
      await sql`select 1`.execute(tx)
    })
    await expect(frozen).rejects.toThrow(/terminat|timeout|not queryable/)
    expect(await sql`select 1 as one`.execute(database.kysely)).toMatchObject({ rows: [{ one: 1 }] })
  })

  it('ends a wait for a lock with an error after which a job is retried', async () => {
    await createStore(await open(), joined)
    await holder()
    const database = await open({ lockMs: 200 })
    const waiting = sql`select 1 from ${sql.id(schema, 'district')} for update`.execute(database.kysely)
    await expect(waiting).rejects.toMatchObject({ code: '55P03' })
  })

  it('closes a connection that does not answer, and opens another for the next statement', async () => {
    const { url: through, die } = await line()
    const database = await open({ lookMs: 500, statementMs: 1000 }, through)
    await sql`select 1`.execute(database.kysely)
    die()
    await expect(sql`select 1`.execute(database.lane('look'))).rejects.toThrow(
      'PostgreSQL did not answer within 500 ms',
    )
    expect(await sql`select 1 as one`.execute(database.lane('look'))).toMatchObject({ rows: [{ one: 1 }] })
    expect(await database.pool.query('select 1 as one')).toMatchObject({ rows: [{ one: 1 }] })
  })

  it('gives up on a server that accepts the connection and does not answer', async () => {
    const silent = createServer(() => {})
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    closings.push(() => silent.close())
    const { port } = silent.address() as AddressInfo
    await expect(
      openDatabase({ url: `postgres://postgres@127.0.0.1:${port}/none`, timeouts: { connectMs: 300 } }),
    ).rejects.toThrow('cannot be reached')
  })

  it('allows a landing longer waits than other work, until its file has been read', async () => {
    const database = await open({ statementMs: 11_000, bulkMs: 600_000, lockMs: 7000, idleMs: 9000 })
    const shown = async (db: Database['kysely']): Promise<readonly unknown[]> =>
      (
        await sql<{ s: string }>`
          select current_setting(n) as s from unnest(array['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout']) n`.execute(
          db,
        )
      ).rows.map(({ s }) => s)
    expect(await shown(database.kysely)).toEqual(['11s', '7s', '9s'])
    expect(await shown(database.lane('opening'))).toEqual(['10min', '7s', '9s'])
    await database.transaction(async (tx) => {
      expect(await shown(tx)).toEqual(['10min', '100s', '100s'])
      await shortenIdleTimeout(tx)
      expect(await shown(tx)).toEqual(['10min', '100s', '9s'])
    })
    for (let time = 0; time < 3; time += 1) expect(await shown(database.kysely)).toEqual(['11s', '7s', '9s'])
  })
})
