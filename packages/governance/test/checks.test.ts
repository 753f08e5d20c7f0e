import { describeChecks } from '@minzheng/core/testing'
import { governance } from '../src/index.js'

const fund = (changes: object) => ({ fund: 'ZX-1', district: '330502', allocatedOn: '2024-02-01', closedOn: null, amount: 100, inspectedOn: null, ...changes })

describeChecks(governance, [
  { check: 'governance.inspected-after-allocated', records: { 'special-funds': [fund({ inspectedOn: '2024-01-15' })] }, finds: ['330502'] },
  { check: 'governance.fund-has-amount', records: { 'special-funds': [fund({ amount: 0 })] }, finds: ['330502'] },
])
