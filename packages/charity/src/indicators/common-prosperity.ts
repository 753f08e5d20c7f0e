import { byValue, indicator, milestone, share, total } from '@minzheng/core'
import { charityNeeds } from '../datasets/index.js'
import { livelihoodTimes, needsFound, needsMatched, prosperityProjects } from '../measures.js'

/** The stage of the plan “共富同行” (together to prosperity), at the city bureau. */
export const gongfuPeerPlanStage = milestone({
  id: 'charity.gongfu-peer-plan-stage',
  name: { zh: '“共富同行”计划推进', en: 'Plan “together to prosperity”' },
  lowestLevel: 'city',
})

/**
 * Needs found within the period that have been matched since, in percent: a later match raises the figure of the period
 * in which the need was found. Not known if none was found.
 */
export const charityNeedMatchRate = indicator({
  id: 'charity.charity-need-match-rate',
  name: { zh: '慈善需求精准发现匹配率', en: 'Needs for charity matched' },
  formula: share(needsMatched, needsFound),
  by: { kind: byValue(charityNeeds, charityNeeds.col.kind) },
})

/** Projects of charities for common prosperity (慈善助富项目) started within the period. */
export const charityProsperityProjects = indicator({
  id: 'charity.charity-prosperity-projects',
  name: { zh: '慈善助富项目数', en: 'Charity projects for common prosperity' },
  formula: total(prosperityProjects),
  doubts: [
    { zh: '跨年项目按启动年度计算', en: 'a project that lasts over several years counts in the year it started' },
  ],
})

/**
 * Person-times helped by charity in matters of livelihood within the period, from monthly returns; a person helped
 * twice counts twice.
 */
export const charityLivelihoodBeneficiaries = indicator({
  id: 'charity.charity-livelihood-beneficiaries',
  name: { zh: '慈善力量衔接民生事业受益人次', en: 'Helped by charity in matters of livelihood' },
  formula: total(livelihoodTimes),
})

/** In the plan’s order. */
export default [
  gongfuPeerPlanStage,
  charityNeedMatchRate,
  charityProsperityProjects,
  charityLivelihoodBeneficiaries,
] as const
