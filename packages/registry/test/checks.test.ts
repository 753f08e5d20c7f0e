import { describeChecks } from '@minzheng/core/testing'
import { registry } from '../src/index.js'

const creditCode = '51330500MJ0000018F'
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

describeChecks(registry, [
  {
    check: 'registry.cancelled-after-registered',
    records: {
      'social-organisations': [
        { creditCode, district: '330502', kind: 'association', communityFoundation: false, registeredOn: '2024-06-01', cancelledOn: '2024-05-01' },
      ],
    },
    finds: ['330502'],
  },
  {
    check: 'registry.grade-expires-later',
    records: { 'organisation-grades': [{ creditCode, district: '330502', grade: 4, grantedOn: '2024-05-01', expiresOn: '2024-05-01' }] },
    finds: ['330502'],
  },
  {
    check: 'registry.treated-after-listed',
    records: { 'zombie-organisations': [zombie({ listedOn: '2024-05-01', treatedOn: '2024-04-01' })] },
    finds: ['330502'],
  },
  { check: 'registry.treated-how', records: { 'zombie-organisations': [zombie({ treatment: null, treatedOn: '2024-05-01' })] }, finds: ['330502'] },
])
