import type { WorkedExample } from '@minzheng/core/testing'
import { facility, project } from './records.js'

const sites = [
  facility(1, 'institution', { district: '330502', compliant: true }),
  facility(2, 'institution', { district: '330502', compliant: false }),
  facility(3, 'institution', { district: '330502' }),
  facility(4, 'institution', { district: '330502', compliant: true, closedOn: '2024-01-01' }),
  facility(5, 'institution', { district: '330523', compliant: true }),
  facility(11, 'agency', { district: '330502', compliant: true }),
  facility(12, 'agency', { district: '330523', compliant: false }),
  facility(21, 'home', { grade: 3 }),
  facility(22, 'home', { grade: 1 }),
  facility(23, 'home'),
  facility(24, 'home', { grade: 5, openedOn: '2024-09-01' }),
  facility(31, 'model', { compliant: true }),
  facility(32, 'model', { openedOn: '2024-06-30' }),
  facility(33, 'model', { openedOn: '2024-07-01' }),
]

/** Item 6: places and projects. */
export const placeExamples: readonly WorkedExample[] = [
  {
    says: 'an institution that was not judged or does not meet the standard counts in the denominator only',
    indicator: 'child-welfare.child-institution-quality-rate',
    records: { 'child-facilities': sites },
    district: '330500',
    period: '2024-06',
    expect: 50,
  },
  {
    says: 'a children’s home without stars is not yet graded, and one that opens later does not count',
    indicator: 'child-welfare.childrens-home-star-assessed-rate',
    records: { 'child-facilities': [...sites, facility(25, 'home', { closedOn: '2024-02-01' }), facility(26, 'home')] },
    district: '330502001001',
    period: '2024-06',
    expect: 50,
  },
  {
    says: 'one of two agencies runs as a body of its own',
    indicator: 'child-welfare.minor-protection-agency-operational-rate',
    records: { 'child-facilities': sites },
    district: '330500',
    period: '2024',
    expect: 50,
  },
  {
    says: 'model sites are those in use, not other places',
    indicator: 'child-welfare.child-service-models',
    records: { 'child-facilities': sites },
    district: '330502',
    period: '2024-06',
    expect: 2,
  },
  {
    says: 'a brand that was given up does not count, and a task of a plan is not a brand',
    indicator: 'child-welfare.child-service-brands',
    records: {
      'child-projects': [
        project(1, 'brand'),
        project(2, 'brand', { stoppedOn: '2024-05-01' }),
        project(3, 'three-year-plan'),
        project(4, 'brand'),
      ],
    },
    district: '330502',
    period: '2024',
    expect: 2,
  },
]
