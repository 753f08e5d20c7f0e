import { choice, dataset, day, districtCode, optional, pseudonym } from '@minzheng/core'

/**
 * Children on the lists of those to be looked after (关爱服务对象), one record a child and list: left-behind, migrant,
 * orphans, and orphans placed in society. Villages and communities keep files on such minors (未成年人保护法 art. 43).
 * `rules/apart-from-parents.ts` decides who belongs on a list. The day of birth is recorded because each list of minors
 * ends at an age.
 */
export const listedChildren = dataset({
  name: 'listed-children',
  title: { zh: '留守流动儿童和孤儿名册', en: 'Children on lists' },
  counts: 'person',
  fields: {
    child: pseudonym('身份证号', 'Child', { aliases: ['儿童身份证号', '身份证', '身份证号码', '证件号码'] }),
    district: districtCode('行政区划代码', 'District code', { aliases: ['村(社区)代码'] }),
    list: choice('名册类别', 'List', {
      'left-behind': { zh: '农村留守儿童', en: 'left-behind', aliases: ['留守儿童'] },
      migrant: { zh: '流动儿童', en: 'migrant' },
      orphan: { zh: '孤儿', en: 'orphan' },
      'placed-orphan': { zh: '社会化安置孤儿', en: 'orphan placed in society', aliases: ['社会化安置'] },
    }),
    bornOn: optional(day('出生日期', 'Born on')),
    registeredOn: day('纳入日期', 'Registered on', { aliases: ['登记日期', '安置日期'] }),
    endedOn: optional(day('退出日期', 'Ended on')),
    followedUpOn: optional(day('最近跟踪帮扶日期', 'Followed up on', { aliases: ['跟踪帮扶日期'] })),
  },
  key: ['list', 'child'],
  time: { kind: 'stock', from: 'registeredOn', to: 'endedOn' },
  dropped: ['姓名', '父亲姓名', '母亲姓名', '监护人姓名', '联系电话', '家庭住址', '就读学校'],
})
