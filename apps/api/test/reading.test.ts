import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { huzhou } from '@minzheng/huzhou'
// @boundaries-ignore the release that the command line's doors are tested with
import { plantedRelease } from '../../cli/test/planted-release.js'
import { databases } from './databases.js'
import { city, landSites, meals, nanxun, openOffice, rawGet, release, wuxing, type Office } from './office.js'

/** What the tests read of answers. */
interface Answered {
  readonly figures: readonly { readonly value: number | null }[]
  readonly next: string | null
  readonly districts: readonly { readonly code: string }[]
  readonly indicators: readonly object[]
  readonly formulas: Readonly<Record<string, { readonly zh: string }>>
  readonly clauses: readonly { readonly clauses: readonly object[] }[]
  readonly plans: readonly object[]
  readonly targets: readonly { readonly clause: { readonly item: number; readonly quote: string } }[]
  readonly item: { readonly text: string }
  readonly value: readonly (number | null)[]
  readonly status: Readonly<Record<number, string>>
  readonly size: readonly number[]
  readonly dimension: Readonly<Record<string, { readonly category: { readonly index: readonly string[] } }>>
  readonly rows: readonly { readonly indicator: string; readonly cells: readonly { readonly district: string }[] }[]
  readonly inputs?: readonly object[]
  readonly moves: readonly object[]
  readonly months: readonly { readonly district: string; readonly state: string }[]
  readonly returns: readonly object[]
  readonly releases: readonly { readonly sources?: number; readonly published: { readonly digest: string } }[]
  readonly head: { readonly seq: number; readonly hash: string }
}

const at = (path: string, query: Readonly<Record<string, string>> = {}): string =>
  `${path}?${new URLSearchParams(query).toString()}`
const plan = '/v1/plans/huzhou-2024'

describe.each(databases)('Reading, on $name', { timeout: 120_000 }, (database) => {
  let office: Office
  const as = async (account: string, path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
    office.get(path, { cookie: await office.signIn(account), ...headers })
  const data = async (response: Response): Promise<Answered> => {
    const body = await response.text()
    expect(response.status, body).toBe(200)
    return JSON.parse(body) as Answered
  }

  beforeAll(async () => {
    office = await openOffice(database)
    await landSites(office.store, wuxing, ['2024-03', '2024-05', '2024-05'])
    await landSites(office.store, nanxun, ['2024-07'])
    await release(office.store, plantedRelease(1, 3))
  }, 120_000)
  afterAll(() => office.close())

  it('of definitions is for everybody', async () => {
    expect(await data(await office.get('/v1/deployment'))).toMatchObject({ id: huzhou.id, district: city })
    const { districts } = await data(await office.get(at('/v1/districts', { level: 'county' })))
    expect(districts.map(({ code }) => code)).toContain(wuxing)
    expect(await data(await office.get(`/v1/districts/${wuxing}`))).toMatchObject({ above: [{ code: city }] })
    const { indicators } = await data(await office.get(at('/v1/indicators', { domain: 'elderly-care' })))
    expect(indicators.length).toBeGreaterThan(10)
    const one = await data(await office.get(`/v1/indicators/${meals}`))
    expect(one.formulas['standard']?.zh).toContain('助餐点')
    expect(one.clauses[0]?.clauses.length).toBeGreaterThan(0)
    expect((await data(await office.get('/v1/plans'))).plans).toHaveLength(huzhou.plans.length)
    const whole = await data(await office.get(plan))
    expect(whole.targets.length).toBe(huzhou.plans[0]!.targets.length)
    const target = whole.targets[0]!
    const part = await data(await office.get(`${plan}/items/${target.clause.item}`))
    expect(part.item.text).toContain(target.clause.quote)
  })

  it('of live figures is for the own district and below', async () => {
    const live = { indicator: meals, period: '2024' }
    const own = await data(await as('wuxing-1', at('/v1/figures', { ...live, district: wuxing })))
    expect(own).toMatchObject({
      audience: 'internal',
      release: null,
      next: null,
      figures: [{ value: 3, settled: true }],
    })
    expect((await as('wuxing-1', at('/v1/figures', { ...live, within: wuxing, level: 'township' }))).status).toBe(200)
    for (const other of [nanxun, city]) {
      const refused = await as('wuxing-1', at('/v1/figures', { ...live, district: other }))
      expect(refused.status).toBe(403)
      expect(await refused.json()).toMatchObject({ type: 'urn:minzheng:problem:forbidden', status: 403 })
    }
    expect((await as('wuxing-1', at('/v1/figures', { ...live, district: `${wuxing},${nanxun}` }))).status).toBe(403)
    expect((await as('wuxing-1', at('/v1/figures', live))).status).toBe(403)
    const all = await data(await as('city-1', at('/v1/figures', live)))
    expect(all.figures[0]?.value).toBe(4)
    // Of other counties, what is released.
    const shared = await data(
      await as('wuxing-1', at('/v1/figures', { ...live, district: nanxun, audience: 'shared' })),
    )
    expect(shared).toMatchObject({
      audience: 'shared',
      release: 1,
      figures: [{ value: null, status: 'Q', reason: 'suppressed', revision: null }],
    })
  })

  it('of live figures is for nobody outside the bureau, and for no administrator', async () => {
    const live = { indicator: meals, period: '2024', audience: 'internal' }
    const stranger = await office.get(at('/v1/figures', live))
    expect([stranger.status, stranger.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
    for (const account of ['province-1', 'health-1', 'system-1', 'security-1'])
      expect((await as(account, at('/v1/figures', live))).status, account).toBe(403)
    for (const path of [
      `/v1/moves/${meals}/${city}?from=1&to=2`,
      '/v1/months',
      '/v1/returns?month=2024-12',
      '/v1/chain',
    ])
      expect((await office.get(path)).status, path).toBe(401)
    expect((await as('local', at('/v1/figures', live))).status).toBe(200)
  })

  it('of a release gives other offices what they are granted, and everybody what is public', async () => {
    const asked = { indicator: meals, period: '2024' }
    expect(await data(await as('province-1', at('/v1/figures', asked)))).toMatchObject({
      audience: 'shared',
      release: 1,
    })
    expect(await data(await as('health-1', at('/v1/figures', asked)))).toMatchObject({ audience: 'shared' })
    expect(
      (await as('health-1', at('/v1/figures', { indicator: 'elderly-care.certified-caregivers-per-10k-elderly' })))
        .status,
    ).toBe(403)
    expect((await as('health-1', '/v1/figures')).status).toBe(403)
    const open = await data(await office.get(at('/v1/figures', asked)))
    expect(open).toMatchObject({ audience: 'public', release: 1 })
    expect(open.figures[0]?.value).toBeTypeOf('number')
    for (const live of [{ asOf: '1' }, { updatedAfter: '2024-01-01T00:00:00Z' }])
      expect((await office.get(at('/v1/figures', { ...asked, ...live }))).status).toBe(400)
  })

  it('comes in pages that join to the whole, of live figures and of a release', async () => {
    const pages = async (
      account: string | null,
      query: Readonly<Record<string, string>>,
    ): Promise<readonly object[]> => {
      const found: object[] = []
      for (let cursor: string | null = ''; cursor !== null;) {
        const path = at('/v1/figures', { ...query, limit: '7', ...(cursor === '' ? {} : { cursor }) })
        const page: Answered = await data(await (account === null ? office.get(path) : as(account, path)))
        found.push(...page.figures)
        cursor = page.next
      }
      return found
    }
    const query = {
      within: city,
      level: 'city,county',
      indicator: `${meals},elderly-care.certified-caregivers-per-10k-elderly`,
      period: '2024,2024-12',
      part: '*',
    }
    for (const account of [null, 'city-1']) {
      const path = at('/v1/figures', { ...query, limit: '10000' })
      const { figures } = await data(await (account === null ? office.get(path) : as(account, path)))
      expect(figures.length).toBeGreaterThan(20)
      // When a month had its first return is known of the datasets that are read together.
      const settled = (each: readonly object[]) => each.map((one) => ({ ...one, movedAt: undefined }))
      expect(settled(await pages(account, query))).toEqual(settled(figures))
      const stream = at('/v1/figures', { ...query, format: 'jsonl' })
      const lines = await (await (account === null ? office.get(stream) : as(account, stream))).text()
      expect(
        lines
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line)),
      ).toEqual(figures)
    }
    expect((await office.get(at('/v1/figures', { ...query, cursor: 'x' }))).status).toBe(400)
  })

  it('gives the format that Accept or format asks for', async () => {
    const query = { indicator: meals, within: city, level: 'city,county', period: '2024,2024-12' }
    const csv = await office.get(at('/v1/figures', query), { accept: 'text/csv' })
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(await csv.text()).toContain('数值 value')
    const stat = await office.get(at('/v1/figures', { ...query, format: 'json-stat' }))
    const dataset = await data(stat)
    expect(dataset).toMatchObject({
      version: '2.0',
      class: 'dataset',
      id: ['indicator', 'variant', 'part', 'district', 'period'],
    })
    expect(dataset.value).toHaveLength(dataset.size.reduce((one, other) => one * other, 1))
    const place = dataset.dimension['district']!.category.index.indexOf(wuxing) * dataset.size[4]!
    expect([dataset.value[place], dataset.status[place]]).toEqual([null, 'Q'])
    expect((await office.get(at('/v1/figures', query), { accept: 'image/png' })).status).toBe(406)
    expect(stat.headers.get('vary')).toBe('Accept, Accept-Encoding, Authorization, Cookie')
  })

  it('of a board gives the city all counties and a county itself', async () => {
    const whole = await data(await as('city-1', '/v1/boards/huzhou-2024'))
    expect(whole).toMatchObject({ audience: 'internal', release: null })
    expect(whole.districts.length).toBeGreaterThan(3)
    expect((await as('wuxing-1', '/v1/boards/huzhou-2024')).status).toBe(403)
    const own = await data(await as('wuxing-1', at('/v1/boards/huzhou-2024', { district: wuxing })))
    expect(new Set(own.rows.flatMap((row) => row.cells.map((cell) => cell.district)))).toEqual(new Set([wuxing]))
    const open = await data(await office.get('/v1/boards/huzhou-2024'))
    expect(open).toMatchObject({ audience: 'public', release: 1, period: '2024' })
    const cell = open.rows.find((row) => row.indicator === meals)?.cells.find((each) => each.district === wuxing)
    expect(cell).toMatchObject({ shown: { zh: '不予公布' }, assessment: null })
    expect((await office.get(at('/v1/boards/huzhou-2024', { month: '2024-03' }))).status).toBe(404)
    expect((await office.get('/v1/boards/other')).status).toBe(404)
  })

  it('explains a figure: the inputs to the bureau, what a release shows to everybody', async () => {
    const path = `/v1/explanations/${meals}/${wuxing}?period=2024`
    const own = await data(await as('wuxing-1', path))
    expect(own).toMatchObject({ audience: 'internal', observation: { value: 3 }, inputs: [{ value: 3 }], counted: [] })
    expect(own.clauses.length).toBeGreaterThan(0)
    const open = await data(await office.get(path))
    expect(open).toMatchObject({ audience: 'public', figure: { value: null, status: 'Q', shown: '不予公布' } })
    expect(open.inputs).toBeUndefined()
    expect((await as('wuxing-1', `/v1/explanations/${meals}/${nanxun}?period=2024`)).status).toBe(403)
  })

  it('says what moved a figure, and what it was as of a landing', async () => {
    const { moves } = await data(
      await as('wuxing-1', at(`/v1/moves/${meals}/${wuxing}`, { from: '2020-01-01', to: '1', period: '2024' })),
    )
    expect(moves).toMatchObject([
      {
        before: { value: null },
        after: { value: 3 },
        reasons: [{ kind: 'landed', source: { id: 1, dataset: 'meal-sites' } }],
      },
    ])
    const then = await data(await as('city-1', at('/v1/figures', { indicator: meals, period: '2024', asOf: '1' })))
    expect(then.figures[0]?.value).toBe(3)
  })

  it('of months and returns stays in the own district', async () => {
    const { months } = await data(await as('wuxing-1', at('/v1/months', { month: '2024-12', district: wuxing })))
    expect(months.map(({ district, state }) => [district, state])).toEqual([[wuxing, 'open']])
    expect((await as('wuxing-1', at('/v1/months', { month: '2024-12' }))).status).toBe(403)
    expect(await data(await as('wuxing-1', at('/v1/months/history', { district: wuxing })))).toEqual({
      changes: [],
      entries: [],
    })
    const { returns } = await data(await as('wuxing-1', at('/v1/returns', { month: '2024-12', district: wuxing })))
    expect(returns).toMatchObject([{ dataset: 'meal-sites', district: wuxing, source: { id: 1 } }])
    const all = await data(await as('city-1', at('/v1/returns', { month: '2024-12' })))
    expect(all.returns.length).toBeGreaterThan(returns.length)
  })

  it('of releases and the chain is what can be proved', async () => {
    const { releases } = await data(await office.get('/v1/releases'))
    expect(releases).toMatchObject([{ number: 1, period: '2024' }])
    expect(releases[0]?.sources).toBeUndefined()
    expect(await data(await office.get('/v1/releases/1'))).toEqual(releases[0])
    expect((await office.get('/v1/releases/2')).status).toBe(404)
    const lines = await (await office.get('/v1/releases/1/figures')).text()
    expect(createHash('sha256').update(lines).digest('hex')).toBe(releases[0]?.published.digest)
    const all = at('/v1/releases/1/figures', { audience: 'internal' })
    expect([
      (await office.get(all)).status,
      (await as('wuxing-1', all)).status,
      (await as('city-1', all)).status,
    ]).toEqual([401, 403, 200])
    expect((await as('city-1', '/v1/chain/head')).status).toBe(403)
    const { head } = await data(await as('auditor-1', '/v1/chain/head'))
    const chain = (await (await as('auditor-1', '/v1/chain')).text()).trim().split('\n')
    expect([chain.length, (JSON.parse(chain.at(-1)!) as { hash: string }).hash]).toEqual([head.seq, head.hash])
  })

  it('answers 304 to who has the answer, and allows to keep only what is public', async () => {
    const path = at('/v1/figures', { indicator: meals, period: '2024' })
    const open = await office.get(path)
    expect(open.headers.get('cache-control')).toBe('public, max-age=60')
    const etag = open.headers.get('etag')!
    const again = await office.get(path, { 'if-none-match': etag })
    expect([again.status, await again.text()]).toEqual([304, ''])
    const inside = await as('city-1', path)
    expect(inside.headers.get('cache-control')).toBe('private, no-store')
    const known = { 'if-none-match': inside.headers.get('etag')! }
    expect(known['if-none-match']).not.toBe(etag)
    expect((await as('city-1', path, known)).status).toBe(304)
    await landSites(office.store, nanxun, ['2024-07', '2024-08'])
    const moved = await as('city-1', path, known)
    expect(moved.status).toBe(200)
    // What is public has not moved, and says nothing of it.
    expect((await office.get(path, { 'if-none-match': etag })).status).toBe(304)
    expect((await as('city-1', at(path.split('?')[0]!, { audience: 'public' }))).headers.get('cache-control')).toBe(
      'private, no-store',
    )
  })

  it('refuses with a problem document what is wrong, and repeats nothing of it', async () => {
    const secret = '330502199001011234'
    for (const [path, status] of [
      [`/v1/figures?value=${secret}`, 400],
      [`/v1/figures?${secret}=1`, 400],
      ['/v1/figures?__proto__=1&__proto__=2', 400],
      ['/v1/figures?release=1&release=2', 400],
      [`/v1/figures?district=${secret}`, 400],
      [`/v1/figures?period=${secret}`, 400],
      [`/v1/indicators/a.${secret}`, 404],
      [`/v1/${secret}`, 404],
      ['/v1/districts/999999', 404],
      [`/v1/figures?district=999999`, 400],
      [`/${'x'.repeat(9000)}`, 414],
    ] as const) {
      const response = await office.get(path)
      expect([path.slice(0, 40), response.status]).toEqual([path.slice(0, 40), status])
      expect(response.headers.get('content-type')).toBe('application/problem+json')
      const text = await response.text()
      expect(text).not.toContain(secret)
      expect(JSON.parse(text)).toMatchObject({ status })
    }
    const wrong = await fetch(`${office.serving.url}/v1/figures`, { method: 'PUT' })
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
    expect(await wrong.json()).toMatchObject({ type: 'urn:minzheng:problem:method-not-allowed' })
    expect(office.logged.join('')).not.toContain(secret)
  })

  it('filters by no number', () => {
    const { document } = office.serving.api
    const names = Object.values(document.paths).flatMap((methods) =>
      Object.entries(methods).flatMap(([method, { parameters = [] }]) =>
        parameters.filter((each) => method === 'get' && each.in === 'query').map(({ name }) => name),
      ),
    )
    expect([...new Set(names)].toSorted()).toEqual(
      'actor after all asOf audience c[INDICATOR] c[PART] c[REF_AREA] c[TIME_PERIOD] c[VARIANT] code cursor dataset detail dimensionAtObservation district domain dueDay ended format from indicator itself level limit mode month overdue part period references release rule source state to updatedAfter variant within'.split(
        ' ',
      ),
    )
  })

  it('is answered at an address of this machine only', async () => {
    const { port } = office.serving
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`])
      expect((await rawGet(port, '/v1/plans', { host })).status).toBe(200)
    for (const host of ['example.org', `example.org:${port}`, 'localhost', `127.0.0.1:${port}.example.org`]) {
      const { status, body } = await rawGet(port, '/v1/plans', { host })
      expect([host, status]).toEqual([host, status === 400 ? 400 : 421])
      expect((JSON.parse(body) as { type: string }).type).toMatch(/^urn:minzheng:problem:(wrong-host|invalid-request)$/)
    }
  })
})
