import {
  allOf,
  anyOf,
  atLeast,
  atMost,
  count,
  distinct,
  is,
  isNull,
  not,
  oneOf,
  referenceDay,
  sum,
  yearStart,
  type Filter,
  type RecordOf,
  type Unit,
} from '@minzheng/core'
import {
  caregivers,
  elderlyCareActivities,
  elderlyCareCases,
  elderlyCareFacilities,
  elderlyCareHeadCounts,
  elderlyCareInspections,
  elderlyCareParticipants,
  elderlyCarePersons,
  elderlyCareProjects,
  elderlyInstitutions,
  mealSites,
} from './datasets/index.js'

/** Holds a certificate of any level, granted on or before the reference day (持证). */
const certified = allOf(not(isNull(caregivers.col.certificate)), atMost(caregivers.col.certifiedOn, referenceDay))

/** Works full time, in older people's homes (专职居家). */
export const fulltimeAtHome = allOf(is(caregivers.col.setting, 'home'), is(caregivers.col.employment, 'full-time'))

/** Caregivers on the register who are certified: persons, not certificates. */
export const certifiedCaregivers = count(caregivers, { where: certified })

/** Of one list of older persons. */
export const personOf = (topic: RecordOf<typeof elderlyCarePersons>['topic']): Filter =>
  is(elderlyCarePersons.col.topic, topic)

/** Older persons on one list, each once; or another value of their records, such as a bed. */
export const personsOn = <U extends Unit>(topic: RecordOf<typeof elderlyCarePersons>['topic'], unit: U) =>
  distinct(elderlyCarePersons, elderlyCarePersons.col.person, unit, { where: personOf(topic) })

/** Persons of one head count, in force on the reference day. */
export const headCount = (topic: RecordOf<typeof elderlyCareHeadCounts>['topic']) =>
  sum(elderlyCareHeadCounts, elderlyCareHeadCounts.col.persons, { where: is(elderlyCareHeadCounts.col.topic, topic) })

type Participation = RecordOf<typeof elderlyCareParticipants>['topic']

/** The participants of a kind on the reference day, each once. */
export const participantsOf = <U extends Unit>(topic: Participation, unit: U) =>
  distinct(elderlyCareParticipants, elderlyCareParticipants.col.participant, unit, {
    where: is(elderlyCareParticipants.col.topic, topic),
  })

/** The participants of a kind who began within the period, each once. */
export const newParticipantsOf = <U extends Unit>(topic: Participation, unit: U) =>
  distinct(elderlyCareParticipants, elderlyCareParticipants.col.participant, unit, {
    where: is(elderlyCareParticipants.col.topic, topic),
    on: elderlyCareParticipants.col.startedOn,
  })

/** Of one topic of the facilities. */
export const facilityOf = (topic: RecordOf<typeof elderlyCareFacilities>['topic']): Filter =>
  is(elderlyCareFacilities.col.topic, topic)

/** Facilities of a topic that are open on the reference day. */
export const facilitiesOf = (topic: RecordOf<typeof elderlyCareFacilities>['topic']) =>
  count(elderlyCareFacilities, { where: facilityOf(topic) })

type Project = RecordOf<typeof elderlyCareProjects>['topic']

/** Completed on or before the reference day. */
const completed = atMost(elderlyCareProjects.col.completedOn, referenceDay)

/** Projects of a topic on file on the reference day: started, and not given up. */
export const projectsOnFile = (topic: Project) =>
  count(elderlyCareProjects, { where: is(elderlyCareProjects.col.topic, topic) })

/** Those of them that are completed by the reference day. */
export const projectsDone = (topic: Project) =>
  count(elderlyCareProjects, { where: allOf(is(elderlyCareProjects.col.topic, topic), completed) })

/** Projects of a topic that were completed within the period. */
export const projectsCompleted = (topic: Project) =>
  count(elderlyCareProjects, {
    where: is(elderlyCareProjects.col.topic, topic),
    on: elderlyCareProjects.col.completedOn,
  })

/** Projects under way on the reference day, or completed earlier in its year. */
export const projectsOfTheYear = (topic: Project) =>
  count(elderlyCareProjects, {
    where: allOf(
      is(elderlyCareProjects.col.topic, topic),
      anyOf(isNull(elderlyCareProjects.col.completedOn), atLeast(elderlyCareProjects.col.completedOn, yearStart)),
    ),
  })

/** Activities of a topic. */
export const activitiesOf = (topic: RecordOf<typeof elderlyCareActivities>['topic']) =>
  count(elderlyCareActivities, { where: is(elderlyCareActivities.col.topic, topic) })

/** Of one topic of the inspections. */
export const inspectionOf = (topic: RecordOf<typeof elderlyCareInspections>['topic']): Filter =>
  is(elderlyCareInspections.col.topic, topic)

/** Of one topic of the ledger of cases. */
export const caseOf = (topic: RecordOf<typeof elderlyCareCases>['topic']): Filter =>
  is(elderlyCareCases.col.topic, topic)

/**
 * Closed, as far as the ledger states it. In a flow each month has its own last day, so with a condition on the
 * reference day a case closed in a later month would never count.
 */
export const closed = not(isNull(elderlyCareCases.col.closedOn))

/** Beds of the homes that are open. */
export const approvedBeds = sum(elderlyInstitutions, elderlyInstitutions.col.beds)

/** Small and medium homes (中小型养老机构), as the office files them. */
export const smallOrMedium = oneOf(elderlyInstitutions.col.size, ['small', 'medium'])

/** Public homes (公办), whoever operates them. */
export const publicHome = oneOf(elderlyInstitutions.col.kind, ['public', 'public-private'])

const { venue, menu, notice, service, pledge, terminal, equipment } = mealSites.col

/** The seven standards of a meal site (七个标准化), in the plan's order. */
export const sevenStandards = { venue, menu, notice, service, pledge, terminal, equipment } as const
