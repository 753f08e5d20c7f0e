import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { parse } from 'csv-parse/sync'
import JSONstat from 'jsonstat-toolkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { huzhou } from '@minzheng/huzhou'
// @boundaries-ignore the release that the command line's doors are tested with
import { plantedRelease } from '../../cli/test/planted-release.js'
import { databases } from './databases.js'
import { city, landSites, meals, nanxun, openOffice, release, wuxing, type Office } from './office.js'

const flow = '/sdmx/data/dataflow/MINZHENG/CIVIL_AFFAIRS'
const available = '/sdmx/availability/dataflow/MINZHENG/CIVIL_AFFAIRS'
const sites = 'elderly-care_new-meal-sites'

type Row = Readonly<Record<string, string>>
interface Structure {
  readonly data: Readonly<Record<string, readonly { readonly id: string; readonly codes?: readonly object[] }[]>>
}
interface Constraint {
  readonly data: {
    readonly dataConstraints: readonly [
      {
        readonly annotations: readonly { readonly id: string; readonly title: string }[]
        readonly cubeRegions: readonly [
          {
            readonly keyValues: readonly {
              readonly id: string
              readonly values?: readonly { readonly value: string }[]
            }[]
          },
        ]
      },
    ]
  }
}

describe.each(databases)('SDMX REST, on $name', { timeout: 120_000 }, (database) => {
  let office: Office
  const get = async (path: string, account?: string, headers: Readonly<Record<string, string>> = {}) =>
    office.get(path, { ...headers, ...(account === undefined ? {} : { cookie: await office.signIn(account) }) })
  /** The rows of an answer in SDMX-CSV. */
  const rows = async (path: string, account?: string): Promise<readonly Row[]> => {
    const response = await get(path, account, { accept: 'application/vnd.sdmx.data+csv;version=2.0.0' })
    const body = await response.text()
    expect(response.status, body).toBe(200)
    return parse(body, { columns: true })
  }

  beforeAll(async () => {
    office = await openOffice(database)
    await landSites(office.store, wuxing, ['2024-03', '2024-05', '2024-05'])
    await landSites(office.store, nanxun, ['2024-07'])
    await release(office.store, plantedRelease(1, 3))
  }, 120_000)
  afterAll(() => office.close())

  it('of data selects by a key, with * for any code and for what is left out at the end', async () => {
    const one = await rows(`${flow}/1.0.0/${sites}.standard._T.${city}?c[TIME_PERIOD]=2024`)
    expect(one).toMatchObject([
      {
        STRUCTURE_ID: 'MINZHENG:CIVIL_AFFAIRS(1.0.0)',
        INDICATOR: sites,
        PART: '_T',
        REF_AREA: city,
        AUDIENCE: 'public',
      },
    ])
    const all = await rows(flow)
    expect(all.length).toBeGreaterThan(1000)
    expect(await rows(`${flow}/*/*`)).toEqual(all)
    const meant = (test: (row: Row) => boolean) => all.filter(test)
    expect(await rows(`${flow}/1.0.0/${sites}`)).toEqual(meant((row) => row['INDICATOR'] === sites))
    expect(await rows(`${flow}/~/*.*.*.${wuxing}`)).toEqual(meant((row) => row['REF_AREA'] === wuxing))
    // Each of several keys by itself, not the product of their codes.
    expect(await rows(`${flow}/+/${sites}.*._T.${city},*.*._T.${wuxing}`)).toEqual(
      meant(
        (row) =>
          row['PART'] === '_T' &&
          ((row['INDICATOR'] === sites && row['REF_AREA'] === city) || row['REF_AREA'] === wuxing),
      ),
    )
    expect(await rows('/sdmx/data/datastructure/*/DSD_CIVIL_AFFAIRS')).toEqual(all)
  })

  it('of data filters by components: , is or, + is and, with operators', async () => {
    const all = await rows(`${flow}/1.0.0/${sites}`)
    const meant = (test: (row: Row) => boolean) => all.filter(test)
    const asked = (filter: string) => rows(`${flow}/1.0.0/${sites}?${filter}`)
    const places: readonly string[] = [city, wuxing]
    expect(await asked(`c[REF_AREA]=${places.join(',')}`)).toEqual(meant((row) => places.includes(row['REF_AREA']!)))
    expect(await asked(`c%5BREF_AREA%5D=ne:${city}`)).toEqual(meant((row) => row['REF_AREA'] !== city))
    expect(await asked(`c[REF_AREA]=sw:3305%2Bne:${city}`)).toEqual(meant((row) => row['REF_AREA'] !== city))
    expect(await asked('c[PART]=_T&c[TIME_PERIOD]=2024-A1')).toEqual(
      meant((row) => row['PART'] === '_T' && row['TIME_PERIOD'] === '2024-A1'),
    )
    const year = await asked('c[TIME_PERIOD]=ge:2024+le:2024')
    expect(year.length).toBeGreaterThan(0)
    expect(year).toEqual(meant((row) => row['TIME_PERIOD']!.startsWith('2024')))
    const months = await asked('c[TIME_PERIOD]=ge:2024-M11')
    expect(new Set(months.map((row) => row['TIME_PERIOD']))).toEqual(
      new Set(meant((row) => /^2024-M1[12]$/.test(row['TIME_PERIOD']!)).map((row) => row['TIME_PERIOD'])),
    )
  })

  it('answers as JSON unless Accept says otherwise, and no other version than it writes', async () => {
    const path = `${flow}/1.0.0/${sites}`
    for (const accept of [
      '',
      '*/*',
      'application/vnd.sdmx.data+json',
      'text/html, application/vnd.sdmx.data+json;version=2.0.0',
    ])
      expect((await get(path, undefined, { accept })).headers.get('content-type')).toBe(
        'application/vnd.sdmx.data+json;version=2.0.0',
      )
    for (const accept of [
      'application/vnd.sdmx.data+json;version=2.1.0',
      'application/vnd.sdmx.data+csv;labels=both',
      'text/html',
    ])
      expect((await get(path, undefined, { accept })).status).toBe(406)
    const message = (await (await get(path)).json()) as {
      data: { dataSets: [{ observations: object }]; structures: object[] }
    }
    expect(Object.keys(message.data.dataSets[0].observations)).toHaveLength((await rows(path)).length)
  })

  it('has no answer for what there is not, and refuses what it does not do', async () => {
    const none = `${flow}/1.0.0/${sites}`
    for (const path of [
      '/sdmx/data/dataflow/OTHER/CIVIL_AFFAIRS',
      '/sdmx/data/dataflow/MINZHENG/OTHER',
      '/sdmx/data/dataflow/MINZHENG/DSD_CIVIL_AFFAIRS',
      `${flow}/2.0.0`,
      `${flow}/1.0.0/no_such`,
      `${none}?c[TIME_PERIOD]=1999`,
      `${none}?c[REF_AREA]=999999`,
      '/sdmx/structure/codelist/MINZHENG/CL_NONE',
      '/sdmx/structure/categoryscheme',
    ])
      expect([path, (await get(path)).status]).toEqual([path, 404])
    for (const path of [
      `${flow}/1.0.0/a.b.c.d.e`,
      `${flow}/1.0.0/a..b`,
      `${none}?c[OBS_VALUE]=ge:3`,
      `${none}?c[TIME_PERIOD]=sw:2024`,
      `${none}?c[TIME_PERIOD]=soon`,
      `${none}?c[REF_AREA]=`,
      `${none}?firstNObservations=1`,
      `${none}?dimensionAtObservation=TIME_PERIOD`,
      `${none}?updatedAfter=2024-01-01T00:00:00Z`,
    ])
      expect([path, (await get(path)).status]).toEqual([path, 400])
  })

  it('gives live figures of the own district and below, and to others what is released', async () => {
    const own = await rows(`${flow}/1.0.0/${sites}.*._T.${wuxing}?c[TIME_PERIOD]=2024`, 'wuxing-1')
    expect(own).toMatchObject([{ OBS_VALUE: '3', AUDIENCE: 'internal' }])
    const released = await rows(`${flow}/1.0.0/${sites}.*._T.${wuxing}?c[TIME_PERIOD]=2024`)
    expect(released).toMatchObject([{ OBS_VALUE: '', OBS_STATUS: 'Q', REASON: 'suppressed', AUDIENCE: 'public' }])
    for (const path of [
      flow,
      `${flow}/1.0.0/*.*.*.${city}`,
      `${flow}/1.0.0/*.*.*.${wuxing},*.*.*.${nanxun}`,
      `${flow}?c[REF_AREA]=ne:${city}`,
      `${available}/1.0.0/*.*.*.${nanxun}`,
    ])
      expect([path, (await get(path, 'wuxing-1')).status]).toEqual([path, 403])
    expect((await get(`${flow}?audience=internal`)).status).toBe(401)
    expect((await get(flow, 'health-1')).status).toBe(403)
    expect((await rows(`${flow}/1.0.0/${sites}`, 'health-1'))[0]).toMatchObject({ AUDIENCE: 'shared' })
  })

  it('says what is available as the data then are', async () => {
    const read = async (path: string): Promise<Constraint['data']['dataConstraints'][0]> =>
      ((await (await get(path)).json()) as Constraint).data.dataConstraints[0]
    const found = await read(`${available}/1.0.0/*.*.*.${wuxing}`)
    const data = await rows(`${flow}/1.0.0/*.*.*.${wuxing}`)
    const values = Object.fromEntries(
      found.cubeRegions[0].keyValues.map(({ id, values: all }) => [id, all?.map(({ value }) => value)]),
    )
    for (const id of ['INDICATOR', 'VARIANT', 'PART', 'REF_AREA'])
      expect(values[id]).toEqual([...new Set(data.map((row) => row[id]))].toSorted())
    expect(found.annotations.find(({ id }) => id === 'obs_count')?.title).toBe(String(data.length))
    const area = await read(`${available}/1.0.0/${sites}/REF_AREA`)
    expect(area.cubeRegions[0].keyValues.map(({ id }) => id)).toEqual(['REF_AREA'])
  })

  it('gives definitions by type, id and reference, to everybody', async () => {
    const read = async (path: string): Promise<Structure['data']> =>
      ((await (await get(`/sdmx/structure/${path}`)).json()) as Structure).data
    const kinds = async (path: string) => Object.keys(await read(path)).toSorted()
    expect(await kinds('dataflow')).toEqual(['dataflows'])
    expect(await kinds('dataflow/MINZHENG/CIVIL_AFFAIRS/~?references=children')).toEqual([
      'dataStructures',
      'dataflows',
    ])
    expect(await kinds('dataflow/*/*/*?references=descendants')).toEqual([
      'codelists',
      'conceptSchemes',
      'dataStructures',
      'dataflows',
    ])
    expect(await kinds('datastructure/MINZHENG?references=parents')).toEqual(['dataStructures', 'dataflows'])
    expect(await kinds('*')).toHaveLength(4)
    const { codelists } = await read('codelist/MINZHENG/CL_AREA,CL_UNIT/1.0.0')
    expect(codelists?.map(({ id }) => id)).toEqual(['CL_AREA', 'CL_UNIT'])
    expect(codelists?.[0]?.codes).toHaveLength(huzhou.catalogue.districts.all.length)
    const answer = await get('/sdmx/structure/codelist')
    expect(answer.headers.get('content-type')).toBe('application/vnd.sdmx.structure+json;version=2.0.0')
    const again = await get('/sdmx/structure/codelist', undefined, { 'if-none-match': answer.headers.get('etag')! })
    expect(again.status).toBe(304)
  })

  // The official schemas come without a licence, so they are not in this repository; packages/export says which.
  const folder = process.env['SDMX_SCHEMAS']
  it.skipIf(folder === undefined)('answers with messages that the official schemas accept (SDMX_SCHEMAS)', async () => {
    for (const [kind, path] of [
      ['data', `${flow}/1.0.0/${sites}`],
      ['structure', '/sdmx/structure/*'],
      ['structure', '/sdmx/structure/codelist/MINZHENG/CL_AREA'],
      ['structure', available],
      ['structure', `${available}/1.0.0/${sites}/REF_AREA`],
    ] as const) {
      const file = join(folder!, `sdmx-json-${kind}-schema.json`)
      if (!existsSync(file)) throw new Error(`SDMX_SCHEMAS: ${file} does not exist`)
      const { id: _id, $id: _dollarId, $schema: _schema, ...schema } = JSON.parse(readFileSync(file, 'utf8')) as Row
      const ajv = new Ajv({ strict: false, unicodeRegExp: false, allErrors: true })
      addFormats.default(ajv)
      const validate = ajv.compile(schema)
      const body: unknown = await (await get(path)).json()
      expect(validate(body), `${path}: ${JSON.stringify(validate.errors?.slice(0, 5))}`).toBe(true)
    }
  })

  it('beside it, JSON-stat is read by the toolkit of its author', async () => {
    const query = `indicator=${meals}&within=${city}&level=city,county&period=2024,2024-12`
    const stat: unknown = await (await get(`/v1/figures?${query}&format=json-stat`)).json()
    const { figures } = (await (await get(`/v1/figures?${query}`)).json()) as {
      figures: readonly { district: string; period: string; value: number | null; status: string }[]
    }
    const dataset = JSONstat(stat)
    expect(dataset).toMatchObject({ class: 'dataset', length: 5 })
    expect(figures.length).toBeGreaterThan(5)
    for (const { district, period, value, status } of figures)
      expect(dataset.Data({ indicator: meals, variant: 'standard', part: '_T', district, period })).toMatchObject({
        value,
        status,
      })
    expect(dataset.Dimension('district')).toMatchObject({ role: 'geo' })
  })
})
