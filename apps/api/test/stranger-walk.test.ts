import { afterAll, beforeAll, describe, expect, it } from 'vitest'
// @boundaries-ignore the release that the command line's doors are tested with
import { plantedRelease } from '../../cli/test/planted-release.js'
import { services } from './databases.js'
import { city, landSites, meals, nanxun, openOffice, release, wuxing, type Office } from './office.js'

/** Every address at which a stranger reads figures, in each format; the first has the figure that is hidden. */
const open = [
  `/v1/figures?indicator=${meals}&district=${wuxing},${city}&period=2024`,
  `/v1/figures?indicator=${meals}&within=${city}&part=*&format=csv`,
  `/v1/figures?indicator=${meals}&within=${city}&part=*&format=jsonl`,
  `/v1/figures?indicator=${meals}&within=${city}&format=json-stat`,
  '/sdmx/data/dataflow/MINZHENG/CIVIL_AFFAIRS?format=sdmx-json',
  '/sdmx/data/dataflow/MINZHENG/CIVIL_AFFAIRS?format=sdmx-csv',
  '/v1/boards/huzhou-2024',
  `/v1/explanations/${meals}/${city}?period=2024`,
  `/v1/explanations/${meals}/${wuxing}?period=2024`,
  '/v1/releases',
  '/v1/releases/1',
  '/v1/releases/1/figures',
]

describe.each(services)('A stranger, on $name', { timeout: 120_000 }, (service) => {
  let office: Office
  const small = 987_654_321
  const figures = plantedRelease(1, small)
  beforeAll(async () => {
    office = await openOffice(service)
    await release(office.store, figures)
    await landSites(office.store, wuxing, ['2024-03', '2024-05'])
    await landSites(office.store, nanxun, ['2024-07'])
  }, 120_000)
  afterAll(() => office.close())

  const hidden = new Set(
    figures
      .filter(({ disclosure }) => disclosure !== 'shown')
      .flatMap(({ observation: { numerator, denominator } }) => [numerator, denominator])
      .filter((number): number is number => number !== null && number >= 700_000_000)
      .map(String),
  )

  it('reads what was released, in every format, without a hidden number, and never what is live', async () => {
    expect(hidden.has(String(small))).toBe(true)
    for (const path of open) {
      const response = await office.get(path)
      const text = await response.text()
      expect([path, response.status]).toEqual([path, 200])
      expect([path, [...text.matchAll(/\d{9,}/g)].filter(([digits]) => hidden.has(digits))]).toEqual([path, []])
      expect(response.headers.get('cache-control')).toBe('public, max-age=60')
    }
    const { audience, figures: shown } = (await (await office.get(open[0]!)).json()) as {
      readonly audience: string
      readonly figures: readonly object[]
    }
    expect(audience).toBe('public')
    expect(shown).toMatchObject([
      { district: city, status: 'A', value: expect.any(Number) as unknown },
      { district: wuxing, status: 'Q', value: null, numerator: null, reason: 'suppressed' },
    ])
    // A file that lands meanwhile changes nothing of it.
    const before = await (await office.get(open[0]!)).text()
    await landSites(office.store, wuxing, ['2024-03', '2024-05', '2024-08'])
    await landSites(office.store, '330521', ['2024-03'])
    expect(await (await office.get(open[0]!)).text()).toBe(before)
  })

  it('is asked to sign in for everything else, whatever it asks', async () => {
    for (const audience of ['internal', 'shared'])
      for (const path of open) {
        const { status } = await office.get(`${path}${path.includes('?') ? '&' : '?'}audience=${audience}`)
        expect([path, status]).toEqual([path, 401])
      }
    const closed = office.serving.api.routes.filter(
      ({ access }) => access !== 'anyone' && access !== 'read-figures by audience',
    )
    expect(closed.length).toBeGreaterThan(30)
    for (const [path, status] of [
      [`/v1/moves/${meals}/${city}?from=2020-01-01&to=1`, 401],
      ['/v1/months?month=2024-01', 401],
      ['/v1/returns?month=2024-01', 401],
      ['/v1/sources', 401],
      ['/v1/acts', 401],
      ['/v1/quarantine', 401],
      ['/v1/records/uses', 401],
      ['/v1/chain', 401],
      ['/v1/grants', 401],
      ['/v1/tokens', 401],
      ['/metrics', 401],
      // No address leads around.
      ['/v1/releases/2', 404],
      [`/v1/figures?indicator=${meals}&release=2`, 404],
      [`/v1/figures?indicator=${meals}&asOf=1`, 400],
      [`/v1/figures?indicator=${meals}&updatedAfter=2024-01-01T00:00:00Z`, 400],
      [`/v1/figures?indicator=${meals}&value=3`, 400],
    ] as const)
      expect([path, (await office.get(path)).status]).toEqual([path, status])
    const body = JSON.stringify({ purpose: '核查' })
    const headers = { 'content-type': 'application/json', origin: office.serving.url }
    const records = await fetch(`${office.serving.url}/v1/records/${meals}/${wuxing}`, {
      method: 'POST',
      body,
      headers,
    })
    expect(records.status).toBe(401)
  })
})
