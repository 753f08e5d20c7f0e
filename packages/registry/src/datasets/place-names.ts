import { choice, dataset, day, districtCode, flag, integer, optional, text } from '@minzheng/core'

/**
 * Place names (地名) in use, from the day they were approved until they were given up: filing and announcement, work on
 * old and rural names, and the digital door plates on the addresses under a name.
 */
export const placeNames = dataset({
  name: 'place-names',
  title: { zh: '地名', en: 'Place names' },
  counts: 'item',
  fields: {
    placeName: text('地名编号', 'Place name', { aliases: ['地名代码'] }),
    district: districtCode(),
    kind: choice('地名类别', 'Kind', {
      division: { zh: '行政区划', en: 'division' },
      settlement: { zh: '居民点', en: 'settlement', aliases: ['住宅小区', '自然村'] },
      road: { zh: '道路街巷', en: 'road', aliases: ['道路', '街巷'] },
      natural: { zh: '自然地理实体', en: 'natural feature' },
      facility: { zh: '公共设施', en: 'public facility' },
    }),
    approvedOn: day('批准日期', 'Approved on', { aliases: ['命名日期'] }),
    abolishedOn: optional(day('废止日期', 'Given up on', { aliases: ['销名日期'] })),
    byRule: flag('命名是否规范', 'Given by rule'),
    filedOn: optional(day('备案日期', 'Filed on')),
    announcedOn: optional(day('公告日期', 'Announced on')),
    ruralMarkedOn: optional(day('乡村著名行动上图日期', 'Marked as a rural name on', { aliases: ['采集上图日期'] })),
    protectedOn: optional(day('列入保护日期', 'Protected on')),
    tracedOn: optional(day('溯源完成日期', 'Traced on')),
    digitalPlates: integer('数字门牌数', 'Digital door plates', 'plate'),
  },
  key: ['placeName'],
  time: { kind: 'stock', from: 'approvedOn', to: 'abolishedOn' },
  dropped: ['地名名称', '地名含义', '申请人'],
})
