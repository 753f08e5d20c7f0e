import { allOf, count, coverage, dispersion, indicator, is, isNull, mean, not, ratio, share, sum, total, type RecordOf } from '@minzheng/core'
import { item } from '../clauses.js'
import { assistanceApplications, assistanceGrants, assistanceListings, homeImprovements, huiminInsurance } from '../datasets/index.js'
import { listed, monitored, newlyListed, programme } from '../terms.js'

const { amount, source } = assistanceGrants.col
const balanced = item(2, '促进政府+慈善综合救助模式市域均衡发展')
const merged = item(2, '加大财政资金、慈善资金和市场资源融合力度')
const easier = item(2, '提高综合救助便捷性')

/** Featured brands of assistance that the counties have on the last day. */
export const countyFeaturedAidBrands = indicator({
  id: 'assistance.county-featured-aid-brands',
  name: { zh: '区县特色救助品牌数', en: 'Featured brands of the counties' },
  clause: item(2, '坚持品牌统领+区县特色原则'),
  unit: 'item',
  time: 'stock',
  better: 'higher',
  lowestLevel: 'county',
  formula: total(count(assistanceListings, { where: listed('featured-brand') })),
})

/** The share of counties that run the model of government with charity on the last day. */
export const govCharityModelCoverage = indicator({
  id: 'assistance.gov-charity-model-coverage',
  name: { zh: '“政府+慈善”综合救助模式区县覆盖率', en: 'Counties with the model of government and charity' },
  clause: balanced,
  unit: 'percent',
  time: 'stock',
  better: 'higher',
  lowestLevel: 'county',
  formula: coverage(count(assistanceListings, { where: listed('gov-charity-model') }), { level: 'county' }),
})

/** How unequal the counties are in integrated aid per person under monitoring: the coefficient of variation, 0 where all are alike. Not known where one county's is not. */
export const integratedAidCountyDispersion = indicator({
  id: 'assistance.integrated-aid-county-dispersion',
  name: { zh: '综合救助区县间差异系数', en: 'Dispersion of integrated aid over the counties' },
  clause: balanced,
  unit: 'index',
  time: 'flow',
  better: 'lower',
  lowestLevel: 'city',
  formula: dispersion(ratio(sum(assistanceGrants, amount, { where: programme('integrated') }), monitored, { scale: 1 }), { level: 'county' }),
  doubts: [
    { zh: '“均衡”如何衡量原文未定，以人均金额的变异系数表示', en: 'how balance is measured is not said; this is the variation of the amount per person' },
  ],
})

const integratedAid = (from: RecordOf<typeof assistanceGrants>['source']) =>
  total(sum(assistanceGrants, amount, { where: allOf(programme('integrated'), is(source, from)) }))

/** Public money spent on integrated aid within the period, in yuan. */
export const integratedAidFiscalAmount = indicator({
  id: 'assistance.integrated-aid-fiscal-amount',
  name: { zh: '综合救助财政资金', en: 'Integrated aid from public money' },
  clause: merged,
  unit: 'yuan',
  time: 'flow',
  better: 'higher',
  lowestLevel: 'county',
  formula: integratedAid('fiscal'),
})

/** Charitable money spent on integrated aid within the period, in yuan. */
export const integratedAidCharityAmount = indicator({
  id: 'assistance.integrated-aid-charity-amount',
  name: { zh: '综合救助慈善资金', en: 'Integrated aid from charity' },
  clause: merged,
  unit: 'yuan',
  time: 'flow',
  better: 'higher',
  lowestLevel: 'county',
  formula: integratedAid('charity'),
})

/** Resources of the market used for integrated aid within the period, at their value in yuan. */
export const integratedAidMarketAmount = indicator({
  id: 'assistance.integrated-aid-market-amount',
  name: { zh: '综合救助市场资源', en: 'Integrated aid from the market' },
  clause: merged,
  unit: 'yuan',
  time: 'flow',
  better: 'higher',
  lowestLevel: 'county',
  formula: integratedAid('market'),
})

/** Persons insured with the supplementary insurance per 100 who may be, by the last count. Not known without one. */
export const huiminInsuranceCoverage = indicator({
  id: 'assistance.huimin-insurance-coverage',
  name: { zh: '惠民型商业补充保险参保率', en: 'Persons with the supplementary insurance' },
  clause: item(2, '推动惠民型商业补充保险健康发展'),
  unit: 'percent',
  time: 'policy',
  better: 'higher',
  lowestLevel: 'county',
  formula: share(sum(huiminInsurance, huiminInsurance.col.insured), sum(huiminInsurance, huiminInsurance.col.eligible)),
  doubts: [{ zh: '应参保人数口径未明，以填报为准', en: 'who may be insured is not said; what the offices report stands' }],
})

/** Households whose living environment was improved within the period, each once a year. */
export const homesImproved = indicator({
  id: 'assistance.shanju-home-improved-households',
  name: { zh: '善居工程居家环境改善户数', en: 'Homes improved under the Shanju project' },
  clause: item(2, '全年完成居家环境改善300户'),
  unit: 'household',
  time: 'flow',
  better: 'higher',
  lowestLevel: 'village',
  formula: total(count(homeImprovements, { where: is(homeImprovements.col.kind, 'environment') })),
})

/** Households that were fitted with basic appliances within the period, each once a year; a household may also be among the improved homes. */
export const homesWithAppliances = indicator({
  id: 'assistance.shanju-appliance-households',
  name: { zh: '善居工程现代化基础家电配置户数', en: 'Homes fitted with appliances under the Shanju project' },
  clause: item(2, '现代化基础家电配置800户'),
  unit: 'household',
  time: 'flow',
  better: 'higher',
  lowestLevel: 'village',
  formula: total(count(homeImprovements, { where: is(homeImprovements.col.kind, 'appliances') })),
})

/** Digital results put to use within the period. */
export const digitalResultsConverted = indicator({
  id: 'assistance.digital-results-converted',
  name: { zh: '救助数字化应用成果转化数', en: 'Digital results put to use' },
  clause: item(2, '加强数字化应用成果转化'),
  unit: 'item',
  time: 'flow',
  better: 'higher',
  lowestLevel: 'county',
  formula: total(newlyListed('digital-result')),
})

/** Applications that came online, in percent of all accepted within the period. Not known where there was none. */
export const onlineAidApplicationShare = indicator({
  id: 'assistance.online-aid-application-share',
  name: { zh: '线上办理救助申请占比', en: 'Applications handled online' },
  clause: easier,
  unit: 'percent',
  time: 'flow',
  better: 'higher',
  lowestLevel: 'township',
  formula: share(count(assistanceApplications, { where: is(assistanceApplications.col.channel, 'online') }), count(assistanceApplications)),
})

/** The mean number of working days of the applications that were closed within the period; one that does not tell is left out. Not known where none was closed. */
export const aidProcessingDays = indicator({
  id: 'assistance.aid-processing-days',
  name: { zh: '救助办理平均时长', en: 'Mean time to close an application' },
  clause: easier,
  unit: 'working-day',
  time: 'flow',
  better: 'lower',
  lowestLevel: 'township',
  formula: mean(
    sum(assistanceApplications, assistanceApplications.col.workingDays, { on: assistanceApplications.col.closedOn }),
    count(assistanceApplications, { where: not(isNull(assistanceApplications.col.workingDays)), on: assistanceApplications.col.closedOn }),
  ),
})

/** Landmark results that others can copy, recognised within the period. */
export const replicableAidResults = indicator({
  id: 'assistance.replicable-aid-results',
  name: { zh: '可复制可推广标志性成果数', en: 'Landmark results recognised' },
  clause: item(2, '加强工作经验总结,形成更多可复制可推广的标志性成果'),
  unit: 'item',
  time: 'flow',
  better: 'higher',
  lowestLevel: 'county',
  formula: total(newlyListed('replicable-result')),
})
