import { describeChecks } from '@minzheng/core/testing'
import { gradeExpiry, nationalGradeLife, registry } from '../src/index.js'
import {
  checked,
  codes,
  event,
  facility,
  funeral,
  inspection,
  line,
  matter,
  placeName,
  project,
  registration,
  staff,
} from './examples/rows.js'

const [first, second, third, fourth, fifth] = codes
const others = ['51330523MJ00000692', '54330503MF0000072Y', '52330500MJ10001830', '91350100M000100Y43']
const creditCode = first
const zombie = (changes: object) => ({
  creditCode,
  district: '330502',
  cohort: 'existing',
  listedOn: '2023-09-01',
  treatment: 'cancelled',
  treatedOn: null,
  removedOn: null,
  ...changes,
})
const organisation = (changes: object = {}) => ({
  creditCode,
  district: '330502',
  kind: 'association',
  communityFoundation: false,
  registeredOn: '2015-06-01',
  cancelledOn: null,
  ...changes,
})
const graded = (code: string, grantedOn: string) => ({
  creditCode: code,
  district: '330502',
  grade: 4,
  grantedOn,
  expiresOn: gradeExpiry(grantedOn, nationalGradeLife),
})

describeChecks(registry, [
  {
    check: 'registry.cancelled-after-registered',
    records: {
      'social-organisations': [
        organisation({ registeredOn: '2024-06-01', cancelledOn: '2024-05-01' }),
        organisation({ creditCode: second }),
      ],
    },
    finds: ['330502'],
  },
  {
    check: 'registry.grade-expires-later',
    records: {
      'organisation-grades': [
        { creditCode, district: '330502', grade: 4, grantedOn: '2024-05-01', expiresOn: '2024-05-01' },
        graded(second, '2024-05-01'),
      ],
    },
    finds: ['330502'],
  },
  {
    check: 'registry.grade-not-expired',
    records: {
      'organisation-grades': [
        graded(first, '2019-12-31'),
        graded(second, '2020-01-01'),
        graded(third, '2018-01-01'),
        graded(third, '2023-01-01'),
      ],
    },
    finds: ['330502'],
  },
  {
    check: 'registry.no-more-grades-than-organisations',
    records: {
      'social-organisations': [organisation()],
      'organisation-grades': [graded(first, '2023-01-01'), graded(second, '2023-01-01')],
    },
    finds: ['330502'],
  },
  {
    check: 'registry.grades-do-not-jump',
    records: {
      'organisation-grades': [
        ...[first, second, third].map((code) => graded(code, '2023-01-01')),
        graded(fourth, '2024-12-10'),
        ...[...others, fifth].map((code) => ({
          ...graded(code, code === fifth ? '2024-12-10' : '2023-05-01'),
          district: '330523',
        })),
      ],
    },
    finds: ['330502'],
  },
  {
    check: 'registry.treated-after-listed',
    records: {
      'zombie-organisations': [
        zombie({ listedOn: '2024-05-01', treatedOn: '2024-04-01' }),
        zombie({ creditCode: second, treatedOn: '2024-04-01' }),
      ],
    },
    finds: ['330502'],
  },
  {
    check: 'registry.treated-how',
    records: {
      'zombie-organisations': [
        zombie({ treatment: null, treatedOn: '2024-05-01' }),
        zombie({ creditCode: second, treatment: null }),
      ],
    },
    finds: ['330502'],
  },
  {
    check: 'registry.annual-report-in-time',
    records: {
      'annual-inspections': [
        inspection(first, { submittedOn: '2024-06-01' }),
        inspection(second, { submittedOn: '2024-05-31' }),
        inspection(third, { submittedOn: null }),
        inspection(fourth, { district: '330523', kind: 'foundation', dueOn: '2024-03-31', submittedOn: '2024-04-01' }),
      ],
    },
    finds: ['330502', '330523'],
  },
  {
    check: 'registry.annual-report-sent',
    records: {
      'annual-inspections': [
        inspection(first, { submittedOn: null }),
        inspection(second, { submittedOn: '2024-08-01' }),
      ],
    },
    finds: ['330502'],
  },
  {
    check: 'registry.event-ends-later',
    records: {
      'organisation-events': [
        event('clean-model', first, { endedOn: '2024-05-09' }),
        event('clean-model', second, { endedOn: '2024-05-10' }),
      ],
    },
    finds: ['330502'],
  },
  {
    check: 'registry.matter-closes-later',
    records: {
      'registry-matters': [
        matter('boundary-risk', { closedOn: '2024-03-03' }),
        matter('boundary-risk', { closedOn: '2024-03-04' }),
      ],
    },
    finds: ['330502'],
  },
  {
    check: 'registry.boundary-inspected-when-due',
    records: {
      'boundary-lines': [
        line(),
        line({ inspectedOn: '2024-09-01' }),
        line({ dueOn: '2024-12-31', district: '330523' }),
      ],
    },
    finds: ['330502'],
  },
  {
    check: 'registry.place-name-filed-in-time',
    records: {
      'place-names': [
        placeName({ filedOn: '2024-03-17' }),
        placeName({ filedOn: '2024-03-16' }),
        placeName({ filedOn: null }),
      ],
    },
    finds: ['330502100201'],
  },
  {
    check: 'registry.place-name-announced-in-time',
    records: { 'place-names': [placeName({ announcedOn: '2024-03-17' }), placeName({ announcedOn: '2024-03-16' })] },
    finds: ['330502100201'],
  },
  {
    check: 'registry.place-name-filed-after-approval',
    records: { 'place-names': [placeName({ filedOn: '2024-02-29' }), placeName({ filedOn: null, announcedOn: null })] },
    finds: ['330502100201'],
  },
  {
    check: 'registry.rectified-at-most-problems',
    records: {
      'registry-inspections': [
        checked('funeral-service', { problems: 1, rectified: 2 }),
        checked('funeral-service', { problems: 2, rectified: 2 }),
      ],
    },
    finds: ['330502100'],
  },
  {
    check: 'registry.facility-closes-later',
    records: {
      'registry-facilities': [
        facility('ash-hall', { openedOn: '2024-06-01', closedOn: '2024-05-31' }),
        facility('ash-hall', { closedOn: '2024-05-31' }),
      ],
    },
    finds: ['330502001'],
  },
  {
    check: 'registry.project-accepted-later',
    records: {
      'registry-projects': [
        project('sweet-economy', { completedOn: '2024-06-01', acceptedOn: '2024-05-31' }),
        project('sweet-economy', { completedOn: '2024-06-01', acceptedOn: '2024-06-01' }),
      ],
    },
    finds: ['330502'],
  },
  {
    check: 'registry.funeral-after-death',
    records: { 'funeral-services': [funeral({ diedOn: '2024-04-04' }), funeral({ diedOn: '2024-04-03' })] },
    finds: ['330502100'],
  },
  {
    check: 'registry.free-only-if-entitled',
    records: {
      'funeral-services': [funeral({ entitled: false }), funeral({ entitled: false, free: false }), funeral()],
    },
    finds: ['330502100'],
  },
  {
    check: 'registry.waived-only-if-free',
    records: { 'funeral-services': [funeral({ free: false }), funeral({ free: false, waived: null })] },
    finds: ['330502100'],
  },
  {
    check: 'registry.funeral-staff-leave-later',
    records: {
      'funeral-staff': [staff({ startedOn: '2024-02-01', leftOn: '2024-01-31' }), staff({ leftOn: '2024-01-31' })],
    },
    finds: ['330502'],
  },
  {
    check: 'registry.divorce-after-cooling-off',
    records: {
      'marriage-registrations': [
        registration({ kind: 'divorce', acceptedOn: '2024-03-01', registeredOn: '2024-03-31' }),
        registration({ kind: 'divorce', acceptedOn: '2024-03-01', registeredOn: '2024-04-01' }),
        registration({ kind: 'divorce', acceptedOn: '2024-03-01', registeredOn: null }),
        registration(),
      ],
    },
    finds: ['330502'],
  },
  {
    check: 'registry.registered-after-accepted',
    records: { 'marriage-registrations': [registration({ acceptedOn: '2024-05-21' }), registration()] },
    finds: ['330502'],
  },
  {
    check: 'registry.joint-case-is-no-divorce',
    records: {
      'marriage-registrations': [
        registration({ kind: 'divorce', jointCase: true, registeredOn: '2024-07-01' }),
        registration({ jointCase: true }),
      ],
    },
    finds: ['330502'],
  },
])
