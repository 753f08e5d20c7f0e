import { choice, dataset, day, districtCode, optional, text } from '@minzheng/core'

const kinds = {
  living: { zh: '基本生活', en: 'daily living', aliases: ['生活'] },
  medical: { zh: '医疗', en: 'medical', aliases: ['医疗健康'] },
  education: { zh: '教育', en: 'education', aliases: ['助学'] },
  housing: { zh: '住房', en: 'housing', aliases: ['居住'] },
  employment: { zh: '就业', en: 'employment', aliases: ['就业帮扶'] },
  care: { zh: '照护服务', en: 'care', aliases: ['照料'] },
  comfort: { zh: '心理慰藉', en: 'comfort', aliases: ['精神慰藉'] },
  other: { zh: '其他', en: 'other' },
} as const

/**
 * The needs library (救助需求库): what households in difficulty need, from the day it was registered until it was met or
 * withdrawn.
 */
export const aidNeeds = dataset({
  name: 'aid-needs',
  title: { zh: '救助需求库', en: 'Needs for aid' },
  counts: 'item',
  fields: {
    need: text('需求编号', 'Need'),
    district: districtCode(),
    kind: choice('需求类型', 'Kind', kinds),
    registeredOn: day('登记日期', 'Registered on'),
    matchedOn: optional(day('对接日期', 'Matched on')),
    closedOn: optional(day('销号日期', 'Closed on')),
  },
  key: ['need'],
  time: { kind: 'stock', from: 'registeredOn', to: 'closedOn' },
  dropped: ['姓名', '身份证号', '联系电话', '家庭住址'],
})

/**
 * The resources library (救助资源库): what departments and social bodies offer, from the day it was registered until it was
 * withdrawn.
 */
export const aidResources = dataset({
  name: 'aid-resources',
  title: { zh: '救助资源库', en: 'Resources for aid' },
  counts: 'item',
  fields: {
    resource: text('资源编号', 'Resource'),
    district: districtCode(),
    kind: choice('资源类型', 'Kind', kinds),
    provider: text('提供单位编号', 'Provider', { aliases: ['统一社会信用代码', '单位代码'] }),
    registeredOn: day('入库日期', 'Registered on'),
    withdrawnOn: optional(day('出库日期', 'Withdrawn on')),
  },
  key: ['resource'],
  time: { kind: 'stock', from: 'registeredOn', to: 'withdrawnOn' },
  dropped: ['单位名称', '联系人', '联系电话'],
})
