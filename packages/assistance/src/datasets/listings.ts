import { choice, dataset, day, districtCode, optional, text } from '@minzheng/core'

/** What the offices keep lists of (救助工作台账): brands, results, cases, resources, partners, points, professionals; each from the day it was listed until it was struck off. */
export const assistanceListings = dataset({
  name: 'assistance-listings',
  title: { zh: '救助工作台账', en: 'Listings of assistance work' },
  counts: 'item',
  fields: {
    listing: text('台账编号', 'Listing'),
    district: districtCode(),
    topic: choice('类别', 'Topic', {
      'featured-brand': { zh: '区县特色救助品牌', en: 'featured brand of a county' },
      'gov-charity-model': { zh: '政府+慈善综合救助模式', en: 'model of government with charity' },
      'digital-result': { zh: '数字化应用成果', en: 'digital result put to use' },
      'replicable-result': { zh: '标志性成果', en: 'result that others can copy' },
      'excellent-case': { zh: '助联体优秀案例', en: 'excellent case' },
      'service-brand': { zh: '救助服务优秀品牌', en: 'excellent service brand' },
      resource: { zh: '救助资源', en: 'resource on file', aliases: ['资源库'] },
      'project-item': { zh: '帮扶项目清单', en: 'item of the list of projects' },
      partner: { zh: '参与部门和社会力量', en: 'department or social body taking part' },
      'jingkang-point': { zh: '精康服务点', en: 'point of community rehabilitation' },
      'jingkang-professional': { zh: '精康专业人才', en: 'professional of community rehabilitation' },
    }),
    listedOn: day('列入日期', 'Listed on', { aliases: ['认定日期'] }),
    removedOn: optional(day('移出日期', 'Removed on', { aliases: ['取消日期'] })),
  },
  key: ['listing'],
  time: { kind: 'stock', from: 'listedOn', to: 'removedOn' },
  lowestLevel: 'township',
  dropped: ['名称', '姓名', '联系人', '联系电话'],
})
