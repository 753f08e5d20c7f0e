// A map of districts that are nowhere: cells of a crooked grid, which share their borders as districts do.
import { huzhou } from '@minzheng/huzhou'
import { defineDeployment, districtMap } from '@minzheng/plan'

type Point = readonly [number, number]
interface Grid {
  readonly columns: number
  readonly rows: number
  readonly west: number
  readonly south: number
  readonly side: number
}

/** Between -0.25 and 0.25, the same for the same corner. */
const crooked = (column: number, row: number, turn: number): number =>
  ((Math.imul(column * 31 + row * 17 + turn * 7 + 5, 2_654_435_761) >>> 8) % 1000) / 2000 - 0.25

function cellOf({ west, south, side }: Grid, column: number, row: number): readonly Point[] {
  const corner = (x: number, y: number): Point => [
    west + (x + crooked(x, y, 0)) * side,
    south + (y + crooked(x, y, 1)) * side,
  ]
  const ring = [corner(column, row), corner(column + 1, row), corner(column + 1, row + 1), corner(column, row + 1)]
  return [...ring, ring[0]!]
}

const counties: Grid = { columns: 3, rows: 2, west: 10, south: 30, side: 0.4 }
const townships: Grid = { columns: 5, rows: 4, west: 10, south: 30, side: 0.08 }
const polygon = (code: string, rings: readonly (readonly Point[])[]) => ({
  type: 'Feature',
  properties: { code },
  geometry: { type: 'Polygon', coordinates: rings },
})

/** 安吉县 is not on the map; 南浔区 has an island, 德清县 a hole; rings run both ways. Of the counties, 吴兴区 alone has townships. */
const [wuxing, nanxun, deqing, changxing] = ['330502', '330503', '330521', '330522'] as const
const hole = cellOf({ ...counties, side: 0.1, west: 10.55, south: 30.12 }, 0, 0)
const features = [
  polygon(wuxing, [cellOf(counties, 1, 1).toReversed()]),
  {
    type: 'Feature',
    properties: { code: nanxun },
    geometry: {
      type: 'MultiPolygon',
      coordinates: [[cellOf(counties, 2, 1)], [cellOf({ ...counties, side: 0.06, west: 11.3, south: 30.2 }, 0, 0)]],
    },
  },
  polygon(deqing, [cellOf(counties, 1, 0), hole]),
  polygon(changxing, [cellOf(counties, 0, 1)]),
  ...huzhou.catalogue.districts
    .children(wuxing)
    .map(({ code }, at) =>
      polygon(code, [cellOf(townships, at % townships.columns, Math.floor(at / townships.columns))]),
    ),
]

/** Huzhou with a map that nobody may take for Huzhou's. */
export const mapped = defineDeployment({
  ...huzhou,
  map: districtMap(
    { type: 'FeatureCollection', features },
    { approval: '测试S(2024)1号', source: { zh: '试验用图，非真实界线', en: 'tests; no real borders' } },
  ),
})
