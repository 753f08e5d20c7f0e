import type { WorkedExample } from '@minzheng/core/testing'
import { grant, need, paid, resource, result, site } from './records.js'

const sites = [
  site(1, { siteLevel: 'county', district: '330502', stars: 5, ratedBy: 'province', meets8545: true }),
  site(2, { siteLevel: 'county', district: '330523', standardRun: false, stars: 5, ratedBy: 'city', meets8545: false }),
  site(3, { siteLevel: 'township', district: '330502001', stars: 4, ratedBy: 'province' }),
  site(4, {
    siteLevel: 'township',
    district: '330502100',
    closedOn: '2024-12-31',
    stars: 5,
    ratedBy: 'province',
    meets8545: true,
  }),
  site(5, { siteLevel: 'township', district: '330523001' }),
  site(6),
]
const needs = [
  need(1, { matchedOn: '2024-03-20', closedOn: '2024-06-01' }),
  need(2, { matchedOn: '2025-01-10' }),
  need(3),
  need(4),
  need(5, { registeredOn: '2023-12-31', matchedOn: '2024-01-05' }),
]
const resources = [
  resource(1),
  resource(2),
  resource(3, { provider: 'P2', district: '330523001201' }),
  resource(4, { provider: 'P1', district: '330523001201' }),
  resource(5, { provider: 'P3', withdrawnOn: '2024-06-30' }),
]
const topics = (topic: string, other: string) => ({
  'assistance-results': [
    result(1, topic),
    result(2, topic, { repealedOn: '2024-06-30' }),
    result(3, other),
    result(4, topic, { district: '330523' }),
  ],
})

/** Places, libraries and services. Counted by hand. */
export const serviceConsortiumExamples: readonly WorkedExample[] = [
  {
    says: 'one of two counties has a consortium of its level run to the standard',
    indicator: 'assistance.zhulianti-county-coverage',
    records: { 'zhulianti-sites': sites },
    district: '330500',
    period: '2024',
    expect: 50,
  },
  {
    says: 'one of two townships of Wuxing has an open consortium of its level',
    indicator: 'assistance.zhulianti-township-coverage',
    records: { 'zhulianti-sites': sites },
    district: '330502',
    period: '2024',
    expect: 50,
  },
  {
    says: 'one of two villages of Wuxing has a consortium; one not run to the standard does not count',
    indicator: 'assistance.zhulianti-village-coverage',
    records: { 'zhulianti-sites': [...sites, site(7, { district: '330502100201', standardRun: false })] },
    district: '330502',
    period: '2024',
    expect: 50,
  },
  {
    says: 'a consortium that was not judged, or judged not to meet 8545, does not meet it',
    indicator: 'assistance.zhulianti-8545-compliance',
    records: { 'zhulianti-sites': sites },
    district: '330500',
    period: '2024',
    expect: 20,
  },
  {
    says: 'consortia with stars are counted while they are open',
    indicator: 'assistance.zhulianti-star-rated',
    records: { 'zhulianti-sites': sites },
    district: '330500',
    period: '2024',
    expect: 3,
  },
  {
    says: 'two open consortia have five stars',
    indicator: 'assistance.zhulianti-star-rated',
    part: 'stars=5',
    records: { 'zhulianti-sites': sites },
    district: '330500',
    period: '2024',
    expect: 2,
  },
  {
    says: 'five stars of the city, and four of the province, are not five of the province',
    indicator: 'assistance.zhulianti-provincial-five-star',
    records: { 'zhulianti-sites': sites },
    district: '330500',
    period: '2024',
    expect: 1,
  },
  {
    says: 'excellent cases are separate from brands',
    indicator: 'assistance.zhulianti-excellent-cases',
    records: topics('case', 'service-brand'),
    district: '330500',
    period: '2024',
    expect: 2,
  },
  {
    says: 'excellent service brands are separate from brands of the counties',
    indicator: 'assistance.excellent-aid-service-brands',
    records: topics('service-brand', 'county-brand'),
    district: '330502',
    period: '2024',
    expect: 1,
  },
  {
    says: 'a need that was met is no longer open',
    indicator: 'assistance.aid-needs-entries',
    records: { 'aid-needs': needs },
    district: '330502001',
    period: '2024',
    expect: 4,
  },
  {
    says: 'a resource that was withdrawn is no longer on file',
    indicator: 'assistance.aid-resource-entries',
    records: { 'aid-resources': resources },
    district: '330500',
    period: '2024',
    expect: 4,
  },
  {
    says: 'of four needs registered in the year two were matched, one of them after it',
    indicator: 'assistance.aid-need-match-rate',
    records: { 'aid-needs': needs },
    district: '330502',
    period: '2024',
    expect: 50,
  },
  {
    says: 'services bought are separate from subsidies, and from the year before',
    indicator: 'assistance.aid-service-procurement-amount',
    records: {
      'assistance-services': [
        paid('procurement', '2024-01-31', 10_000_00),
        paid('procurement', '2024-06-30', 25_000_00),
        paid('procurement', '2023-12-31', 70_000_00),
        paid('living', '2024-01-31', 30_000_00),
      ],
    },
    district: '330502',
    period: '2024',
    expect: 3.5,
  },
  {
    says: 'a partner who works in two counties counts once for the city',
    indicator: 'assistance.aid-partners',
    records: { 'aid-resources': resources },
    district: '330500',
    period: '2024',
    expect: 2,
  },
  {
    says: 'items of the project list are those in force',
    indicator: 'assistance.zhulianti-project-list-items',
    records: topics('project-list', 'case'),
    district: '330500',
    period: '2024',
    expect: 2,
  },
  {
    says: 'one of four times aid was a service',
    indicator: 'assistance.service-type-aid-share',
    records: {
      'assistance-grants': [
        grant(1, { form: 'service' }),
        grant(2),
        grant(3, { form: 'goods' }),
        grant(4, { kind: 'integrated' }),
        grant(5, { form: 'service', grantedOn: '2023-12-31' }),
      ],
    },
    district: '330502',
    period: '2024',
    expect: 25,
  },
]
