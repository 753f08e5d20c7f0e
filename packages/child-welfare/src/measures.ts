import { allOf, atLeast, atMost, count, is, isNull, not, referenceDay, yearStart, type Filter } from '@minzheng/core'
import {
  childCases,
  childFacilities,
  childProjects,
  childWorkers,
  childrenInDifficulty,
  listedChildren,
} from './datasets/index.js'

const { assessedOn, needsHelp, helpedOn } = childrenInDifficulty.col

/** The family was assessed in the year of the reference day, on or before that day. */
export const assessedThisYear = allOf(atLeast(assessedOn, yearStart), atMost(assessedOn, referenceDay))

/** The last assessment, by the reference day, found that the family needs help. */
export const foundInNeed = allOf(is(needsHelp, true), atMost(assessedOn, referenceDay))

/** Help came after that assessment, by the reference day. */
export const helped = allOf(foundInNeed, atLeast(helpedOn, assessedOn), atMost(helpedOn, referenceDay))

/** Children in difficulty on the register. */
export const registeredChildren = count(childrenInDifficulty)

type List = 'left-behind' | 'migrant' | 'orphan' | 'placed-orphan'

/** Children on one list, narrowed by further conditions. */
export function onList(list: List, ...further: readonly Filter[]) {
  return count(listedChildren, { where: allOf(is(listedChildren.col.list, list), ...further) })
}

/** Supervisors or directors in office, narrowed by further conditions. */
export function inOffice(role: 'supervisor' | 'director', ...further: readonly Filter[]) {
  return count(childWorkers, { where: allOf(is(childWorkers.col.role, role), ...further) })
}

/** Trained in the year of the reference day, on or before that day. */
export const trainedThisYear = allOf(
  atLeast(childWorkers.col.trainedOn, yearStart),
  atMost(childWorkers.col.trainedOn, referenceDay),
)

type Place = 'institution' | 'home' | 'agency' | 'model'

/** Places of one kind, narrowed by further conditions. */
export function placesOf(topic: Place, ...further: readonly Filter[]) {
  return count(childFacilities, { where: allOf(is(childFacilities.col.topic, topic), ...further) })
}

/** The place meets its standard, as the office has judged. */
export const meetsStandard = is(childFacilities.col.compliant, true)

/** The place has a star grade. */
export const graded = not(isNull(childFacilities.col.grade))

/** Tasks of the three-year plan, narrowed by further conditions. */
export function planTasks(...further: readonly Filter[]) {
  return count(childProjects, { where: allOf(is(childProjects.col.topic, 'three-year-plan'), ...further) })
}

/** Adoptions registered in the period, narrowed by further conditions. */
export function adoptions(...further: readonly Filter[]) {
  return count(childCases, {
    where: allOf(is(childCases.col.kind, 'adoption'), ...further),
    on: childCases.col.closedOn,
  })
}

/** Cases of children's rights received in the period, narrowed by further conditions. */
export function rightsCases(...further: readonly Filter[]) {
  return count(childCases, { where: allOf(is(childCases.col.kind, 'rights'), ...further) })
}
