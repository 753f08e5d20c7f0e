import { allOf, atLeast, count, indicator, is, milestone, oneOf, share, total } from '@minzheng/core'
import { governanceIncidents, governanceMatters } from '../datasets/index.js'
import { activitiesHeld, incidentsOf, partsBy, petitionsThat, shareReached } from '../measures.js'

const incident = governanceIncidents.col
const hazards = ['hazard-institution', 'hazard-client', 'hazard-opinion'] as const
const isHazard = oneOf(incident.topic, hazards)
const hazardKinds = partsBy(governanceIncidents, incident.topic, hazards)

/** Safety drills held in the period. */
export const safetyBottomLineDrills = indicator({
  id: 'governance.safety-bottom-line-drills',
  name: { zh: '安全底线思维演练(应急)次数', en: 'Safety drills' },
  formula: activitiesHeld('safety-drill'),
  doubts: [
    {
      zh: '条文未写明具体行动,以演练次数衡量为建议口径。',
      en: 'The clause names no action; counting drills is a proposal.',
    },
  ],
})

/**
 * Service facilities inspected for safety so far this year, of all of them, by the last count of the year, in percent.
 * Not known until the year has a count.
 */
export const facilitySafetyInspectionRate = indicator({
  id: 'governance.facility-safety-inspection-rate',
  name: { zh: '民政服务机构设施安全检查覆盖率', en: 'Facilities inspected for safety' },
  lowestLevel: 'township',
  formula: shareReached('facility-inspection'),
})

/**
 * Service facilities with a named person answerable for safety, of all of them, by the last count of the year, in
 * percent. Not known until the year has a count.
 */
export const safetyResponsibilityRate = indicator({
  id: 'governance.safety-responsibility-rate',
  name: { zh: '安全管理责任落实率', en: 'Facilities with a person answerable for safety' },
  lowestLevel: 'township',
  formula: shareReached('safety-responsibility'),
})

/**
 * Safety hazards found in the period that have been put right since, in percent, also by kind of hazard. Not known if
 * none was found.
 */
export const safetyHazardFixedRate = indicator({
  id: 'governance.safety-hazard-fixed-rate',
  name: { zh: '安全隐患整改率', en: 'Safety hazards put right' },
  lowestLevel: 'township',
  formula: share(
    count(governanceIncidents, { where: allOf(isHazard, atLeast(incident.rectifiedOn, incident.foundOn)) }),
    count(governanceIncidents, { where: isHazard }),
  ),
  by: { kind: hazardKinds },
})

/**
 * Hazards that were found by self-check, of all hazards and accidents of the period, in percent; if it is not stated
 * how one was found, it counts as not found by self-check. Not known if there was neither.
 */
export const preEventHazardShare = indicator({
  id: 'governance.pre-event-hazard-share',
  name: { zh: '事前预防发现隐患占比', en: 'Hazards found by self-check before any event' },
  lowestLevel: 'township',
  formula: share(
    count(governanceIncidents, { where: allOf(isHazard, is(incident.selfChecked, true)) }),
    incidentsOf(...hazards, 'accident'),
  ),
})

/**
 * Accidents of the two upper grades, major and extraordinary (生产安全事故报告和调查处理条例 art. 3: from 10 dead, 50 badly hurt or 50
 * million yuan).
 */
export const majorAccidents = indicator({
  id: 'governance.major-accidents',
  name: { zh: '重特大事故数', en: 'Major accidents' },
  better: 'lower',
  formula: total(
    count(governanceIncidents, {
      where: allOf(is(incident.topic, 'accident'), oneOf(incident.grade, ['major', 'extraordinary'])),
    }),
  ),
})

/** The work of handling petitions by law; for the city, the least advanced county. */
export const petitionLegalisationStage = milestone({
  id: 'governance.petition-legalisation-stage',
  name: { zh: '民政领域信访工作法治化推进', en: 'Petitions handled by law' },
  every: 'county',
})

/**
 * Petitions closed in the period that were resolved at the first handling, of those for which it is stated, in percent.
 * Not known if none was closed.
 */
export const petitionFirstResolutionRate = indicator({
  id: 'governance.petition-first-resolution-rate',
  name: { zh: '信访一次性化解率', en: 'Petitions resolved at the first handling' },
  formula: petitionsThat(governanceMatters.col.resolvedFirst),
  doubts: [
    {
      zh: '“切实提高”以上年为基数,无目标值。',
      en: '“Raise in earnest” is held against the year before; no number is set.',
    },
  ],
})

/**
 * Petitions closed in the period whose petitioner is satisfied, of those who answered, in percent. Not known if nobody
 * answered.
 */
export const petitionSatisfactionRate = indicator({
  id: 'governance.petition-satisfaction-rate',
  name: { zh: '信访群众满意率', en: 'Satisfied petitioners' },
  formula: petitionsThat(governanceMatters.col.satisfied),
  doubts: [
    {
      zh: '“切实提高”以上年为基数,无目标值。',
      en: '“Raise in earnest” is held against the year before; no number is set.',
    },
  ],
})

/** In the plan’s order. */
export default [
  safetyBottomLineDrills,
  facilitySafetyInspectionRate,
  safetyResponsibilityRate,
  safetyHazardFixedRate,
  preEventHazardShare,
  majorAccidents,
  petitionLegalisationStage,
  petitionFirstResolutionRate,
  petitionSatisfactionRate,
] as const
