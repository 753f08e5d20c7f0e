import type { RecordOf } from '@minzheng/core'
import type { caregivers, elderlyInstitutions, homeCareCentres, kangyangConsortia, mealDays, mealSites } from '../../src/index.js'

/** Rows for worked examples: each is an everyday one, and an example states what is different. */

export const caregiver = (number: number, changes: Partial<RecordOf<typeof caregivers>> = {}): RecordOf<typeof caregivers> => ({
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

export const mealSite = (number: number, openedOn: string, changes: Partial<RecordOf<typeof mealSites>> = {}): RecordOf<typeof mealSites> => ({
  site: `ZC${number}`,
  district: '330502001001',
  kind: 'point',
  openedOn,
  closedOn: null,
  ...changes,
})

export const meals = (number: number, servedOn: string, personTimes: number, district = '330502001001'): RecordOf<typeof mealDays> => ({
  site: `ZC${number}`,
  district,
  servedOn,
  personTimes,
})

/** Registered women of 60 to 79, unless stated otherwise. */
export const older = (district: string, persons: number, changes: { readonly base?: string; readonly ageFrom?: number; readonly ageTo?: number } = {}) => ({
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
