import type { WorkedExample } from '@minzheng/core/testing'
import { monthly } from './records.js'

const need = (number: number, foundOn: string, matchedOn: string | null, kind = 'medical') => ({
  need: `XQ${number}`,
  district: '330502001',
  kind,
  foundOn,
  matchedOn,
})

const project = (number: number, topic: string, startedOn: string) => ({
  project: `XM${number}`,
  district: '330502',
  topic,
  startedOn,
  completedOn: '2024-12-01',
  acceptedOn: null,
  stoppedOn: null,
  investment: null,
})

const event = (number: number, topic: string, heldOn: string) => ({
  activity: `HD${number}`,
  district: '330502',
  topic,
  heldOn,
  participants: 60,
  amount: null,
})

const outlet = (number: number, kind: string, changes: Readonly<Record<string, string>> = {}) => ({
  outlet: `FC${number}`,
  district: '330502100',
  kind,
  openedOn: '2020-01-01',
  closedOn: null,
  regulatedOn: null,
  inspectedOn: null,
  ...changes,
})

const needs = [
  need(1, '2024-03-01', '2024-03-10'),
  need(2, '2024-03-30', '2024-04-12'),
  need(3, '2024-03-31', null, 'care'),
  need(4, '2024-04-01', '2024-04-02'),
]

/** Counted by hand: items 17 and 18. */
export const prosperityAndLotteryExamples: readonly WorkedExample[] = [
  {
    says: 'of three needs found in the quarter two have been matched, one of them after it',
    indicator: 'charity.charity-need-match-rate',
    records: { 'charity-needs': needs },
    district: '330502',
    period: '2024-Q1',
    expect: 200 / 3,
  },
  {
    says: 'both needs of medical care found in the quarter have been matched',
    indicator: 'charity.charity-need-match-rate',
    part: 'kind=medical',
    records: { 'charity-needs': needs },
    district: '330502',
    period: '2024-Q1',
    expect: 100,
  },
  {
    says: 'the share is not known if no need was found',
    indicator: 'charity.charity-need-match-rate',
    records: { 'charity-needs': needs },
    district: '330523',
    period: '2024-Q1',
    expect: null,
  },
  {
    says: 'a project for common prosperity counts in the year it starts; others do not count',
    indicator: 'charity.charity-prosperity-projects',
    records: {
      'charity-projects': [
        project(1, 'prosperity', '2024-01-01'),
        project(2, 'prosperity', '2024-11-30'),
        project(3, 'prosperity', '2023-12-31'),
        project(4, 'incubated', '2024-03-01'),
      ],
    },
    district: '330500',
    period: '2024',
    expect: 2,
  },
  {
    says: 'person-times are added up over months and counties; those of another matter are not',
    indicator: 'charity.charity-livelihood-beneficiaries',
    records: {
      'charity-services': [
        monthly('livelihood', '2024-01-31', { times: 410 }),
        monthly('livelihood', '2024-02-29', { times: 90 }),
        monthly('livelihood', '2024-02-29', { times: 25, district: '330523' }),
        monthly('livelihood', '2024-04-30', { times: 1_000 }),
        monthly('resources', '2024-02-29', { times: 7, amount: 1_00 }),
      ],
    },
    district: '330500',
    period: '2024-Q1',
    expect: 525,
  },
  ...(
    [
      ['charity.lottery-theme-ticket-sales', 300_000.5],
      ['charity.lottery-sales-amount', 5_300_000.5],
    ] as const
  ).map(([indicator, expect]): WorkedExample => ({
    says: `theme tickets of 300,000.50 yuan and other sales of 5 million make ${expect} yuan; resources of charity bases are not sales`,
    indicator,
    records: {
      'charity-services': [
        monthly('theme-tickets', '2024-01-31', { amount: 100_000_20 }),
        monthly('theme-tickets', '2024-02-29', { amount: 200_000_30 }),
        monthly('other-lottery', '2024-02-29', { amount: 5_000_000_00 }),
        monthly('resources', '2024-02-29', { amount: 70_000_00 }),
        monthly('theme-tickets', '2023-12-31', { amount: 900_00 }),
      ],
    },
    district: '330502',
    period: '2024',
    expect,
  })),
  {
    says: 'events of the lottery’s brand are counted, events on the law are not',
    indicator: 'charity.lottery-charity-events',
    records: {
      'charity-activities': [
        event(1, 'lottery-brand', '2024-01-01'),
        event(2, 'lottery-brand', '2024-06-30'),
        event(3, 'lottery-brand', '2024-07-01'),
        event(4, 'law', '2024-06-30'),
      ],
    },
    district: '330502',
    period: '2024-S1',
    expect: 2,
  },
  {
    says: 'one terminal of two is in order by the end of June; staffed outlets and a removed terminal do not count',
    indicator: 'charity.lottery-terminal-regulated-rate',
    records: {
      'lottery-outlets': [
        outlet(1, 'self-service', { regulatedOn: '2024-06-30' }),
        outlet(2, 'self-service', { regulatedOn: '2024-07-01' }),
        outlet(3, 'self-service', { regulatedOn: '2024-02-01', closedOn: '2024-03-01' }),
        outlet(4, 'staffed', { regulatedOn: '2024-02-01' }),
      ],
    },
    district: '330502',
    period: '2024-S1',
    expect: 50,
  },
  {
    says: 'of four outlets two were checked since the year began; a check of last year is too old, one of July comes later',
    indicator: 'charity.lottery-supervision-rate',
    records: {
      'lottery-outlets': [
        outlet(1, 'self-service', { inspectedOn: '2024-01-01' }),
        outlet(2, 'staffed', { inspectedOn: '2024-06-30' }),
        outlet(3, 'staffed', { inspectedOn: '2023-12-31' }),
        outlet(4, 'staffed', { inspectedOn: '2024-07-01' }),
        outlet(5, 'staffed', { inspectedOn: '2024-02-01', closedOn: '2024-05-01' }),
      ],
    },
    district: '330502',
    period: '2024-S1',
    expect: 50,
  },
]
