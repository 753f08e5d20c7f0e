import { anyOf, byValue, count, distinct, indicator, is, level, milestone, min, personsOf, share, sum, total } from '@minzheng/core'
import { item } from '../clauses.js'
import { assistanceApplications, assistanceGrants, dibaoStandards, monitoredPersons, tekunStandards } from '../datasets/index.js'
import { monitored, programme } from '../terms.js'

const raise = item(1, '做好新一轮最低生活保障和特困供养提标工作')
const expanded = item(1, '加大对以三口之家计年收入不足10万元的困难对象救助力度')
const emergency = anyOf(programme('temporary'), programme('emergency'))
const watched = { zh: '数额高低不代表好坏，仅作监测', en: 'more is neither better nor worse; for watching only' }

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

/** The standard of support in extreme hardship in force on the last day, in yuan per person-year; of care at home, or in an institution as a variant. The city shows the lowest. Not known where none is in force. */
export const tekunSupportStandard = indicator({
  id: 'assistance.tekun-support-standard',
  name: { zh: '特困供养标准', en: 'Standard of support in extreme hardship' },
  clause: raise,
  unit: 'yuan/year',
  time: 'policy',
  better: 'higher',
  lowestLevel: 'county',
  variants: {
    home: level(min(tekunStandards, tekunStandards.col.monthlyStandard, { where: is(tekunStandards.col.care, 'home') }), { times: 12 }),
    institution: level(min(tekunStandards, tekunStandards.col.monthlyStandard, { where: is(tekunStandards.col.care, 'institution') }), { times: 12 }),
  },
  doubts: [{ zh: '未写明分散或集中供养，照料护理标准不含在内', en: 'which way of care is meant is not said; the standard of nursing is not in it' }],
})

/** The stage that the new standards of dibao and of support in extreme hardship have reached. */
export const standardRaiseDone = milestone({
  id: 'assistance.standard-raise-done',
  name: { zh: '新一轮低保和特困供养提标落实', en: 'New round of standards in force' },
  clause: raise,
  lowestLevel: 'county',
})

/** The stage of the pilot for the provincial programme 浙有众扶. */
export const zheyouzhongfuPilotStage = milestone({
  id: 'assistance.zheyouzhongfu-pilot-stage',
  name: { zh: '“浙有众扶”金名片试点建设进度', en: 'Pilot of the 浙有众扶 programme' },
  clause: item(1, '深化浙有众扶金名片试点建设'),
  lowestLevel: 'city',
})

/** The stage of the policies that go with special aid to the expanded range of households. */
export const expandedLowIncomePolicyIssued = milestone({
  id: 'assistance.expanded-low-income-policy-issued',
  name: { zh: '低收入困难扩面家庭专项救助配套政策', en: 'Policies of aid to the expanded range of households' },
  clause: item(1, '完善低收入困难扩面家庭专项救助配套政策'),
  lowestLevel: 'city',
})

/** Households of the expanded range that were aided within the period, each once however often. A household of three may earn less than 100,000 yuan a year. */
export const expandedLowIncomeHouseholdsAided = indicator({
  id: 'assistance.expanded-low-income-households-aided',
  name: { zh: '扩面家庭专项救助户数', en: 'Households of the expanded range aided' },
  clause: expanded,
  unit: 'household',
  time: 'flow',
  better: 'higher',
  lowestLevel: 'township',
  formula: total(distinct(assistanceGrants, assistanceGrants.col.household, 'household', { where: programme('expanded') })),
  doubts: [{ zh: '其他人口数家庭的收入线如何折算未明', en: 'how the limit scales to households of other sizes is not said' }],
})

/** What was spent on households of the expanded range within the period, in yuan. */
export const expandedLowIncomeAidAmount = indicator({
  id: 'assistance.expanded-low-income-aid-amount',
  name: { zh: '扩面家庭专项救助金额', en: 'Aid to the expanded range of households' },
  clause: expanded,
  unit: 'yuan',
  time: 'flow',
  better: 'higher',
  lowestLevel: 'township',
  formula: total(sum(assistanceGrants, assistanceGrants.col.amount, { where: programme('expanded') })),
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

/** Persons under monitoring on the last day, each once, by the tier they are counted in. */
export const lowIncomeMonitoredPersons = indicator({
  id: 'assistance.low-income-monitored-persons',
  name: { zh: '低收入人口动态监测人数', en: 'Persons under low-income monitoring' },
  clause: item(1, '扩大动态监测范围'),
  unit: 'person',
  time: 'stock',
  better: 'higher',
  lowestLevel: 'township',
  formula: total(monitored),
  by: { tier: byValue(monitoredPersons, monitoredPersons.col.tier) },
})

/** Cases that an alert of the monitoring opened before anybody applied, in percent of all cases accepted in the period. Not known where there was none. */
export const proactiveInterventionShare = indicator({
  id: 'assistance.proactive-intervention-share',
  name: { zh: '前置干预(主动发现)占比', en: 'Cases opened before an application' },
  clause: item(1, '加强低收入人口动态监测,减少申请前置干预'),
  unit: 'percent',
  time: 'flow',
  better: 'higher',
  lowestLevel: 'township',
  formula: share(count(assistanceApplications, { where: is(assistanceApplications.col.fromAlert, true) }), count(assistanceApplications)),
  doubts: [{ zh: '原文缺标点，按“减少申请、前置干预”理解', en: 'the text lost its punctuation; read as "fewer applications, earlier intervention"' }],
})

/** The stage that the revision of the policy on temporary assistance has reached. */
export const temporaryAssistancePolicyRevised = milestone({
  id: 'assistance.temporary-assistance-policy-revised',
  name: { zh: '临时救助政策修订', en: 'Policy on temporary assistance revised' },
  clause: item(1, '修订临时救助政策'),
  lowestLevel: 'city',
})

/** How often temporary or emergency assistance was granted within the period, in person-times (浙江省社会救助条例 ch. 9). */
export const emergencyAssistancePersonTimes = indicator({
  id: 'assistance.emergency-assistance-persontimes',
  name: { zh: '急难(临时)救助人次', en: 'Temporary and emergency assistance, person-times' },
  clause: item(1, '进一步发挥急难救助功能'),
  unit: 'person-time',
  time: 'flow',
  better: 'higher',
  lowestLevel: 'township',
  formula: total(count(assistanceGrants, { where: emergency })),
  doubts: [watched],
})

/** What was granted as temporary or emergency assistance within the period, in yuan. */
export const emergencyAssistanceAmount = indicator({
  id: 'assistance.emergency-assistance-amount',
  name: { zh: '急难(临时)救助金额', en: 'Temporary and emergency assistance, amount' },
  clause: item(1, '进一步发挥急难救助功能'),
  unit: 'yuan',
  time: 'flow',
  better: 'higher',
  lowestLevel: 'township',
  formula: total(sum(assistanceGrants, assistanceGrants.col.amount, { where: emergency })),
  doubts: [watched],
})
