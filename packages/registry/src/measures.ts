import {
  allOf,
  anyOf,
  atLeast,
  atMost,
  count,
  is,
  isNull,
  lessThan,
  moreThan,
  not,
  referenceDay,
  yearStart,
  after,
  type Filter,
  type RecordOf,
} from '@minzheng/core'
import {
  annualInspections,
  boundaryLines,
  funeralStaff,
  organisationEvents,
  organisationGrades,
  registryFacilities,
  registryInspections,
  registryMatters,
  registryProjects,
  zombieOrganisations,
} from './datasets/index.js'

/** Dealt with on or before the reference day: withdrawn, cancelled, revoked or put right (整治). */
export const treated = atMost(zombieOrganisations.col.treatedOn, referenceDay)

/** Listed before the year (存量) or within it (新增). */
export const ofCohort = (cohort: 'existing' | 'new'): Filter => is(zombieOrganisations.col.cohort, cohort)

/** Grade 4A or 5A, not expired on the reference day. */
export const validGrade4aAndAbove = allOf(
  atLeast(organisationGrades.col.grade, 4),
  moreThan(organisationGrades.col.expiresOn, referenceDay),
)

/** Any grade from 1A to 5A that has not expired on the reference day. */
export const validGrade = moreThan(organisationGrades.col.expiresOn, referenceDay)

/** The organisation of the inspection is still on the register on the reference day. */
export const stillRegistered = anyOf(
  isNull(annualInspections.col.cancelledOn),
  moreThan(annualInspections.col.cancelledOn, referenceDay),
)

/**
 * Closed, as far as the register states it. A flow over a year is the sum of its months, each with its own last day:
 * with a condition on the reference day, a matter opened in one month and closed in the next would never count.
 */
export const closed = not(isNull(registryMatters.col.closedOn))

/** Of one topic of the ledger of matters. */
export const matterOf = (topic: RecordOf<typeof registryMatters>['topic']): Filter =>
  is(registryMatters.col.topic, topic)

/** Of one topic of the ledger of organisations. */
export const eventOf = (topic: RecordOf<typeof organisationEvents>['topic']): Filter =>
  is(organisationEvents.col.topic, topic)

/** Completed on or before the reference day. */
export const completed = atMost(registryProjects.col.completedOn, referenceDay)

/** Of one topic of the projects. */
export const projectOf = (topic: RecordOf<typeof registryProjects>['topic']): Filter =>
  is(registryProjects.col.topic, topic)

/** Projects of a topic that were completed within the period. */
export const projectsCompleted = (topic: RecordOf<typeof registryProjects>['topic']) =>
  count(registryProjects, { where: projectOf(topic), on: registryProjects.col.completedOn })

/** Of one topic of the facilities. */
export const facilityOf = (topic: RecordOf<typeof registryFacilities>['topic']): Filter =>
  is(registryFacilities.col.topic, topic)

/** Of one topic of the inspections. */
export const inspectionOf = (topic: RecordOf<typeof registryInspections>['topic']): Filter =>
  is(registryInspections.col.topic, topic)

/** Due by the end of the reference day's year. */
export const dueThisYear = lessThan(boundaryLines.col.dueOn, after(yearStart, { years: 1 }))

/** Trained in the reference day's year, by that day. */
export const trainedThisYear = allOf(
  atLeast(funeralStaff.col.trainedOn, yearStart),
  atMost(funeralStaff.col.trainedOn, referenceDay),
)
