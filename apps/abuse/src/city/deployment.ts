import { huzhou } from '@minzheng/huzhou'
import { defineDeployment, districtMap, type Deployment } from '@minzheng/plan'
import { other, own } from './accounts.js'

const square = (west: number) => [
  [west, 10],
  [west + 1, 10],
  [west + 1, 11],
  [west, 11],
  [west, 10],
]
const feature = (code: string, west: number) => ({
  properties: { code },
  geometry: { type: 'Polygon', coordinates: [square(west)] },
})

/** Huzhou with a map of squares, which are nowhere: so every route has something to answer. */
export const deployment: Deployment = defineDeployment({
  ...huzhou,
  map: districtMap(
    { type: 'FeatureCollection', features: [feature(own, 20), feature(other, 21)] },
    { approval: '测试S(2024)1号', source: { zh: '试验用图', en: 'a map of tests' } },
  ),
  tiles: { [own]: [2, 1], [other]: [3, 1] },
})
