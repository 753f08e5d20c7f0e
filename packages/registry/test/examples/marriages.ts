import type { WorkedExample } from '@minzheng/core/testing'
import { codes, event, facility, project, registration } from './rows.js'

const city = { district: '330500', period: '2024' } as const
const [first, second, third] = codes

const places = (
  id: string,
  topic: Parameters<typeof facility>[0],
  other: Parameters<typeof facility>[0],
  says: string,
): WorkedExample => ({
  says,
  indicator: `registry.${id}`,
  records: {
    'registry-facilities': [
      facility(topic),
      facility(topic, { openedOn: '2024-12-31' }),
      facility(topic, { district: '330523001' }),
      facility(topic, { closedOn: '2024-12-31' }),
      facility(topic, { openedOn: '2025-01-01' }),
      facility(other),
    ],
  },
  ...city,
  expect: 3,
})

/** Marriages, counted by hand. */
export const marriageExamples: readonly WorkedExample[] = [
  {
    says: 'one of two counties has issued its plan of wedding reform; a plan of the city covers no county',
    indicator: 'registry.county-marriage-reform-plan-rate',
    records: {
      'registry-projects': [
        project('marriage-reform-plan', { completedOn: '2024-06-01' }),
        project('marriage-reform-plan', { district: '330523' }),
        project('marriage-reform-plan', { district: '330500', completedOn: '2024-03-01' }),
        project('marriage-standard', { district: '330523', completedOn: '2024-06-01' }),
      ],
    },
    ...city,
    expect: 50,
  },
  {
    says: 'projects of the wedding economy count from their start until they are given up',
    indicator: 'registry.sweet-economy-projects',
    records: {
      'registry-projects': [
        project('sweet-economy'),
        project('sweet-economy', { completedOn: '2024-04-01', district: '330523' }),
        project('sweet-economy', { stoppedOn: '2024-12-31' }),
        project('marriage-standard'),
      ],
    },
    ...city,
    expect: 2,
  },
  {
    says: 'one of three marriage offices is up to the standard; one not yet judged is not',
    indicator: 'registry.marriage-office-standard-rate',
    records: {
      'registry-facilities': [
        facility('marriage-office', { compliant: true }),
        facility('marriage-office', { compliant: false }),
        facility('marriage-office', { district: '330523' }),
        facility('marriage-office', { compliant: true, closedOn: '2023-01-01' }),
        facility('culture-hall', { compliant: true }),
      ],
    },
    ...city,
    expect: (1 / 3) * 100,
  },
  places(
    'city-outdoor-wedding-bases',
    'city-wedding-base',
    'provincial-wedding-base',
    'wedding bases of the city in use count, those of the province do not',
  ),
  places(
    'provincial-outdoor-wedding-bases',
    'provincial-wedding-base',
    'city-wedding-base',
    'wedding bases of the province count apart from those of the city',
  ),
  places(
    'marriage-guidance-centres',
    'guidance-centre',
    'counselling-station',
    'guidance centres count, stations are not centres',
  ),
  places(
    'marriage-counselling-stations',
    'counselling-station',
    'guidance-centre',
    'counselling stations count, centres are not stations',
  ),
  places('marriage-culture-halls', 'culture-hall', 'marriage-office', 'halls of wedding customs in use count'),
  {
    says: 'an office named twice holds one title, and a withdrawn title does not count',
    indicator: 'registry.provincial-top10-marriage-offices',
    records: {
      'organisation-events': [
        event('top-marriage-office', first),
        event('top-marriage-office', first, { happenedOn: '2021-05-01' }),
        event('top-marriage-office', second, { happenedOn: '2021-05-01', endedOn: '2024-02-01' }),
        event('clean-model', third),
      ],
    },
    ...city,
    expect: 1,
  },
  {
    says: 'a standard counts when it is issued',
    indicator: 'registry.marriage-standards-issued',
    records: {
      'registry-projects': [
        project('marriage-standard', { district: '330500', completedOn: '2024-10-10' }),
        project('marriage-standard', { district: '330500' }),
        project('marriage-reform-plan', { completedOn: '2024-10-10' }),
      ],
    },
    ...city,
    expect: 1,
  },
  {
    says: 'two of three registrations have their archive; an application that was not completed is not a registration',
    indicator: 'registry.marriage-e-archive-rate',
    records: {
      'marriage-registrations': [
        registration(),
        registration({
          kind: 'divorce',
          acceptedOn: '2024-01-02',
          registeredOn: '2024-02-02',
          archivedOn: '2024-02-05',
        }),
        registration({ archivedOn: null }),
        registration({ kind: 'divorce', registeredOn: null, archivedOn: null }),
      ],
    },
    ...city,
    expect: (2 / 3) * 100,
  },
  {
    says: 'marriages have a rate of their own, whatever is missing of other registrations',
    indicator: 'registry.marriage-e-archive-rate',
    part: 'kind=marriage',
    records: {
      'marriage-registrations': [
        registration({ archivedOn: null }),
        registration(),
        registration({ kind: 'reissue', registeredOn: '2024-05-22', archivedOn: null }),
      ],
    },
    district: '330502',
    period: '2024-05',
    expect: 50,
  },
  {
    says: 'a couple of another province counts where it is registered',
    indicator: 'registry.cross-province-marriage-cases',
    records: {
      'marriage-registrations': [
        registration({ origin: 'other-province' }),
        registration({ origin: 'other-province', kind: 'divorce', registeredOn: null }),
        registration({
          origin: 'other-province',
          acceptedOn: '2023-12-20',
          registeredOn: '2024-01-22',
          kind: 'divorce',
        }),
        registration({ origin: 'other-province', district: '330523' }),
        registration({ origin: 'province' }),
        registration(),
      ],
    },
    district: '330502',
    period: '2024',
    expect: 2,
  },
  {
    says: 'divorces of couples of another province are counted separately',
    indicator: 'registry.cross-province-marriage-cases',
    part: 'kind=divorce',
    records: {
      'marriage-registrations': [
        registration({ origin: 'other-province' }),
        registration({
          origin: 'other-province',
          acceptedOn: '2024-03-20',
          registeredOn: '2024-04-22',
          kind: 'divorce',
        }),
      ],
    },
    ...city,
    expect: 1,
  },
  {
    says: 'couples of elsewhere in the province count separately from those of other provinces',
    indicator: 'registry.province-wide-marriage-cases',
    records: {
      'marriage-registrations': [
        registration({ origin: 'province' }),
        registration({ origin: 'other-province' }),
        registration(),
      ],
    },
    ...city,
    expect: 1,
  },
  {
    says: 'joint cases count for marriages, never for divorces',
    indicator: 'registry.marriage-birth-household-cases',
    records: {
      'marriage-registrations': [
        registration({ jointCase: true }),
        registration({ jointCase: true, kind: 'reissue' }),
        registration({ jointCase: true, kind: 'divorce' }),
        registration(),
      ],
    },
    ...city,
    expect: 2,
  },
]
