import type { AnyRecord } from '@minzheng/core'

/** A record of the small city's homes. */
export const home = (name: string, district: string, changes: AnyRecord = {}): AnyRecord => ({
  home: name,
  district,
  kind: 'public',
  beds: 10,
  nursingBeds: 4,
  gradedOn: null,
  gradeEndsOn: null,
  inspectedOn: null,
  openedOn: '2023-05-01',
  closedOn: null,
  ...changes,
})

/** A record of its grants. */
export const grant = (name: string, person: string, changes: AnyRecord = {}): AnyRecord => ({
  grant: name,
  person: person.padStart(32, '0'),
  district: '330502100201',
  bornOn: '1950-03-01',
  sex: 'female',
  appliedOn: '2024-01-02',
  paidOn: '2024-01-10',
  amount: 50_000,
  urgent: null,
  ...changes,
})
