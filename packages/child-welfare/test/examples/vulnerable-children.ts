import type { WorkedExample } from '@minzheng/core/testing'
import { child, listed, otherVillage, project, service, village } from './records.js'

const lists = [
  listed(1, 'left-behind'),
  listed(2, 'left-behind', { district: otherVillage }),
  listed(3, 'left-behind', { endedOn: '2024-06-30' }),
  listed(4, 'left-behind', { registeredOn: '2024-07-01' }),
  listed(5, 'migrant'),
  listed(6, 'migrant', { endedOn: '2024-07-01' }),
  listed(7, 'orphan'),
]
const event = (number: number, heldOn: string, topic = 'protection-month') => ({
  activity: `A${number}`,
  district: '330502',
  topic,
  heldOn,
  participants: 80,
  amount: null,
})
const survey = (district: string, surveyedOn: string, found = 2) => ({ district, surveyedOn, withdrawnOn: null, found })

/** Item 5: children on lists, help and care. */
export const vulnerableChildrenExamples: readonly WorkedExample[] = [
  {
    says: 'left-behind children who were taken off, come later or are on another list do not count',
    indicator: 'child-welfare.left-behind-children',
    records: { 'listed-children': lists },
    district: '330500',
    period: '2024-06',
    expect: 2,
  },
  {
    says: 'migrant children are those on the list on the last day',
    indicator: 'child-welfare.migrant-children-registered',
    records: { 'listed-children': lists },
    district: '330502',
    period: '2024-06',
    expect: 2,
  },
  {
    says: 'children in difficulty are counted once, in the category that they are registered in',
    indicator: 'child-welfare.children-in-difficulty',
    records: {
      'children-in-difficulty': [
        child(1, null),
        child(2, '2024-01-05', { category: 'without-care' }),
        child(3, null, { endedOn: '2024-03-31' }),
        child(4, null, { registeredOn: '2024-04-01' }),
      ],
    },
    district: '330502001',
    period: '2024-03',
    expect: 2,
  },
  {
    says: 'children in fact without care are a part of the children in difficulty',
    indicator: 'child-welfare.children-in-difficulty',
    part: 'category=without-care',
    records: {
      'children-in-difficulty': [
        child(1, null),
        child(2, null, { category: 'without-care' }),
        child(3, null, { category: 'disability' }),
      ],
    },
    district: '330502',
    period: '2024',
    expect: 1,
  },
  {
    says: 'tasks completed later or given up, and brands, do not complete the three-year plan',
    indicator: 'child-welfare.child-three-year-plan-completion',
    records: {
      'child-projects': [
        project(1, 'three-year-plan', { completedOn: '2024-05-31' }),
        project(2, 'three-year-plan', { completedOn: '2024-07-01' }),
        project(3, 'three-year-plan'),
        project(4, 'three-year-plan', { completedOn: '2023-11-01' }),
        project(5, 'three-year-plan', { stoppedOn: '2024-02-01' }),
        project(6, 'brand', { completedOn: '2024-02-01' }),
      ],
    },
    district: '330502',
    period: '2024-06',
    expect: 50,
  },
  {
    says: 'help counts that came after the assessment that found the need',
    indicator: 'child-welfare.guardianship-intervention-rate',
    records: {
      'children-in-difficulty': [
        child(1, '2024-02-01', { needsHelp: true, helpedOn: '2024-02-01' }),
        child(2, '2024-02-01', { needsHelp: true, helpedOn: '2024-01-15' }),
        child(3, '2024-02-01', { needsHelp: true, helpedOn: '2024-07-15' }),
        child(4, '2024-02-01', { needsHelp: true }),
        child(5, '2024-02-01', { needsHelp: false, helpedOn: '2024-03-01' }),
        child(6, '2024-07-01', { needsHelp: true, helpedOn: '2024-07-02' }),
      ],
    },
    district: '330502001',
    period: '2024-06',
    expect: 25,
  },
  {
    says: 'a child given mental health care twice is one child, and a visit is not such care',
    indicator: 'child-welfare.child-mental-health-served',
    records: {
      'child-services': [
        service(1, 1, '2024-02-01'),
        service(2, 1, '2024-06-01'),
        service(3, 2, '2024-06-02', 'mental-health', otherVillage),
        service(4, 3, '2024-06-02', 'visit'),
        service(5, 4, '2023-12-31'),
      ],
    },
    district: '330500',
    period: '2024',
    expect: 2,
  },
  {
    says: 'a village surveyed last year, or surveyed twice, does not raise the share',
    indicator: 'child-welfare.migrant-children-survey-rate',
    records: {
      'migrant-child-surveys': [
        survey(village, '2024-03-01', 0),
        survey(village, '2024-05-01'),
        survey(otherVillage, '2023-05-01'),
      ],
    },
    district: '330502',
    period: '2024-06',
    expect: 50,
  },
  {
    says: 'placed orphans followed up last year or later do not count, nor do orphans on the other list',
    indicator: 'child-welfare.orphan-followup-rate',
    records: {
      'listed-children': [
        listed(1, 'placed-orphan', { followedUpOn: '2024-01-01' }),
        listed(2, 'placed-orphan', { followedUpOn: '2023-12-31' }),
        listed(3, 'placed-orphan', { followedUpOn: '2024-10-01' }),
        listed(4, 'placed-orphan'),
        listed(5, 'orphan', { followedUpOn: '2024-02-01' }),
        listed(6, 'placed-orphan', { followedUpOn: '2024-02-01', endedOn: '2024-03-01' }),
      ],
    },
    district: '330502',
    period: '2024-09',
    expect: 25,
  },
  {
    says: 'events of the protection month count in the period in which they are held, others never',
    indicator: 'child-welfare.minor-protection-month-events',
    records: {
      'child-activities': [
        event(1, '2024-06-01'),
        event(2, '2024-06-30'),
        event(3, '2024-07-01'),
        event(4, '2024-06-15', 'other'),
      ],
    },
    district: '330500',
    period: '2024-Q2',
    expect: 2,
  },
]
