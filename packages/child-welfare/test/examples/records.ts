import type { RecordOf } from '@minzheng/core'
import type { childCases, childrenInDifficulty, childWorkers, listedChildren } from '../../src/index.js'

export const village = '330502001001'
export const otherVillage = '330523001201'

const pseudonym = (number: number): string => number.toString(16).padStart(32, '0')

type Child = RecordOf<typeof childrenInDifficulty>
export const child = (number: number, assessedOn: string | null, changes: Partial<Child> = {}): Child => ({
  child: pseudonym(number),
  district: village,
  category: 'poverty',
  registeredOn: '2022-09-01',
  endedOn: null,
  assessedOn,
  risk: assessedOn === null ? null : 'low',
  bornOn: null,
  needsHelp: null,
  helpedOn: null,
  ...changes,
})

type Listed = RecordOf<typeof listedChildren>
export const listed = (number: number, list: Listed['list'], changes: Partial<Listed> = {}): Listed => ({
  child: pseudonym(number),
  district: village,
  list,
  bornOn: '2014-05-05',
  registeredOn: '2022-09-01',
  endedOn: null,
  followedUpOn: null,
  ...changes,
})

type Worker = RecordOf<typeof childWorkers>
export const worker = (
  number: number,
  role: Worker['role'],
  trainedOn: string | null,
  changes: Partial<Worker> = {},
): Worker => ({
  worker: pseudonym(number),
  district: role === 'director' ? village : '330502001',
  role,
  startedOn: '2020-01-01',
  leftOn: null,
  trainedOn,
  ...changes,
})

type Case = RecordOf<typeof childCases>
export const caseOf = (number: number, changes: Partial<Case> = {}): Case => ({
  case: `C${number}`,
  district: '330502',
  kind: 'rights',
  receivedOn: '2024-03-01',
  closedOn: '2024-04-01',
  compliant: null,
  ...changes,
})

export const facility = (number: number, topic: string, changes: object = {}) => ({
  facility: `F${number}`,
  district: village,
  topic,
  grade: null,
  compliant: null,
  openedOn: '2021-01-01',
  closedOn: null,
  ...changes,
})

export const project = (number: number, topic: string, changes: object = {}) => ({
  project: `P${number}`,
  district: '330502',
  topic,
  startedOn: '2023-06-01',
  completedOn: null,
  acceptedOn: null,
  stoppedOn: null,
  investment: null,
  ...changes,
})

export const service = (number: number, of: number, servedOn: string, kind = 'mental-health', district = village) => ({
  service: `S${number}`,
  child: pseudonym(of),
  district,
  kind,
  servedOn,
})
