import type { WorkedExample } from '@minzheng/core/testing'
import { entry } from './records.js'

const [first, second, third, company] = [
  '52330502MJ00000264',
  '51330522MJ0000050N',
  '52330521MJ0000042A',
  '91330500MA00000102',
] as const

const charity = (creditCode: string, endedOn: string | null = null) => ({
  creditCode,
  district: '330502',
  recognisedOn: '2018-03-01',
  endedOn,
  publicFundraising: false,
})

const trustee = (creditCode: string, kind: string, onFileUntil: string | null = null) => ({
  creditCode,
  district: '330502',
  kind,
  onFileFrom: '2020-03-01',
  onFileUntil,
})

const task = (number: number, completedOn: string | null, changes: Readonly<Record<string, string>> = {}) => ({
  project: `XM${number}`,
  district: '330502',
  topic: 'sunshine-task',
  startedOn: '2024-02-01',
  completedOn,
  acceptedOn: null,
  stoppedOn: null,
  investment: null,
  ...changes,
})

const three = [charity(first), charity(second), charity(third), charity('51330500MJ0000018F', '2023-12-31')]
const trustees = [trustee(first, 'charity'), trustee(company, 'trust-company')]

/** Counted by hand: item 15. */
export const disclosureExamples: readonly WorkedExample[] = [
  {
    says: 'of four tasks two are completed by the end of June; other projects and a task that was given up do not count',
    indicator: 'charity.sunshine-charity-plan-completion',
    records: {
      'charity-projects': [
        task(1, '2024-03-01'),
        task(2, '2024-06-30'),
        task(3, '2024-07-01'),
        task(4, null),
        task(5, null, { stoppedOn: '2024-05-01' }),
        task(6, '2024-03-01', { topic: 'prosperity' }),
      ],
    },
    district: '330502',
    period: '2024-S1',
    expect: 50,
  },
  {
    says: 'two of four are trained: a charity that is also a trustee is in the denominator once, and counts once for any number of trainings',
    indicator: 'charity.charity-disclosure-training-rate',
    records: {
      charities: three,
      'charity-trustees': trustees,
      'charity-supervision-entries': [
        entry(1, 'training', first, '2024-04-01'),
        entry(2, 'training', first, '2024-10-01', { role: 'trustee' }),
        entry(3, 'training', company, '2024-10-01', { role: 'trustee' }),
        entry(4, 'inspection', second, '2024-10-01', { inOrder: true }),
        entry(5, 'training', third, '2023-10-01'),
      ],
    },
    district: '330500',
    period: '2024',
    expect: 50,
  },
  {
    says: 'one charity of three was checked, twice; its check as a trustee is counted separately',
    indicator: 'charity.charity-disclosure-inspection-rate',
    records: {
      charities: three,
      'charity-supervision-entries': [
        entry(1, 'inspection', first, '2024-04-01', { inOrder: false }),
        entry(2, 'inspection', first, '2024-10-01', { inOrder: true }),
        entry(3, 'inspection', second, '2024-10-01', { inOrder: true, role: 'trustee' }),
        entry(4, 'training', third, '2024-10-01'),
      ],
    },
    district: '330502',
    period: '2024',
    expect: 100 / 3,
  },
  {
    says: 'without a charity on the register the share is not known',
    indicator: 'charity.charity-disclosure-inspection-rate',
    records: { 'charity-supervision-entries': [entry(1, 'inspection', first, '2024-04-01', { inOrder: true })] },
    district: '330502',
    period: '2024',
    expect: null,
  },
  {
    says: 'one trustee of two was checked; one no longer on file does not count, nor does a check as a charity',
    indicator: 'charity.trustee-disclosure-inspection-rate',
    records: {
      'charity-trustees': [...trustees, trustee(third, 'charity', '2024-06-30')],
      'charity-supervision-entries': [
        entry(1, 'inspection', company, '2024-10-01', { role: 'trustee', inOrder: true }),
        entry(2, 'inspection', first, '2024-10-01', { inOrder: true }),
      ],
    },
    district: '330502',
    period: '2024',
    expect: 50,
  },
  {
    says: 'three checks of four found disclosure in order; one without an outcome and a publication are left out',
    indicator: 'charity.charity-disclosure-compliance-rate',
    records: {
      'charity-supervision-entries': [
        entry(1, 'inspection', first, '2024-04-01', { inOrder: false }),
        entry(2, 'inspection', first, '2024-10-01', { inOrder: true }),
        entry(3, 'inspection', second, '2024-10-01', { inOrder: true }),
        entry(4, 'inspection', company, '2024-10-01', { role: 'trustee', inOrder: true }),
        entry(5, 'inspection', third, '2024-10-01'),
        entry(6, 'publication', third, '2024-10-01', { inOrder: false, platform: 'national' }),
      ],
    },
    district: '330502',
    period: '2024',
    expect: 75,
  },
  {
    says: 'of the three checks of charities two found it in order',
    indicator: 'charity.charity-disclosure-compliance-rate',
    part: 'role=charity',
    records: {
      'charity-supervision-entries': [
        entry(1, 'inspection', first, '2024-04-01', { inOrder: false }),
        entry(2, 'inspection', first, '2024-10-01', { inOrder: true }),
        entry(3, 'inspection', second, '2024-10-01', { inOrder: true }),
        entry(4, 'inspection', company, '2024-10-01', { role: 'trustee', inOrder: true }),
      ],
    },
    district: '330502',
    period: '2024',
    expect: 200 / 3,
  },
  ...(['either', 'national', 'provincial'] as const).map((variant): WorkedExample => ({
    says: `two charities of three published, one of them on both platforms: ${variant}`,
    indicator: 'charity.charity-platform-use-rate',
    variant,
    records: {
      charities: three,
      'charity-supervision-entries': [
        entry(1, 'publication', first, '2024-04-01', { platform: 'national' }),
        entry(2, 'publication', first, '2024-05-01', { platform: 'provincial' }),
        entry(3, 'publication', second, '2024-05-01', { platform: 'provincial' }),
        entry(4, 'publication', third, '2023-05-01', { platform: 'national' }),
        entry(5, 'publication', company, '2024-05-01', { role: 'trustee', platform: 'national' }),
      ],
    },
    district: '330502',
    period: '2024',
    expect: variant === 'national' ? 100 / 3 : 200 / 3,
  })),
]
