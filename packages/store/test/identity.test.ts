import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { smallCity } from '@minzheng/core/testing'
import { createStore, type Database, type Store } from '../src/index.js'
import { databases } from './databases.js'
import { home } from './small-city-records.js'

const [city, wuxing] = ['330500', '330502']
const read = { action: 'read-figures', district: wuxing, domain: null } as const

describe.each(databases)('On $name', { timeout: 60_000 }, ({ open }) => {
  let database: Database
  let store: Store
  beforeEach(async () => {
    database = await open()
    store = await createStore(database, smallCity)
  }, 120_000)

  /** Moves the times of all sessions back. */
  const pass = (minutes: number, columns: readonly ('from_at' | 'seen_at')[] = ['from_at', 'seen_at']) =>
    sql`update ${sql.id(database.schema, 'session')} set ${sql.join(
      columns.map((column) => sql`${sql.id(column)} = ${sql.id(column)} - make_interval(mins => ${minutes})`),
    )}`.execute(database.kysely)

  const oidc = { means: 'oidc', issuer: 'https://id.example.org' } as const

  it('a session ends 30 minutes after its last request, and 12 hours after it began', async () => {
    const { secret } = await store.sessions.begin({ actor: 'a1', means: 'link' })
    await pass(29)
    expect(await store.sessions.find(secret)).toMatchObject({ actor: 'a1', means: 'link', issuer: null })
    // That was a request.
    await pass(29)
    expect(await store.sessions.find(secret)).toBeDefined()
    await pass(31)
    expect(await store.sessions.find(secret)).toBeUndefined()
    expect(await store.sessions.list()).toEqual([])

    const busy = await store.sessions.begin({ actor: 'a1', means: 'link' })
    await pass(719, ['from_at'])
    expect(await store.sessions.find(busy.secret)).toBeDefined()
    await pass(1, ['from_at'])
    expect(await store.sessions.find(busy.secret)).toBeUndefined()
  })

  it('a moment has the living sessions of its secrets alone, and all grants as they are, whoever has changed them', async () => {
    const [one, two, three] = await Promise.all(
      ['a1', 'a2', 'a3'].map(async (actor) => (await store.sessions.begin({ actor, means: 'link' })).secret),
    )
    await store.sessions.end({ actor: 'a2' })
    const { sessions, stamp, at } = await store.moment([one!, two!, 'nobody’s'])
    expect([...sessions].map(([secret, { actor }]) => [secret, actor])).toEqual([[one, 'a1']])
    expect([stamp, (await store.moment([three!])).stamp]).toEqual([await store.stamp(), stamp])
    expect(Math.abs(at.getTime() - Date.now())).toBeLessThan(60_000)

    const roles = async () => (await store.moment()).grants.map(({ role, revokedAt }) => [role, revokedAt !== null])
    expect(await roles()).toEqual([])
    const until = new Date(Date.now() + 3_600_000)
    const first = { actor: 'sec-1', role: 'security-administrator', district: city, until, by: null } as const
    const { id } = await store.access.grant(first)
    await store.access.grant({ actor: 'a1', role: 'reader', district: city, until, by: 'sec-1' })
    expect(await roles()).toEqual([
      ['security-administrator', false],
      ['reader', false],
    ])
    await store.access.revoke({ id: id + 1, by: 'sec-1', reason: '其他' })
    expect(await roles()).toEqual([
      ['security-administrator', false],
      ['reader', true],
    ])
    // An operator who changes a row by hand.
    await sql`update ${sql.id(database.schema, 'access_grant')} set role = 'auditor' where id = ${id + 1}`.execute(
      database.kysely,
    )
    expect((await roles()).map(([role]) => role)).toEqual(['security-administrator', 'auditor'])
  })

  it('a session is ended by its number, by its actor, or by the identity provider, and no other with it', async () => {
    const begin = async (actor: string, subject: string, providerSession: string) =>
      (await store.sessions.begin({ actor, ...oidc, subject, providerSession })).secret
    const [one, two, three, four] = [
      await begin('a1', 's1', 'p1'),
      await begin('a1', 's1', 'p2'),
      await begin('a2', 's2', 'p3'),
      await begin('a3', 's3', 'p4'),
    ]
    const alive = async () =>
      (await Promise.all([one, two, three, four].map((secret) => store.sessions.find(secret)))).map(
        (session) => session !== undefined,
      )
    expect(await store.sessions.end({ issuer: oidc.issuer, providerSession: 'p1' })).toBe(1)
    expect(await alive()).toEqual([false, true, true, true])
    expect(await store.sessions.end({ issuer: 'https://other.example.org', subject: 's2' })).toBe(0)
    expect(await store.sessions.end({ actor: 'a1' })).toBe(1)
    expect(await store.sessions.end({ issuer: oidc.issuer, subject: 's3' })).toBe(1)
    expect(await alive()).toEqual([false, false, true, false])
    const [last] = await store.sessions.list()
    expect(await store.sessions.end({ id: last!.id })).toBe(1)
    expect(await store.sessions.end({ id: last!.id })).toBe(0)
    expect(await alive()).toEqual([false, false, false, false])
  })

  it('no table has the secret of a session or a token', async () => {
    const until = new Date(Date.now() + 3_600_000)
    await store.access.grant({ actor: 'sec-1', role: 'security-administrator', district: city, until, by: null })
    await store.access.grant({ actor: 'off-1', role: 'county-officer', district: wuxing, until, by: 'sec-1' })
    const session = await store.sessions.begin({ actor: 'off-1', means: 'link' })
    const token = await store.tokens.mint({ name: 'nightly', owner: 'off-1', scopes: [read], until })
    for (const name of ['session', 'service_token', 'chain_entry']) {
      const { rows } = await sql<{
        row: string
      }>`select x::text as row from ${sql.id(database.schema, name)} x`.execute(database.kysely)
      expect(rows.length).toBeGreaterThan(0)
      for (const { row } of rows)
        expect([session.secret, token.secret].filter((secret) => row.includes(secret))).toEqual([])
    }
    expect(await store.tokens.find(`${token.secret}x`)).toBeUndefined()
    expect(await store.tokens.find(token.secret)).toMatchObject({ owner: 'off-1', scopes: [read], revokedAt: null })
  })

  it('a token is in the chain when it is made and when it is revoked, by its owner or who manages grants', async () => {
    const until = new Date(Date.now() + 3_600_000)
    await store.access.grant({ actor: 'sec-1', role: 'security-administrator', district: city, until, by: null })
    for (const actor of ['off-1', 'off-2'])
      await store.access.grant({ actor, role: 'county-officer', district: wuxing, until, by: 'sec-1' })
    const { token } = await store.tokens.mint({ name: 'nightly', owner: 'off-1', scopes: [read], until })
    await expect(store.tokens.revoke({ id: token.id, by: 'off-2' })).rejects.toThrow('must not manage grants')
    expect(await store.tokens.revoke({ id: token.id, by: 'off-1' })).toMatchObject({ revokedBy: 'off-1' })
    // Once more changes nothing.
    expect(await store.tokens.revoke({ id: token.id, by: 'sec-1' })).toMatchObject({ revokedBy: 'off-1' })
    const entries = []
    for await (const batch of store.chain.entries({ kind: 'token' })) entries.push(...batch)
    expect(entries.map(({ actor }) => actor)).toEqual(['off-1', 'off-1'])
    expect(await store.chain.verify()).toMatchObject({ faults: [], stored: [] })
    for (const name of ['张三', '110101199001011237', 'A'])
      await expect(store.tokens.mint({ name, owner: 'off-1', scopes: [read], until })).rejects.toThrow(
        'got another text',
      )
  })

  it('the stamp changes with a landing, a recompute and a withdrawal, and not by reading', async () => {
    const stamps = [await store.stamp()]
    const take = async () => stamps.push(await store.stamp())
    await store.land({ name: 'homes.csv', sha256: '1'.repeat(64), dataset: 'homes' }, async (landing) => {
      await landing.records([{ line: 2, record: home('h1', '330502001001') }])
      await landing.returns([{ district: wuxing, month: '2024-01' }])
    })
    await take()
    for (const { district, year } of await store.dirtyDistricts()) await store.recompute(district, year)
    await take()
    await store.withdraw({ source: 1, reason: '测试', askedBy: '测试单位' })
    await take()
    expect(new Set(stamps).size).toBe(stamps.length)
    await store.figures.read({ districts: [city], periods: ['2024-01'] })
    expect(await store.stamp()).toBe(stamps.at(-1))
  })
})
