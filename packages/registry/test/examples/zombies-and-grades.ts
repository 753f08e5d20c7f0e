import type { RecordOf } from '@minzheng/core'
import type { WorkedExample } from '@minzheng/core/testing'
import type { organisationGrades, socialOrganisations, zombieOrganisations } from '../../src/index.js'

const [first, second, third, fourth, fifth] = [
  '51330500MJ0000018F',
  '52330502MJ00000264',
  '53330500MJ0000034Y',
  '52330521MJ0000042A',
  '51330522MJ0000050N',
] as const

type Zombie = RecordOf<typeof zombieOrganisations>
const zombie = (
  creditCode: string,
  cohort: Zombie['cohort'],
  treatedOn: string | null,
  changes: Partial<Zombie> = {},
): Zombie => ({
  creditCode,
  district: '330502',
  cohort,
  listedOn: cohort === 'existing' ? '2023-09-01' : '2024-02-01',
  treatment: treatedOn === null ? null : 'cancelled',
  treatedOn,
  removedOn: null,
  ...changes,
})

type Grade = RecordOf<typeof organisationGrades>
const graded = (creditCode: string, grade: number, grantedOn: string, changes: Partial<Grade> = {}): Grade => ({
  creditCode,
  district: '330502',
  grade,
  grantedOn,
  expiresOn: `${Number(grantedOn.slice(0, 4)) + 5}${grantedOn.slice(4)}`,
  ...changes,
})

type Organisation = RecordOf<typeof socialOrganisations>
const organisation = (creditCode: string, changes: Partial<Organisation> = {}): Organisation => ({
  creditCode,
  district: '330502',
  kind: 'foundation',
  communityFoundation: true,
  registeredOn: '2021-05-01',
  cancelledOn: null,
  ...changes,
})

const existing = 'registry.zombie-so-stock-treated-rate'
const added = 'registry.zombie-so-new-treated-rate'
const topGrades = 'registry.so-4a-and-above'
const foundations = 'registry.community-foundations'

/** Zombies, grades and foundations, counted by hand. */
export const zombieAndGradeExamples: readonly WorkedExample[] = [
  {
    says: 'three of four zombies listed before the year were dealt with, revived ones too',
    indicator: existing,
    records: {
      'zombie-organisations': [
        zombie(first, 'existing', '2024-03-01'),
        zombie(second, 'existing', '2023-12-15', { treatment: 'withdrawn' }),
        zombie(third, 'existing', '2024-12-31', { treatment: 'revived', district: '330523' }),
        zombie(fourth, 'existing', null),
        zombie(fifth, 'new', null),
        zombie('51330523MJ00000692', 'new', '2024-03-01'),
      ],
    },
    district: '330500',
    period: '2024',
    expect: 75,
  },
  {
    says: 'a zombie that will be dealt with later is not dealt with yet',
    indicator: existing,
    records: {
      'zombie-organisations': [zombie(first, 'existing', '2024-06-30'), zombie(second, 'existing', '2024-07-01')],
    },
    district: '330502',
    period: '2024-06',
    expect: 50,
  },
  {
    says: 'once last year’s list is closed its zombies no longer count',
    indicator: existing,
    records: {
      'zombie-organisations': [
        zombie(first, 'existing', '2023-10-01', { removedOn: '2024-01-01' }),
        zombie(second, 'existing', null),
      ],
    },
    district: '330502',
    period: '2024',
    expect: 0,
  },
  {
    says: 'if all zombies are new there is no rate for existing ones',
    indicator: existing,
    records: { 'zombie-organisations': [zombie(first, 'new', '2024-05-01')] },
    district: '330502',
    period: '2024',
    expect: null,
  },
  {
    says: 'if none is listed there is no rate for existing zombies',
    indicator: existing,
    records: { 'zombie-organisations': [] },
    district: '330502',
    period: '2024',
    expect: null,
  },

  {
    says: 'of two zombies listed within the year one was dealt with',
    indicator: added,
    records: {
      'zombie-organisations': [
        zombie(first, 'new', '2024-08-01', { treatment: 'revoked' }),
        zombie(second, 'new', null),
        zombie(third, 'existing', '2024-02-01'),
      ],
    },
    district: '330500',
    period: '2024',
    expect: 50,
  },
  {
    says: 'a zombie counts from the day it is listed',
    indicator: added,
    records: {
      'zombie-organisations': [
        zombie(first, 'new', '2024-03-31'),
        zombie(second, 'new', null, { listedOn: '2024-04-01' }),
      ],
    },
    district: '330502',
    period: '2024-Q1',
    expect: 100,
  },
  {
    says: 'if all zombies are old there is no rate for new ones',
    indicator: added,
    records: { 'zombie-organisations': [zombie(first, 'existing', '2024-05-01')] },
    district: '330502',
    period: '2024',
    expect: null,
  },
  {
    says: 'if none is listed there is no rate for new zombies',
    indicator: added,
    records: { 'zombie-organisations': [] },
    district: '330502',
    period: '2024',
    expect: null,
  },

  {
    says: 'grades 4A and 5A count, 3A does not',
    indicator: topGrades,
    records: {
      'organisation-grades': [
        graded(first, 4, '2022-06-01', { district: '330500' }),
        graded(second, 5, '2021-06-01'),
        graded(third, 3, '2022-06-01'),
        graded(fourth, 4, '2024-12-31'),
      ],
    },
    district: '330500',
    period: '2024',
    expect: 3,
  },
  {
    says: 'an expired 4A grade drops out on the day it expires',
    indicator: topGrades,
    records: { 'organisation-grades': [graded(first, 4, '2019-06-30'), graded(second, 4, '2019-07-01')] },
    district: '330502',
    period: '2024-06',
    expect: 1,
  },
  {
    says: 'an organisation graded again is counted once, by its newest grade',
    indicator: topGrades,
    records: {
      'organisation-grades': [
        graded(first, 4, '2020-03-01'),
        graded(first, 5, '2023-03-01'),
        graded(second, 4, '2020-03-01'),
        graded(second, 3, '2023-03-01'),
      ],
    },
    district: '330502',
    period: '2024',
    expect: 1,
  },
  {
    says: 'a grade that the county gave and the city renewed is one organisation graded 4A or above, and belongs to the city',
    indicator: topGrades,
    records: {
      'organisation-grades': [graded(first, 4, '2022-06-01'), graded(first, 5, '2024-03-01', { district: '330500' })],
    },
    district: '330500',
    period: '2024',
    expect: 1,
  },
  {
    says: 'the county no longer counts an organisation whose grade the city has renewed',
    indicator: topGrades,
    records: {
      'organisation-grades': [graded(first, 4, '2022-06-01'), graded(first, 5, '2024-03-01', { district: '330500' })],
    },
    district: '330502',
    period: '2024',
    expect: 0,
  },
  {
    says: 'the county counts it for as long as the city has not',
    indicator: topGrades,
    records: {
      'organisation-grades': [graded(first, 4, '2022-06-01'), graded(first, 5, '2024-03-01', { district: '330500' })],
    },
    district: '330502',
    period: '2024-02',
    expect: 1,
  },
  {
    says: 'no organisation is graded',
    indicator: topGrades,
    records: { 'organisation-grades': [] },
    district: '330502',
    period: '2024',
    expect: 0,
  },

  {
    says: 'community foundations on the register are counted, other foundations are not',
    indicator: foundations,
    records: {
      'social-organisations': [
        organisation(first),
        organisation(second, { district: '330523' }),
        organisation(third, { communityFoundation: false }),
      ],
    },
    district: '330500',
    period: '2024',
    expect: 2,
  },
  {
    says: 'a community foundation that was cancelled is not counted, nor one registered later',
    indicator: foundations,
    records: {
      'social-organisations': [
        organisation(first, { cancelledOn: '2024-12-31' }),
        organisation(second, { registeredOn: '2025-01-01' }),
        organisation(third),
      ],
    },
    district: '330502',
    period: '2024',
    expect: 1,
  },
  {
    says: 'no community foundation is on the register',
    indicator: foundations,
    records: { 'social-organisations': [] },
    district: '330502',
    period: '2024',
    expect: 0,
  },
]
