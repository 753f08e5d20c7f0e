import { allOf, count, coverage, indicator, is, milestone, share, sum, total } from '@minzheng/core'
import { elderlyCareDocuments, mealDays, mealSites } from '../datasets/index.js'
import { participantsOf, sevenStandards } from '../measures.js'

/** The stage of the plan for meals for older people; done when issued. */
export const mealPlanIssued = milestone({
  id: 'elderly-care.meal-plan-issued',
  name: { zh: '老年助餐服务行动实施方案出台', en: 'Plan for meals issued' },
  lowestLevel: 'city',
})

/** Policies in support of meals that the city and its counties issued in the period. */
export const mealPoliciesIssued = indicator({
  id: 'elderly-care.meal-policies-issued',
  name: { zh: '老年助餐配套政策数', en: 'Policies in support of meals' },
  formula: total(
    count(elderlyCareDocuments, {
      where: is(elderlyCareDocuments.col.topic, 'meal-policy'),
      on: elderlyCareDocuments.col.issuedOn,
    }),
  ),
  doubts: [{ zh: '区县文件是否计入未明，默认计入', en: 'whether papers of counties count is not said; they do' }],
})

/**
 * Restaurant chains that serve meals to older people on the last day; one in two counties is counted once in the city.
 */
export const mealBrandEnterprises = indicator({
  id: 'elderly-care.meal-brand-enterprises',
  name: { zh: '参与老年助餐的品牌连锁餐饮企业数', en: 'Restaurant chains serving meals' },
  formula: total(participantsOf('meal-brand', 'enterprise')),
})

/** Meal sites run by neighbours (邻里助餐) that are open on the last day. */
export const ruralNeighbourMealSites = indicator({
  id: 'elderly-care.rural-neighbour-meal-sites',
  name: { zh: '农村邻里助餐点数', en: 'Neighbours’ meal sites' },
  lowestLevel: 'village',
  formula: total(count(mealSites, { where: is(mealSites.col.kind, 'neighbours') })),
})

const standards = Object.values(sevenStandards)

/**
 * Meal sites that meet all seven standards on the last day, in percent of those open; what a site does not state it
 * does not meet. Each standard alone is a variant. Not known if no site is open.
 */
export const mealSiteSevenStandardRate = indicator({
  id: 'elderly-care.meal-site-seven-standard-rate',
  name: { zh: '老年助餐点位七项标准化达标率', en: 'Meal sites up to all seven standards' },
  variants: {
    all: share(
      count(mealSites, { where: allOf(...standards.map((standard) => is(standard, true))) }),
      count(mealSites),
    ),
    ...Object.fromEntries(
      Object.entries(sevenStandards).map(([name, standard]) => [
        name,
        share(count(mealSites, { where: is(standard, true) }), count(mealSites)),
      ]),
    ),
  },
  variantNames: {
    all: { zh: '七项全部达标', en: 'all seven' },
    ...Object.fromEntries(
      (Object.keys(sevenStandards) as (keyof typeof sevenStandards)[]).map((name) => [
        name,
        mealSites.facts[name].title,
      ]),
    ),
  },
})

/**
 * Meal sites under supervision of the whole process, in percent of those open on the last day; one that does not state
 * it is not. Not known if no site is open.
 */
export const mealProcessSupervisionRate = indicator({
  id: 'elderly-care.meal-process-supervision-rate',
  name: { zh: '助餐服务全流程监管覆盖率', en: 'Meal sites under supervision' },
  lowestLevel: 'township',
  formula: share(count(mealSites, { where: is(mealSites.col.supervised, true) }), count(mealSites)),
})

/** Meal sites opened within the period. */
export const newMealSites = indicator({
  id: 'elderly-care.new-meal-sites',
  name: { zh: '新建城乡社区助餐服务点数', en: 'New meal sites' },
  lowestLevel: 'village',
  formula: total(count(mealSites, { on: mealSites.col.openedOn })),
})

/** The share of villages and communities with at least one meal site open on the last day. */
export const mealServiceCoverage = indicator({
  id: 'elderly-care.meal-service-coverage',
  name: { zh: '老年助餐服务覆盖率', en: 'Villages and communities with meals' },
  lowestLevel: 'village',
  formula: coverage(count(mealSites), { level: 'village' }),
  doubts: [
    {
      zh: '由邻村点位送餐覆盖的村社是否计入未明，仅计本村社有助餐点的',
      en: 'villages that a site elsewhere delivers to are not counted',
    },
  ],
})

/** Meals served within the period, in person-times. */
export const mealServicePersonTimes = indicator({
  id: 'elderly-care.meal-service-persontimes',
  name: { zh: '老年助餐服务人次', en: 'Meals served, person-times' },
  lowestLevel: 'village',
  formula: total(sum(mealDays, mealDays.col.personTimes)),
  doubts: [
    {
      zh: '送餐上门是否计入未明，日报所报人次均计',
      en: 'whether delivered meals count is not said; all reported person-times are',
    },
  ],
})

/** In the plan’s order. */
export default [
  mealPlanIssued,
  mealPoliciesIssued,
  mealBrandEnterprises,
  ruralNeighbourMealSites,
  mealSiteSevenStandardRate,
  mealProcessSupervisionRate,
  newMealSites,
  mealServiceCoverage,
  mealServicePersonTimes,
] as const
