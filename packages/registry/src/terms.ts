import { allOf, atLeast, atMost, is, moreThan, referenceDay, type Filter } from '@minzheng/core'
import { organisationGrades, zombieOrganisations } from './datasets/index.js'

/** Dealt with on or before the reference day: withdrawn, cancelled, revoked or put right (整治). */
export const treated = atMost(zombieOrganisations.col.treatedOn, referenceDay)

/** Listed before the year (存量) or within it (新增). */
export const ofCohort = (cohort: 'existing' | 'new'): Filter => is(zombieOrganisations.col.cohort, cohort)

/** Grade 4A or 5A, not expired on the reference day. */
export const validGrade4aAndAbove = allOf(atLeast(organisationGrades.col.grade, 4), moreThan(organisationGrades.col.expiresOn, referenceDay))
