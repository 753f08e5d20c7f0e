import { indicator, milestone, total } from '@minzheng/core'
import {
  brands,
  lawEvents,
  newTrusts,
  onRegister,
  organisationsIncubated,
  projectsIncubated,
  propertyFiled,
  resourcesLinked,
} from '../measures.js'

/** Events at which the amended Charity Law was made known, within the period. */
export const charityLawEvents = indicator({
  id: 'charity.charity-law-events',
  name: { zh: '新修订《慈善法》宣传贯彻场次', en: 'Events on the amended Charity Law' },
  formula: total(lawEvents),
})

/** The stage of the working rules of the charity bases; if several districts report, the least of theirs. */
export const charityBaseMechanism = milestone({
  id: 'charity.charity-base-mechanism',
  name: { zh: '慈善基地运行机制健全', en: 'Working rules of the charity bases' },
})

/** Organisations incubated at a charity base within the period, each once, however often it was helped. */
export const charityOrganisationsIncubated = indicator({
  id: 'charity.charity-organisations-incubated',
  name: { zh: '慈善基地培育慈善组织数', en: 'Organisations incubated at charity bases' },
  formula: total(organisationsIncubated),
  doubts: [
    {
      zh: '培育中的组织未必已认定为慈善组织,默认一并计入',
      en: 'an organisation being incubated need not be recognised as a charity yet; it counts all the same',
    },
  ],
})

/** Projects whose incubation at a charity base was completed within the period. */
export const charityProjectsIncubated = indicator({
  id: 'charity.charity-projects-incubated',
  name: { zh: '孵化慈善项目数', en: 'Charity projects incubated' },
  formula: total(projectsIncubated),
  doubts: [
    {
      zh: '按孵化开始或完成计算未明,默认按完成日期',
      en: 'whether the start or the end of incubation counts is not said; the end does',
    },
  ],
})

/** Charity brands in force on the last day: recognised, and not given up. */
export const charityBrands = indicator({
  id: 'charity.charity-brands',
  name: { zh: '慈善品牌数', en: 'Charity brands' },
  formula: total(brands),
  doubts: [
    {
      zh: '品牌由谁认定未明,以各地登记的品牌为准',
      en: 'who recognises a brand is not said; those that each district has entered are taken',
    },
  ],
})

/**
 * Money and goods that charity bases brought in within the period, in yuan; goods at their recorded value (浙江省实施《慈善法》办法
 * art. 17).
 */
export const charityResourcesLinked = indicator({
  id: 'charity.charity-resources-linked-amount',
  name: { zh: '链接慈善资源金额', en: 'Resources brought in by charity bases' },
  formula: total(resourcesLinked),
})

/** The stage of turning the city's charity federation (慈善总会) into a hub that serves the whole field. */
export const charityFederationTransformed = milestone({
  id: 'charity.city-charity-federation-transform',
  name: { zh: '市级慈善总会转型', en: 'City charity federation transformed' },
  lowestLevel: 'city',
})

/** Charitable organisations on the register on the last day. */
export const charitableOrganisations = indicator({
  id: 'charity.charitable-organisations',
  name: { zh: '慈善组织数量', en: 'Charitable organisations' },
  formula: total(onRegister),
})

/** Charitable trusts newly filed within the period (慈善法 art. 45); an addition to an older trust is not counted. */
export const charitableTrustsFiled = indicator({
  id: 'charity.charitable-trusts-filed',
  name: { zh: '慈善信托备案数', en: 'Charitable trusts filed' },
  formula: total(newTrusts),
})

/** Trust property filed within the period, in yuan. */
export const charitableTrustNewFunds = indicator({
  id: 'charity.charitable-trust-new-funds',
  name: { zh: '新增慈善信托备案资金', en: 'New charitable trust property filed' },
  formula: total(propertyFiled),
  doubts: [
    { zh: '追加资金是否计入未明，默认计入', en: 'whether additions to older trusts count is not said; they do' },
  ],
})

/** In the plan’s order. */
export default [
  charityLawEvents,
  charityBaseMechanism,
  charityOrganisationsIncubated,
  charityProjectsIncubated,
  charityBrands,
  charityResourcesLinked,
  charityFederationTransformed,
  charitableOrganisations,
  charitableTrustsFiled,
  charitableTrustNewFunds,
] as const
