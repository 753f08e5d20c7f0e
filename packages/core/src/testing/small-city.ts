import {
  ageAtLeast,
  allOf,
  anyOf,
  atLeast,
  atMost,
  before,
  byBand,
  byValue,
  catalogue,
  change,
  choice,
  composite,
  count,
  coverage,
  dataset,
  day,
  daysBetween,
  dispersion,
  distinct,
  districtCode,
  districtTree,
  domain,
  flag,
  indicator,
  inForce,
  integer,
  is,
  isNull,
  latest,
  lessThan,
  level,
  max,
  mean,
  milestone,
  milestoneProgress,
  min,
  minus,
  money,
  moreThan,
  not,
  oneOf,
  optional,
  plus,
  pseudonym,
  referenceDay,
  share,
  sum,
  text,
  total,
  yearStart,
  type District,
  type Formula,
  type IndicatorInput,
} from '../index.js'

/** A city of two counties, three townships and four villages. */
const districts: readonly District[] = [
  { code: '330500', name: '湖州市', level: 'city', parent: null, kind: '地级市' },
  { code: '330502', name: '吴兴区', level: 'county', parent: '330500', kind: '市辖区' },
  { code: '330523', name: '安吉县', level: 'county', parent: '330500', kind: '县' },
  { code: '330502001', name: '月河街道', level: 'township', parent: '330502', kind: '街道' },
  { code: '330502100', name: '织里镇', level: 'township', parent: '330502', kind: '镇' },
  { code: '330523001', name: '递铺街道', level: 'township', parent: '330523', kind: '街道' },
  { code: '330502001001', name: '月河社区', level: 'village', parent: '330502001', kind: '居' },
  { code: '330502100201', name: '织里村', level: 'village', parent: '330502100', kind: '村' },
  { code: '330502100202', name: '凤凰村', level: 'village', parent: '330502100', kind: '村' },
  { code: '330523001201', name: '递铺村', level: 'village', parent: '330523001', kind: '村' },
]

/** A stock: homes, with beds. */
export const homes = dataset({
  name: 'homes',
  title: { zh: '养老机构', en: 'homes' },
  counts: 'organisation',
  fields: {
    home: text('机构编号', 'Home'),
    district: districtCode(),
    kind: choice('类型', 'Kind', { public: { zh: '公办', en: 'public' }, private: { zh: '民办', en: 'private' } }),
    beds: integer('床位数', 'Beds', 'bed'),
    nursingBeds: optional(integer('护理型床位数', 'Nursing beds', 'bed')),
    gradedOn: optional(day('评定日期', 'Graded on')),
    gradeEndsOn: optional(day('等级有效期至', 'Grade ends on')),
    inspectedOn: optional(day('检查日期', 'Inspected on')),
    openedOn: day('备案日期', 'Opened on'),
    closedOn: optional(day('停业日期', 'Closed on')),
  },
  key: ['home'],
  time: { kind: 'stock', from: 'openedOn', to: 'closedOn' },
})

/** A flow: grants to persons, who may have several. */
export const grants = dataset({
  name: 'grants',
  title: { zh: '临时救助', en: 'grants' },
  counts: 'case',
  fields: {
    grant: text('编号', 'Grant'),
    person: optional(pseudonym('身份证号', 'Person')),
    district: districtCode(),
    bornOn: optional(day('出生日期', 'Born on')),
    sex: choice('性别', 'Sex', { male: { zh: '男', en: 'male' }, female: { zh: '女', en: 'female' } }),
    appliedOn: optional(day('申请日期', 'Applied on')),
    paidOn: day('发放日期', 'Paid on'),
    amount: money('金额', 'Amount'),
    urgent: optional(flag('是否急难', 'Urgent')),
  },
  key: ['grant'],
  time: { kind: 'flow', on: 'paidOn' },
})

/** Effective-dated: standards by name. */
export const standards = dataset({
  name: 'standards',
  title: { zh: '标准', en: 'standards' },
  counts: 'case',
  fields: {
    district: districtCode(),
    name: text('名称', 'Name'),
    effectiveOn: day('执行日期', 'Effective on'),
    amount: money('月标准', 'Amount'),
  },
  key: ['district', 'name', 'effectiveOn'],
  time: { kind: 'policy', from: 'effectiveOn', series: ['name'] },
})

/** Effective-dated, with a series that spans districts: grades that one office gives and another renews. */
const grades = dataset({
  name: 'grades',
  title: { zh: '评估等级', en: 'grades' },
  counts: 'organisation',
  fields: {
    organisation: text('编号', 'Organisation'),
    district: districtCode(),
    grade: integer('等级', 'Grade', 'grade', { min: 1, max: 5 }),
    grantedOn: day('评定日期', 'Granted on'),
    expiresOn: optional(day('有效期至', 'Expires on')),
  },
  key: ['organisation', 'grantedOn'],
  time: { kind: 'policy', from: 'grantedOn', series: ['organisation'], spansDistricts: true },
  reportedBy: 'township',
})

/** What a figure of the small city states in addition to its formula. */
type Said = Pick<IndicatorInput<string>, 'unit' | 'time' | 'by'>

function figure(name: string, lowestLevel: District['level'], formula: Formula, said: Said = {}) {
  return indicator({
    id: `test.${name}`,
    name: { zh: '试验', en: name },
    lowestLevel,
    formula,
    ...said,
  })
}

const overdue = anyOf(
  allOf(is(homes.col.kind, 'public'), not(atMost(homes.col.inspectedOn, referenceDay))),
  allOf(atLeast(homes.col.inspectedOn, yearStart), oneOf(homes.col.kind, ['private'])),
  isNull(homes.col.closedOn),
)
const nursingShare = figure(
  'nursing-share',
  'county',
  share(sum(homes, homes.col.nursingBeds), sum(homes, homes.col.beds)),
)
const inspectedShare = figure(
  'inspected-share',
  'township',
  share(count(homes, { where: atMost(homes.col.inspectedOn, referenceDay) }), count(homes)),
)
const aged = byBand(grants, [16, 60], grants.col.bornOn)

/** An indicator of every kind, with filters of every kind. */
const indicators = [
  figure('homes', 'village', total(count(homes)), { by: { kind: byValue(homes, homes.col.kind) } }),
  figure('beds', 'village', total(sum(homes, homes.col.beds, { where: is(homes.col.kind, 'public') }))),
  figure('overdue-homes', 'township', total(count(homes, { where: overdue }))),
  figure('homes-opened', 'village', total(count(homes, { on: homes.col.openedOn }))),
  figure('homes-inspected', 'village', total(count(homes, { on: homes.col.inspectedOn }))),
  figure(
    'graded-homes',
    'village',
    total(count(homes, { where: inForce(homes.col.gradedOn, homes.col.gradeEndsOn, { until: 'included' }) })),
  ),
  figure(
    'lately-inspected',
    'village',
    total(count(homes, { where: moreThan(homes.col.inspectedOn, before(referenceDay, { months: 2 })) })),
  ),
  figure('grade-over', 'village', total(count(homes, { where: lessThan(homes.col.gradeEndsOn, referenceDay) }))),
  figure('all-nursing', 'village', total(count(homes, { where: atLeast(homes.col.nursingBeds, homes.col.beds) }))),
  figure('other-beds', 'village', total(minus(sum(homes, homes.col.beds), sum(homes, homes.col.nursingBeds)))),
  figure('beds-twice', 'village', total(plus(sum(homes, homes.col.beds), sum(homes, homes.col.beds)))),
  nursingShare,
  inspectedShare,
  figure('quality', 'county', composite([{ of: nursingShare, weight: 3 }, { of: inspectedShare }]), {
    unit: 'index',
    time: 'stock',
  }),
  figure('spread', 'city', dispersion(total(count(homes)), { level: 'county' })),
  figure('growth', 'county', change(total(count(homes)), { from: 'last-year-end', as: 'difference' })),
  figure('grants-rise', 'county', change(total(count(grants)), { from: 'previous-period', as: 'percent' })),
  figure('township-coverage', 'township', coverage(count(homes), { level: 'township', atLeast: 2 })),
  figure('most-beds', 'county', level(max(homes, homes.col.beds))),
  figure('grants', 'village', total(count(grants, { where: not(is(grants.col.urgent, true)) })), {
    by: { sex: byValue(grants, grants.col.sex), age: aged },
  }),
  figure('grant-money', 'village', total(sum(grants, grants.col.amount)), {
    by: { urgent: byValue(grants, grants.col.urgent) },
  }),
  figure('mean-grant', 'village', mean(sum(grants, grants.col.amount), count(grants)), { by: { age: aged } }),
  figure('persons-helped', 'village', total(distinct(grants, grants.col.person, 'person'))),
  figure(
    'older-persons-helped',
    'county',
    total(distinct(grants, grants.col.person, 'person', { where: ageAtLeast(grants.col.bornOn, 60) })),
  ),
  figure(
    'days-to-pay',
    'village',
    mean(
      sum(grants, daysBetween(grants.col.appliedOn, grants.col.paidOn)),
      count(grants, { where: not(isNull(grants.col.appliedOn)) }),
    ),
  ),
  figure(
    'late-grants',
    'village',
    total(count(grants, { where: moreThan(daysBetween(grants.col.appliedOn, grants.col.paidOn), 30) })),
  ),
  figure('urgent-share', 'county', share(count(grants, { where: is(grants.col.urgent, true) }), count(grants))),
  figure(
    'standard',
    'county',
    level(min(standards, standards.col.amount, { where: is(standards.col.name, 'a') }), { times: 12 }),
    { unit: 'yuan/year' },
  ),
  figure(
    'one-standard',
    'county',
    level(latest(standards, standards.col.amount, { where: is(standards.col.name, 'a') })),
    { unit: 'yuan' },
  ),
  figure(
    'graded-4-and-above',
    'village',
    total(
      count(grades, {
        where: allOf(
          atLeast(grades.col.grade, 4),
          anyOf(isNull(grades.col.expiresOn), moreThan(grades.col.expiresOn, referenceDay)),
        ),
      }),
    ),
  ),
  figure('grades-in-force', 'village', total(count(grades))),
  figure('grades-given', 'village', total(count(grades, { on: grades.col.grantedOn }))),
  figure('least-grade', 'township', level(min(grades, grades.col.grade))),
  figure('organisations-graded', 'village', total(distinct(grades, grades.col.organisation, 'organisation'))),
  milestone({ id: 'test.every-county', name: { zh: '任务', en: 'task' }, every: 'county' }),
  milestone({
    id: 'test.every-township',
    name: { zh: '任务', en: 'task' },
    lowestLevel: 'township',
    every: 'township',
  }),
  milestone({ id: 'test.some-county', name: { zh: '任务', en: 'task' } }),
] as const

const title = { zh: '试验', en: 'Test' }

/**
 * A small catalogue for tests of code that evaluates definitions: a stock, a flow, two effective-dated datasets, one
 * with a series that spans districts, and milestones in a city of ten districts, with an indicator of every kind,
 * filters of every kind, and breakdowns.
 */
export const smallCity = catalogue(
  [domain({ name: 'test', title, datasets: [homes, grants, standards, grades, milestoneProgress], indicators })],
  districtTree(districts),
)
