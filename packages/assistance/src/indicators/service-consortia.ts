import {
  allOf,
  byValue,
  count,
  coverage,
  distinct,
  indicator,
  is,
  isNull,
  not,
  share,
  sum,
  total,
} from '@minzheng/core'
import {
  assistanceGrants,
  zhuliantiSites,
  aidNeeds,
  aidResources,
  assistanceResults,
  assistanceServices,
} from '../datasets/index.js'

/** Counties with a service consortium of that level run to the standard on the last day, per 100 of them. */
export const zhuliantiCountyCoverage = indicator({
  id: 'assistance.zhulianti-county-coverage',
  name: { zh: '县级助联体规范化运行覆盖率', en: 'Service consortia run to the standard: counties' },
  formula: coverage(
    count(zhuliantiSites, {
      where: allOf(is(zhuliantiSites.col.siteLevel, 'county'), is(zhuliantiSites.col.standardRun, true)),
    }),
    {
      level: 'county',
    },
  ),
})

/**
 * Townships and streets with a service consortium of that level run to the standard on the last day, per 100 of them.
 */
export const zhuliantiTownshipCoverage = indicator({
  id: 'assistance.zhulianti-township-coverage',
  name: { zh: '乡级助联体规范化运行覆盖率', en: 'Service consortia run to the standard: townships' },
  lowestLevel: 'township',
  formula: coverage(
    count(zhuliantiSites, {
      where: allOf(is(zhuliantiSites.col.siteLevel, 'township'), is(zhuliantiSites.col.standardRun, true)),
    }),
    {
      level: 'township',
    },
  ),
})

/**
 * Villages and communities with a service consortium of that level run to the standard on the last day, per 100 of
 * them.
 */
export const zhuliantiVillageCoverage = indicator({
  id: 'assistance.zhulianti-village-coverage',
  name: { zh: '村级助联体规范化运行覆盖率', en: 'Service consortia run to the standard: villages' },
  lowestLevel: 'village',
  formula: coverage(
    count(zhuliantiSites, {
      where: allOf(is(zhuliantiSites.col.siteLevel, 'village'), is(zhuliantiSites.col.standardRun, true)),
    }),
    {
      level: 'village',
    },
  ),
  doubts: [
    {
      zh: '社区是否计入村级未明，默认计入',
      en: 'whether communities count as villages is not said; they do by default',
    },
  ],
})

/**
 * Service consortia that the bureau has found to meet the “8545” requirements per 100 open on the last day; one not
 * judged yet does not meet them. Not known if there is none.
 */
export const zhulianti8545Compliance = indicator({
  id: 'assistance.zhulianti-8545-compliance',
  name: { zh: '助联体“8545”建设运营要求达标率', en: 'Service consortia that meet the 8545 requirements' },
  lowestLevel: 'township',
  formula: share(count(zhuliantiSites, { where: is(zhuliantiSites.col.meets8545, true) }), count(zhuliantiSites)),
  doubts: [
    {
      zh: '“8545”含义未明，是否达标由填报单位判断',
      en: 'what 8545 stands for is not said: the offices judge and report it',
    },
  ],
})

/** Service consortia with stars on the last day, by the number of stars. */
export const zhuliantiStarRated = indicator({
  id: 'assistance.zhulianti-star-rated',
  name: { zh: '星级评定助联体数', en: 'Service consortia with stars' },
  formula: total(count(zhuliantiSites, { where: not(isNull(zhuliantiSites.col.stars)) })),
  by: { stars: byValue(zhuliantiSites, zhuliantiSites.col.stars) },
})

/** Excellent cases of service consortia in force on the last day. */
export const zhuliantiExcellentCases = indicator({
  id: 'assistance.zhulianti-excellent-cases',
  name: { zh: '助联体优秀案例数', en: 'Excellent cases of service consortia' },
  formula: total(count(assistanceResults, { where: is(assistanceResults.col.topic, 'case') })),
})

/** Service consortia to which the province has given five stars, on the last day. */
export const zhuliantiProvincialFiveStar = indicator({
  id: 'assistance.zhulianti-provincial-five-star',
  name: { zh: '省级五星级助联体数', en: 'Service consortia with five provincial stars' },
  formula: total(
    count(zhuliantiSites, {
      where: allOf(is(zhuliantiSites.col.stars, 5), is(zhuliantiSites.col.ratedBy, 'province')),
    }),
  ),
})

/** Excellent brands of assistance services recognised and in force on the last day. */
export const excellentAidServiceBrands = indicator({
  id: 'assistance.excellent-aid-service-brands',
  name: { zh: '救助服务优秀品牌数', en: 'Excellent service brands' },
  formula: total(count(assistanceResults, { where: is(assistanceResults.col.topic, 'service-brand') })),
})

/** Needs open in the library on the last day. */
export const aidNeedsEntries = indicator({
  id: 'assistance.aid-needs-entries',
  name: { zh: '社会救助需求库条目数', en: 'Needs on file' },
  lowestLevel: 'township',
  formula: total(count(aidNeeds)),
})

/** Resources in the library on the last day. */
export const aidResourceEntries = indicator({
  id: 'assistance.aid-resource-entries',
  name: { zh: '社会救助资源库条目数', en: 'Resources on file' },
  lowestLevel: 'township',
  formula: total(count(aidResources)),
})

/**
 * Of 100 needs registered within the period, those matched with a resource by now, also after the period. Not known if
 * none was registered.
 */
export const aidNeedMatchRate = indicator({
  id: 'assistance.aid-need-match-rate',
  name: { zh: '救助需求与资源对接率', en: 'Needs matched with a resource' },
  lowestLevel: 'township',
  formula: share(
    count(aidNeeds, { on: aidNeeds.col.registeredOn, where: not(isNull(aidNeeds.col.matchedOn)) }),
    count(aidNeeds, { on: aidNeeds.col.registeredOn }),
  ),
})

/** Money paid within the period for assistance services bought by government, in 10,000 yuan. */
export const aidServiceProcurementAmount = indicator({
  id: 'assistance.aid-service-procurement-amount',
  name: { zh: '政府购买救助服务资金', en: 'Assistance services bought by government' },
  unit: '10k-yuan',
  formula: total(
    sum(assistanceServices, assistanceServices.col.amount, { where: is(assistanceServices.col.topic, 'procurement') }),
  ),
})

/**
 * Departments and social bodies with a resource in the library on the last day, each once. A body that works in several
 * counties counts once for the city.
 */
export const aidPartners = indicator({
  id: 'assistance.aid-partners',
  name: { zh: '参与救助的部门和社会力量数', en: 'Departments and social bodies that take part' },
  formula: total(distinct(aidResources, aidResources.col.provider, 'organisation')),
})

/** Items on the list of aid projects on the last day. */
export const zhuliantiProjectListItems = indicator({
  id: 'assistance.zhulianti-project-list-items',
  name: { zh: '助联体救助帮扶项目清单项目数', en: 'Items of the list of aid projects' },
  formula: total(count(assistanceResults, { where: is(assistanceResults.col.topic, 'project-list') })),
})

/** Times that aid was given as a service per 100 times within the period. Not known if none was given. */
export const serviceTypeAidShare = indicator({
  id: 'assistance.service-type-aid-share',
  name: { zh: '服务类救助占比', en: 'Share of aid given as a service' },
  lowestLevel: 'township',
  formula: share(count(assistanceGrants, { where: is(assistanceGrants.col.form, 'service') }), count(assistanceGrants)),
})

/** In the plan’s order. */
export default [
  zhuliantiCountyCoverage,
  zhuliantiTownshipCoverage,
  zhuliantiVillageCoverage,
  zhulianti8545Compliance,
  zhuliantiStarRated,
  zhuliantiExcellentCases,
  zhuliantiProvincialFiveStar,
  excellentAidServiceBrands,
  aidNeedsEntries,
  aidResourceEntries,
  aidNeedMatchRate,
  aidServiceProcurementAmount,
  aidPartners,
  zhuliantiProjectListItems,
  serviceTypeAidShare,
] as const
