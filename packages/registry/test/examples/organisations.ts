import type { WorkedExample } from '@minzheng/core/testing'
import { codes, event, inspection, matter } from './rows.js'

const [first, second, third, fourth, fifth] = codes
const city = { district: '330500', period: '2024' } as const

/** Party, leaders and clean building in organisations, counted by hand. */
export const organisationExamples: readonly WorkedExample[] = [
  {
    says: 'one of two party organisations is up to the standard; an organisation without one does not count',
    indicator: 'registry.so-party-standard-rate',
    records: {
      'annual-inspections': [
        inspection(first, { party: 'standard' }),
        inspection(second, { party: 'below-standard', kind: 'service-organisation' }),
        inspection(third, { party: 'none' }),
        inspection(fourth, { party: null }),
        inspection(fifth, { party: 'standard', cancelledOn: '2024-09-01' }),
        inspection('51330523MJ00000692', { party: 'below-standard', cancelledOn: '2024-12-31' }),
      ],
    },
    ...city,
    expect: 50,
  },
  {
    says: 'the latest inspection decides about a party organisation, until the next is due',
    indicator: 'registry.so-party-standard-rate',
    records: {
      'annual-inspections': [
        inspection(first, { party: 'standard', dueOn: '2023-05-31' }),
        inspection(first, { party: 'below-standard' }),
      ],
    },
    district: '330502',
    period: '2024-04',
    expect: 100,
  },
  {
    says: 'an organisation that moved from the county to the city belongs where it was inspected last',
    indicator: 'registry.so-party-standard-rate',
    records: {
      'annual-inspections': [
        inspection(first, { party: 'below-standard', dueOn: '2023-05-31' }),
        inspection(first, { party: 'standard', district: '330500' }),
      ],
    },
    ...city,
    expect: 100,
  },
  {
    says: 'service organisations have a rate of their own',
    indicator: 'registry.so-party-standard-rate',
    part: 'kind=service-organisation',
    records: {
      'annual-inspections': [
        inspection(first, { party: 'below-standard' }),
        inspection(second, { party: 'standard', kind: 'service-organisation' }),
      ],
    },
    ...city,
    expect: 100,
  },

  {
    says: 'two of four candidates were vetted by rule',
    indicator: 'registry.so-leader-vetting-rate',
    records: {
      'registry-matters': [
        matter('leader-candidate', { closedOn: '2024-03-20', byRule: true }),
        matter('leader-candidate', { closedOn: '2024-04-20', byRule: true, district: '330523' }),
        matter('leader-candidate', { closedOn: '2024-04-20', byRule: false }),
        matter('leader-candidate', { openedOn: '2024-12-20', byRule: true }),
        matter('boundary-risk', { closedOn: '2024-04-20', byRule: true }),
      ],
    },
    ...city,
    expect: 50,
  },

  {
    says: 'an organisation evaluated twice is counted once',
    indicator: 'registry.so-clean-index-applied',
    records: {
      'organisation-events': [
        event('clean-index', first),
        event('clean-index', first, { happenedOn: '2024-10-10' }),
        event('clean-index', second, { happenedOn: '2023-10-10' }),
        event('clean-index', third, { happenedOn: '2025-01-10' }),
        event('clean-model', fourth),
      ],
    },
    ...city,
    expect: 2,
  },

  {
    says: 'three of four organisations have it in the charter; one that does not state it is left out',
    indicator: 'registry.so-clean-charter-rate',
    records: {
      'annual-inspections': [
        inspection(first, { cleanCharter: true }),
        inspection(second, { cleanCharter: true, district: '330523' }),
        inspection(third, { cleanCharter: true, kind: 'foundation', dueOn: '2024-03-31' }),
        inspection(fourth),
        inspection(fifth, { cleanCharter: null }),
        inspection('51330523MJ00000692', { cleanCharter: false, cancelledOn: '2024-09-01' }),
      ],
    },
    ...city,
    expect: 75,
  },
  {
    says: 'an organisation that was struck off no longer counts',
    indicator: 'registry.so-clean-charter-rate',
    records: {
      'annual-inspections': [inspection(first, { cleanCharter: true, cancelledOn: '2024-12-31' }), inspection(second)],
    },
    ...city,
    expect: 0,
  },

  {
    says: 'a model that was withdrawn no longer counts',
    indicator: 'registry.so-clean-models',
    records: {
      'organisation-events': [
        event('clean-model', first),
        event('clean-model', second, { happenedOn: '2023-06-01', endedOn: '2024-06-01' }),
        event('clean-index', third),
      ],
    },
    ...city,
    expect: 1,
  },

  {
    says: 'cases of illegal organisations count when they are closed',
    indicator: 'registry.illegal-so-cases',
    records: {
      'registry-matters': [
        matter('illegal-organisation', { openedOn: '2023-11-02', closedOn: '2024-02-01' }),
        matter('illegal-organisation', { closedOn: '2024-08-01', district: '330523' }),
        matter('illegal-organisation'),
        matter('organisation-violation', { closedOn: '2024-08-01' }),
      ],
    },
    ...city,
    expect: 2,
  },
  {
    says: 'one of two violations found in the half-year is closed',
    indicator: 'registry.so-violation-handled-rate',
    records: {
      'registry-matters': [
        matter('organisation-violation', { closedOn: '2024-08-30' }),
        matter('organisation-violation'),
        matter('organisation-violation', { openedOn: '2024-07-01', closedOn: '2024-07-01' }),
        matter('illegal-organisation', { closedOn: '2024-06-01' }),
      ],
    },
    district: '330502',
    period: '2024-S1',
    expect: 50,
  },

  {
    says: 'bases in use count, closed ones and other places do not',
    indicator: 'registry.so-incubation-bases',
    records: {
      'registry-facilities': [
        {
          facility: 'a',
          district: '330502',
          topic: 'incubation-base',
          grade: 5,
          compliant: true,
          openedOn: '2020-01-01',
          closedOn: null,
        },
        {
          facility: 'b',
          district: '330523',
          topic: 'incubation-base',
          grade: null,
          compliant: null,
          openedOn: '2024-12-31',
          closedOn: null,
        },
        {
          facility: 'c',
          district: '330502',
          topic: 'incubation-base',
          grade: null,
          compliant: null,
          openedOn: '2020-01-01',
          closedOn: '2024-12-31',
        },
        {
          facility: 'd',
          district: '330502',
          topic: 'ash-hall',
          grade: null,
          compliant: null,
          openedOn: '2020-01-01',
          closedOn: null,
        },
      ],
    },
    ...city,
    expect: 2,
  },
  {
    says: 'each use of a standard in the period counts',
    indicator: 'registry.so-standardisation-results',
    records: {
      'organisation-events': [
        event('standard-used', first),
        event('standard-used', first, { happenedOn: '2024-06-10' }),
        event('standard-used', second, { happenedOn: '2023-12-31' }),
        event('trade-result', second),
      ],
    },
    ...city,
    expect: 2,
  },
  {
    says: 'of five organisations registered for two years two hold a grade that has not expired',
    indicator: 'registry.so-grade-assessed-rate',
    records: {
      'social-organisations': [
        ...codes.map((creditCode) => ({
          creditCode,
          district: '330502',
          kind: 'association',
          communityFoundation: false,
          registeredOn: '2022-12-31',
          cancelledOn: null,
        })),
        {
          creditCode: '51330523MJ00000692',
          district: '330502',
          kind: 'association',
          communityFoundation: false,
          registeredOn: '2023-01-01',
          cancelledOn: null,
        },
      ],
      'organisation-grades': [
        { creditCode: first, district: '330502', grade: 1, grantedOn: '2020-01-02', expiresOn: '2025-01-02' },
        { creditCode: second, district: '330502', grade: 5, grantedOn: '2024-02-01', expiresOn: '2029-02-01' },
        { creditCode: third, district: '330502', grade: 4, grantedOn: '2019-12-31', expiresOn: '2024-12-31' },
      ],
    },
    ...city,
    expect: 40,
  },
  {
    says: 'a community organisation evaluated twice is counted once, in its township too',
    indicator: 'registry.community-so-evaluated',
    records: {
      'organisation-events': [
        event('community-evaluation', 'filed-1', { district: '330502001001' }),
        event('community-evaluation', 'filed-1', { district: '330502001001', happenedOn: '2024-09-01' }),
        event('community-evaluation', 'filed-2', { district: '330502001' }),
        event('community-evaluation', 'filed-3', { district: '330502100' }),
        event('central-work', 'filed-4', { district: '330502001' }),
      ],
    },
    district: '330502001',
    period: '2024',
    expect: 2,
  },
  {
    says: 'an organisation takes part in central work once, however often',
    indicator: 'registry.so-central-work-participants',
    records: {
      'organisation-events': [
        event('central-work', first),
        event('central-work', first, { happenedOn: '2024-07-01' }),
        event('central-work', second, { happenedOn: '2023-07-01' }),
        event('clean-index', third),
      ],
    },
    ...city,
    expect: 1,
  },
  {
    says: 'results of trade associations count in the quarter they were reported',
    indicator: 'registry.trade-association-results',
    records: {
      'organisation-events': [
        event('trade-result', first),
        event('trade-result', fifth, { happenedOn: '2024-07-01' }),
        event('central-work', fifth),
      ],
    },
    district: '330500',
    period: '2024-Q2',
    expect: 1,
  },
]
