import type { WorkedExample } from '@minzheng/core/testing'
import { matter } from './rows.js'

const done = { completedOn: '2024-06-20' }
type Topic = Parameters<typeof matter>[0]

/** Which indicator reads the tasks of a topic. */
const yearTasks: Readonly<Record<string, Topic>> = {
  'theme-education-followup': 'theme-education',
  'political-construction-tasks': 'political-construction',
  'strict-governance-tasks': 'strict-governance',
  'three-teams-tasks': 'three-teams',
  'plan-tasks-completed-rate': 'plan-task',
  'reform-tasks-completion': 'reform',
  'three-number-one-tasks': 'three-number-one',
  'digital-reform-tasks': 'digital-reform',
}

/** By the end of June one of the four tasks due this year is done: another was done in July, two are open. */
const taskExamples = Object.entries(yearTasks).map(([id, topic]): WorkedExample => ({
  says: `one of four tasks due in the year is done by the end of June, whatever is withdrawn, due next year or of another topic (${topic})`,
  indicator: `governance.${id}`,
  records: {
    'governance-matters': [
      matter(topic, done),
      matter(topic, { completedOn: '2024-07-01' }),
      matter(topic),
      matter(topic, { dueOn: '2024-12-31' }),
      matter(topic, { ...done, dueOn: '2025-01-01' }),
      matter(topic, { ...done, dueOn: '2023-12-31', assignedOn: '2023-02-01' }),
      matter(topic, { ...done, withdrawnOn: '2024-06-30' }),
      matter('office-task', done),
    ],
  },
  district: '330502',
  period: '2024-06',
  expect: 25,
}))

const inTime: Readonly<Record<string, Topic>> = {
  'office-tasks-on-time-rate': 'office-task',
  'proposal-handling-rate': 'proposal',
  'disclosure-on-time-rate': 'disclosure',
  'petition-on-time-rate': 'petition',
}

/** Of four that fell due in June three were done by the day they were due. */
const inTimeExamples = Object.entries(inTime).map(([id, topic]): WorkedExample => ({
  says: `three of the four that fell due in June were done by then, on the last day too; what is due later, withdrawn or of another topic does not count (${topic})`,
  indicator: `governance.${id}`,
  records: {
    'governance-matters': [
      matter(topic, done),
      matter(topic, { completedOn: '2024-06-30' }),
      matter(topic, { completedOn: '2024-02-01', district: '330502' }),
      matter(topic, { completedOn: '2024-07-01' }),
      matter(topic, { dueOn: '2024-07-01' }),
      matter(topic, { withdrawnOn: '2024-06-15' }),
      matter('concern'),
    ],
  },
  district: '330502',
  period: '2024-06',
  expect: 75,
}))

const bottlenecks = {
  'governance-matters': [
    matter('bottleneck-law', done),
    matter('bottleneck-law', { completedOn: '2024-12-01' }),
    matter('bottleneck-staff', done),
    matter('bottleneck-system'),
    matter('bottleneck-law', { assignedOn: '2023-12-31' }),
    matter('bottleneck-facilities', { withdrawnOn: '2024-05-01' }),
    matter('reform'),
  ],
}

/** Matters that are to be done by a day. Counted by hand. */
export const matterExamples: readonly WorkedExample[] = [
  ...taskExamples,
  ...inTimeExamples,
  {
    says: 'if no task is due in the year there is no rate',
    indicator: 'governance.plan-tasks-completed-rate',
    records: { 'governance-matters': [matter('plan-task', { dueOn: '2025-03-31' })] },
    district: '330502',
    period: '2024',
    expect: null,
  },
  {
    says: 'of three project steps due by the end of June two were done in time; one due in July does not count yet',
    indicator: 'governance.plan-projects-on-schedule-rate',
    records: {
      'governance-matters': [
        matter('plan-project-step', done),
        matter('plan-project-step', { dueOn: '2024-03-31', completedOn: '2024-03-31' }),
        matter('plan-project-step', { dueOn: '2024-03-31', completedOn: '2024-04-01' }),
        matter('plan-project-step', { dueOn: '2024-07-01' }),
        matter('plan-task'),
      ],
    },
    district: '330502',
    period: '2024-06',
    expect: (2 / 3) * 100,
  },
  {
    says: 'petitions count in the month they were closed, and only if it is stated how',
    indicator: 'governance.petition-first-resolution-rate',
    records: {
      'governance-matters': [
        matter('petition', { ...done, resolvedFirst: true }),
        matter('petition', { ...done, resolvedFirst: false }),
        matter('petition', done),
        matter('petition', { completedOn: '2024-07-01', resolvedFirst: true }),
        matter('petition'),
      ],
    },
    district: '330502',
    period: '2024-06',
    expect: 50,
  },
  {
    says: 'of four petitioners who answered three are satisfied; one gave no answer',
    indicator: 'governance.petition-satisfaction-rate',
    records: {
      'governance-matters': [
        ...[true, true, true, false].map((satisfied) => matter('petition', { ...done, satisfied })),
        matter('petition', { ...done, resolvedFirst: true }),
        matter('concern', { ...done, satisfied: false }),
      ],
    },
    district: '330502',
    period: '2024',
    expect: 75,
  },
  {
    says: 'a concern is answered however late, and counts in the month it was raised',
    indicator: 'governance.public-concern-response-rate',
    records: {
      'governance-matters': [
        matter('concern', { completedOn: '2024-11-01' }),
        matter('concern'),
        matter('concern', { assignedOn: '2024-03-01', completedOn: '2024-03-02' }),
        matter('petition', done),
      ],
    },
    district: '330502',
    period: '2024-02',
    expect: 50,
  },
  {
    says: 'three of four bottlenecks listed in the year are solved',
    indicator: 'governance.bottlenecks-resolved-rate',
    records: bottlenecks,
    district: '330502',
    period: '2024',
    expect: 75,
  },
  {
    says: 'both bottlenecks in law and policy are solved',
    indicator: 'governance.bottlenecks-resolved-rate',
    part: 'field=bottleneck-law',
    records: bottlenecks,
    district: '330502',
    period: '2024',
    expect: 100,
  },
]
