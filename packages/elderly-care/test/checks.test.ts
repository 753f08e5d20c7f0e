import { describeChecks } from '@minzheng/core/testing'
import { elderlyCare } from '../src/index.js'
import { caregiver, institution, older } from './examples/rows.js'

const home = (beds: number, dementiaBeds: number) => institution(1, dementiaBeds, { beds, nursingBeds: 0 })

describeChecks(elderlyCare, [
  { check: 'elderly-care.beds-within-approved', records: { 'elderly-institutions': [home(10, 11)] }, finds: ['330502001001'] },
  { check: 'elderly-care.certificate-dated', records: { caregivers: [caregiver(1, { certificate: 'level-5', certifiedOn: null })] }, finds: ['330502'] },
  { check: 'elderly-care.left-after-started', records: { caregivers: [caregiver(1, { startedOn: '2024-05-01', leftOn: '2024-04-01' })] }, finds: ['330502'] },
  { check: 'elderly-care.caregivers-plausible', records: { caregivers: [caregiver(1)], population: [older('330502', 100)] }, finds: ['330502'] },
  {
    check: 'elderly-care.dementia-beds-plausible',
    records: { 'elderly-institutions': [home(10, 10)], population: [older('330502', 1000)] },
    finds: ['330502'],
  },
])
