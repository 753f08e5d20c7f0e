import { choice, dataset, day, districtCode, money, optional, text } from '@minzheng/core'

/** Special funds of civil affairs (民政领域专项资金) in use, and when each was last inspected, evaluated and audited. */
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
    source: optional(
      choice('资金来源', 'Source', {
        lottery: { zh: '福彩公益金', en: 'welfare lottery fund', aliases: ['福利彩票公益金', '彩票公益金'] },
        budget: { zh: '财政预算', en: 'budget', aliases: ['财政资金', '一般公共预算'] },
      }),
    ),
    evaluatedOn: optional(day('绩效评价日期', 'Evaluated on')),
    auditedOn: optional(day('监督审计日期', 'Audited on', { aliases: ['审计日期'] })),
    auditedAmount: optional(money('审计金额', 'Amount audited')),
    irregularAmount: optional(money('不规范使用金额', 'Amount used out of order', { aliases: ['问题金额'] })),
  },
  key: ['fund'],
  time: { kind: 'stock', from: 'allocatedOn', to: 'closedOn' },
  dropped: ['资金名称'],
})
