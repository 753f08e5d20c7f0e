import { dataset, day, districtCode, money, optional, text } from '@minzheng/core'

/** Special funds of civil affairs (民政领域专项资金) in use, and when each was last inspected. */
export const specialFunds = dataset({
  name: 'special-funds',
  title: { zh: '民政专项资金', en: 'Special funds' },
  counts: 'fund',
  fields: {
    fund: text('资金编号', 'Fund'),
    district: districtCode('行政区划代码', 'District code'),
    allocatedOn: day('下达日期', 'Allocated on'),
    closedOn: optional(day('结项日期', 'Closed on')),
    amount: money('金额', 'Amount'),
    inspectedOn: optional(day('检查日期', 'Inspected on')),
  },
  key: ['fund'],
  time: { kind: 'stock', from: 'allocatedOn', to: 'closedOn' },
  dropped: ['资金名称'],
})
