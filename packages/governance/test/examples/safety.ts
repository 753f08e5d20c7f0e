import type { WorkedExample } from '@minzheng/core/testing'
import { incident, inspection } from './rows.js'

const hazards = {
  'governance-incidents': [
    incident('hazard-institution', { selfChecked: true, rectifiedOn: '2024-05-20' }),
    incident('hazard-institution', { selfChecked: false, rectifiedOn: '2024-05-01', district: '330502001' }),
    incident('hazard-client', { selfChecked: true }),
    incident('hazard-opinion', { rectifiedOn: '2025-01-10' }),
    incident('hazard-client', { foundOn: '2023-12-31', selfChecked: true, rectifiedOn: '2024-01-05' }),
    incident('accident', { grade: 'general' }),
    incident('discipline'),
  ],
}

const ofTopic: Readonly<Record<string, Parameters<typeof incident>[0]>> = {
  'party-discipline-violations': 'discipline',
  'secrecy-incidents': 'secrecy',
  'security-incidents': 'network',
  'administration-by-law-violations': 'corrected-act',
}

const passes: Readonly<Record<string, Parameters<typeof inspection>[0]>> = {
  'administrative-act-compliance-rate': 'administrative-act',
  'enforcement-quality-rate': 'enforcement-file',
}

/** Hazards, incidents, acts and case files. Counted by hand. */
export const safetyExamples: readonly WorkedExample[] = [
  {
    says: 'three of four hazards of the year are put right since',
    indicator: 'governance.safety-hazard-fixed-rate',
    records: hazards,
    district: '330502',
    period: '2024',
    expect: 75,
  },
  {
    says: 'both hazards in institutions are put right, one on the day it was found',
    indicator: 'governance.safety-hazard-fixed-rate',
    part: 'kind=hazard-institution',
    records: hazards,
    district: '330502',
    period: '2024',
    expect: 100,
  },
  {
    says: 'two of four hazards and one accident were found by self-check',
    indicator: 'governance.pre-event-hazard-share',
    records: hazards,
    district: '330502',
    period: '2024',
    expect: 40,
  },
  {
    says: 'a major and an extraordinary accident count, a larger and an ungraded one do not',
    indicator: 'governance.major-accidents',
    records: {
      'governance-incidents': [
        incident('accident', { grade: 'major' }),
        incident('accident', { grade: 'extraordinary', district: '330523' }),
        incident('accident', { grade: 'larger' }),
        incident('accident'),
        incident('accident', { grade: 'major', foundOn: '2023-12-31' }),
      ],
    },
    district: '330500',
    period: '2024',
    expect: 2,
  },
  ...Object.entries(ofTopic).map(([id, topic]): WorkedExample => ({
    says: `two cases in the second quarter, one before it, and others of another kind (${topic})`,
    indicator: `governance.${id}`,
    records: {
      'governance-incidents': [
        incident(topic),
        incident(topic, { foundOn: '2024-06-30' }),
        incident(topic, { foundOn: '2024-03-31' }),
        incident('hazard-client'),
      ],
    },
    district: '330502',
    period: '2024Q2',
    expect: 2,
  })),
  ...Object.entries(passes).map(([id, topic]): WorkedExample => ({
    says: `three of four were in order; an inspection of funds is counted separately (${topic})`,
    indicator: `governance.${id}`,
    records: {
      'governance-inspections': [
        ...[true, true, true, false].map((passed) => inspection(topic, { passed })),
        inspection('special-fund', { passed: false }),
      ],
    },
    district: '330502',
    period: '2024',
    expect: 75,
  })),
]
