import { indicator, level, min, personsOf, share } from '@minzheng/core'
import { item } from '../clauses.js'
import { dibaoStandards } from '../datasets/index.js'
import { monitored } from '../terms.js'

/** The dibao standard in force on the last day, twelve times the monthly one, in yuan per person-year. The city shows the lowest of its counties. Not known where no standard is in force. */
export const dibaoAnnualStandard = indicator({
  id: 'assistance.dibao-annual-standard',
  name: { zh: '低保年标准', en: 'Annual dibao standard' },
  clause: item(1, '低保年标准达到1.4万元以上'),
  unit: 'yuan/year',
  time: 'policy',
  better: 'higher',
  lowestLevel: 'county',
  formula: level(min(dibaoStandards, dibaoStandards.col.monthlyStandard), { times: 12 }),
  doubts: [{ zh: '全市是否统一标准未明，市级取各区县最低值', en: 'whether one standard holds for the whole city is not said: the city shows the least' }],
})

/** Persons under monitoring on the last day per 100 persons of the population. The plan does not name the base: Zhejiang counts registered residents. Not known without a population count. */
export const lowIncomeMonitoredShare = indicator({
  id: 'assistance.low-income-monitored-share',
  name: { zh: '低收入人口动态监测对象占比', en: 'Share of the population under low-income monitoring' },
  clause: item(1, '监测对象占比达到5%以上'),
  unit: 'percent',
  time: 'stock',
  better: 'higher',
  lowestLevel: 'township',
  variants: { registered: share(monitored, personsOf('registered')), resident: share(monitored, personsOf('resident')) },
  doubts: [{ zh: '分母为户籍人口还是常住人口未明，默认户籍', en: 'registered or resident population is not said; registered by default' }],
})
