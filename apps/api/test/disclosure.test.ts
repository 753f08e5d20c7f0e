import { afterAll, beforeAll, describe, expect, it } from 'vitest'
// @boundaries-ignore the release that the command line's doors are tested with
import { carers, changxing, meals, plantedRelease } from '../../cli/test/planted-release.js'
import { databases } from './databases.js'
import { city, nanxun, openOffice, release, wuxing, type Office } from './office.js'

/** Everything that others than the bureau may ask of a release: each route that has figures, each format, pages, errors. */
function asked(number: number): readonly string[] {
  const at = `release=${number}`
  const all = `${at}&within=${city}&part=*`
  return [
    ...['json', 'csv', 'jsonl'].map((format) => `/v1/figures?${all}&format=${format}&limit=10000`),
    `/v1/figures?${at}&within=${city}&indicator=${meals},${carers}&format=json-stat`,
    `/v1/figures?${all}&limit=50`,
    `/v1/figures?${at}&indicator=${meals}&district=${wuxing}&period=2024`,
    ...[2, 3, 4, 5].map((count) => `/v1/figures?${at}&indicator=${meals}&within=${city}&period=2024&limit=${count}`),
    ...['sdmx-json', 'sdmx-csv'].map((format) => `/sdmx/data/dataflow/MINZHENG/CIVIL_AFFAIRS?${at}&format=${format}`),
    `/sdmx/data/dataflow/MINZHENG/CIVIL_AFFAIRS/1.0.0?${at}&c[REF_AREA]=${wuxing},${nanxun}&c[TIME_PERIOD]=ge:2024`,
    `/sdmx/data/dataflow/MINZHENG/CIVIL_AFFAIRS/1.0.0/*.*.*.${changxing}?${at}`,
    `/sdmx/data/dataflow/MINZHENG/CIVIL_AFFAIRS?${at}&c[OBS_VALUE]=ge:3`,
    ...['', '/*', '/*/*.*._T', '/*/*/REF_AREA'].map(
      (tail) =>
        `/sdmx/availability/dataflow/MINZHENG/CIVIL_AFFAIRS${tail}?${at}&c[INDICATOR]=elderly-care_new-meal-sites`,
    ),
    `/v1/boards/huzhou-2024?${at}`,
    `/v1/boards/huzhou-2024?${at}&district=${wuxing}`,
    `/v1/boards/huzhou-2024?${at}&month=2024-11`,
    ...[city, wuxing, nanxun, changxing].flatMap((district) =>
      [meals, carers].map((indicator) => `/v1/comparisons/${indicator}/${district}?${at}&month=2024-12`),
    ),
    `/v1/comparisons/${meals}/${wuxing}?${at}&month=2023-12`,
    ...[city, wuxing, nanxun, changxing].flatMap((district) =>
      [meals, carers].map((indicator) => `/v1/explanations/${indicator}/${district}?${at}&period=2024`),
    ),
    `/v1/explanations/${carers}/${changxing}?${at}&period=2023-12`,
    `/v1/explanations/${meals}/${wuxing}?${at}&period=2022`,
    `/v1/figures?${at}&value=3`,
    `/v1/figures?${at}&updatedAfter=2024-01-01T00:00:00Z`,
    `/v1/releases/${number}/figures`,
  ]
}

describe.each(databases)('What leaves for others, on $name', { timeout: 120_000 }, (database) => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice(database)
    const first = await release(office.store, plantedRelease(1, 3))
    await release(office.store, plantedRelease(2, 4), { number: first.number, why: '更正' })
  }, 120_000)
  afterAll(() => office.close())

  /** Status, headers and body, without what says which release or when it was. */
  async function read(path: string, account: string | null): Promise<string> {
    // As it is: compressed, the number of the release, which differs, would change the length of the rest.
    const plain = { 'accept-encoding': 'identity' }
    const headers = account === null ? plain : { ...plain, cookie: await office.signIn(account) }
    const response = await office.get(path, headers)
    const { date: _date, etag: _etag, ...rest } = Object.fromEntries(response.headers)
    const cursor = /"next":"([\w-]+)"/
    const body = (await response.text())
      .replace(cursor, (_, text: string) =>
        Buffer.from(text, 'base64url')
          .toString('utf8')
          .replace(/,\d+\]$/, ',N]'),
      )
      .replaceAll(/第\d+号/g, '第N号')
      .replaceAll(/release \d+/g, 'release N')
      .replaceAll(/"release":\d+/g, '"release":N')
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'T')
      // The id of a message of SDMX has the time of the release.
      .replaceAll(/"id": ?"[DS]\d{13}"/g, '"id":"T"')
    return JSON.stringify([response.status, rest, body])
  }

  it.each([null, 'province-1', 'wuxing-1'])(
    'does not depend on a hidden number, whether asked by a stranger or another: %s',
    async (account) => {
      const suffix = account === null ? '' : '&audience=shared'
      const hidden = plantedRelease(1, 3)
        .filter(({ disclosure }) => disclosure !== 'shown')
        .flatMap(({ observation: { numerator, denominator } }) => [numerator, denominator])
        .filter((number): number is number => number !== null && number >= 700_000_000)
      expect(hidden.length).toBeGreaterThan(1000)
      const sent = new Set<string>()
      for (const [at, path] of asked(1).entries()) {
        const own = path.includes('?') ? suffix : ''
        const one = await read(`${path}${own}`, account)
        const other = await read(`${asked(2)[at]!}${own}`, account)
        expect(other, path).toBe(one)
        for (const [digits] of one.matchAll(/\d{9,}/g)) sent.add(digits)
      }
      expect(hidden.filter((number) => sent.has(String(number)))).toEqual([])
    },
  )

  it('is compared for every route that has figures for others', () => {
    const { routes } = office.serving.api
    const patterns = routes
      .filter(({ access }) => access === 'read-figures by audience')
      .map(({ path }) => ({ path, pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/?]+')}(\\?|$)`) }))
    const left = patterns.filter(({ pattern }) => !asked(1).some((each) => pattern.test(each))).map(({ path }) => path)
    // These have no figure, and are of one release each.
    expect(left).toEqual(['/v1/releases', '/v1/releases/{release}'])
  })

  it('of a release itself says how much has changed to the bureau alone', async () => {
    const names = async (account: string | null, of: string) => {
      const headers = account === null ? {} : { cookie: await office.signIn(account) }
      const response = await office.get(`/v1/releases/2?audience=${of}`, headers)
      return Object.keys((await response.json()) as object)
    }
    const shown = 'number predecessor why revisedBy plan period at notes rule published seq head restates'.split(' ')
    expect((await names(null, 'public')).toSorted()).toEqual(shown.toSorted())
    expect((await names('wuxing-1', 'shared')).toSorted()).toEqual(shown.toSorted())
    expect(await names('city-1', 'internal')).toEqual(expect.arrayContaining(['hidden', 'figures', 'sources', 'by']))
  })

  it('of a hidden figure has no place among numbers: no value, rank, status, gap or revision', async () => {
    const { figures } = (await (
      await office.get(`/v1/figures?indicator=${meals}&district=${wuxing}&period=2024`)
    ).json()) as { readonly figures: readonly object[] }
    expect(figures).toMatchObject([
      { value: null, numerator: null, denominator: null, revision: null, status: 'Q', reason: 'suppressed' },
    ])
  })

  it('has a tag of what is published alone', async () => {
    const path = `/v1/figures?release=2&indicator=${meals}`
    const { headers } = await office.get(path)
    const { published, figures } = await office.store.releases.get(2)
    expect(published.digest).toBe((await office.store.releases.get(1)).published.digest)
    expect(figures.digest).not.toBe((await office.store.releases.get(1)).figures.digest)
    expect(headers.get('etag')).toMatch(/^W\/"[\w-]{32}"$/)
  })
})
