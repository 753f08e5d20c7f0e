import { describeChecks } from '@minzheng/core/testing'
import { charity } from '../src/index.js'

const organisation = {
  creditCode: '51330500MJ0000018F',
  district: '330502',
  recognisedOn: '2024-05-01',
  endedOn: '2024-04-01',
  publicFundraising: false,
}
const filing = { filing: 'XT-1', district: '330502', filedOn: '2024-05-01', kind: 'new', property: 0 }
const entry = {
  entry: 'TZ-1',
  organisation: '51330500MJ0000018F',
  district: '330502',
  role: 'charity',
  kind: 'inspection',
  happenedOn: '2024-05-01',
  inOrder: null,
  platform: null,
}
const need = { need: 'XQ-1', district: '330502001', kind: 'other', foundOn: '2024-05-01', matchedOn: '2024-04-30' }
const project = {
  project: 'XM-1',
  district: '330523',
  topic: 'incubated',
  startedOn: '2024-05-01',
  completedOn: '2024-04-30',
  acceptedOn: null,
  stoppedOn: null,
  investment: null,
}
const monthly = { district: '330502', topic: 'other-lottery', monthEndOn: '2024-05-31', times: 0, amount: null }
const terminal = {
  outlet: 'FC-1',
  district: '330502100',
  kind: 'self-service',
  openedOn: '2024-05-01',
  closedOn: null,
  regulatedOn: '2024-04-30',
  inspectedOn: null,
}

describeChecks(charity, [
  { check: 'charity.ended-after-recognised', records: { charities: [organisation] }, finds: ['330502'] },
  { check: 'charity.trust-has-property', records: { 'trust-filings': [filing] }, finds: ['330502'] },
  {
    check: 'charity.check-has-outcome',
    records: {
      'charity-supervision-entries': [
        entry,
        { ...entry, entry: 'TZ-2', inOrder: false },
        { ...entry, entry: 'TZ-3', kind: 'training' },
      ],
    },
    finds: ['330502'],
  },
  {
    check: 'charity.publication-names-platform',
    records: {
      'charity-supervision-entries': [
        entry,
        { ...entry, entry: 'TZ-2', kind: 'publication' },
        { ...entry, entry: 'TZ-3', kind: 'publication', platform: 'national' },
      ],
    },
    finds: ['330502'],
  },
  {
    check: 'charity.matched-after-found',
    records: {
      'charity-needs': [
        need,
        { ...need, need: 'XQ-2', matchedOn: '2024-05-01' },
        { ...need, need: 'XQ-3', matchedOn: null },
      ],
    },
    finds: ['330502001'],
  },
  {
    check: 'charity.project-completed-after-start',
    records: { 'charity-projects': [project, { ...project, project: 'XM-2', completedOn: '2024-05-01' }] },
    finds: ['330523'],
  },
  {
    check: 'charity.money-return-has-amount',
    records: {
      'charity-services': [
        monthly,
        { ...monthly, topic: 'livelihood', times: 30 },
        { ...monthly, topic: 'resources', amount: 1 },
      ],
    },
    finds: ['330502'],
  },
  {
    check: 'charity.terminal-in-order-after-opening',
    records: { 'lottery-outlets': [terminal, { ...terminal, outlet: 'FC-2', regulatedOn: '2024-05-01' }] },
    finds: ['330502100'],
  },
  {
    check: 'charity.inspection-rate-within-whole',
    records: {
      charities: [{ ...organisation, endedOn: null }],
      'charity-supervision-entries': [
        { ...entry, inOrder: true },
        { ...entry, entry: 'TZ-2', organisation: '52330502MJ00000264', inOrder: true },
      ],
    },
    finds: ['330502'],
  },
  {
    check: 'charity.training-rate-within-whole',
    records: {
      charities: [{ ...organisation, endedOn: null }],
      'charity-supervision-entries': [
        { ...entry, kind: 'training' },
        { ...entry, entry: 'TZ-2', organisation: '52330502MJ00000264', kind: 'training' },
      ],
    },
    finds: ['330502'],
  },
  {
    check: 'charity.trustee-inspection-rate-within-whole',
    records: {
      'charity-trustees': [
        {
          creditCode: '91330500MA00000102',
          district: '330502',
          kind: 'trust-company',
          onFileFrom: '2020-01-01',
          onFileUntil: null,
        },
        {
          creditCode: '51330500MJ0000018F',
          district: '330523',
          kind: 'charity',
          onFileFrom: '2020-01-01',
          onFileUntil: null,
        },
      ],
      'charity-supervision-entries': [
        { ...entry, role: 'trustee', inOrder: true },
        { ...entry, entry: 'TZ-2', role: 'trustee', organisation: '91330500MA00000102', inOrder: true },
        { ...entry, entry: 'TZ-3', role: 'trustee', district: '330523', inOrder: true },
      ],
    },
    finds: ['330502'],
  },
])
