import { choice, dataset, day, districtCode, optional, text } from '@minzheng/core'

/**
 * Needs for charity found at service points or on digital platforms (慈善需求), and the day on which each was matched with
 * help.
 */
export const charityNeeds = dataset({
  name: 'charity-needs',
  title: { zh: '慈善需求', en: 'Needs for charity' },
  counts: 'case',
  fields: {
    need: text('需求编号', 'Need'),
    district: districtCode(),
    kind: choice('需求类别', 'Kind', {
      livelihood: { zh: '基本生活', en: 'livelihood' },
      medical: { zh: '医疗', en: 'medical care' },
      education: { zh: '助学', en: 'education' },
      care: { zh: '照护', en: 'care', aliases: ['养老照护'] },
      employment: { zh: '就业增收', en: 'work and income', aliases: ['助富'] },
      other: { zh: '其他', en: 'other' },
    }),
    foundOn: day('发现日期', 'Found on', { aliases: ['登记日期'] }),
    matchedOn: optional(day('匹配日期', 'Matched on', { aliases: ['对接日期'] })),
  },
  key: ['need'],
  time: { kind: 'flow', on: 'foundOn' },
  dropped: ['求助人', '身份证号', '联系电话', '住址', '需求描述'],
})
