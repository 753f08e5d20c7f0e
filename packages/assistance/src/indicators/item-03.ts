import {
  allOf,
  byValue,
  atMost,
  count,
  coverage,
  distinct,
  indicator,
  is,
  isNull,
  not,
  oneOf,
  referenceDay,
  share,
  sum,
  total,
  type RecordOf,
} from '@minzheng/core'
import { item } from '../clauses.js'
import { aidNeeds, assistanceGrants, assistanceListings, assistanceServices, zhuliantiSites } from '../datasets/index.js'
import { listed, newlyListed } from '../terms.js'

const { rank, standardRun, meets8545, stars, provincialFiveStarOn } = zhuliantiSites.col
const everywhere = item(3, '实现县、乡、村三级助联体规范化运行全覆盖')
const stores = item(3, '持续深化社会救助需求和资源两库建设')

const standardSites = (of: RecordOf<typeof zhuliantiSites>['rank']) => count(zhuliantiSites, { where: allOf(is(rank, of), is(standardRun, true)) })

/** The share of counties with a county centre run to the standard on the last day. */
export const zhuliantiCountyCoverage = indicator({
  id: 'assistance.zhulianti-county-coverage',
  name: { zh: '县级助联体规范化运行覆盖率', en: 'Counties with a joint assistance centre run to the standard' },
  clause: everywhere,
  unit: 'percent',
  time: 'stock',
  better: 'higher',
  lowestLevel: 'county',
  formula: coverage(standardSites('county'), { level: 'county' }),
})

/** The share of townships with a township centre run to the standard on the last day. */
export const zhuliantiTownshipCoverage = indicator({
  id: 'assistance.zhulianti-township-coverage',
  name: { zh: '乡级助联体规范化运行覆盖率', en: 'Townships with a joint assistance centre run to the standard' },
  clause: everywhere,
  unit: 'percent',
  time: 'stock',
  better: 'higher',
  lowestLevel: 'township',
  formula: coverage(standardSites('township'), { level: 'township' }),
})

/** The share of villages and communities with a village centre run to the standard on the last day. */
export const zhuliantiVillageCoverage = indicator({
  id: 'assistance.zhulianti-village-coverage',
  name: { zh: '村级助联体规范化运行覆盖率', en: 'Villages with a joint assistance centre run to the standard' },
  clause: everywhere,
  unit: 'percent',
  time: 'stock',
  better: 'higher',
  lowestLevel: 'village',
  formula: coverage(standardSites('village'), { level: 'village' }),
  doubts: [{ zh: '社区按村级计', en: 'communities are counted as villages' }],
})

/** Centres marked as meeting the "8545" points, in percent of those that are marked either way on the last day. Not known where none is marked. */
export const zhulianti8545Compliance = indicator({
  id: 'assistance.zhulianti-8545-compliance',
  name: { zh: '助联体“8545”建设运营要求达标率', en: 'Joint assistance centres that meet the 8545 points' },
  clause: item(3, '围绕“8545”建设运营要求'),
  unit: 'percent',
  time: 'stock',
  better: 'higher',
  lowestLevel: 'township',
  formula: share(count(zhuliantiSites, { where: is(meets8545, true) }), count(zhuliantiSites, { where: oneOf(meets8545, [true, false]) })),
  doubts: [{ zh: '“8545”含义未见公布，以填报的达标标记为准', en: 'what 8545 stands for is not published; the mark that the bureau fills stands' }],
})

/** Centres with stars on the last day, by how many. */
export const zhuliantiStarRated = indicator({
  id: 'assistance.zhulianti-star-rated',
  name: { zh: '星级评定助联体数', en: 'Joint assistance centres with stars' },
  clause: item(3, '组织助联体星级评定和优秀案例评选'),
  unit: 'site',
  time: 'stock',
  better: 'higher',
  lowestLevel: 'township',
  formula: total(count(zhuliantiSites, { where: not(isNull(stars)) })),
  by: { stars: byValue(zhuliantiSites, stars) },
})

/** Excellent cases selected within the period. */
export const zhuliantiExcellentCases = indicator({
  id: 'assistance.zhulianti-excellent-cases',
  name: { zh: '助联体优秀案例数', en: 'Excellent cases' },
  clause: item(3, '组织助联体星级评定和优秀案例评选'),
  unit: 'item',
  time: 'flow',
  better: 'higher',
  lowestLevel: 'county',
  formula: total(newlyListed('excellent-case')),
})

/** Centres that have been given the province's five stars by the last day and are still open. */
export const zhuliantiProvincialFiveStar = indicator({
  id: 'assistance.zhulianti-provincial-five-star',
  name: { zh: '省级五星级助联体数', en: 'Joint assistance centres with five provincial stars' },
  clause: item(3, '争创省级五星级助联体'),
  unit: 'site',
  time: 'stock',
  better: 'higher',
  lowestLevel: 'county',
  formula: total(count(zhuliantiSites, { where: atMost(provincialFiveStarOn, referenceDay) })),
})

/** Excellent service brands recognised by the last day. */
export const excellentAidServiceBrands = indicator({
  id: 'assistance.excellent-aid-service-brands',
  name: { zh: '救助服务优秀品牌数', en: 'Excellent service brands' },
  clause: item(3, '救助服务优秀品牌'),
  unit: 'item',
  time: 'stock',
  better: 'higher',
  lowestLevel: 'county',
  formula: total(count(assistanceListings, { where: listed('service-brand') })),
})

/** Needs that stand open on the last day. */
export const aidNeedsEntries = indicator({
  id: 'assistance.aid-needs-entries',
  name: { zh: '社会救助需求库条目数', en: 'Needs on file' },
  clause: stores,
  unit: 'item',
  time: 'stock',
  better: 'higher',
  lowestLevel: 'township',
  formula: total(count(aidNeeds)),
  doubts: [{ zh: '条目多少不代表好坏，仅作监测', en: 'more is neither better nor worse; for watching only' }],
})

/** Resources that stand on file on the last day. */
export const aidResourceEntries = indicator({
  id: 'assistance.aid-resource-entries',
  name: { zh: '社会救助资源库条目数', en: 'Resources on file' },
  clause: stores,
  unit: 'item',
  time: 'stock',
  better: 'higher',
  lowestLevel: 'township',
  formula: total(count(assistanceListings, { where: listed('resource') })),
})

/** Needs entered within the period for which a resource has been found, in percent of all entered. Not known where none was. */
export const aidNeedMatchRate = indicator({
  id: 'assistance.aid-need-match-rate',
  name: { zh: '救助需求与资源对接率', en: 'Needs matched with a resource' },
  clause: stores,
  unit: 'percent',
  time: 'flow',
  better: 'higher',
  lowestLevel: 'township',
  formula: share(count(aidNeeds, { where: not(isNull(aidNeeds.col.matchedOn)), on: aidNeeds.col.enteredOn }), count(aidNeeds, { on: aidNeeds.col.enteredOn })),
})

/** What was paid for services bought within the period, in yuan. */
export const aidServiceProcurementAmount = indicator({
  id: 'assistance.aid-service-procurement-amount',
  name: { zh: '政府购买救助服务资金', en: 'Money for services bought' },
  clause: item(3, '加大政府购买救助服务资金投入'),
  unit: 'yuan',
  time: 'flow',
  better: 'higher',
  lowestLevel: 'county',
  formula: total(sum(assistanceServices, assistanceServices.col.amount, { where: is(assistanceServices.col.topic, 'procured') })),
})

/** Departments and social bodies that take part on the last day, each once in a county. */
export const aidPartners = indicator({
  id: 'assistance.aid-partners',
  name: { zh: '参与救助的部门和社会力量数', en: 'Departments and social bodies taking part' },
  clause: item(3, '加强部门联动和社会参与'),
  unit: 'organisation',
  time: 'stock',
  better: 'higher',
  lowestLevel: 'county',
  formula: total(distinct(assistanceListings, assistanceListings.col.listing, 'organisation', { where: listed('partner') })),
})

/** Projects on the centres' list of help on the last day. */
export const zhuliantiProjectListItems = indicator({
  id: 'assistance.zhulianti-project-list-items',
  name: { zh: '助联体救助帮扶项目清单项目数', en: 'Projects on the list of help' },
  clause: item(3, '完善助联体救助帮扶项目清单'),
  unit: 'item',
  time: 'stock',
  better: 'higher',
  lowestLevel: 'county',
  formula: total(count(assistanceListings, { where: listed('project-item') })),
})

/** Aid given as a service, in percent of all grants of the period, by person-times. Not known where there was none. */
export const serviceTypeAidShare = indicator({
  id: 'assistance.service-type-aid-share',
  name: { zh: '服务类救助占比', en: 'Aid given as a service' },
  clause: item(3, '促进服务类救助方式高质量发展'),
  unit: 'percent',
  time: 'flow',
  better: 'higher',
  lowestLevel: 'township',
  formula: share(count(assistanceGrants, { where: is(assistanceGrants.col.form, 'service') }), count(assistanceGrants)),
})
