import type { WorkedExample } from '@minzheng/core/testing'
import { activity, document, project, title, training } from './rows.js'

const events: Readonly<Record<string, Parameters<typeof activity>[0]>> = {
  'party-theory-study-sessions': 'theory-study',
  'sanzhuan-activity-events': 'sanzhuan',
  'safety-bottom-line-drills': 'safety-drill',
  'department-culture-events': 'department-culture',
  'elder-respect-culture-events': 'elder-respect',
  'child-care-culture-events': 'child-care',
  'mutual-aid-culture-events': 'mutual-aid',
  'wedding-funeral-custom-events': 'wedding-funeral',
}
const others = { 'theory-study': 'sanzhuan' } as Readonly<Record<string, Parameters<typeof activity>[0]>>

const issued: Readonly<Record<string, Parameters<typeof document>[0]>> = {
  'news-releases': 'news',
  'research-reports': 'research',
  'reform-landmark-results': 'landmark',
}

const standards = {
  'governance-documents': [
    document('standard', { field: 'elderly-care', implementedOn: '2024-05-01' }),
    document('standard', { field: 'elderly-care', repealedOn: '2024-06-30' }),
    document('standard', { field: 'charity', implementedOn: '2025-01-01' }),
    document('standard', { field: 'assistance', issuedOn: '2020-03-01', implementedOn: '2020-06-01' }),
    document('standard', { field: 'minors', issuedOn: '2021-03-01' }),
    document('rule', { field: 'charity', implementedOn: '2024-05-01' }),
  ],
}

const reviews: Readonly<Record<string, 'legalityReviewed' | 'competitionReviewed'>> = {
  'legality-review-rate': 'legalityReviewed',
  'fair-competition-review-rate': 'competitionReviewed',
}

/** Activities, trainings, documents, projects and titles. Counted by hand. */
export const workExamples: readonly WorkedExample[] = [
  ...Object.entries(events).map(([id, topic]): WorkedExample => ({
    says: `two events from April to June, with any number of participants, none of another kind (${topic})`,
    indicator: `governance.${id}`,
    records: {
      'governance-activities': [
        activity(topic),
        activity(topic, { heldOn: '2024-06-30', participants: 0, district: '330523' }),
        activity(topic, { heldOn: '2024-07-01' }),
        activity(others[topic] ?? 'theory-study'),
      ],
    },
    district: '330500',
    period: '2024Q2',
    expect: 2,
  })),
  ...Object.entries({ 'cadre-university-trainees': 'university', 'young-cadre-trainees': 'young-cadres' } as const).map(
    ([id, topic]): WorkedExample => ({
      says: `forty came to two trainings; a test of competence is not a training (${topic})`,
      indicator: `governance.${id}`,
      records: {
        'governance-trainings': [
          training(topic),
          training(topic, { participants: 10 }),
          training('competence'),
          training(topic, { heldOn: '2023-12-01' }),
        ],
      },
      district: '330502',
      period: '2024',
      expect: 40,
    }),
  ),
  {
    says: 'of forty whose test has a result thirty passed; a test without a result is left out',
    indicator: 'governance.cadre-competence-pass-rate',
    records: {
      'governance-trainings': [
        training('competence', { participants: 30, passed: 30 }),
        training('competence', { participants: 10, passed: 0 }),
        training('competence', { participants: 60 }),
        training('university', { participants: 50, passed: 1 }),
      ],
    },
    district: '330502',
    period: '2024',
    expect: 75,
  },
  ...Object.entries(issued).map(([id, kind]): WorkedExample => ({
    says: `two were issued in April, one of them withdrawn since, and also a rule (${kind})`,
    indicator: `governance.${id}`,
    records: {
      'governance-documents': [
        document(kind),
        document(kind, { issuedOn: '2024-04-30', repealedOn: '2024-05-01' }),
        document(kind, { issuedOn: '2024-03-31' }),
        document('rule'),
      ],
    },
    district: '330502',
    period: '2024-04',
    expect: 2,
  })),
  {
    says: 'working rules and normative documents are rules, decisions and standards are not',
    indicator: 'governance.civil-affairs-rules-issued',
    records: {
      'governance-documents': [
        document('rule'),
        document('normative', { district: '330523' }),
        document('decision'),
        document('standard'),
        document('rule', { issuedOn: '2023-04-01' }),
      ],
    },
    district: '330500',
    period: '2024',
    expect: 2,
  },
  {
    says: 'one of two decisions was made by the procedure; one for which it is not stated is left out',
    indicator: 'governance.decision-procedure-rate',
    records: {
      'governance-documents': [
        document('decision', { procedureFollowed: true }),
        document('decision', { procedureFollowed: false }),
        document('decision'),
        document('rule', { procedureFollowed: false }),
      ],
    },
    district: '330502',
    period: '2024',
    expect: 50,
  },
  ...Object.entries(reviews).map(([id, flag]): WorkedExample => ({
    says: `three of four documents that need the review had it; the others do not need it (${flag})`,
    indicator: `governance.${id}`,
    records: {
      'governance-documents': [
        ...[true, true, true, false].map((each) => document('normative', { [flag]: each })),
        document('normative'),
        document('research'),
      ],
    },
    district: '330502',
    period: '2024',
    expect: 75,
  })),
  {
    says: 'three standards were issued in the year, one repealed since',
    indicator: 'governance.key-standards-developed',
    records: standards,
    district: '330502',
    period: '2024',
    expect: 3,
  },
  {
    says: 'two of them are about elderly care',
    indicator: 'governance.key-standards-developed',
    part: 'field=elderly-care',
    records: standards,
    district: '330502',
    period: '2024',
    expect: 2,
  },
  {
    says: 'two of the four standards in force at the year’s end are in use',
    indicator: 'governance.key-standards-implemented-rate',
    records: standards,
    district: '330502',
    period: '2024',
    expect: 50,
  },
  {
    says: 'a project in reserve leaves the library when it is carried out or given up',
    indicator: 'governance.reserve-projects',
    records: {
      'governance-projects': [
        project('reserve'),
        project('reserve', { completedOn: '2024-07-01' }),
        project('reserve', { completedOn: '2024-06-30' }),
        project('reserve', { stoppedOn: '2024-05-01' }),
        project('application'),
      ],
    },
    district: '330502',
    period: '2024-06',
    expect: 2,
  },
  {
    says: 'an application counts when it was made, also one given up since',
    indicator: 'governance.projects-applied',
    records: {
      'governance-projects': [
        project('application', { startedOn: '2024-03-01', stoppedOn: '2024-04-01' }),
        project('application', { startedOn: '2024-09-01' }),
        project('application'),
        project('reserve', { startedOn: '2024-03-01' }),
      ],
    },
    district: '330502',
    period: '2024',
    expect: 2,
  },
  {
    says: 'facilities completed in the year took 350,000 yuan; those being built count later',
    indicator: 'governance.service-facility-investment',
    records: {
      'governance-projects': [
        project('facility-construction', { completedOn: '2024-03-01', investment: 200_000_00 }),
        project('facility-construction', { completedOn: '2024-12-31', investment: 150_000_00 }),
        project('facility-construction', { investment: 900_000_00 }),
        project('facility-construction', { completedOn: '2023-12-31', investment: 900_000_00 }),
        project('digital-scene', { completedOn: '2024-03-01', investment: 900_000_00 }),
      ],
    },
    district: '330502',
    period: '2024',
    expect: 35,
  },
  {
    says: 'a scene is in use once completed and until given up',
    indicator: 'governance.digital-scenes',
    records: {
      'governance-projects': [
        project('digital-scene', { completedOn: '2023-12-01' }),
        project('digital-scene', { completedOn: '2024-06-30' }),
        project('digital-scene', { completedOn: '2024-07-01' }),
        project('digital-scene', { completedOn: '2023-12-01', stoppedOn: '2024-02-01' }),
        project('digital-scene'),
        project('reserve', { completedOn: '2023-12-01' }),
      ],
    },
    district: '330502',
    period: '2024-06',
    expect: 2,
  },
  {
    says: 'projects for place names count from their start, as long as they are not given up',
    indicator: 'governance.place-name-culture-used',
    records: {
      'governance-projects': [
        project('place-name-culture'),
        project('place-name-culture', { startedOn: '2024-06-30', completedOn: '2024-06-30' }),
        project('place-name-culture', { startedOn: '2024-07-01' }),
        project('place-name-culture', { stoppedOn: '2024-06-30' }),
        project('digital-scene'),
      ],
    },
    district: '330502',
    period: '2024-06',
    expect: 2,
  },
  {
    says: 'an office that is both clean and a model counts once; a title taken away counts no longer',
    indicator: 'governance.clean-model-offices',
    records: {
      'governance-titles': [
        title('clean-office', 'D1'),
        title('model-office', 'D1'),
        title('model-office', 'D2'),
        title('clean-office', 'D3', { endedOn: '2024-03-01' }),
        title('clean-demonstration', 'D4'),
      ],
    },
    district: '330502',
    period: '2024',
    expect: 2,
  },
  ...Object.entries({
    'clean-office-demonstrations': 'clean-demonstration',
    'four-strong-branches': 'four-strong-branch',
  } as const).map(([id, topic]): WorkedExample => ({
    says: `two hold the title, one has lost it, another holds another title (${topic})`,
    indicator: `governance.${id}`,
    records: {
      'governance-titles': [
        title(topic, 'D1'),
        title(topic, 'D2'),
        title(topic, 'D3', { endedOn: '2024-01-31' }),
        title('model-office', 'D4'),
      ],
    },
    district: '330502',
    period: '2024',
    expect: 2,
  })),
]
