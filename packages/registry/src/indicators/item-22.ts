import { milestone } from '@minzheng/core'
import { item } from '../clauses.js'

/** The stage of the fifth joint inspection of the city boundary Hangzhou–Huzhou (行政区域界线管理条例 art. 12). */
export const boundaryInspectionHanghu = milestone({
  id: 'registry.boundary-inspection-hanghu',
  name: { zh: '市级界线杭湖线联检', en: 'Joint inspection of the Hangzhou–Huzhou boundary' },
  clause: item(22, '完成市级界线杭湖线'),
  lowestLevel: 'city',
})

/** The stage of the fifth joint inspection of the county boundary 长安线; the counties that report it take part. */
export const boundaryInspectionChangan = milestone({
  id: 'registry.boundary-inspection-changan',
  name: { zh: '县级界线长安线联检', en: 'Joint inspection of the Chang’an county boundary' },
  clause: item(22, '县级界线长安线联检工作'),
  lowestLevel: 'county',
  doubts: [{ zh: '“长安线”按长兴—安吉理解', en: '"Chang-An" is read as Changxing–Anji' }],
})
