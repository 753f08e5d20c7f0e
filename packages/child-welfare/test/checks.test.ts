import { describeChecks } from '@minzheng/core/testing'
import { childWelfare } from '../src/index.js'

const child = (changes: object) => ({
  child: 'c'.repeat(32),
  district: '330502001001',
  category: 'without-care',
  registeredOn: '2023-05-01',
  endedOn: null,
  assessedOn: null,
  risk: null,
  ...changes,
})

describeChecks(childWelfare, [
  {
    check: 'child-welfare.left-after-registered',
    records: { 'children-in-difficulty': [child({ endedOn: '2024-01-01', registeredOn: '2024-02-01' })] },
    finds: ['330502001001'],
  },
  { check: 'child-welfare.risk-assessed', records: { 'children-in-difficulty': [child({ risk: 'high' })] }, finds: ['330502001001'] },
])
