import { describeChecks } from '@minzheng/core/testing'
import { childWelfare } from '../src/index.js'
import { caseOf, child, listed, village, worker } from './examples/records.js'

const inDifficulty = (check: string, changes: Parameters<typeof child>[2]) => ({
  check: `child-welfare.${check}`,
  records: { 'children-in-difficulty': [child(1, null), child(2, null, changes)] },
  finds: [village],
})

describeChecks(childWelfare, [
  inDifficulty('left-after-registered', { endedOn: '2024-01-01', registeredOn: '2024-02-01' }),
  inDifficulty('risk-assessed', { risk: 'high' }),
  inDifficulty('assessed-after-registered', { assessedOn: '2022-08-31' }),
  inDifficulty('helped-after-assessed', { assessedOn: '2024-03-01', helpedOn: '2024-02-28' }),
  inDifficulty('helped-after-assessed', { helpedOn: '2024-02-28' }),
  inDifficulty('need-assessed', { needsHelp: true }),
  inDifficulty('in-difficulty-under-18', { bornOn: '2006-12-31' }),
  {
    check: 'child-welfare.orphans-under-18',
    records: {
      'listed-children': [
        listed(1, 'orphan', { bornOn: '2006-12-31' }),
        listed(2, 'orphan', { bornOn: '2007-01-01' }),
        listed(3, 'placed-orphan', { bornOn: '2000-01-01' }),
        listed(4, 'orphan', { bornOn: null }),
      ],
    },
    finds: [village],
  },
  {
    check: 'child-welfare.left-behind-and-migrant-under-16',
    records: {
      'listed-children': [
        listed(1, 'left-behind', { bornOn: '2008-12-31' }),
        listed(2, 'left-behind', { bornOn: '2009-01-01' }),
        listed(3, 'migrant', { bornOn: '2008-02-01', district: '330523001201' }),
        listed(4, 'orphan', { bornOn: '2008-02-01' }),
      ],
    },
    finds: [village, '330523001201'],
  },
  {
    check: 'child-welfare.registered-after-birth',
    records: {
      'listed-children': [
        listed(1, 'migrant', { bornOn: '2024-02-01', registeredOn: '2024-01-01' }),
        listed(2, 'migrant'),
      ],
    },
    finds: [village],
  },
  {
    check: 'child-welfare.left-behind-not-migrant',
    records: {
      'listed-children': [listed(1, 'left-behind'), listed(1, 'migrant'), listed(2, 'migrant'), listed(1, 'orphan')],
    },
    finds: [village],
  },
  {
    check: 'child-welfare.closed-after-received',
    records: { 'child-cases': [caseOf(1, { receivedOn: '2024-03-02', closedOn: '2024-03-01' }), caseOf(2)] },
    finds: ['330502'],
  },
  {
    check: 'child-welfare.trained-in-office',
    records: {
      'child-workers': [
        worker(1, 'director', '2019-05-01', { startedOn: '2020-01-01' }),
        worker(2, 'director', '2024-05-01'),
      ],
    },
    finds: [village],
  },
  {
    check: 'child-welfare.director-training-plausible',
    records: {
      'child-workers': [
        ...[1, 2, 3, 4, 5, 6].map((number) => worker(number, 'director', number === 1 ? '2024-05-01' : null)),
        worker(7, 'director', '2024-05-01', { district: '330523001201' }),
      ],
    },
    finds: ['330502'],
  },
])
