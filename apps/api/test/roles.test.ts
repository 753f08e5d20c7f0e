import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeBuiltPage } from './built-page.js'
import { databases } from './databases.js'
import { wuxing } from './office.js'
import { accounts, places, words, type Account } from './roles/accounts.js'
import { table } from './roles/table.js'
import { openWorld, type World } from './roles/world.js'

/*
 * Who may do what, where: every route of the running service, asked over HTTP by an account of each role, of four
 * districts. Each request is valid, so that whoever may is answered with success; the table says where not, and why.
 */

const letters: Readonly<Record<number, string>> = { 401: '1', 403: 'n', 404: '-', 400: '?', 409: '!' }

describe.each(databases)('Every route, on $name', { timeout: 300_000 }, (database) => {
  let world: World
  let folder: string
  const credentials = new Map<Account, Readonly<Record<string, string>>>()

  beforeAll(async () => {
    folder = await writeBuiltPage(await mkdtemp(join(tmpdir(), 'minzheng-dashboard-')))
    world = await openWorld(
      database,
      folder,
      accounts.map((account) => `guest-${account}`),
    )
    const { office } = world
    const { secret } = await office.store.tokens.mint({
      name: 'nightly',
      owner: 'officer',
      scopes: [{ action: 'read-figures', district: wuxing, domain: null }],
      until: new Date(Date.now() + 3_600_000),
    })
    for (const account of accounts)
      credentials.set(
        account,
        account === 'stranger'
          ? {}
          : account === 'token'
            ? { authorization: `Bearer ${secret}` }
            : { cookie: await office.signIn(account) },
      )
  }, 240_000)
  afterAll(async () => {
    await world.office.close()
    await rm(folder, { recursive: true })
  })

  const answer = async (route: string, account: Account, district: string): Promise<string> => {
    const { asks, success } = table[route]!
    const { url } = world.office.serving
    const { path, body, headers = {} } = await asks(world, { district, account })
    const isData = body instanceof FormData || body instanceof Blob
    const response = await fetch(`${url}${path}`, {
      method: route.split(' ')[0]!,
      redirect: 'manual',
      headers: {
        ...credentials.get(account),
        origin: url,
        ...(body === undefined || isData ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isData ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    if (response.status === success) {
      world.used()
      return 'y'
    }
    return letters[response.status] ?? `[${response.status} ${text.slice(0, 200)}]`
  }

  it('is in the table', () => {
    const routes = world.office.serving.api.routes.map(({ method, path }) => `${method} ${path}`)
    expect(Object.keys(table).toSorted()).toEqual(routes.toSorted())
  })

  it('is answered with success or refused by the policy, unless the table says why not', () => {
    const without = Object.entries(table).filter(
      ([, { expected, why }]) => why === undefined && !Object.values(expected).every((each) => /^[yn1]{4}$/.test(each)),
    )
    expect(without.map(([route]) => route)).toEqual([])
  })

  it.each(Object.keys(table))('%s lets those in whom the table names, and nobody else', async (route) => {
    const { expected, isOfPlace } = table[route]!
    const found: Record<string, string> = {}
    for (const account of accounts) {
      let all = ''
      for (const district of isOfPlace ? places : [wuxing]) all += await answer(route, account, district)
      found[account] = isOfPlace ? all : all.repeat(4)
    }
    const named = (of: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.entries(of).map(([who, each]) => [who, nameOf(each)]))
    expect(named(found)).toEqual(named(expected))
  })
})

/** The word for what an account is answered, which a failure of the test shows. */
const nameOf = (each: string): string => Object.entries(words).find(([, letters_]) => letters_ === each)?.[0] ?? each
