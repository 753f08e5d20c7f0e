import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { catalogue, districtTree } from '@minzheng/core'
import { districtHistory } from '@minzheng/core/districts'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defineDeployment, districtMap, domains, type DeploymentInput } from '../src/index.js'
import { loadDeployment, readMap } from '../src/config/index.js'

const approval = '测试S(2024)1号'

const square = (west: number, south: number, side = 0.1) => {
  const [east, north] = [west + side, south + side].map((each) => Number(each.toFixed(6)))
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
}
const feature = (code: unknown, geometry: unknown = { type: 'Polygon', coordinates: [square(120, 30)] }) => ({
  type: 'Feature',
  properties: { code },
  geometry,
})
const collection = (...features: readonly unknown[]) => ({ type: 'FeatureCollection', features })
const read = (...features: readonly unknown[]) => districtMap(collection(...features), { approval })

const districts = [
  { code: '990100', name: '远山市', level: 'city', parent: null, kind: '地级市' },
  { code: '990102', name: '云溪区', level: 'county', parent: '990100', kind: '市辖区' },
  { code: '990103', name: '东区', level: 'county', parent: '990100', kind: '市辖区' },
  { code: '990102001', name: '城东街道', level: 'township', parent: '990102', kind: '街道' },
] as const
const far = (more: Pick<DeploymentInput, 'map' | 'tiles'>) =>
  defineDeployment({
    id: 'far',
    name: { zh: '远山市', en: 'Far' },
    catalogue: catalogue(domains, districtTree(districts)),
    plans: [],
    ...more,
  })

describe('A map', () => {
  it('has the outlines of its features, by the codes of their districts', () => {
    const holed = { type: 'Polygon', coordinates: [square(120, 30, 0.4), square(120.1, 30.1)] }
    const parts = { type: 'MultiPolygon', coordinates: [[square(121, 30)], [square(122, 30)]] }
    const { outlines, approval: number, source } = read(feature('990102', holed), feature(990103, parts))
    expect([...outlines]).toEqual([
      ['990102', holed],
      ['990103', parts],
    ])
    expect([number, source]).toEqual([approval, null])
  })

  it('may name the property of the codes, and have codes with the zeros of the bureau', () => {
    const geojson = collection({ ...feature(''), properties: { adcode: '990102001000' } })
    expect([...districtMap(geojson, { approval: `审图号：${approval}`, code: 'adcode' }).outlines.keys()]).toEqual([
      '990102001',
    ])
  })

  it('keeps longitude and latitude to a tenth of a metre, and no height', () => {
    const exact = square(120.123456789, 30.000000049).map((position) => [...position, 12.5])
    const outline = read(feature('990102', { type: 'Polygon', coordinates: [exact] })).outlines.get('990102')!
    expect(outline.coordinates[0]![0]).toEqual([120.123457, 30])
  })

  it('is refused with every feature that is wrong', () => {
    const open = square(120, 30).slice(0, 4)
    const line = [0, 1, 2, 0].map(() => [120, 30])
    const metres = square(502_931, 3_412_345, 1000)
    const swapped = square(30, 120)
    expect(() =>
      read(
        feature('990102'),
        feature('990102'),
        feature(undefined),
        feature('990103', null),
        feature('990104', { type: 'Point', coordinates: [120, 30] }),
        feature('990105', { type: 'Polygon', coordinates: [open] }),
        feature('990106', { type: 'Polygon', coordinates: [line] }),
        feature('990107', { type: 'Polygon', coordinates: [metres] }),
        feature('990108', { type: 'MultiPolygon', coordinates: [[swapped]] }),
        feature('990109', { type: 'Polygon', coordinates: [] }),
        feature('990110', { type: 'Polygon', coordinates: [[[120, '30']]] }),
      ),
    ).toThrow(`the map has 10 fault(s):
  features.1 (990102): must be the only feature of its district, got a second; join them into one MultiPolygon
  features.2.properties.code: must be a district's code, got none
  features.3 (990103).geometry: must be a Polygon or a MultiPolygon, got none
  features.4 (990104).geometry: must be a Polygon or a MultiPolygon, got Point
  features.5 (990105).geometry: must have rings that end where they begin, got one from [120,30] to [120,30.1]
  features.6 (990106).geometry: must have rings around an area, got one without
  features.7 (990107).geometry: must have positions in degrees, longitude (-180 to 180) before latitude (-90 to 90), got [502931,3412345]
  features.8 (990108).geometry: must have positions in degrees, longitude (-180 to 180) before latitude (-90 to 90), got [30,120]
  features.9 (990109).geometry: must have rings, got none
  features.10 (990110).geometry: must have positions in degrees, longitude (-180 to 180) before latitude (-90 to 90), got [120,"30"]`)
  })

  it('is refused without features, and without the number of its approval', () => {
    for (const nothing of [null, 7, {}, { type: 'Feature' }, collection(), { type: 'FeatureCollection', features: {} }])
      expect(() => districtMap(nothing, { approval })).toThrow(
        'features: must be features of a FeatureCollection, got none',
      )
    for (const none of ['', '无', '浙S2024-1', '2024年1号'])
      expect(() => districtMap(collection(feature('990102')), { approval: none })).toThrow(
        'approval: must be the number',
      )
    for (const number of ['GS(2019)1822号', 'GS京（2022）1061号', '浙S(2021)56号'])
      expect(districtMap(collection(feature('990102')), { approval: number }).approval).toBe(number)
  })

  it('is taken or refused in words, whatever the file has in it', () => {
    const anyGeometry = fc.oneof(
      fc.jsonValue(),
      fc.record({ type: fc.constantFrom('Polygon', 'MultiPolygon', 'Point'), coordinates: fc.jsonValue() }),
      fc.record({
        type: fc.constant('Polygon'),
        coordinates: fc.array(
          fc.array(fc.array(fc.double({ min: -200, max: 200 }), { minLength: 1, maxLength: 3 }), { maxLength: 6 }),
        ),
      }),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.jsonValue(), anyGeometry), { maxLength: 4 }), (features) => {
        try {
          const { outlines } = read(...features.map(([code, geometry]) => feature(code, geometry)))
          for (const { type, coordinates } of outlines.values())
            for (const ring of type === 'Polygon' ? coordinates : coordinates.flat()) {
              expect(ring.length).toBeGreaterThanOrEqual(4)
              expect(ring[0]).toEqual(ring.at(-1))
              expect(ring.flat().every((each) => Number.isFinite(each) && Math.abs(each) <= 180)).toBe(true)
            }
        } catch (error) {
          expect(error).toMatchObject({ code: 'invalid-deployment' })
        }
      }),
    )
  })

  it('takes any rectangle in degrees as it is', () => {
    const degrees = (most: number) =>
      fc.integer({ min: -most * 1000, max: (most - 1) * 1000 }).map((each) => each / 1000)
    fc.assert(
      fc.property(degrees(180), degrees(90), fc.boolean(), (west, south, isReversed) => {
        const ring = square(west, south, 0.5)
        const coordinates = [isReversed ? ring.toReversed() : ring]
        expect(read(feature('990102', { type: 'Polygon', coordinates })).outlines.get('990102')!.coordinates).toEqual(
          coordinates,
        )
      }),
    )
  })

  it('has no district that the deployment never had; one that has ended may be in it', () => {
    expect(far({ map: read(feature('990102'), feature('990102001')) }).map?.outlines.size).toBe(2)
    expect(() => far({ map: read(feature('990102'), feature('990199')) })).toThrow(
      'deployment far has 1 fault(s):\n  map: must have outlines of districts of the deployment, got 990199',
    )
    const rows = [
      districts[0],
      { ...districts[1], validTo: '2024-05-01' },
      { ...districts[2], validFrom: '2024-05-01' },
    ]
    const events = [
      { kind: 'rename', day: '2024-05-01', source: '试验', from: '990102', into: '990103', name: '东区' },
    ] as const
    const moved = defineDeployment({
      id: 'moved',
      name: { zh: '远山市', en: 'Far' },
      districts: districtHistory({ districts: rows, events }),
      plans: [],
      map: read(feature('990102')),
      // What has ended and what is there may have one place.
      tiles: { 990102: [1, 1], 990103: [1, 1] },
    })
    expect(moved.catalogue.districts.has('990102')).toBe(false)
    expect(moved.map?.outlines.has('990102')).toBe(true)
  })
})

describe('The places of tiles', () => {
  it('are one for each district; in another county the same place is free', () => {
    const tiles = { 990102: [1, 1], 990103: [2, 1], 990102001: [1, 1] } as const
    expect(far({ tiles }).tiles).toEqual(tiles)
    expect(() => far({ tiles: { 990102: [2, 1], 990103: [2, 1], 990199: [1, 1], 990100: [0, 1.5] } })).toThrow(
      `deployment far has 3 fault(s):
  tiles.990100: must be [column, row], whole numbers from 1 to 40, got [0, 1.5]
  tiles.990103: must be a place of its own, got [2, 1], where 990102 is
  tiles.990199: must be the code of a district of the deployment, got another`,
    )
  })
})

describe('A map in a configuration', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'minzheng-map-'))
  })
  afterAll(() => rm(folder, { recursive: true }))
  const written = async (name: string, content: unknown): Promise<string> => {
    await writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
    return join(folder, name)
  }

  it('is a file that the configuration names, with its approval', async () => {
    await written('list.csv', 'code,name\n990100,远山市\n990102,云溪区\n')
    await written('map.geojson', collection(feature('990102')))
    const config = { id: 'far', name: { zh: '远山市', en: 'Far' }, divisions: 'list.csv', plans: [] }
    const map = { file: 'map.geojson', approval, source: { zh: '试验', en: 'test' } }
    const good = await written('good.json', { ...config, map, tiles: { 990102: [2, 3] } })
    const deployment = await loadDeployment(good)
    expect(deployment.map).toMatchObject({ approval, source: { zh: '试验' } })
    expect(deployment.tiles).toEqual({ 990102: [2, 3] })

    const bare = await written('bare.json', { ...config, map: { file: 'map.geojson' } })
    await expect(loadDeployment(bare)).rejects.toThrow(`${bare}: has 1 fault(s):\n  map.approval: `)
    const lost = await written('lost.json', { ...config, map: { ...map, file: 'none.geojson' } })
    await expect(loadDeployment(lost)).rejects.toThrow('none.geojson: must be a readable file, got ENOENT')
    await written('other.geojson', collection(feature('990109')))
    const other = await written('other.json', { ...config, map: { ...map, file: 'other.geojson' } })
    await expect(loadDeployment(other)).rejects.toThrow(`${other}: deployment far has 1 fault(s):\n  map: must have`)
    const code = await written('code.json', { ...config, map: { ...map, code: 'adcode' } })
    await expect(loadDeployment(code)).rejects.toThrow(
      'map.geojson: the map has 1 fault(s):\n  features.0.properties.adcode: must be',
    )
  })

  it('is refused if it is no GeoJSON, or larger than anybody needs', async () => {
    expect(() => readMap(join(folder, 'list.csv'), { approval })).toThrow('list.csv: must be GeoJSON, got ')
    const large = join(folder, 'large.geojson')
    await writeFile(large, ' '.repeat(5_000_001))
    expect(() => readMap(large, { approval })).toThrow('large.geojson: must have at most 5 MB, got 5.0 MB; simplify')
  })
})
