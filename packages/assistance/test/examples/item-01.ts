import type { WorkedExample } from '@minzheng/core/testing'
import { application, grant, id } from './rows.js'

const tekun = (district: string, care: string, monthlyStandard: number, effectiveOn = '2023-07-01') => ({
  district,
  effectiveOn,
  care,
  monthlyStandard,
  document: null,
})
const person = (number: number, tier: string, changes: { readonly leftOn?: string } = {}) => ({
  person: id(number),
  district: '330502001001',
  tier,
  enteredOn: '2023-01-01',
  leftOn: null,
  ...changes,
})

/** Standards, households of the expanded range, alerts, temporary assistance. Counted by hand. */
export const item01Examples: readonly WorkedExample[] = [
  {
    says: 'a year of support at home is twelve times its monthly standard, whatever an institution costs',
    indicator: 'assistance.tekun-support-standard',
    records: { 'tekun-standards': [tekun('330502', 'home', 1_560_00), tekun('330502', 'institution', 2_000_00), tekun('330523', 'home', 1_600_00)] },
    district: '330500',
    period: '2024',
    expect: 18_720,
  },
  {
    says: 'support in an institution has a standard of its own, of which the newer is in force',
    indicator: 'assistance.tekun-support-standard',
    variant: 'institution',
    records: {
      'tekun-standards': [tekun('330502', 'home', 1_560_00), tekun('330502', 'institution', 2_000_00), tekun('330502', 'institution', 2_100_00, '2024-07-01')],
    },
    district: '330502',
    period: '2024-07',
    expect: 25_200,
  },
  {
    says: 'a household that was aided twice is one household',
    indicator: 'assistance.expanded-low-income-households-aided',
    records: {
      'assistance-grants': [
        grant(1, { programme: 'expanded' }),
        grant(1, { programme: 'expanded', grantedOn: '2024-11-02', district: '330523001' }),
        grant(2, { programme: 'expanded' }),
        grant(3),
        grant(4, { programme: 'expanded', grantedOn: '2023-12-31' }),
      ],
    },
    district: '330500',
    period: '2024',
    expect: 2,
  },
  {
    says: 'aid to the expanded range adds up in yuan, and other aid is another matter',
    indicator: 'assistance.expanded-low-income-aid-amount',
    records: { 'assistance-grants': [grant(1, { programme: 'expanded', amount: 1_500_50 }), grant(2, { programme: 'expanded', amount: 499_50 }), grant(3)] },
    district: '330502001',
    period: '2024-Q1',
    expect: 2_000,
  },
  {
    says: 'persons under monitoring are those who have not left',
    indicator: 'assistance.low-income-monitored-persons',
    records: { 'monitored-persons': [person(1, 'dibao'), person(2, 'tekun'), person(3, 'dibao', { leftOn: '2024-12-31' })] },
    district: '330502001',
    period: '2024',
    expect: 2,
  },
  {
    says: 'of them those on dibao are told apart',
    indicator: 'assistance.low-income-monitored-persons',
    part: 'tier=dibao',
    records: { 'monitored-persons': [person(1, 'dibao'), person(2, 'tekun'), person(3, 'dibao', { leftOn: '2024-12-31' })] },
    district: '330502001',
    period: '2024-11',
    expect: 2,
  },
  {
    says: 'one case of four was opened by an alert',
    indicator: 'assistance.proactive-intervention-share',
    records: {
      'assistance-applications': [
        application({ fromAlert: true }),
        application(),
        application(),
        application({ channel: 'online' }),
        application({ fromAlert: true, acceptedOn: '2023-12-29' }),
      ],
    },
    district: '330502001',
    period: '2024',
    expect: 25,
  },
  {
    says: 'temporary and emergency assistance count each time, integrated aid does not',
    indicator: 'assistance.emergency-assistance-persontimes',
    records: {
      'assistance-grants': [grant(1), grant(1, { programme: 'emergency' }), grant(2, { programme: 'integrated' }), grant(3, { grantedOn: '2024-04-01' })],
    },
    district: '330502',
    period: '2024-Q1',
    expect: 2,
  },
  {
    says: 'temporary and emergency assistance add up in yuan',
    indicator: 'assistance.emergency-assistance-amount',
    records: { 'assistance-grants': [grant(1), grant(2, { programme: 'emergency', amount: 2_345_67 }), grant(3, { programme: 'expanded' })] },
    district: '330500',
    period: '2024',
    expect: 3_345.67,
  },
]
