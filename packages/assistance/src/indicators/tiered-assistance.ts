import {
  byValue,
  count,
  distinct,
  indicator,
  is,
  level,
  milestone,
  min,
  personsOf,
  populationBases,
  share,
  sum,
  total,
} from '@minzheng/core'
import {
  dibaoStandards,
  tekunStandards,
  monitoredPersons,
  assistanceApplications,
  assistanceGrants,
} from '../datasets/index.js'
import { monitored, temporary, widenedCircle } from '../measures.js'

/**
 * The dibao standard in force on the last day, twelve times the monthly one, in yuan per person-year. The city shows
 * the lowest of its counties. Not known if no standard is in force.
 */
export const dibaoAnnualStandard = indicator({
  id: 'assistance.dibao-annual-standard',
  name: { zh: '低保年标准', en: 'Annual dibao standard' },
  unit: 'yuan/year',
  formula: level(min(dibaoStandards, dibaoStandards.col.monthlyStandard), { times: 12 }),
  doubts: [
    {
      zh: '全市是否统一标准未明，市级取各区县最低值',
      en: 'whether one standard holds for the whole city is not said: the city shows the least',
    },
  ],
})

/**
 * Persons under monitoring on the last day per 100 persons of the population. The plan does not name the base: Zhejiang
 * counts registered residents. Not known without a population count.
 */
export const lowIncomeMonitoredShare = indicator({
  id: 'assistance.low-income-monitored-share',
  name: { zh: '低收入人口动态监测对象占比', en: 'Share of the population under low-income monitoring' },
  lowestLevel: 'township',
  variants: {
    registered: share(monitored, personsOf('registered')),
    resident: share(monitored, personsOf('resident')),
  },
  variantNames: populationBases,
  doubts: [
    {
      zh: '分母为户籍人口还是常住人口未明，默认户籍',
      en: 'registered or resident population is not said; registered by default',
    },
  ],
})

/**
 * The basic living standard in extreme hardship in force on the last day, twelve times the monthly one, in yuan per
 * person-year. The city shows the lowest of its counties. Not known if none is in force.
 */
export const tekunSupportStandard = indicator({
  id: 'assistance.tekun-support-standard',
  name: { zh: '特困供养标准', en: 'Annual standard of support in extreme hardship' },
  unit: 'yuan/year',
  formula: level(min(tekunStandards, tekunStandards.col.monthlyStandard), { times: 12 }),
  doubts: [
    {
      zh: '特困供养标准未给目标值，护理标准是否计入未明，此处只计基本生活标准',
      en: 'the plan gives no number and does not say whether the care standard is meant: only the basic living standard is shown',
    },
  ],
})

/** The stage that the new round of raising the dibao and tekun standards has reached. */
export const standardRaiseDone = milestone({
  id: 'assistance.standard-raise-done',
  name: { zh: '新一轮低保和特困供养提标落实', en: 'New round of raising the standards' },
  lowestLevel: 'city',
})

/** The stage that the pilot 浙有众扶 has reached. */
export const zheyouzhongfuPilotStage = milestone({
  id: 'assistance.zheyouzhongfu-pilot-stage',
  name: { zh: '浙有众扶金名片试点建设进度', en: 'Stage of the Zheyouzhongfu pilot' },
  lowestLevel: 'city',
})

/** The stage that the policies for special aid to households of the widened circle have reached. */
export const expandedLowIncomePolicyIssued = milestone({
  id: 'assistance.expanded-low-income-policy-issued',
  name: { zh: '低收入困难扩面家庭专项救助配套政策完善', en: 'Policies for households of the widened circle' },
  lowestLevel: 'city',
})

/**
 * Households of the widened circle aided within the period, each once however often, whose annual income as for three
 * persons is below 100,000 yuan (不足: the limit itself is out). A household whose income is not stated is not counted.
 */
export const expandedLowIncomeHouseholdsAided = indicator({
  id: 'assistance.expanded-low-income-households-aided',
  name: { zh: '计年收入不足10万元(三口之家)困难对象救助户数', en: 'Households of the widened circle aided' },
  lowestLevel: 'township',
  formula: total(distinct(assistanceGrants, assistanceGrants.col.household, 'household', { where: widenedCircle })),
  doubts: [
    {
      zh: '非三口之家的收入如何折算未明，由各地折算后填报',
      en: 'how the income of a household of another size is converted is not said: offices report it converted',
    },
  ],
})

/** Money and money value of the aid to those households within the period, in 10,000 yuan. */
export const expandedLowIncomeAidAmount = indicator({
  id: 'assistance.expanded-low-income-aid-amount',
  name: { zh: '扩面家庭专项救助金额', en: 'Aid to households of the widened circle' },
  unit: '10k-yuan',
  lowestLevel: 'township',
  formula: total(sum(assistanceGrants, assistanceGrants.col.amount, { where: widenedCircle })),
  doubts: [
    {
      zh: '非三口之家的收入如何折算未明，由各地折算后填报',
      en: 'how the income of a household of another size is converted is not said: offices report it converted',
    },
  ],
})

/** Persons under monitoring on the last day, each once. */
export const lowIncomeMonitoredPersons = indicator({
  id: 'assistance.low-income-monitored-persons',
  name: { zh: '低收入人口动态监测人数', en: 'Persons under low-income monitoring' },
  lowestLevel: 'township',
  formula: total(monitored),
  by: { tier: byValue(monitoredPersons, monitoredPersons.col.tier) },
})

/** Applications opened from a monitoring alert per 100 made within the period. Not known if none was made. */
export const proactiveInterventionShare = indicator({
  id: 'assistance.proactive-intervention-share',
  name: { zh: '前置干预(主动发现)占比', en: 'Share of cases found before they applied' },
  lowestLevel: 'township',
  formula: share(
    count(assistanceApplications, { where: is(assistanceApplications.col.fromAlert, true) }),
    count(assistanceApplications),
  ),
  doubts: [
    {
      zh: '原文脱落标点，“减少申请前置干预”读作“减少申请、前置干预”，方向待确认',
      en: 'the text lost its punctuation: read as fewer applications and earlier intervention; the direction is to be confirmed',
    },
  ],
})

/** The stage that the revision of the policy on temporary assistance has reached. */
export const temporaryAssistancePolicyRevised = milestone({
  id: 'assistance.temporary-assistance-policy-revised',
  name: { zh: '临时救助政策修订', en: 'Policy on temporary assistance revised' },
  lowestLevel: 'city',
})

/** Times that temporary assistance was given within the period, for emergencies and for heavy outlay. */
export const emergencyAssistancePersonTimes = indicator({
  id: 'assistance.emergency-assistance-persontimes',
  name: { zh: '急难(临时)救助人次', en: 'Person-times of temporary assistance' },
  lowestLevel: 'township',
  formula: total(count(assistanceGrants, { where: temporary })),
})

/** Temporary assistance given within the period, in 10,000 yuan. */
export const emergencyAssistanceAmount = indicator({
  id: 'assistance.emergency-assistance-amount',
  name: { zh: '急难(临时)救助金额', en: 'Amount of temporary assistance' },
  unit: '10k-yuan',
  lowestLevel: 'township',
  formula: total(sum(assistanceGrants, assistanceGrants.col.amount, { where: temporary })),
})

/** In the plan’s order. */
export default [
  dibaoAnnualStandard,
  lowIncomeMonitoredShare,
  tekunSupportStandard,
  standardRaiseDone,
  zheyouzhongfuPilotStage,
  expandedLowIncomePolicyIssued,
  expandedLowIncomeHouseholdsAided,
  expandedLowIncomeAidAmount,
  lowIncomeMonitoredPersons,
  proactiveInterventionShare,
  temporaryAssistancePolicyRevised,
  emergencyAssistancePersonTimes,
  emergencyAssistanceAmount,
] as const
