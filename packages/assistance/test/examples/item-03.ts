import type { WorkedExample } from '@minzheng/core/testing'
import { grant, listing, month, need, site } from './rows.js'

const city = { district: '330500', period: '2024' } as const
const sites = [
  site('county', '330502', { stars: 5, provincialFiveStarOn: '2024-11-01', meets8545: true }),
  site('county', '330523', { standardRun: false, meets8545: false }),
  site('township', '330502001', { stars: 3 }),
  site('township', '330502001', { meets8545: true }),
  site('township', '330523001', { closedOn: '2024-06-30', stars: 4, meets8545: false }),
  site('village', '330502001001'),
  site('village', '330502100201', { standardRun: false }),
]

/** Joint assistance centres and the stores of needs and resources. Counted by hand. */
export const item03Examples: readonly WorkedExample[] = [
  {
    says: 'a county centre that is not run to the standard does not cover its county',
    indicator: 'assistance.zhulianti-county-coverage',
    records: { 'zhulianti-sites': sites },
    ...city,
    expect: 50,
  },
  {
    says: 'two centres in one township cover one of three, and a closed one none',
    indicator: 'assistance.zhulianti-township-coverage',
    records: { 'zhulianti-sites': sites },
    ...city,
    expect: 100 / 3,
  },
  {
    says: 'one of three villages is covered',
    indicator: 'assistance.zhulianti-village-coverage',
    records: { 'zhulianti-sites': sites },
    ...city,
    expect: 100 / 3,
  },
  {
    says: 'centres that are not marked stand on neither side of the 8545 rate',
    indicator: 'assistance.zhulianti-8545-compliance',
    records: { 'zhulianti-sites': sites },
    ...city,
    expect: 200 / 3,
  },
  { says: 'two open centres have stars', indicator: 'assistance.zhulianti-star-rated', records: { 'zhulianti-sites': sites }, ...city, expect: 2 },
  {
    says: 'one of them has three',
    indicator: 'assistance.zhulianti-star-rated',
    part: 'stars=3',
    records: { 'zhulianti-sites': sites },
    ...city,
    expect: 1,
  },
  {
    says: 'a case is counted in the year it was selected',
    indicator: 'assistance.zhulianti-excellent-cases',
    records: {
      'assistance-listings': [
        listing('excellent-case'),
        listing('excellent-case', { listedOn: '2024-12-31' }),
        listing('excellent-case', { listedOn: '2023-06-01' }),
      ],
    },
    ...city,
    expect: 2,
  },
  {
    says: 'five provincial stars count from the day they were given',
    indicator: 'assistance.zhulianti-provincial-five-star',
    records: { 'zhulianti-sites': [...sites, site('township', '330502100', { provincialFiveStarOn: '2025-02-01' })] },
    district: '330502',
    period: '2024',
    expect: 1,
  },
  {
    says: 'service brands are not featured brands',
    indicator: 'assistance.excellent-aid-service-brands',
    records: { 'assistance-listings': [listing('service-brand'), listing('featured-brand')] },
    ...city,
    expect: 1,
  },
  {
    says: 'a need that was closed is no longer on file',
    indicator: 'assistance.aid-needs-entries',
    records: { 'aid-needs': [need(), need({ enteredOn: '2021-01-01' }), need({ closedOn: '2024-12-30', matchedOn: '2024-10-01' })] },
    ...city,
    expect: 2,
  },
  {
    says: 'resources are on file until they are struck off',
    indicator: 'assistance.aid-resource-entries',
    records: { 'assistance-listings': [listing('resource', { district: '330502001' }), listing('resource', { removedOn: '2024-03-01' }), listing('partner')] },
    ...city,
    expect: 1,
  },
  {
    says: 'one of two needs of the year found a resource; an older one is another year’s',
    indicator: 'assistance.aid-need-match-rate',
    records: { 'aid-needs': [need({ matchedOn: '2024-05-01', closedOn: '2024-05-20' }), need(), need({ enteredOn: '2023-11-01', matchedOn: '2024-02-01' })] },
    district: '330502001',
    period: '2024',
    expect: 50,
  },
  {
    says: 'services bought add up over the months; subsidies are no services bought',
    indicator: 'assistance.aid-service-procurement-amount',
    records: {
      'assistance-services': [
        month('procured', '2024-01-31', 80_000_00),
        month('procured', '2024-02-29', 20_000_00, '330523001'),
        month('living-subsidy', '2024-01-31', 999_00),
      ],
    },
    ...city,
    expect: 100_000,
  },
  {
    says: 'partners who still take part',
    indicator: 'assistance.aid-partners',
    records: {
      'assistance-listings': [
        listing('partner'),
        listing('partner', { district: '330523' }),
        listing('partner', { removedOn: '2024-07-01' }),
        listing('resource'),
      ],
    },
    ...city,
    expect: 2,
  },
  {
    says: 'projects on the list on the last day',
    indicator: 'assistance.zhulianti-project-list-items',
    records: { 'assistance-listings': [listing('project-item'), listing('project-item'), listing('project-item', { listedOn: '2025-01-01' })] },
    district: '330502',
    period: '2024',
    expect: 2,
  },
  {
    says: 'one grant of four was a service',
    indicator: 'assistance.service-type-aid-share',
    records: { 'assistance-grants': [grant(1, { form: 'service' }), grant(1), grant(2, { form: 'goods' }), grant(3, { programme: 'integrated' })] },
    ...city,
    expect: 25,
  },
]
