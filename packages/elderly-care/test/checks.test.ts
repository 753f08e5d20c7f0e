import { describeChecks } from '@minzheng/core/testing'
import { elderlyCare } from '../src/index.js'
import {
  caregiver,
  centre,
  elderlyCase,
  facility,
  headCount,
  inspection,
  institution,
  mealSite,
  older,
  participant,
  person,
  project,
  visitMonth,
} from './examples/rows.js'

const village = '330502001001'
const township = '330502001'
const county = '330502'
const home = (changes: Parameters<typeof institution>[2]) => [
  institution(1, 0),
  institution(2, 0, { district: '330523001201', ...changes }),
]
const there = ['330523001201']

describeChecks(elderlyCare, [
  {
    check: 'elderly-care.beds-within-approved',
    records: { 'elderly-institutions': [institution(1, 11, { beds: 10, nursingBeds: 0 })] },
    finds: [village],
  },
  {
    check: 'elderly-care.beds-within-approved',
    records: { 'elderly-institutions': home({ nursingBeds: 201 }) },
    finds: there,
  },
  {
    check: 'elderly-care.certificate-dated',
    records: { caregivers: [caregiver(1, { certificate: 'level-5', certifiedOn: null })] },
    finds: [county],
  },
  {
    check: 'elderly-care.left-after-started',
    records: { caregivers: [caregiver(1, { startedOn: '2024-05-01', leftOn: '2024-04-01' })] },
    finds: [county],
  },
  {
    check: 'elderly-care.caregivers-plausible',
    records: { caregivers: [caregiver(1)], population: [older(county, 100)] },
    finds: [county],
  },
  {
    check: 'elderly-care.dementia-beds-plausible',
    records: { 'elderly-institutions': [institution(1, 10, { beds: 10 })], population: [older(county, 1000)] },
    finds: [county],
  },
  {
    check: 'elderly-care.occupied-within-open',
    records: { 'elderly-institutions': home({ openBeds: 150, occupiedBeds: 151 }) },
    finds: there,
  },
  {
    check: 'elderly-care.occupied-within-open',
    records: { 'elderly-institutions': home({ openBeds: 201, occupiedBeds: 20 }) },
    finds: there,
  },
  {
    check: 'elderly-care.occupied-within-open',
    records: { 'elderly-institutions': home({ openBeds: 200, occupiedBeds: 200 }) },
    finds: [],
  },
  {
    check: 'elderly-care.coded-and-checked-within-approved',
    records: { 'elderly-institutions': home({ codedBeds: 201 }) },
    finds: there,
  },
  {
    check: 'elderly-care.coded-and-checked-within-approved',
    records: { 'elderly-institutions': home({ codedBeds: 200, checkedBeds: 201 }) },
    finds: there,
  },
  {
    check: 'elderly-care.institution-grade-dated',
    records: { 'elderly-institutions': home({ grade: 3, gradedOn: '2023-01-01' }) },
    finds: there,
  },
  {
    check: 'elderly-care.institution-grade-ends-later',
    records: { 'elderly-institutions': home({ gradedOn: '2024-02-01', gradeUntil: '2024-02-01' }) },
    finds: there,
  },
  {
    check: 'elderly-care.institution-grade-not-expired',
    records: { 'elderly-institutions': home({ grade: 3, gradedOn: '2021-12-31', gradeUntil: '2024-12-30' }) },
    finds: there,
  },
  {
    check: 'elderly-care.institution-grade-not-expired',
    records: { 'elderly-institutions': home({ grade: 3, gradedOn: '2022-01-01', gradeUntil: '2024-12-31' }) },
    finds: [],
  },
  {
    check: 'elderly-care.resettlement-filed-in-time',
    records: { 'elderly-institutions': home({ closedOn: '2024-06-30', resettlementFiledOn: '2024-05-02' }) },
    finds: there,
  },
  {
    check: 'elderly-care.resettlement-filed-in-time',
    records: { 'elderly-institutions': home({ closedOn: '2024-06-30', resettlementFiledOn: '2024-05-01' }) },
    finds: [],
  },
  {
    check: 'elderly-care.resettlement-filed-in-time',
    records: { 'elderly-institutions': home({ closedOn: '2024-06-30' }) },
    finds: there,
  },
  {
    check: 'elderly-care.home-closes-later',
    records: { 'elderly-institutions': home({ openedOn: '2024-06-30', closedOn: '2024-06-29' }) },
    finds: there,
  },
  {
    check: 'elderly-care.centre-closes-later',
    records: { 'home-care-centres': [centre(1, null, { openedOn: '2024-06-30', closedOn: '2024-06-29' })] },
    finds: ['330502100201'],
  },
  {
    check: 'elderly-care.meal-site-closes-later',
    records: { 'meal-sites': [mealSite(1, '2024-06-30', { closedOn: '2024-06-29' })] },
    finds: [village],
  },
  {
    check: 'elderly-care.sixty-and-over',
    records: {
      'elderly-care-persons': [
        person('love-card', 1, { bornOn: '1964-12-31' }),
        person('love-card', 2, { bornOn: '1965-01-01' }),
      ],
    },
    finds: [township],
  },
  {
    check: 'elderly-care.person-ends-later',
    records: { 'elderly-care-persons': [person('love-card', 1, { startedOn: '2024-06-30', endedOn: '2024-06-29' })] },
    finds: [township],
  },
  {
    check: 'elderly-care.disabled-is-not-intact',
    records: {
      'elderly-care-persons': [
        person('disabled', 1, { ability: 'intact' }),
        person('love-card', 2, { ability: 'intact' }),
        person('disabled', 3),
      ],
    },
    finds: [township],
  },
  {
    check: 'elderly-care.visited-within-registered',
    records: { 'elderly-visit-months': [visitMonth('2024-03-31', 10, 11), visitMonth('2024-04-30', 10, 10)] },
    finds: [township],
  },
  {
    check: 'elderly-care.bands-part-at-sixty',
    records: {
      population: [
        older(village, 10, { ageFrom: 55, ageTo: 64 }),
        older(village, 10, { ageFrom: 65, ageTo: 150 }),
        older(village, 9, { ageFrom: 0, ageTo: 54 }),
      ],
    },
    finds: [village],
  },
  {
    // Compared with the month before: of the one county 131 after 100, of the other 130.
    check: 'elderly-care.older-people-do-not-jump',
    records: {
      population: [
        older(county, 100),
        { ...older(county, 131), countedOn: '2024-12-01' },
        older('330523', 100),
        { ...older('330523', 130), countedOn: '2024-12-01' },
      ],
    },
    finds: [county],
  },
  {
    check: 'elderly-care.family-beds-do-not-jump',
    records: {
      'elderly-care-persons': [
        person('family-bed', 1),
        person('family-bed', 2, { startedOn: '2024-12-10' }),
        person('family-bed', 3, { district: '330523' }),
      ],
    },
    finds: [county],
  },
  {
    check: 'elderly-care.subsidies-do-not-jump',
    records: {
      'elderly-care-persons': [
        person('needy-subsidy', 1),
        person('needy-subsidy', 2, { endedOn: '2024-12-10' }),
        person('needy-subsidy', 3, { district: '330523' }),
        person('family-bed', 4, { district: '330523', startedOn: '2024-12-10' }),
      ],
    },
    finds: [county],
  },
  {
    check: 'elderly-care.insured-within-older-people',
    records: { 'elderly-care-head-counts': [headCount('insured', 101)], population: [older(county, 100)] },
    finds: [county],
  },
  {
    check: 'elderly-care.rectified-at-most-problems',
    records: { 'elderly-care-inspections': [inspection('fire', 'a', { problems: 2, rectified: 3 })] },
    finds: [township],
  },
  {
    check: 'elderly-care.inspected-within-homes',
    records: {
      'elderly-care-inspections': [inspection('fire', 'YL1'), inspection('fire', 'YL2')],
      'elderly-institutions': [institution(1, 0)],
    },
    finds: [county],
  },
  {
    check: 'elderly-care.project-completed-later',
    records: { 'elderly-care-projects': [project('care-building', '2024-02-01', { startedOn: '2024-02-02' })] },
    finds: [county],
  },
  {
    check: 'elderly-care.project-accepted-later',
    records: { 'elderly-care-projects': [project('care-building', '2024-02-03', { acceptedOn: '2024-02-02' })] },
    finds: [county],
  },
  {
    check: 'elderly-care.facility-closes-later',
    records: {
      'elderly-care-facilities': [facility('smart-scene', { openedOn: '2024-02-03', closedOn: '2024-02-02' })],
    },
    finds: [village],
  },
  {
    check: 'elderly-care.participant-leaves-later',
    records: {
      'elderly-care-participants': [participant('state-firm', 1, { startedOn: '2024-02-03', endedOn: '2024-02-02' })],
    },
    finds: [county],
  },
  {
    check: 'elderly-care.case-closed-later',
    records: { 'elderly-care-cases': [elderlyCase('rights', { receivedOn: '2024-03-04', closedOn: '2024-03-03' })] },
    finds: [county],
  },
])
