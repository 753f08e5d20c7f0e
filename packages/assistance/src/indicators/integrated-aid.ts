import { count, coverage, dispersion, indicator, is, mean, ratio, share, sum, total } from '@minzheng/core'
import {
  assistanceApplications,
  assistanceGrants,
  homeImprovements,
  huiminInsurance,
  assistanceResults,
} from '../datasets/index.js'
import { closed, integratedFrom, monitored } from '../measures.js'

/** Households whose living environment was improved within the period, each once a year. */
export const homesImproved = indicator({
  id: 'assistance.shanju-home-improved-households',
  name: { zh: '善居工程居家环境改善户数', en: 'Homes improved under the Shanju project' },
  lowestLevel: 'village',
  formula: total(count(homeImprovements, { where: is(homeImprovements.col.kind, 'environment') })),
})

/**
 * Households fitted with basic appliances within the period, each once a year. A household may also be among those
 * whose home was improved.
 */
export const homesWithAppliances = indicator({
  id: 'assistance.shanju-appliance-households',
  name: { zh: '善居工程现代化基础家电配置户数', en: 'Homes fitted with appliances under the Shanju project' },
  lowestLevel: 'village',
  formula: total(count(homeImprovements, { where: is(homeImprovements.col.kind, 'appliances') })),
})

/** Featured assistance brands of the counties in force on the last day. */
export const countyFeaturedAidBrands = indicator({
  id: 'assistance.county-featured-aid-brands',
  name: { zh: '区县特色救助品牌数', en: 'Featured assistance brands of counties' },
  formula: total(count(assistanceResults, { where: is(assistanceResults.col.topic, 'county-brand') })),
})

/** Counties that run the model of government and charity on the last day per 100 counties. */
export const governmentCharityModelCoverage = indicator({
  id: 'assistance.gov-charity-model-coverage',
  name: { zh: '“政府+慈善”综合救助模式区县覆盖率', en: 'Counties with the model of government and charity' },
  formula: coverage(count(assistanceResults, { where: is(assistanceResults.col.topic, 'charity-model') }), {
    level: 'county',
  }),
})

/**
 * How unequal the counties are in integrated aid of the period per person under monitoring: the coefficient of
 * variation, 0 if all are equal. Not known if one county has nobody under monitoring.
 */
export const integratedAidCountyDispersion = indicator({
  id: 'assistance.integrated-aid-county-dispersion',
  name: { zh: '综合救助区县间差异系数', en: 'Dispersion of integrated aid over the counties' },
  better: 'lower',
  lowestLevel: 'city',
  formula: dispersion(
    ratio(
      sum(assistanceGrants, assistanceGrants.col.amount, { where: is(assistanceGrants.col.kind, 'integrated') }),
      monitored,
      { scale: 1 },
    ),
    { level: 'county' },
  ),
  doubts: [
    {
      zh: '均衡未给量化口径，以区县间人均综合救助的变异系数衡量系建议',
      en: 'the plan does not say how balance is measured: this coefficient is a proposal',
    },
  ],
})

/** Public money spent on integrated aid within the period, in 10,000 yuan. */
export const integratedAidFiscalAmount = indicator({
  id: 'assistance.integrated-aid-fiscal-amount',
  name: { zh: '综合救助财政资金', en: 'Integrated aid from public money' },
  unit: '10k-yuan',
  formula: total(sum(assistanceGrants, assistanceGrants.col.amount, { where: integratedFrom('fiscal') })),
})

/** Charity money spent on integrated aid within the period, in 10,000 yuan. */
export const integratedAidCharityAmount = indicator({
  id: 'assistance.integrated-aid-charity-amount',
  name: { zh: '综合救助慈善资金', en: 'Integrated aid from charity' },
  unit: '10k-yuan',
  formula: total(sum(assistanceGrants, assistanceGrants.col.amount, { where: integratedFrom('charity') })),
})

/** Money value of what the market gave to integrated aid within the period, in 10,000 yuan. */
export const integratedAidMarketAmount = indicator({
  id: 'assistance.integrated-aid-market-amount',
  name: { zh: '综合救助市场资源', en: 'Integrated aid from the market' },
  unit: '10k-yuan',
  formula: total(sum(assistanceGrants, assistanceGrants.col.amount, { where: integratedFrom('market') })),
})

/** Persons insured per 100 eligible persons, by the latest count. Not known without a count. */
export const huiminInsuranceCoverage = indicator({
  id: 'assistance.huimin-insurance-coverage',
  name: { zh: '惠民型商业补充保险参保率', en: 'Coverage of the supplementary insurance' },
  time: 'stock',
  formula: share(sum(huiminInsurance, huiminInsurance.col.insured), sum(huiminInsurance, huiminInsurance.col.eligible)),
  doubts: [
    { zh: '参保率的分母未明，由各地填报应参保人数', en: 'the base is not said: offices report who may be insured' },
  ],
})

/** Results of digital applications in use on the last day. */
export const digitalResultsConverted = indicator({
  id: 'assistance.digital-results-converted',
  name: { zh: '救助数字化应用成果转化数', en: 'Digital results in use' },
  formula: total(count(assistanceResults, { where: is(assistanceResults.col.topic, 'digital') })),
})

/** Applications made online per 100 made within the period. Not known if none was made. */
export const onlineAidApplicationShare = indicator({
  id: 'assistance.online-aid-application-share',
  name: { zh: '线上办理救助申请占比', en: 'Share of applications made online' },
  lowestLevel: 'township',
  formula: share(
    count(assistanceApplications, { where: is(assistanceApplications.col.channel, 'online') }),
    count(assistanceApplications),
  ),
})

/**
 * Working days per application closed within the period, of those whose working days are stated. Not known if none was
 * closed.
 */
export const aidProcessingDays = indicator({
  id: 'assistance.aid-processing-days',
  name: { zh: '救助办理平均时长', en: 'Mean working days to close an application' },
  better: 'lower',
  lowestLevel: 'township',
  formula: mean(
    sum(assistanceApplications, assistanceApplications.col.workingDays, closed),
    count(assistanceApplications, closed),
  ),
})

/** Landmark results recognised and in force on the last day. */
export const replicableAidResults = indicator({
  id: 'assistance.replicable-aid-results',
  name: { zh: '可复制可推广标志性成果数', en: 'Landmark results' },
  formula: total(count(assistanceResults, { where: is(assistanceResults.col.topic, 'landmark') })),
})

/** In the plan’s order. */
export default [
  homesImproved,
  homesWithAppliances,
  countyFeaturedAidBrands,
  governmentCharityModelCoverage,
  integratedAidCountyDispersion,
  integratedAidFiscalAmount,
  integratedAidCharityAmount,
  integratedAidMarketAmount,
  huiminInsuranceCoverage,
  digitalResultsConverted,
  onlineAidApplicationShare,
  aidProcessingDays,
  replicableAidResults,
] as const
