import type { RecordOf } from '@minzheng/core'
import type {
  annualInspections,
  boundaryLines,
  funeralServices,
  funeralStaff,
  marriageRegistrations,
  organisationEvents,
  placeNames,
  registryActivities,
  registryFacilities,
  registryInspections,
  registryMatters,
  registryProjects,
} from '../../src/index.js'

type Changes<D> = Partial<RecordOf<D>>

/** Five credit codes: associations, service organisations, a foundation. */
export const codes = [
  '51330500MJ0000018F',
  '52330502MJ00000264',
  '53330500MJ0000034Y',
  '52330521MJ0000042A',
  '51330522MJ0000050N',
] as const

let made = 0
const next = (): string => `n${(made += 1)}`

/** The inspection of 2024 of an association in Wuxing, sent in time. */
export const inspection = (
  creditCode: string,
  changes: Changes<typeof annualInspections> = {},
): RecordOf<typeof annualInspections> => ({
  creditCode,
  district: '330502',
  kind: 'association',
  dueOn: '2024-05-31',
  submittedOn: '2024-05-06',
  conclusion: 'passed',
  party: 'none',
  cleanCharter: false,
  cancelledOn: null,
  ...changes,
})

/** An event of an organisation in Wuxing in May 2024. */
export const event = (
  topic: RecordOf<typeof organisationEvents>['topic'],
  subject: string,
  changes: Changes<typeof organisationEvents> = {},
): RecordOf<typeof organisationEvents> => ({
  event: next(),
  subject,
  district: '330502',
  topic,
  happenedOn: '2024-05-10',
  endedOn: null,
  ...changes,
})

/** A matter of Wuxing, opened in March 2024 and still open. */
export const matter = (
  topic: RecordOf<typeof registryMatters>['topic'],
  changes: Changes<typeof registryMatters> = {},
): RecordOf<typeof registryMatters> => ({
  matter: next(),
  district: '330502',
  topic,
  openedOn: '2024-03-04',
  closedOn: null,
  byRule: null,
  ...changes,
})

/** A county line led by Wuxing, due in 2024 and not inspected yet. */
export const line = (changes: Changes<typeof boundaryLines> = {}): RecordOf<typeof boundaryLines> => ({
  line: next(),
  district: '330502',
  rank: 'county',
  settledOn: '2001-06-01',
  endedOn: null,
  dueOn: '2024-10-31',
  inspectedOn: null,
  peaceful: null,
  ...changes,
})

/** A road of Zhili village, named on 1 March 2024, filed and announced at once. */
export const placeName = (changes: Changes<typeof placeNames> = {}): RecordOf<typeof placeNames> => ({
  placeName: next(),
  district: '330502100201',
  kind: 'road',
  approvedOn: '2024-03-01',
  abolishedOn: null,
  byRule: true,
  filedOn: '2024-03-05',
  announcedOn: '2024-03-06',
  ruralMarkedOn: null,
  protectedOn: null,
  tracedOn: null,
  digitalPlates: 0,
  ...changes,
})

/** A funeral of someone of Zhili in April 2024, entitled to free basics. */
export const funeral = (changes: Changes<typeof funeralServices> = {}): RecordOf<typeof funeralServices> => ({
  service: next(),
  district: '330502100',
  diedOn: '2024-04-01',
  servedOn: '2024-04-03',
  cremation: 'here',
  burial: 'ash-hall',
  entitled: true,
  free: true,
  waived: 120_000,
  oneThing: false,
  propertyQuery: false,
  ...changes,
})

/** Someone who works in funeral services in Wuxing. */
export const staff = (changes: Changes<typeof funeralStaff> = {}): RecordOf<typeof funeralStaff> => ({
  staff: (made += 1).toString(16).padStart(32, '0'),
  district: '330502',
  startedOn: '2019-07-01',
  leftOn: null,
  trainedOn: null,
  ...changes,
})

/** A local marriage at the office of Wuxing, on a day in May 2024, with its archive. */
export const registration = (
  changes: Changes<typeof marriageRegistrations> = {},
): RecordOf<typeof marriageRegistrations> => ({
  registration: next(),
  district: '330502',
  kind: 'marriage',
  acceptedOn: '2024-05-20',
  registeredOn: '2024-05-20',
  origin: 'local',
  archivedOn: '2024-05-21',
  jointCase: false,
  ...changes,
})

/** A place in Yuehe, opened in 2022. */
export const facility = (
  topic: RecordOf<typeof registryFacilities>['topic'],
  changes: Changes<typeof registryFacilities> = {},
): RecordOf<typeof registryFacilities> => ({
  facility: next(),
  district: '330502001',
  topic,
  grade: null,
  compliant: null,
  openedOn: '2022-04-01',
  closedOn: null,
  ...changes,
})

/** A project of Wuxing, started in January 2024 and not completed. */
export const project = (
  topic: RecordOf<typeof registryProjects>['topic'],
  changes: Changes<typeof registryProjects> = {},
): RecordOf<typeof registryProjects> => ({
  project: next(),
  district: '330502',
  topic,
  startedOn: '2024-01-15',
  completedOn: null,
  acceptedOn: null,
  stoppedOn: null,
  investment: null,
  ...changes,
})

/** A check in Wuxing that found everything in order. */
export const checked = (
  topic: RecordOf<typeof registryInspections>['topic'],
  changes: Changes<typeof registryInspections> = {},
): RecordOf<typeof registryInspections> => ({
  inspection: next(),
  subject: 's',
  district: '330502100',
  topic,
  inspectedOn: '2024-06-11',
  passed: true,
  problems: 0,
  rectified: 0,
  ...changes,
})

/** Visits to graves in Zhili at Qingming. */
export const qingming = (
  participants: number,
  changes: Changes<typeof registryActivities> = {},
): RecordOf<typeof registryActivities> => ({
  activity: next(),
  district: '330502100',
  topic: 'qingming',
  heldOn: '2024-04-04',
  participants,
  amount: null,
  ...changes,
})
