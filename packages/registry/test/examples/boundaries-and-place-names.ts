import type { WorkedExample } from '@minzheng/core/testing'
import { checked, line, matter, placeName, project } from './rows.js'

const city = { district: '330500', period: '2024' } as const

/** Divisions, boundaries and place names, counted by hand. */
export const placeExamples: readonly WorkedExample[] = [
  {
    says: 'one of two tasks on divisions is done; a task that was dropped does not count',
    indicator: 'registry.division-opinion-completion',
    records: {
      'registry-projects': [
        project('division-task', { completedOn: '2024-06-30' }),
        project('division-task', { completedOn: '2025-01-02' }),
        project('division-task', { stoppedOn: '2024-05-01' }),
        project('place-name-task', { completedOn: '2024-06-30' }),
      ],
    },
    ...city,
    expect: 50,
  },
  {
    says: 'a study counts when it is completed',
    indicator: 'registry.division-studies',
    records: {
      'registry-projects': [
        project('division-study', { district: '330500', startedOn: '2023-05-01', completedOn: '2024-03-01' }),
        project('division-study', { district: '330500' }),
        project('sweet-economy', { completedOn: '2024-03-01' }),
      ],
    },
    ...city,
    expect: 1,
  },
  {
    says: 'a change of divisions counts when it comes into force',
    indicator: 'registry.division-changes',
    records: {
      'registry-matters': [
        matter('division-change', { openedOn: '2023-06-01', closedOn: '2024-01-01', district: '330502100' }),
        matter('division-change', { district: '330502100' }),
        matter('seat-relocation', { closedOn: '2024-01-01', district: '330502100' }),
      ],
    },
    district: '330502100',
    period: '2024',
    expect: 1,
  },
  {
    says: 'one of two relocations was handled by rule; one still under way does not count',
    indicator: 'registry.seat-relocation-compliance-rate',
    records: {
      'registry-matters': [
        matter('seat-relocation', { closedOn: '2024-05-01', byRule: true, district: '330502100' }),
        matter('seat-relocation', { closedOn: '2024-05-01', byRule: false, district: '330523001' }),
        matter('seat-relocation', { byRule: true }),
        matter('division-change', { closedOn: '2024-05-01', byRule: true }),
      ],
    },
    ...city,
    expect: 50,
  },
  {
    says: 'two of three lines due by the end of the year were inspected',
    indicator: 'registry.boundary-inspection-round5-rate',
    records: {
      'boundary-lines': [
        line({ inspectedOn: '2024-09-30' }),
        line({ inspectedOn: '2023-09-30', dueOn: '2023-12-31', rank: 'city' }),
        line({ dueOn: '2024-12-31' }),
        line({ dueOn: '2025-01-01', inspectedOn: '2024-09-30' }),
        line({ endedOn: '2024-06-01' }),
      ],
    },
    ...city,
    expect: (2 / 3) * 100,
  },
  {
    says: 'lines of the city have a rate of their own',
    indicator: 'registry.boundary-inspection-round5-rate',
    part: 'rank=city',
    records: { 'boundary-lines': [line(), line({ rank: 'city', inspectedOn: '2024-05-01' })] },
    ...city,
    expect: 100,
  },
  {
    says: 'one of four lines is peaceful; one not yet judged is not',
    indicator: 'registry.peaceful-boundary-rate',
    records: {
      'boundary-lines': [
        line({ peaceful: true }),
        line({ peaceful: false }),
        line(),
        line({ peaceful: false, district: '330523' }),
      ],
    },
    ...city,
    expect: 25,
  },
  {
    says: 'risks of a quarter are those found in it, whenever they were resolved',
    indicator: 'registry.boundary-risks-resolved-rate',
    records: {
      'registry-matters': [
        matter('boundary-risk', { closedOn: '2024-04-30' }),
        matter('boundary-risk'),
        matter('boundary-risk', { openedOn: '2024-04-01', closedOn: '2024-04-01' }),
        matter('funeral-issue', { closedOn: '2024-03-31' }),
      ],
    },
    district: '330500',
    period: '2024-Q1',
    expect: 50,
  },

  {
    says: 'three of four tasks on place names are done',
    indicator: 'registry.place-name-rule-completion',
    records: {
      'registry-projects': [
        project('place-name-task', { completedOn: '2024-02-01' }),
        project('place-name-task', { completedOn: '2024-03-01' }),
        project('place-name-task', { completedOn: '2024-12-31', district: '330523' }),
        project('place-name-task'),
        project('division-task'),
        project('division-task', { completedOn: '2024-02-01' }),
      ],
    },
    ...city,
    expect: 75,
  },
  {
    says: 'of two names given in the year one was given by rule',
    indicator: 'registry.place-name-approval-rate',
    records: {
      'place-names': [
        placeName(),
        placeName({ byRule: false, kind: 'settlement' }),
        placeName({ approvedOn: '2023-12-31', byRule: false }),
      ],
    },
    ...city,
    expect: 50,
  },
  {
    says: 'names of settlements have a rate of their own',
    indicator: 'registry.place-name-approval-rate',
    part: 'kind=settlement',
    records: { 'place-names': [placeName({ byRule: false }), placeName({ kind: 'settlement' })] },
    ...city,
    expect: 100,
  },
  {
    says: 'three of four uses of place names were in order',
    indicator: 'registry.place-name-use-compliance-rate',
    records: {
      'registry-inspections': [
        checked('place-name-use'),
        checked('place-name-use'),
        checked('place-name-use', { inspectedOn: '2024-12-31' }),
        checked('place-name-use', { passed: false, problems: 1 }),
        checked('place-name-use', { district: '330502001', passed: false }),
        checked('funeral-service', { passed: false }),
        checked('funeral-service'),
      ],
    },
    district: '330502100',
    period: '2024',
    expect: 75,
  },
  {
    says: 'a name must be both filed and announced, however late',
    indicator: 'registry.place-name-filing-rate',
    records: {
      'place-names': [
        placeName({ filedOn: '2024-05-05' }),
        placeName({ announcedOn: null }),
        placeName({ filedOn: null }),
        placeName({ approvedOn: '2023-03-01' }),
        placeName(),
      ],
    },
    ...city,
    expect: 50,
  },
  {
    says: 'in time is within 15 days of approval, the fifteenth included',
    indicator: 'registry.place-name-filing-rate',
    variant: 'in-time',
    records: {
      'place-names': [
        placeName({ filedOn: '2024-03-16', announcedOn: '2024-03-16' }),
        placeName({ announcedOn: '2024-03-17' }),
        placeName({ filedOn: '2024-03-17' }),
        placeName(),
      ],
    },
    ...city,
    expect: 50,
  },
  {
    says: 'rural names count in the village and on the day they were marked',
    indicator: 'registry.rural-place-names-added',
    records: {
      'place-names': [
        placeName({ approvedOn: '1998-01-01', ruralMarkedOn: '2024-07-01' }),
        placeName({ ruralMarkedOn: '2024-12-31' }),
        placeName({ ruralMarkedOn: '2023-12-31' }),
        placeName({ district: '330523001201', ruralMarkedOn: '2024-07-01' }),
        placeName(),
      ],
    },
    district: '330502100201',
    period: '2024',
    expect: 2,
  },
  {
    says: 'protected names in use count, names given up do not',
    indicator: 'registry.place-name-culture-protected',
    records: {
      'place-names': [
        placeName({ protectedOn: '2024-03-02' }),
        placeName({ protectedOn: '2024-03-02', abolishedOn: '2024-06-01' }),
        placeName({ protectedOn: '2025-03-02' }),
        placeName(),
      ],
    },
    ...city,
    expect: 1,
  },
  {
    says: 'old names count in the year they were traced',
    indicator: 'registry.historic-names-traced',
    records: {
      'place-names': [
        placeName({ approvedOn: '1950-01-01', tracedOn: '2024-09-01' }),
        placeName({ approvedOn: '1950-01-01', tracedOn: '2023-09-01' }),
        placeName({ protectedOn: '2024-09-01' }),
      ],
    },
    district: '330502100',
    period: '2024',
    expect: 1,
  },
  {
    says: 'products made of addresses count when they are completed',
    indicator: 'registry.place-address-data-products',
    records: {
      'registry-projects': [
        project('address-data-product', { completedOn: '2024-11-01' }),
        project('address-data-product', { startedOn: '2023-02-01', completedOn: '2023-11-01' }),
        project('funeral-scene', { completedOn: '2024-11-01' }),
      ],
    },
    ...city,
    expect: 1,
  },
  {
    says: 'plates add up over the names in use',
    indicator: 'registry.digital-door-plates',
    records: {
      'place-names': [
        placeName({ digitalPlates: 120 }),
        placeName({ digitalPlates: 30, district: '330502100' }),
        placeName({ digitalPlates: 50, abolishedOn: '2024-08-01' }),
        placeName({ digitalPlates: 70, approvedOn: '2025-01-01' }),
      ],
    },
    district: '330502100',
    period: '2024',
    expect: 150,
  },
]
