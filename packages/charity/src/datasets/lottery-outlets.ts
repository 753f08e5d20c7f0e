import { choice, dataset, day, districtCode, optional, text } from '@minzheng/core'

/**
 * Outlets and self-service terminals that sell welfare lottery tickets (福利彩票销售点), with the days on which each was last
 * checked and was put in order.
 */
export const lotteryOutlets = dataset({
  name: 'lottery-outlets',
  title: { zh: '福利彩票销售点', en: 'Lottery outlets' },
  counts: 'site',
  fields: {
    outlet: text('站点(终端)编号', 'Outlet', { aliases: ['站点编号', '终端编号'] }),
    district: districtCode(),
    kind: choice('类型', 'Kind', {
      staffed: { zh: '销售站点', en: 'staffed outlet', aliases: ['投注站'] },
      'self-service': { zh: '自助终端', en: 'self-service terminal' },
    }),
    openedOn: day('启用日期', 'Opened on'),
    closedOn: optional(day('撤销日期', 'Closed on', { aliases: ['停用日期'] })),
    regulatedOn: optional(day('规范完成日期', 'Put in order on')),
    inspectedOn: optional(day('最近检查日期', 'Last checked on', { aliases: ['检查日期'] })),
  },
  key: ['outlet'],
  time: { kind: 'stock', from: 'openedOn', to: 'closedOn' },
  dropped: ['站点名称', '业主', '联系电话', '地址'],
})
