import { huzhou } from '@minzheng/huzhou'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databases } from './databases.js'
import { huzhouWithMap } from './huzhou-with-map.js'
import { city, nanxun, openOffice, wuxing, type Office } from './office.js'

const counties = huzhou.catalogue.districts.children(city).map(({ code }) => code)

describe.each(databases)('The map of a deployment, on $name', { timeout: 60_000 }, (database) => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice(database, {}, huzhouWithMap)
  }, 120_000)
  afterAll(() => office.close())
  const read = async (path: string): Promise<Record<string, unknown>> => {
    const response = await office.get(path)
    expect(response.status).toBe(200)
    return (await response.json()) as Record<string, unknown>
  }

  it('has the outlines right below a district, the number of its approval, and names what is not on it', async () => {
    const map = await read(`/v1/districts/${city}/map`)
    expect(map).toMatchObject({
      approval: '测试S(2024)1号',
      source: { zh: '试验用图' },
      outlines: [
        { district: wuxing, geometry: { type: 'Polygon' } },
        { district: nanxun, geometry: { type: 'MultiPolygon' } },
      ],
      missing: counties.filter((code) => code !== wuxing && code !== nanxun),
    })
    expect(await read(`/v1/districts/${wuxing}/map`)).toMatchObject({
      outlines: [],
      missing: huzhou.catalogue.districts.children(wuxing).map(({ code }) => code),
    })
  })

  it('is announced with a district, and so are the places of tiles', async () => {
    expect(await read(`/v1/districts/${city}`)).toMatchObject({
      map: { drawn: [wuxing, nanxun] },
      tiles: [
        { district: wuxing, column: 2, row: 1 },
        { district: nanxun, column: 3, row: 1 },
      ],
    })
    expect(await read(`/v1/districts/${wuxing}`)).toMatchObject({ map: { drawn: [] }, tiles: [] })
  })

  it('answers 304 to who has it, and comes compressed to who takes that', async () => {
    const path = `/v1/districts/${city}/map`
    const etag = (await office.get(path)).headers.get('etag')!
    const again = await office.get(path, { 'if-none-match': etag })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect((await office.get(`/v1/districts/${wuxing}/map`, { 'if-none-match': etag })).status).toBe(200)
    expect((await office.get(path, { 'accept-encoding': 'gzip' })).headers.get('content-encoding')).toBe('gzip')
    expect((await office.get('/v1/districts/990100/map')).status).toBe(404)
  })
})

describe('A deployment without a map', () => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice(databases[0]!)
  }, 120_000)
  afterAll(() => office.close())

  it('says so', async () => {
    const response = await office.get(`/v1/districts/${city}/map`)
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining('本部署没有地图') as string })
    expect(await (await office.get(`/v1/districts/${city}`)).json()).toMatchObject({ map: null })
  })
})
