import {
  atMost,
  count,
  coverage,
  distinct,
  indicator,
  is,
  isNull,
  milestone,
  not,
  oneOf,
  share,
  sum,
  total,
} from '@minzheng/core'
import {
  assistanceServices,
  disabilitySubsidies,
  jingkangPoints,
  jingkangSessions,
  jingkangProfessionals,
} from '../datasets/index.js'

/** The stage that the city's mental-welfare institution (or facility) has reached. */
export const mentalWelfareFacilityCompleted = milestone({
  id: 'assistance.mental-welfare-facility-completed',
  name: { zh: '市级精神卫生福利机构(设施)建设', en: 'City mental-welfare facility built' },
  lowestLevel: 'city',
})

/** Of 100 subsidies reviewed within the period with a finding, those found right. Not known if none was reviewed. */
export const disabilitySubsidyAccuracy = indicator({
  id: 'assistance.disability-subsidy-accuracy',
  name: { zh: '残疾人两项补贴精准发放率', en: 'Disability subsidies found right on review' },
  lowestLevel: 'township',
  formula: share(
    count(disabilitySubsidies, {
      on: disabilitySubsidies.col.reviewedOn,
      where: is(disabilitySubsidies.col.foundRight, true),
    }),
    count(disabilitySubsidies, {
      on: disabilitySubsidies.col.reviewedOn,
      where: not(isNull(disabilitySubsidies.col.foundRight)),
    }),
  ),
})

/** Persons who receive at least one of the two subsidies on the last day; one who receives both counts once. */
export const disabilitySubsidyRecipients = indicator({
  id: 'assistance.disability-subsidy-recipients',
  name: { zh: '残疾人两项补贴享受人数', en: 'Recipients of disability subsidies' },
  lowestLevel: 'township',
  formula: total(distinct(disabilitySubsidies, disabilitySubsidies.col.person, 'person')),
})

/** Both subsidies paid within the period, in 10,000 yuan. */
export const disabilitySubsidyAmount = indicator({
  id: 'assistance.disability-subsidy-amount',
  name: { zh: '残疾人两项补贴发放金额', en: 'Disability subsidies paid' },
  unit: '10k-yuan',
  lowestLevel: 'township',
  formula: total(
    sum(assistanceServices, assistanceServices.col.amount, {
      where: oneOf(assistanceServices.col.topic, ['living', 'nursing']),
    }),
  ),
})

/**
 * Of 100 subsidies whose review fell due within the period, those reviewed by the due day. Not known if none fell due.
 */
export const disabilitySubsidyReviewRate = indicator({
  id: 'assistance.disability-subsidy-review-rate',
  name: { zh: '残疾人两项补贴对象定期复核率', en: 'Disability subsidies reviewed when due' },
  lowestLevel: 'township',
  formula: share(
    count(disabilitySubsidies, {
      on: disabilitySubsidies.col.reviewDueOn,
      where: atMost(disabilitySubsidies.col.reviewedOn, disabilitySubsidies.col.reviewDueOn),
    }),
    count(disabilitySubsidies, { on: disabilitySubsidies.col.reviewDueOn }),
  ),
  doubts: [
    {
      zh: '复核周期未明，以填报的应复核日期为准',
      en: 'how often a review is due is not said: the reported due day counts',
    },
  ],
})

/** The stage that the pilot of community rehabilitation for mental disorders has reached. */
export const jingkangPilotStage = milestone({
  id: 'assistance.jingkang-pilot-stage',
  name: { zh: '精神障碍社区康复服务试点进度', en: 'Stage of the pilot of community mental rehabilitation' },
  lowestLevel: 'city',
})

/** Counties with at least one point of community mental rehabilitation on the last day, per 100 counties. */
export const jingkangCoverage = indicator({
  id: 'assistance.jingkang-coverage',
  name: { zh: '精康服务覆盖率', en: 'Counties with community mental rehabilitation' },
  formula: coverage(count(jingkangPoints), { level: 'county' }),
  doubts: [
    {
      zh: '全市覆盖按区县还是乡镇(街道)计算未明，默认区县',
      en: 'whether counties or townships are to be covered is not said; counties by default',
    },
  ],
})

/** Persons served by community mental rehabilitation within the period, each once however often. */
export const jingkangPersonsServed = indicator({
  id: 'assistance.jingkang-persons-served',
  name: { zh: '精康服务对象数', en: 'Persons served by community mental rehabilitation' },
  lowestLevel: 'township',
  formula: total(distinct(jingkangSessions, jingkangSessions.col.person, 'person')),
})

/** Professionals of community mental rehabilitation on file on the last day. */
export const jingkangProfessionalsOnFile = indicator({
  id: 'assistance.jingkang-professionals',
  name: { zh: '精康服务专业人才数', en: 'Professionals of community mental rehabilitation' },
  formula: total(count(jingkangProfessionals)),
})

/** The stage that setting up the city group of experts has reached. */
export const jingkangExpertGroup = milestone({
  id: 'assistance.jingkang-expert-group',
  name: { zh: '市级精神障碍社区康复专家技术指导组建立', en: 'City group of experts set up' },
  lowestLevel: 'city',
})

/** The stage that the rules of referral have reached. */
export const jingkangReferralRules = milestone({
  id: 'assistance.jingkang-referral-rules',
  name: { zh: '转介流程和服务体系规范', en: 'Rules of referral' },
  lowestLevel: 'city',
})

/** In the plan’s order. */
export default [
  mentalWelfareFacilityCompleted,
  disabilitySubsidyAccuracy,
  disabilitySubsidyRecipients,
  disabilitySubsidyAmount,
  disabilitySubsidyReviewRate,
  jingkangPilotStage,
  jingkangCoverage,
  jingkangPersonsServed,
  jingkangProfessionalsOnFile,
  jingkangExpertGroup,
  jingkangReferralRules,
] as const
