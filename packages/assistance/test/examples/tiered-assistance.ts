import type { WorkedExample } from '@minzheng/core/testing'
import { application, grant, id, monitored } from './records.js'

const tekun = (district: string, effectiveOn: string, monthlyStandard: number) => ({
  district,
  effectiveOn,
  monthlyStandard,
  document: null,
})
const expanded = { kind: 'expanded', incomeForThree: 99_999_99 }
const widened = [
  grant(1, expanded),
  grant(2, { ...expanded, household: id(1), amount: 500_00 }),
  grant(3, { ...expanded, grantedOn: '2024-07-01', amount: 2_500_00 }),
  grant(4, { ...expanded, incomeForThree: 100_000_00 }),
  grant(5, { ...expanded, incomeForThree: null }),
  grant(6, { incomeForThree: 50_000_00 }),
  grant(7, { ...expanded, grantedOn: '2023-12-31' }),
]
const temporary = [
  grant(1),
  grant(2, { household: id(1), kind: 'expenditure', amount: 2_500_00 }),
  grant(3, { kind: 'integrated' }),
  grant(4, { grantedOn: '2024-06-30', district: '330523001201', amount: 1_500_00 }),
  grant(5, { grantedOn: '2024-07-01' }),
]

/** Policies, monitoring and aid. Counted by hand. */
export const tieredAssistanceExamples: readonly WorkedExample[] = [
  {
    says: 'the city shows the lowest standard in extreme hardship, of those that have begun',
    indicator: 'assistance.tekun-support-standard',
    records: {
      'tekun-standards': [
        tekun('330502', '2023-07-01', 1_600_00),
        tekun('330523', '2023-07-01', 1_560_00),
        tekun('330523', '2025-01-01', 1_500_00),
      ],
    },
    district: '330500',
    period: '2024',
    expect: 18_720,
  },
  {
    says: 'a household of the widened circle counts once, and only with an income below 100,000 yuan',
    indicator: 'assistance.expanded-low-income-households-aided',
    records: { 'assistance-grants': widened },
    district: '330500',
    period: '2024',
    expect: 2,
  },
  {
    says: 'aid to the widened circle is added up, also if one household is aided twice',
    indicator: 'assistance.expanded-low-income-aid-amount',
    records: { 'assistance-grants': widened },
    district: '330502001',
    period: '2024',
    expect: 0.4,
  },
  {
    says: 'persons under monitoring are those who have entered and not left',
    indicator: 'assistance.low-income-monitored-persons',
    records: {
      'monitored-persons': [
        monitored(1, '330502001001'),
        monitored(2, '330523001201'),
        monitored(3, '330502001001', { leftOn: '2024-12-31' }),
        monitored(4, '330502001001', { enteredOn: '2025-01-01' }),
      ],
    },
    district: '330500',
    period: '2024',
    expect: 2,
  },
  {
    says: 'persons of the margin are separate from those of dibao',
    indicator: 'assistance.low-income-monitored-persons',
    part: 'tier=dibian',
    records: { 'monitored-persons': [monitored(1, '330502001001'), monitored(2, '330502001001', { tier: 'dibian' })] },
    district: '330502',
    period: '2024',
    expect: 1,
  },
  {
    says: 'one in four applications came from an alert',
    indicator: 'assistance.proactive-intervention-share',
    records: {
      'assistance-applications': [
        application(1, { fromAlert: true }),
        application(2),
        application(3),
        application(4, { closedOn: null, workingDays: null }),
        application(5, { fromAlert: true, appliedOn: '2023-12-31' }),
      ],
    },
    district: '330502',
    period: '2024',
    expect: 25,
  },
  {
    says: 'temporary assistance counts each time, for an emergency and for heavy outlay',
    indicator: 'assistance.emergency-assistance-persontimes',
    records: { 'assistance-grants': temporary },
    district: '330500',
    period: '2024-S1',
    expect: 3,
  },
  {
    says: 'integrated aid is not temporary assistance',
    indicator: 'assistance.emergency-assistance-amount',
    records: { 'assistance-grants': temporary },
    district: '330500',
    period: '2024-S1',
    expect: 0.5,
  },
]
