import { describeChecks } from '@minzheng/core/testing'
import { assistance } from '../src/index.js'

const standard = (monthlyStandard: number, effectiveOn: string) => ({ district: '330502', effectiveOn, monthlyStandard, document: null })
const person = (enteredOn: string, leftOn: string | null) => ({ person: 'a'.repeat(32), district: '330502001001', tier: 'dibao', enteredOn, leftOn })
const people = (persons: number) => ({ district: '330502001001', countedOn: '2023-12-31', base: 'registered', sex: 'male', ageFrom: 20, ageTo: 24, persons })

describeChecks(assistance, [
  { check: 'assistance.left-after-entered', records: { 'monitored-persons': [person('2024-03-01', '2024-02-01')] }, finds: ['330502001001'] },
  { check: 'assistance.standard-plausible', records: { 'dibao-standards': [standard(400_000, '2023-07-01')] }, finds: ['330502'] },
  {
    check: 'assistance.standard-steady',
    records: { 'dibao-standards': [standard(100_000, '2023-07-01'), standard(140_000, '2024-12-01')] },
    finds: ['330502'],
  },
  { check: 'assistance.monitored-plausible', records: { 'monitored-persons': [person('2024-01-01', null)], population: [people(2)] }, finds: ['330502'] },
])
