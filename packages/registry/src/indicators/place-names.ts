import {
  allOf,
  anyOf,
  atMost,
  byValue,
  count,
  daysBetween,
  indicator,
  is,
  isNull,
  milestone,
  not,
  referenceDay,
  share,
  sum,
  total,
} from '@minzheng/core'
import { placeNames, registryInspections, registryProjects } from '../datasets/index.js'
import { completed, inspectionOf, projectOf, projectsCompleted } from '../measures.js'

const { approvedOn, filedOn, announcedOn, byRule, kind, ruralMarkedOn, protectedOn, tracedOn, digitalPlates } =
  placeNames.col

/**
 * Tasks of the province's rules on place names that are done by the last day, in percent of all of them. Not known if
 * none is set.
 */
export const placeNameTaskCompletion = indicator({
  id: 'registry.place-name-rule-completion',
  name: { zh: '《浙江省地名管理办法》贯彻任务完成率', en: 'Tasks of the rules on place names done' },
  formula: share(
    count(registryProjects, { where: allOf(projectOf('place-name-task'), completed) }),
    count(registryProjects, { where: projectOf('place-name-task') }),
  ),
})

/** The stage of the mechanism by which departments coordinate on place names; done when it is in force. */
export const placeNameMechanism = milestone({
  id: 'registry.place-name-mechanism',
  name: { zh: '地名管理协调机制健全', en: 'Coordination on place names' },
})

/** Place names given by rule, in percent of those approved in the period (地名管理条例). Not known if none was approved. */
export const placeNamesByRuleRate = indicator({
  id: 'registry.place-name-approval-rate',
  name: { zh: '地名命名规范率', en: 'Place names given by rule' },
  formula: share(count(placeNames, { where: is(byRule, true), on: approvedOn }), count(placeNames, { on: approvedOn })),
  by: { kind: byValue(placeNames, kind) },
})

/** Uses of place names found in order, in percent of those checked in the period. Not known if none was checked. */
export const placeNameUseComplianceRate = indicator({
  id: 'registry.place-name-use-compliance-rate',
  name: { zh: '地名使用规范率', en: 'Uses of place names in order' },
  lowestLevel: 'township',
  formula: share(
    count(registryInspections, {
      where: allOf(inspectionOf('place-name-use'), is(registryInspections.col.passed, true)),
    }),
    count(registryInspections, { where: inspectionOf('place-name-use') }),
  ),
})

/**
 * Place names that have been both filed and announced, in percent of those approved in the period (地名管理条例 art. 13–14).
 * The variant `in-time` asks for both within 15 days of approval. Not known if none was approved.
 */
export const placeNameFilingRate = indicator({
  id: 'registry.place-name-filing-rate',
  name: { zh: '地名备案公告率', en: 'Place names filed and announced' },
  variants: {
    done: share(
      count(placeNames, { where: not(anyOf(isNull(filedOn), isNull(announcedOn))), on: approvedOn }),
      count(placeNames, { on: approvedOn }),
    ),
    'in-time': share(
      count(placeNames, {
        where: allOf(atMost(daysBetween(approvedOn, filedOn), 15), atMost(daysBetween(approvedOn, announcedOn), 15)),
        on: approvedOn,
      }),
      count(placeNames, { on: approvedOn }),
    ),
  },
  variantNames: {
    done: { zh: '已备案公告', en: 'filed and announced' },
    'in-time': { zh: '15日内备案公告', en: 'filed and announced within 15 days' },
  },
  doubts: [
    {
      zh: '逾期备案、公告是否计入未明，默认计入，另给按期口径',
      en: 'whether late filing counts is not said; it does, and a variant counts only what was in time',
    },
  ],
})

/** The stage of the pilot of place-name services and culture. */
export const placeNameCulturePilot = milestone({
  id: 'registry.place-name-culture-pilot',
  name: { zh: '地名文化服务与文化建设试点进度', en: 'Pilot of place-name culture' },
  lowestLevel: 'city',
})

/** Rural place names added or marked on maps in the period (乡村著名行动). */
export const ruralPlaceNamesAdded = indicator({
  id: 'registry.rural-place-names-added',
  name: { zh: '“乡村著名行动”地名数', en: 'Rural place names added' },
  lowestLevel: 'village',
  formula: total(count(placeNames, { on: ruralMarkedOn })),
})

/** Place names in use that are protected on the last day. */
export const placeNamesProtected = indicator({
  id: 'registry.place-name-culture-protected',
  name: { zh: '地名文化保护项目数', en: 'Place names under protection' },
  lowestLevel: 'township',
  formula: total(count(placeNames, { where: atMost(protectedOn, referenceDay) })),
})

/** Historic and old place names whose origin was traced in the period. */
export const historicNamesTraced = indicator({
  id: 'registry.historic-names-traced',
  name: { zh: '历史地名和老地名溯源数', en: 'Historic place names traced' },
  lowestLevel: 'township',
  formula: total(count(placeNames, { on: tracedOn })),
})

/** Products made of place-name and address data that were completed in the period. */
export const addressDataProducts = indicator({
  id: 'registry.place-address-data-products',
  name: { zh: '地名地址数据增值性转化数', en: 'Products made of address data' },
  formula: total(projectsCompleted('address-data-product')),
})

/** Digital door plates on addresses of place names in use on the last day. */
export const digitalDoorPlates = indicator({
  id: 'registry.digital-door-plates',
  name: { zh: '数字门牌数', en: 'Digital door plates' },
  lowestLevel: 'village',
  formula: total(sum(placeNames, digitalPlates)),
})

/** In the plan’s order. */
export default [
  placeNameTaskCompletion,
  placeNameMechanism,
  placeNamesByRuleRate,
  placeNameUseComplianceRate,
  placeNameFilingRate,
  placeNameCulturePilot,
  ruralPlaceNamesAdded,
  placeNamesProtected,
  historicNamesTraced,
  addressDataProducts,
  digitalDoorPlates,
] as const
