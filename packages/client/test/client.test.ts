import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
// @boundaries-ignore the service and the release that the API is tested with
import { databases } from '../../../apps/api/test/databases.js'
// @boundaries-ignore the service and the release that the API is tested with
import { city, landSites, meals, openOffice, release, wuxing, type Office } from '../../../apps/api/test/office.js'
// @boundaries-ignore the service and the release that the API is tested with
import { plantedRelease } from '../../../apps/cli/test/planted-release.js'
import { ApiProblem, createClient, type Client, type Figure } from '../src/index.js'

describe.each(databases)('The client, on $name', { timeout: 120_000 }, (database) => {
  let office: Office
  let open: Client
  const as = async (account: string): Promise<Client> =>
    createClient(office.serving.url, { headers: { cookie: await office.signIn(account) } })

  beforeAll(async () => {
    office = await openOffice(database)
    await landSites(office.store, wuxing, ['2024-03', '2024-05', '2024-05'])
    await release(office.store, plantedRelease(1, 3))
    open = createClient(office.serving.url)
  }, 120_000)
  afterAll(() => office.close())

  it('reads definitions, boards and explanations with their types', async () => {
    const deployment = await open.get('/v1/deployment')
    expect(deployment.district).toBe(city)
    const { district, above } = await open.get('/v1/districts/{district}', { path: { district: wuxing } })
    expect([district.name, above.map(({ code }) => code)]).toEqual(['吴兴区', [city]])
    const { districts } = await open.get('/v1/districts', { query: { level: 'county' } })
    expect(new Set(districts.map(({ level }) => level))).toEqual(new Set(['county']))
    const board = await open.get('/v1/boards/{plan}', { path: { plan: 'huzhou-2024' } })
    expect([board.audience, board.release, board.rows.length > 0]).toEqual(['public', 1, true])
    const own = await (
      await as('wuxing-1')
    ).get('/v1/explanations/{indicator}/{district}', {
      path: { indicator: meals, district: wuxing },
      query: { period: '2024' },
    })
    expect(own.audience).toBe('internal')
  })

  it('reads all figures of a query page by page, each once, of the same release', async () => {
    const all = { within: city, level: 'city,county', indicator: [meals], part: '*' }
    const { figures } = await open.get('/v1/figures', { query: { ...all, limit: '10000' } })
    const paged: Figure[] = []
    for await (const each of open.figures({ ...all, limit: '7' })) {
      // Published while the pages are read: what is read stays of the release that it began with.
      if (paged.length === 10) await release(office.store, plantedRelease(1, 4), { number: 1, why: '更正' })
      paged.push(each)
    }
    expect(figures.length).toBeGreaterThan(20)
    expect(paged).toEqual(figures)
    const live: Figure[] = []
    const wuxingClient = await as('wuxing-1')
    for await (const each of wuxingClient.figures({ district: wuxing, indicator: meals, period: '2024' }))
      live.push(each)
    expect(live).toMatchObject([{ value: 3, unit: 'site', status: expect.any(String) as string }])
  })

  it('gives other formats as they are', async () => {
    const answer = await open.response('get', '/v1/figures', {
      query: { indicator: meals, period: '2024', format: 'csv' },
    })
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(await answer.text()).toContain('数值 value')
  })

  it('rejects with the problem, its kind, its faults and nothing that was sent', async () => {
    const problem = async (asked: Promise<unknown>): Promise<ApiProblem> => {
      const found = await asked.catch((error: unknown) => error)
      if (!(found instanceof ApiProblem)) throw new Error('the request must be refused, got an answer')
      return found
    }
    const live = { query: { audience: 'internal' } } as const
    expect(await problem(open.get('/v1/figures', live))).toMatchObject({ status: 401, kind: 'sign-in-needed' })
    const other = await as('wuxing-1')
    expect(await problem(other.get('/v1/figures', { query: { district: city } }))).toMatchObject({
      status: 403,
      kind: 'forbidden',
    })
    const wrong = await problem(open.get('/v1/figures', { query: { period: '330502199001011234' } }))
    expect(wrong).toMatchObject({ kind: 'invalid-request', faults: [{ in: 'query', name: 'period.0' }] })
    expect(wrong.message).not.toContain('330502199001011234')
    expect(await problem(open.get('/v1/districts/{district}', { path: { district: '999999' } }))).toMatchObject({
      status: 404,
    })
    const first = open.figures({ audience: 'internal' }).next()
    expect((await problem(first)).status).toBe(401)
  })

  it('sends a token, and a session ends by it', async () => {
    const until = new Date(Date.now() + 3_600_000)
    const scopes = [{ action: 'read-figures', district: wuxing, domain: null }] as const
    const { secret } = await office.store.tokens.mint({
      name: 'nightly',
      owner: 'wuxing-1',
      scopes: [...scopes],
      until,
    })
    const program = createClient(office.serving.url, { token: secret })
    expect(await program.get('/v1/session')).toMatchObject({ actor: 'wuxing-1', kind: 'token' })
    const person = createClient(office.serving.url, {
      headers: { cookie: await office.signIn('city-1'), origin: office.serving.url },
    })
    expect(await person.delete('/v1/session')).toBeUndefined()
    await expect(person.get('/v1/session')).rejects.toThrow(ApiProblem)
  })
})

describe('The client', () => {
  it('follows no redirect with its token, and reads what is no problem document', async () => {
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url} ${request.headers.authorization}`)
      if (request.url?.startsWith('/api/v1/plans') === true) response.writeHead(302, { location: '/elsewhere' }).end()
      else response.writeHead(503, { 'retry-after': '5', 'content-type': 'text/html' }).end('<h1>proxy</h1>')
    })
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
    try {
      const { port } = server.address() as AddressInfo
      // Below a path, as behind a proxy.
      const client = createClient(`http://127.0.0.1:${port}/api/`, { token: 'mz_x' })
      await expect(client.get('/v1/plans')).rejects.toThrow(TypeError)
      await expect(client.get('/v1/indicators', { query: { domain: 'a b&c' } })).rejects.toMatchObject({
        status: 503,
        kind: undefined,
        retryAfter: 5,
        message: 'the answer must be a success, got status 503',
      })
      await expect(client.get('/v1/districts/{district}', { path: { district: '../plans' } })).rejects.toThrow(
        ApiProblem,
      )
      await expect(client.get('/v1/districts/{district}', { path: { district: '..' } })).rejects.toThrow(
        'the path parameter district must be a name',
      )
      expect(asked).toEqual([
        'GET /api/v1/plans Bearer mz_x',
        'GET /api/v1/indicators?domain=a+b%26c Bearer mz_x',
        'GET /api/v1/districts/..%2Fplans Bearer mz_x',
      ])
    } finally {
      server.close()
    }
  })

  it('has types that refuse what the document does not have', () => {
    const client = createClient('http://127.0.0.1:9')
    // Compiled, never sent.
    const wrong = () => [
      // @ts-expect-error there is no such path
      client.get('/v1/nothing'),
      // @ts-expect-error nor such a method
      client.post('/v1/figures'),
      // @ts-expect-error the district is missing
      client.get('/v1/districts/{district}'),
      // @ts-expect-error nor does anything filter by a number
      client.get('/v1/figures', { query: { value: '3' } }),
      // @ts-expect-error there is no such audience
      client.get('/v1/figures', { query: { audience: 'everybody' } }),
      // @ts-expect-error a figure has no such property
      client.get('/v1/figures').then(({ figures }) => figures[0]?.number),
    ]
    expect(wrong).toBeTypeOf('function')
  })

  it('refuses an address that is none, and a secret within one', () => {
    expect(() => createClient('api.example')).toThrow(TypeError)
    expect(() => createClient('ftp://api.example')).toThrow('must begin with http: or https:')
    expect(() => createClient('https://user:secret@api.example')).toThrow('must have no name and no password')
  })
})
