import type { District } from '../district/district.js'

/** The city of the worked examples: two counties, three townships, three villages. */
export const districts: readonly District[] = [
  { code: '330500', name: '湖州市', level: 'city', parent: null, kind: '地级市' },
  { code: '330502', name: '吴兴区', level: 'county', parent: '330500', kind: '市辖区' },
  { code: '330523', name: '安吉县', level: 'county', parent: '330500', kind: '县' },
  { code: '330502001', name: '月河街道', level: 'township', parent: '330502', kind: '街道' },
  { code: '330502100', name: '织里镇', level: 'township', parent: '330502', kind: '镇' },
  { code: '330523001', name: '递铺街道', level: 'township', parent: '330523', kind: '街道' },
  { code: '330502001001', name: '月河社区', level: 'village', parent: '330502001', kind: '居' },
  { code: '330502100201', name: '织里村', level: 'village', parent: '330502100', kind: '村' },
  { code: '330523001201', name: '递铺村', level: 'village', parent: '330523001', kind: '村' },
]
