import { choice, dataset, day, districtCode, flag, optional, pseudonym } from '@minzheng/core'

/**
 * Children in difficulty (困境儿童), one record a child with one primary category, the last assessment of the family's
 * ability to care, and the help that followed it. Orphans have a list of their own. The day of birth is recorded
 * because the list ends at an age. Data on minors is sensitive (个人信息保护法 art. 28, 31): pseudonyms only.
 */
export const childrenInDifficulty = dataset({
  name: 'children-in-difficulty',
  title: { zh: '困境儿童', en: 'Children in difficulty' },
  counts: 'person',
  fields: {
    child: pseudonym('身份证号', 'Child', { aliases: ['儿童身份证号', '身份证', '身份证号码', '证件号码'] }),
    district: districtCode('行政区划代码', 'District code', { aliases: ['村(社区)代码'] }),
    category: choice('困境类型', 'Category', {
      poverty: { zh: '贫困家庭儿童', en: 'of a poor family', aliases: ['困难家庭儿童'] },
      disability: { zh: '自身残疾儿童', en: 'disabled', aliases: ['残疾儿童'] },
      'without-care': { zh: '事实无人抚养儿童', en: 'in fact without care' },
      other: { zh: '其他困境儿童', en: 'otherwise in difficulty', aliases: ['其他'] },
    }),
    registeredOn: day('纳入日期', 'Registered on'),
    endedOn: optional(day('退出日期', 'Ended on')),
    assessedOn: optional(day('监护评估日期', 'Guardianship assessed on', { aliases: ['最近评估日期'] })),
    risk: optional(
      choice('监护风险等级', 'Guardianship risk', {
        high: { zh: '高', en: 'high', aliases: ['高风险'] },
        middle: { zh: '中', en: 'middle', aliases: ['中风险'] },
        low: { zh: '低', en: 'low', aliases: ['低风险'] },
      }),
    ),
    bornOn: optional(day('出生日期', 'Born on')),
    needsHelp: optional(flag('是否需干预帮扶', 'Needs help')),
    helpedOn: optional(day('干预帮扶日期', 'Helped on')),
  },
  key: ['child'],
  time: { kind: 'stock', from: 'registeredOn', to: 'endedOn' },
  dropped: ['姓名', '监护人姓名', '联系电话', '家庭住址'],
})
