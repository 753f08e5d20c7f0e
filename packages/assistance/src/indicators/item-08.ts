import { allOf, atMost, count, coverage, distinct, indicator, is, isNull, milestone, not, oneOf, share, sum, total } from '@minzheng/core'
import { item } from '../clauses.js'
import { assistanceListings, assistanceServices, disabilitySubsidies, jingkangServices } from '../datasets/index.js'
import { listed } from '../terms.js'

const { person, finding, reviewDueOn, reviewedOn } = disabilitySubsidies.col
const paid = item(8, '精准落实残疾人两项补贴政策')

/** Subsidies that a review within the period found paid rightly, in percent of those reviewed. Not known where none was. */
export const disabilitySubsidyAccuracy = indicator({
  id: 'assistance.disability-subsidy-accuracy',
  name: { zh: '残疾人两项补贴精准发放率', en: 'Subsidies for the disabled paid rightly' },
  clause: paid,
  unit: 'percent',
  time: 'flow',
  better: 'higher',
  lowestLevel: 'township',
  formula: share(
    count(disabilitySubsidies, { where: is(finding, 'right'), on: reviewedOn }),
    count(disabilitySubsidies, { where: not(isNull(finding)), on: reviewedOn }),
  ),
})

/** Persons who receive one or both subsidies on the last day, each once. */
export const disabilitySubsidyRecipients = indicator({
  id: 'assistance.disability-subsidy-recipients',
  name: { zh: '残疾人两项补贴享受人数', en: 'Recipients of the subsidies for the disabled' },
  clause: paid,
  unit: 'person',
  time: 'stock',
  better: 'higher',
  lowestLevel: 'township',
  formula: total(distinct(disabilitySubsidies, person, 'person')),
  doubts: [{ zh: '同时享受两项补贴的按一人计', en: 'who receives both is one person' }],
})

/** What was paid as either subsidy within the period, in yuan. */
export const disabilitySubsidyAmount = indicator({
  id: 'assistance.disability-subsidy-amount',
  name: { zh: '残疾人两项补贴发放金额', en: 'Subsidies for the disabled paid' },
  clause: paid,
  unit: 'yuan',
  time: 'flow',
  better: 'higher',
  lowestLevel: 'township',
  formula: total(sum(assistanceServices, assistanceServices.col.amount, { where: oneOf(assistanceServices.col.topic, ['living-subsidy', 'nursing-subsidy']) })),
})

/** Subsidies reviewed by the day their review was due, in percent of those due within the period. Not known where none was due. */
export const disabilitySubsidyReviewRate = indicator({
  id: 'assistance.disability-subsidy-review-rate',
  name: { zh: '残疾人两项补贴对象定期复核率', en: 'Subsidies for the disabled reviewed when due' },
  clause: item(8, '完善对象定期复核机制'),
  unit: 'percent',
  time: 'flow',
  better: 'higher',
  lowestLevel: 'township',
  formula: share(
    count(disabilitySubsidies, { where: allOf(not(isNull(reviewedOn)), atMost(reviewedOn, reviewDueOn)), on: reviewDueOn }),
    count(disabilitySubsidies, { on: reviewDueOn }),
  ),
  doubts: [{ zh: '复核周期未明，以填报的应复核日期为准', en: 'how often a review is due is not said; the day that is reported stands' }],
})

/** The stage of the pilot of community rehabilitation for mental illness. */
export const jingkangPilotStage = milestone({
  id: 'assistance.jingkang-pilot-stage',
  name: { zh: '精神障碍社区康复服务试点进度', en: 'Pilot of community rehabilitation' },
  clause: item(8, '做好精神障碍社区康复服务试点工作'),
  lowestLevel: 'city',
})

/** The share of counties with a point of community rehabilitation on the last day; of townships as a variant. */
export const jingkangCoverage = indicator({
  id: 'assistance.jingkang-coverage',
  name: { zh: '精康服务覆盖率', en: 'Counties with community rehabilitation' },
  clause: item(8, '推动精康服务全市覆盖'),
  unit: 'percent',
  time: 'stock',
  better: 'higher',
  lowestLevel: 'county',
  variants: {
    county: coverage(count(assistanceListings, { where: listed('jingkang-point') }), { level: 'county' }),
    township: coverage(count(assistanceListings, { where: listed('jingkang-point') }), { level: 'township' }),
  },
  doubts: [{ zh: '“全市覆盖”按区县还是乡镇未明，默认区县', en: 'whether counties or townships are meant is not said; counties by default' }],
})

/** Persons served by community rehabilitation within the period, each once. */
export const jingkangPersonsServed = indicator({
  id: 'assistance.jingkang-persons-served',
  name: { zh: '精康服务对象数', en: 'Persons served by community rehabilitation' },
  clause: item(8, '推动精康服务全市覆盖'),
  unit: 'person',
  time: 'flow',
  better: 'higher',
  lowestLevel: 'township',
  formula: total(distinct(jingkangServices, jingkangServices.col.person, 'person')),
})

/** Professionals of community rehabilitation on the last day. */
export const jingkangProfessionals = indicator({
  id: 'assistance.jingkang-professionals',
  name: { zh: '精康服务专业人才数', en: 'Professionals of community rehabilitation' },
  clause: item(8, '加快培育精康服务专业人才队伍'),
  unit: 'person',
  time: 'stock',
  better: 'higher',
  lowestLevel: 'county',
  formula: total(distinct(assistanceListings, assistanceListings.col.listing, 'person', { where: listed('jingkang-professional') })),
})

/** The stage of setting up the city's group of experts. */
export const jingkangExpertGroup = milestone({
  id: 'assistance.jingkang-expert-group',
  name: { zh: '市级精神障碍社区康复专家技术指导组建立', en: 'Group of experts set up' },
  clause: item(8, '建立市级精神障碍社区康复专家技术指导组'),
  lowestLevel: 'city',
})

/** The stage of the rules on referral. */
export const jingkangReferralRules = milestone({
  id: 'assistance.jingkang-referral-rules',
  name: { zh: '转介流程和服务体系规范', en: 'Rules on referral' },
  clause: item(8, '规范转介流程和服务体系'),
  lowestLevel: 'city',
})

/** The stage that the city's mental-welfare institution (or facility) has reached. */
export const mentalWelfareFacilityCompleted = milestone({
  id: 'assistance.mental-welfare-facility-completed',
  name: { zh: '市级精神卫生福利机构(设施)建设', en: 'City mental-welfare facility built' },
  clause: item(8, '完成市级精神卫生福利机构(设施)建设'),
  lowestLevel: 'city',
})
