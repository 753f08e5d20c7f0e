import type { RecordOf } from '@minzheng/core'
import type {
  caregiverAllowances,
  caregivers,
  elderlyCareActivities,
  elderlyCareCases,
  elderlyCareFacilities,
  elderlyCareHeadCounts,
  elderlyCareInspections,
  elderlyCareParticipants,
  elderlyCarePersons,
  elderlyCareProjects,
  elderlyCareServices,
  elderlyInstitutions,
  elderlyVisitMonths,
  homeCareCentres,
  kangyangConsortia,
  mealDays,
  mealSites,
} from '../../src/index.js'

/** Rows for worked examples: each is an everyday one, and an example states what is different. */

export const caregiver = (
  number: number,
  changes: Partial<RecordOf<typeof caregivers>> = {},
): RecordOf<typeof caregivers> => ({
  caregiver: number.toString(16).padStart(32, '0'),
  district: '330502',
  setting: 'home',
  employment: 'full-time',
  certificate: 'level-5',
  certifiedOn: '2022-06-01',
  startedOn: '2022-01-01',
  leftOn: null,
  ...changes,
})

export const institution = (
  number: number,
  dementiaBeds: number,
  changes: Partial<RecordOf<typeof elderlyInstitutions>> = {},
): RecordOf<typeof elderlyInstitutions> => ({
  institution: `YL${number}`,
  district: '330502001001',
  kind: 'public',
  beds: 200,
  nursingBeds: 120,
  dementiaBeds,
  openBeds: null,
  occupiedBeds: null,
  codedBeds: null,
  checkedBeds: null,
  size: null,
  fireSystem: null,
  stateRun: null,
  grade: null,
  gradedOn: null,
  gradeUntil: null,
  resettlementFiledOn: null,
  openedOn: '2019-05-01',
  closedOn: null,
  ...changes,
})

export const consortium = (
  number: number,
  district: string,
  changes: Partial<RecordOf<typeof kangyangConsortia>> = {},
): RecordOf<typeof kangyangConsortia> => ({
  consortium: `KY${number}`,
  district,
  recognisedOn: '2023-10-01',
  endedOn: null,
  ...changes,
})

export const centre = (
  number: number,
  completedOn: string | null,
  changes: Partial<RecordOf<typeof homeCareCentres>> = {},
): RecordOf<typeof homeCareCentres> => ({
  centre: `ZX${number}`,
  district: '330502100201',
  openedOn: '2018-01-01',
  work: completedOn === null ? null : 'rebuilt',
  completedOn,
  closedOn: null,
  ...changes,
})

export const mealSite = (
  number: number,
  openedOn: string,
  changes: Partial<RecordOf<typeof mealSites>> = {},
): RecordOf<typeof mealSites> => ({
  site: `ZC${number}`,
  district: '330502001001',
  kind: 'point',
  venue: null,
  menu: null,
  notice: null,
  service: null,
  pledge: null,
  terminal: null,
  equipment: null,
  supervised: null,
  openedOn,
  closedOn: null,
  ...changes,
})

export const meals = (
  number: number,
  servedOn: string,
  personTimes: number,
  district = '330502001001',
): RecordOf<typeof mealDays> => ({
  site: `ZC${number}`,
  district,
  servedOn,
  personTimes,
})

/** Registered women of 60 to 79, unless stated otherwise. */
export const older = (
  district: string,
  persons: number,
  changes: { readonly base?: string; readonly ageFrom?: number; readonly ageTo?: number } = {},
) => ({
  district,
  countedOn: '2023-12-31',
  base: 'registered',
  sex: 'female',
  ageFrom: 60,
  ageTo: 79,
  persons,
  ...changes,
})

export const reached = (district: string, stage: number, reachedOn: string) => ({
  district,
  milestone: 'elderly-care.ageing-institution-reform-done',
  reachedOn,
  stage,
  evidence: null,
})

const stamp = (number: number): string => number.toString(16).padStart(32, '0')

export const person = (
  topic: RecordOf<typeof elderlyCarePersons>['topic'],
  number: number,
  changes: Partial<RecordOf<typeof elderlyCarePersons>> = {},
): RecordOf<typeof elderlyCarePersons> => ({
  person: stamp(number),
  district: '330502001',
  topic,
  bornOn: '1945-03-10',
  ability: null,
  supported: null,
  startedOn: '2023-05-01',
  endedOn: null,
  ...changes,
})

export const headCount = (
  topic: RecordOf<typeof elderlyCareHeadCounts>['topic'],
  persons: number,
  changes: Partial<RecordOf<typeof elderlyCareHeadCounts>> = {},
): RecordOf<typeof elderlyCareHeadCounts> => ({
  district: '330502',
  topic,
  countedOn: '2024-01-31',
  persons,
  ...changes,
})

export const visitMonth = (
  monthEndOn: string,
  registered: number,
  visited: number,
  changes: Partial<RecordOf<typeof elderlyVisitMonths>> = {},
): RecordOf<typeof elderlyVisitMonths> => ({ district: '330502001', monthEndOn, registered, visited, ...changes })

export const participant = (
  topic: RecordOf<typeof elderlyCareParticipants>['topic'],
  number: number,
  changes: Partial<RecordOf<typeof elderlyCareParticipants>> = {},
): RecordOf<typeof elderlyCareParticipants> => ({
  participant: `DW${number}`,
  district: '330502',
  topic,
  startedOn: '2023-05-01',
  endedOn: null,
  ...changes,
})

let serial = 0
/** A number that no row has had. */
const next = (): string => String((serial += 1))

export const elderlyCase = (
  topic: RecordOf<typeof elderlyCareCases>['topic'],
  changes: Partial<RecordOf<typeof elderlyCareCases>> = {},
): RecordOf<typeof elderlyCareCases> => ({
  case: next(),
  district: '330502',
  topic,
  receivedOn: '2024-03-04',
  closedOn: null,
  ...changes,
})

export const facility = (
  topic: RecordOf<typeof elderlyCareFacilities>['topic'],
  changes: Partial<RecordOf<typeof elderlyCareFacilities>> = {},
): RecordOf<typeof elderlyCareFacilities> => ({
  facility: next(),
  district: '330502001001',
  topic,
  grade: null,
  compliant: null,
  openedOn: '2022-05-01',
  closedOn: null,
  ...changes,
})

export const project = (
  topic: RecordOf<typeof elderlyCareProjects>['topic'],
  completedOn: string | null,
  changes: Partial<RecordOf<typeof elderlyCareProjects>> = {},
): RecordOf<typeof elderlyCareProjects> => ({
  project: next(),
  district: '330502',
  topic,
  startedOn: '2023-03-01',
  completedOn,
  acceptedOn: null,
  stoppedOn: null,
  investment: null,
  ...changes,
})

export const activity = (
  topic: RecordOf<typeof elderlyCareActivities>['topic'],
  heldOn: string,
  changes: Partial<RecordOf<typeof elderlyCareActivities>> = {},
): RecordOf<typeof elderlyCareActivities> => ({
  activity: next(),
  district: '330502001',
  topic,
  heldOn,
  participants: 30,
  amount: null,
  ...changes,
})

export const inspection = (
  topic: RecordOf<typeof elderlyCareInspections>['topic'],
  subject: string,
  changes: Partial<RecordOf<typeof elderlyCareInspections>> = {},
): RecordOf<typeof elderlyCareInspections> => ({
  inspection: next(),
  subject,
  district: '330502001',
  topic,
  inspectedOn: '2024-04-10',
  passed: true,
  problems: 0,
  rectified: 0,
  ...changes,
})

export const serviceMonth = (
  topic: RecordOf<typeof elderlyCareServices>['topic'],
  monthEndOn: string,
  changes: Partial<RecordOf<typeof elderlyCareServices>> = {},
): RecordOf<typeof elderlyCareServices> => ({
  district: '330502',
  topic,
  monthEndOn,
  times: 0,
  amount: null,
  ...changes,
})

export const allowance = (
  number: number,
  paidOn: string,
  amount: number,
  district = '330502',
): RecordOf<typeof caregiverAllowances> => ({
  caregiver: stamp(number),
  district,
  paidOn,
  amount,
})
