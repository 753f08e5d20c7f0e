import { choice, dataset, day, districtCode, optional, pseudonym } from '@minzheng/core'

/**
 * Persons under low-income monitoring (低收入人口动态监测), one record a person, with the tier they are counted in.
 * The tiers' order of precedence is in `rules/tier.ts`; a person is counted once.
 */
export const monitoredPersons = dataset({
  name: 'monitored-persons',
  title: { zh: '低收入人口监测对象', en: 'Persons under low-income monitoring' },
  counts: 'person',
  fields: {
    person: pseudonym('身份证号', 'Person', { aliases: ['身份证', '身份证号码', '公民身份号码', '证件号码'] }),
    district: districtCode('行政区划代码', 'District code', { aliases: ['村(社区)代码'] }),
    tier: choice('对象类别', 'Tier', {
      tekun: { zh: '特困人员', en: 'extreme hardship', aliases: ['特困'] },
      dibao: { zh: '低保对象', en: 'dibao', aliases: ['低保', '最低生活保障对象'] },
      dibian: { zh: '低边对象', en: 'dibao margin', aliases: ['低边', '低保边缘', '低保边缘家庭成员'] },
      expenditure: { zh: '刚性支出困难对象', en: 'hardship by expenditure', aliases: ['刚性支出', '支出型困难'] },
      other: { zh: '其他监测对象', en: 'otherwise monitored', aliases: ['其他', '其他困难人员'] },
    }),
    enteredOn: day('纳入日期', 'Entered on', { aliases: ['纳入监测日期'] }),
    leftOn: optional(day('退出日期', 'Left on')),
  },
  key: ['person'],
  time: { kind: 'stock', from: 'enteredOn', to: 'leftOn' },
  dropped: ['姓名', '联系电话', '家庭住址'],
})
