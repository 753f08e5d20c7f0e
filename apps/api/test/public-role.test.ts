// What is published is read by a role of PostgreSQL that can read nothing else. The embedded database has no roles.
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase, openReleases, publicGrants, type Database, type OpenedReleases } from '@minzheng/store'
// @boundaries-ignore the release that the command line's doors are tested with
import { plantedRelease } from '../../cli/test/planted-release.js'
import { huzhou } from '@minzheng/huzhou'
import { serveStore, type Serving } from '../src/index.js'
import { databases } from './databases.js'
import { city, landSites, meals, openOffice, release, wuxing, type Office } from './office.js'

const url = process.env['DATABASE_URL']
const skipped = url === undefined ? ': skipped, since DATABASE_URL is not set and PGlite has no roles' : ''

const paths = [
  `/v1/figures?indicator=${meals}&district=${wuxing},${city}&period=2024`,
  `/v1/figures?indicator=${meals}&within=${city}&part=*&limit=3`,
  `/v1/figures?indicator=${meals}&within=${city}&part=*&format=csv`,
  `/v1/figures?indicator=${meals}&within=${city}&part=*&format=jsonl`,
  `/v1/figures?indicator=${meals}&within=${city}&format=json-stat`,
  '/sdmx/data/dataflow/MINZHENG/CIVIL_AFFAIRS?format=sdmx-json',
  '/sdmx/data/dataflow/MINZHENG/CIVIL_AFFAIRS?format=sdmx-csv',
  '/v1/boards/huzhou-2024',
  `/v1/boards/huzhou-2024?district=${wuxing}`,
  `/v1/explanations/${meals}/${city}?period=2024`,
  `/v1/explanations/${meals}/${wuxing}?period=2024`,
  '/v1/releases',
  '/v1/releases/1',
  '/v1/releases/1/figures',
]

describe.skipIf(url === undefined)(`The role of the public${skipped}`, { timeout: 120_000 }, () => {
  const role = `public_${randomBytes(6).toString('hex')}`
  let database: Database
  let schema: string
  let ordinary: Office
  let limited: Pick<Serving, 'url' | 'close'>
  let opened: OpenedReleases
  const asRole = () => {
    const address = new URL(url!)
    address.username = role
    return address.href
  }
  // Sessions are rows of the store, so that a cookie is good for both services.
  const get = async ({ url: own }: Pick<Serving, 'url'>, path: string, account?: string) =>
    fetch(`${own}${path}`, { headers: account === undefined ? {} : { cookie: await ordinary.signIn(account) } })
  const run = (text: string) => database.pool.query(text)
  beforeAll(async () => {
    database = await openDatabase({ url: url! })
    await run(`create role ${role} login password '${role}'`)
    const { open } = databases.find(({ name }) => name === 'PostgreSQL')!
    const made = await open()
    schema = made.database.schema
    ordinary = await openOffice({ name: 'PostgreSQL', open: () => Promise.resolve(made) })
    await release(ordinary.store, plantedRelease(1, 3))
    await landSites(ordinary.store, wuxing, ['2024-03'])
    await run(publicGrants({ role, schema }))
    opened = await openReleases({ url: asRole(), schema })
    limited = await serveStore(ordinary.store, huzhou, { port: 0, accounts: [], published: opened, log: () => {} })
  }, 120_000)
  afterAll(async () => {
    await limited?.close()
    await opened?.close()
    await ordinary?.close()
    await run(`drop owned by ${role}; drop role ${role}`)
    await database.close()
  })

  it('is enough for everything that a stranger, or another office, reads: the answers are the same', async () => {
    for (const path of paths)
      for (const account of [undefined, 'province-1']) {
        const [one, other] = await Promise.all(
          [ordinary.serving, limited].map(async (serving) => {
            const response = await get(serving, path, account)
            return [response.status, await response.text()] as const
          }),
        )
        expect([path, other![0]]).toEqual([path, 200])
        // A message of SDMX says when it was sent.
        const undated = ([, text]: readonly [number, string]) =>
          text.replaceAll(/"prepared":"[^"]*"|"id":"[\w-]*"/g, '')
        expect(undated(other!)).toBe(undated(one!))
      }
  })

  it('is refused by the database for every table of the store, hidden numbers and salts included', async () => {
    const own = await openDatabase({ url: asRole(), schema })
    try {
      const { rows } = await run(
        `select relname as name from pg_class where relnamespace = '${schema}'::regnamespace and relkind in ('r', 'p', 'v', 'm')`,
      )
      const readable: string[] = []
      for (const name of rows.map((row) => row['name'] as string))
        await own.pool.query(`select 1 from "${schema}"."${name}" limit 1`).then(
          () => readable.push(name),
          (error: { readonly code?: string }) => expect([name, error.code]).toEqual([name, '42501']),
        )
      expect(rows.length).toBeGreaterThan(40)
      expect(readable.toSorted()).toEqual(['published_figure', 'published_release'])
      const hidden = await own.pool.query(`
        select 1 from "${schema}".published_figure where disclosure <> 'shown'
          and (numerator is not null or denominator is not null or value is not null or revision is not null)`)
      expect(hidden.rows).toEqual([])
      await expect(own.pool.query(`delete from "${schema}".published_figure`)).rejects.toThrow('permission denied')
    } finally {
      await own.close()
    }
  })

  it('is the one that answers a stranger, and not the one that answers an officer', async () => {
    const view = `"${schema}"."published_figure"`
    await run(`revoke select on ${view} from ${role}`)
    try {
      const path = `/v1/figures?indicator=${meals}&within=${wuxing}&period=2024&limit=7`
      expect((await get(limited, path)).status).toBe(500)
      expect((await get(limited, path, 'city-1')).status).toBe(200)
    } finally {
      await run(`grant select on ${view} to ${role}`)
    }
  })

  it('is not taken if it may do more, or less', async () => {
    await expect(openReleases({ url: url!, schema })).rejects.toMatchObject({ code: 'public-role' })
    await run(`grant select (code) on "${schema}"."district" to ${role}`)
    await expect(openReleases({ url: asRole(), schema })).rejects.toThrow('such as district')
    await run(`revoke select (code) on "${schema}"."district" from ${role}`)
    await run(`revoke usage on schema "${schema}" from ${role}`)
    await expect(openReleases({ url: asRole(), schema })).rejects.toThrow('must be allowed to read')
    await run(publicGrants({ role, schema }))
    await (await openReleases({ url: asRole(), schema })).close()
  })
})
