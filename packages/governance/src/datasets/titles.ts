import { choice, dataset, day, districtCode, optional, text } from '@minzheng/core'

/**
 * Titles that offices and party branches hold (清廉机关、模范机关、“四强”党支部), each from the day it was granted until it was taken
 * away.
 */
export const governanceTitles = dataset({
  name: 'governance-titles',
  title: { zh: '清廉模范创建名册', en: 'Titles of offices and branches' },
  counts: 'item',
  fields: {
    title: text('证书编号', 'Title'),
    district: districtCode(),
    topic: choice('类别', 'Topic', {
      'clean-office': { zh: '清廉机关', en: 'clean office' },
      'model-office': { zh: '模范机关', en: 'model office' },
      'clean-demonstration': { zh: '清廉机关标准化示范化', en: 'demonstration of a clean office' },
      'four-strong-branch': { zh: '四强党支部', en: '“four strong” party branch' },
    }),
    holder: text('单位编号', 'Holder', { aliases: ['党支部编号'] }),
    grantedOn: day('命名日期', 'Granted on'),
    endedOn: optional(day('撤销日期', 'Ended on')),
  },
  key: ['title'],
  time: { kind: 'stock', from: 'grantedOn', to: 'endedOn' },
  lowestLevel: 'county',
  dropped: ['单位名称', '负责人'],
})
