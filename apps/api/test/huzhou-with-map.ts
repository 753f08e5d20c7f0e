// Huzhou with a map of the tests: squares, which are nowhere.
import { huzhou } from '@minzheng/huzhou'
import { defineDeployment, districtMap } from '@minzheng/plan'
import { city, nanxun, wuxing } from './office.js'

const square = (west: number) => [
  [west, 10],
  [west + 1, 10],
  [west + 1, 11],
  [west, 11],
  [west, 10],
]

/** 吴兴区 and 南浔区 (in two parts) are on the map, the other counties and all below them are not. */
export const huzhouWithMap = defineDeployment({
  ...huzhou,
  map: districtMap(
    {
      type: 'FeatureCollection',
      features: [
        { properties: { code: city }, geometry: { type: 'Polygon', coordinates: [square(20)] } },
        { properties: { code: wuxing }, geometry: { type: 'Polygon', coordinates: [square(20)] } },
        {
          properties: { code: nanxun },
          geometry: { type: 'MultiPolygon', coordinates: [[square(21)], [square(23)]] },
        },
      ],
    },
    { approval: '测试S(2024)1号', source: { zh: '试验用图', en: 'a map of tests' } },
  ),
  tiles: { [wuxing]: [2, 1], [nanxun]: [3, 1] },
})
