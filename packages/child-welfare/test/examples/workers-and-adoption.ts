import type { WorkedExample } from '@minzheng/core/testing'
import { caseOf, worker } from './records.js'

const workers = [
  worker(1, 'supervisor', '2024-04-01'),
  worker(2, 'supervisor', '2023-12-31', { district: '330502100' }),
  worker(3, 'supervisor', '2024-05-01', { leftOn: '2024-06-01' }),
  worker(4, 'director', '2024-04-01'),
  worker(5, 'director', '2024-07-01', { district: '330502100201' }),
  worker(6, 'director', null, { district: '330502100201' }),
  worker(7, 'director', '2024-06-30', { district: '330502100201' }),
]
const paid = (district: string, monthEndOn: string, amount: number | null, topic = 'post') => ({
  district,
  topic,
  monthEndOn,
  times: 10,
  amount,
})
const organisation = (creditCode: string, professional: boolean | null, cancelledOn: string | null = null) => ({
  creditCode,
  district: '330502',
  registeredOn: '2020-01-01',
  cancelledOn,
  professional,
})
const [one, two, three] = ['51330502MJ0000001M', '52330502MJ0000002M', '52330502MJ0000003Q'] as const
const cases = [
  caseOf(1, { kind: 'adoption', receivedOn: '2024-02-20', closedOn: '2024-03-20', compliant: true }),
  caseOf(2, { kind: 'adoption', receivedOn: '2023-12-01', closedOn: '2024-02-01', compliant: false }),
  caseOf(3, { kind: 'adoption', receivedOn: '2024-03-20', closedOn: '2024-04-19', compliant: true }),
  caseOf(4, { kind: 'adoption', receivedOn: '2024-03-25', closedOn: null }),
  caseOf(5),
  caseOf(6, { closedOn: null }),
  caseOf(7, { closedOn: null }),
  caseOf(8, { closedOn: '2024-03-31' }),
  caseOf(9, { receivedOn: '2023-12-31', closedOn: '2024-01-05' }),
]

/** Item 7: those who work for children, and cases. */
export const workerAndAdoptionExamples: readonly WorkedExample[] = [
  {
    says: 'supervisors trained last year or no longer in office do not count as trained',
    indicator: 'child-welfare.child-supervisor-training-rate',
    records: { 'child-workers': workers },
    district: '330502',
    period: '2024-06',
    expect: 50,
  },
  {
    says: 'a director trained after the last day of the period is not trained yet',
    indicator: 'child-welfare.child-director-training-rate',
    records: { 'child-workers': workers },
    district: '330502',
    period: '2024-06',
    expect: 50,
  },
  {
    says: 'subsidies are added up in yuan over townships and months of the period',
    indicator: 'child-welfare.child-director-subsidy-amount',
    records: {
      'child-director-subsidies': [
        paid('330502001', '2024-03-31', 1_200_050),
        paid('330502100', '2024-02-29', 300_000, 'other'),
        paid('330502001', '2024-04-30', 900_000),
        paid('330502100', '2024-01-31', null),
      ],
    },
    district: '330502',
    period: '2024-Q1',
    expect: 15_000.5,
  },
  {
    says: 'an organisation that has been cancelled is no longer one',
    indicator: 'child-welfare.child-social-organisations',
    records: {
      'child-organisations': [
        organisation(one, true),
        organisation(two, false, '2024-05-31'),
        organisation(three, null),
      ],
    },
    district: '330502',
    period: '2024-05',
    expect: 2,
  },
  {
    says: 'an organisation that was not judged does not meet the standard',
    indicator: 'child-welfare.child-so-professional-rate',
    records: {
      'child-organisations': [
        organisation(one, true),
        organisation(two, true, '2024-05-31'),
        organisation(three, null),
      ],
    },
    district: '330502',
    period: '2024-05',
    expect: 50,
  },
  {
    says: 'an adoption counts on the day it is registered, not on the day it was asked for',
    indicator: 'child-welfare.adoption-registrations',
    records: { 'child-cases': cases },
    district: '330500',
    period: '2024-Q1',
    expect: 2,
  },
  {
    says: 'one of the two adoptions registered in the quarter is in order',
    indicator: 'child-welfare.adoption-compliance-rate',
    records: { 'child-cases': cases },
    district: '330500',
    period: '2024-Q1',
    expect: 50,
  },
  {
    says: 'of the cases received in the quarter half are closed since, and one of last year does not count',
    indicator: 'child-welfare.child-rights-cases-resolved-rate',
    records: { 'child-cases': cases },
    district: '330502',
    period: '2024-Q1',
    expect: 50,
  },
]
