import type { RecordOf } from '@minzheng/core'
import type {
  governanceActivities,
  governanceCoverageCounts,
  governanceDocuments,
  governanceIncidents,
  governanceInspections,
  governanceMatters,
  governanceProjects,
  governanceTitles,
  governanceTrainings,
  specialFunds,
} from '../../src/index.js'

let made = 0
/** A number that no other row has. */
const next = (): string => `N${(made += 1)}`

type Row<D> = RecordOf<D>
type Changes<D> = Partial<Row<D>>

export const fund = (
  number: number,
  inspectedOn: string | null,
  changes: Changes<typeof specialFunds> = {},
): Row<typeof specialFunds> => ({
  fund: `ZJ${number}`,
  district: '330502',
  allocatedOn: '2023-02-01',
  closedOn: null,
  amount: 1_000_000_00,
  inspectedOn,
  source: null,
  evaluatedOn: null,
  auditedOn: null,
  auditedAmount: null,
  irregularAmount: null,
  ...changes,
})

export const matter = (
  topic: Row<typeof governanceMatters>['topic'],
  changes: Changes<typeof governanceMatters> = {},
): Row<typeof governanceMatters> => ({
  matter: next(),
  district: '330502',
  topic,
  assignedOn: '2024-02-01',
  dueOn: '2024-06-30',
  completedOn: null,
  withdrawnOn: null,
  resolvedFirst: null,
  satisfied: null,
  ...changes,
})

export const inspection = (
  topic: Row<typeof governanceInspections>['topic'],
  changes: Changes<typeof governanceInspections> = {},
): Row<typeof governanceInspections> => ({
  inspection: next(),
  subject: 'S1',
  district: '330502',
  topic,
  inspectedOn: '2024-03-01',
  passed: true,
  problems: 0,
  rectified: 0,
  ...changes,
})

export const activity = (
  topic: Row<typeof governanceActivities>['topic'],
  changes: Changes<typeof governanceActivities> = {},
): Row<typeof governanceActivities> => ({
  activity: next(),
  district: '330502',
  topic,
  heldOn: '2024-05-01',
  participants: 30,
  amount: null,
  ...changes,
})

export const training = (
  topic: Row<typeof governanceTrainings>['topic'],
  changes: Changes<typeof governanceTrainings> = {},
): Row<typeof governanceTrainings> => ({
  training: next(),
  district: '330502',
  topic,
  heldOn: '2024-05-01',
  participants: 30,
  passed: null,
  ...changes,
})

export const document = (
  kind: Row<typeof governanceDocuments>['kind'],
  changes: Changes<typeof governanceDocuments> = {},
): Row<typeof governanceDocuments> => ({
  document: next(),
  district: '330502',
  kind,
  field: null,
  issuedOn: '2024-04-01',
  repealedOn: null,
  implementedOn: null,
  procedureFollowed: null,
  legalityReviewed: null,
  competitionReviewed: null,
  ...changes,
})

export const project = (
  topic: Row<typeof governanceProjects>['topic'],
  changes: Changes<typeof governanceProjects> = {},
): Row<typeof governanceProjects> => ({
  project: next(),
  district: '330502',
  topic,
  startedOn: '2023-06-01',
  completedOn: null,
  acceptedOn: null,
  stoppedOn: null,
  investment: null,
  ...changes,
})

export const incident = (
  topic: Row<typeof governanceIncidents>['topic'],
  changes: Changes<typeof governanceIncidents> = {},
): Row<typeof governanceIncidents> => ({
  incident: next(),
  district: '330502',
  topic,
  foundOn: '2024-05-01',
  selfChecked: null,
  grade: null,
  rectifiedOn: null,
  ...changes,
})

export const reach = (
  topic: Row<typeof governanceCoverageCounts>['topic'],
  countedOn: string,
  inScope: number,
  covered: number,
  district = '330502',
): Row<typeof governanceCoverageCounts> => ({ district, topic, countedOn, inScope, covered })

export const title = (
  topic: Row<typeof governanceTitles>['topic'],
  holder: string,
  changes: Changes<typeof governanceTitles> = {},
): Row<typeof governanceTitles> => ({
  title: next(),
  district: '330502',
  topic,
  holder,
  grantedOn: '2023-01-01',
  endedOn: null,
  ...changes,
})
