import { describeChecks } from '@minzheng/core/testing'
import { governance } from '../src/index.js'
import { document, fund, incident, inspection, matter, project, reach, title, training } from './examples/rows.js'

describeChecks(governance, [
  {
    check: 'governance.inspected-after-allocated',
    records: {
      'special-funds': [
        fund(1, '2024-01-15', { allocatedOn: '2024-02-01' }),
        fund(2, '2024-02-01', { allocatedOn: '2024-02-01' }),
      ],
    },
    finds: ['330502'],
  },
  {
    check: 'governance.fund-has-amount',
    records: { 'special-funds': [fund(1, null, { amount: 0 }), fund(2, null)] },
    finds: ['330502'],
  },
  {
    check: 'governance.irregular-within-audited',
    records: {
      'special-funds': [
        fund(1, null, { auditedOn: '2024-05-01', auditedAmount: 100, irregularAmount: 101 }),
        fund(2, null, { auditedOn: '2024-05-01', auditedAmount: 100, irregularAmount: 100 }),
        fund(3, null, { auditedOn: '2024-05-01', auditedAmount: 100 }),
      ],
    },
    finds: ['330502'],
  },
  {
    check: 'governance.audited-within-amount',
    records: {
      'special-funds': [
        fund(1, null, { amount: 100, auditedOn: '2024-05-01', auditedAmount: 101 }),
        fund(2, null, { amount: 100, auditedOn: '2024-05-01', auditedAmount: 100 }),
      ],
    },
    finds: ['330502'],
  },
  {
    check: 'governance.matter-completed-after-assigned',
    records: {
      'governance-matters': [
        matter('petition', { assignedOn: '2024-03-02', completedOn: '2024-03-01' }),
        matter('petition', { completedOn: '2024-02-01' }),
      ],
    },
    finds: ['330502'],
  },
  {
    check: 'governance.matter-due-after-assigned',
    records: { 'governance-matters': [matter('proposal', { dueOn: '2024-01-31' }), matter('proposal')] },
    finds: ['330502'],
  },
  {
    check: 'governance.only-petitions-are-resolved-first',
    records: {
      'governance-matters': [
        matter('proposal', { resolvedFirst: true }),
        matter('concern', { district: '330523', satisfied: false }),
        matter('petition', { resolvedFirst: true, satisfied: true }),
        matter('proposal'),
      ],
    },
    finds: ['330502', '330523'],
  },
  {
    check: 'governance.project-completed-after-started',
    records: {
      'governance-projects': [
        project('reserve', { startedOn: '2024-05-02', completedOn: '2024-05-01' }),
        project('reserve', { completedOn: '2024-05-01' }),
      ],
    },
    finds: ['330502'],
  },
  {
    check: 'governance.project-accepted-after-completed',
    records: {
      'governance-projects': [
        project('reserve', { completedOn: '2024-05-02', acceptedOn: '2024-05-01' }),
        project('reserve', { completedOn: '2024-05-02', acceptedOn: '2024-05-02' }),
      ],
    },
    finds: ['330502'],
  },
  {
    check: 'governance.document-repealed-after-issued',
    records: {
      'governance-documents': [
        document('rule', { repealedOn: '2024-03-31' }),
        document('rule', { repealedOn: '2024-05-01' }),
      ],
    },
    finds: ['330502'],
  },
  {
    check: 'governance.normative-document-reviewed',
    records: {
      'governance-documents': [
        document('normative'),
        document('normative', { legalityReviewed: false }),
        document('rule'),
      ],
    },
    finds: ['330502'],
  },
  {
    check: 'governance.title-ends-after-granted',
    records: {
      'governance-titles': [
        title('model-office', 'D1', { grantedOn: '2024-05-01', endedOn: '2024-04-30' }),
        title('model-office', 'D2', { endedOn: '2024-04-30' }),
      ],
    },
    finds: ['330502'],
  },
  {
    check: 'governance.rectified-within-problems',
    records: {
      'governance-inspections': [
        inspection('special-fund', { problems: 2, rectified: 3 }),
        inspection('special-fund', { problems: 2, rectified: 2 }),
      ],
    },
    finds: ['330502'],
  },
  {
    check: 'governance.passed-within-participants',
    records: {
      'governance-trainings': [
        training('competence', { passed: 31 }),
        training('competence', { passed: 30 }),
        training('university'),
      ],
    },
    finds: ['330502'],
  },
  {
    check: 'governance.covered-within-scope',
    records: {
      'governance-coverage-counts': [
        reach('data-quality', '2024-03-31', 10, 11),
        reach('data-quality', '2024-06-30', 10, 10),
      ],
    },
    finds: ['330502'],
  },
  {
    check: 'governance.hazard-rectified-after-found',
    records: {
      'governance-incidents': [
        incident('hazard-client', { rectifiedOn: '2024-04-30' }),
        incident('hazard-client', { rectifiedOn: '2024-05-01' }),
      ],
    },
    finds: ['330502'],
  },
  {
    check: 'governance.accident-has-grade',
    records: {
      'governance-incidents': [incident('accident'), incident('accident', { grade: 'larger' }), incident('discipline')],
    },
    finds: ['330502'],
  },
])
