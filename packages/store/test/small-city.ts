import {
  allOf,
  anyOf,
  atLeast,
  atMost,
  catalogue,
  choice,
  count,
  coverage,
  dataset,
  day,
  districtCode,
  districtTree,
  domain,
  flag,
  indicator,
  integer,
  is,
  isNull,
  level,
  max,
  milestone,
  milestoneProgress,
  min,
  money,
  not,
  oneOf,
  optional,
  pseudonym,
  ratio,
  referenceDay,
  share,
  sum,
  text,
  total,
  yearStart,
  type District,
  type Filter,
  type Formula,
  type TimeKind,
  type Unit,
} from '@minzheng/core'

/** A city of two counties, three townships and four villages, with one dataset of each time semantics. */
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

const homes = dataset({
  name: 'homes',
  title: { zh: '养老机构', en: 'Homes' },
  counts: 'organisation',
  fields: {
    home: text('机构编号', 'Home'),
    district: districtCode(),
    kind: choice('类型', 'Kind', { public: { zh: '公办', en: 'public' }, private: { zh: '民办', en: 'private' } }),
    beds: integer('床位数', 'Beds', 'bed'),
    inspectedOn: optional(day('检查日期', 'Inspected on')),
    openedOn: day('备案日期', 'Opened on'),
    closedOn: optional(day('停业日期', 'Closed on')),
  },
  key: ['home'],
  time: { kind: 'stock', from: 'openedOn', to: 'closedOn' },
})

const grants = dataset({
  name: 'grants',
  title: { zh: '临时救助', en: 'Grants' },
  counts: 'case',
  fields: {
    person: pseudonym('身份证号', 'Person'),
    district: districtCode(),
    paidOn: day('发放日期', 'Paid on'),
    amount: money('金额', 'Amount'),
    urgent: optional(flag('是否急难', 'Urgent')),
  },
  key: ['person', 'paidOn'],
  time: { kind: 'flow', on: 'paidOn' },
})

const standards = dataset({
  name: 'standards',
  title: { zh: '标准', en: 'Standards' },
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

function figure(
  name: string,
  unit: Unit,
  time: TimeKind,
  lowestLevel: 'village' | 'township' | 'county',
  formula: Formula,
) {
  return indicator({
    id: `test.${name}`,
    name: { zh: '试验', en: name },
    unit,
    time,
    better: 'higher',
    lowestLevel,
    formula,
  })
}

const awkward: Filter = anyOf(
  allOf(is(homes.col.kind, 'public'), not(atMost(homes.col.inspectedOn, referenceDay))),
  allOf(atLeast(homes.col.inspectedOn, yearStart), oneOf(homes.col.kind, ['private'])),
  isNull(homes.col.closedOn),
)

const indicators = [
  figure('homes', 'organisation', 'stock', 'village', total(count(homes))),
  figure('beds', 'bed', 'stock', 'village', total(sum(homes, homes.col.beds, { where: is(homes.col.kind, 'public') }))),
  figure('awkward-homes', 'organisation', 'stock', 'township', total(count(homes, { where: awkward }))),
  figure('homes-opened', 'organisation', 'flow', 'village', total(count(homes, { on: homes.col.openedOn }))),
  figure('homes-inspected', 'organisation', 'flow', 'village', total(count(homes, { on: homes.col.inspectedOn }))),
  figure(
    'inspected-share',
    'percent',
    'stock',
    'township',
    share(count(homes, { where: atMost(homes.col.inspectedOn, referenceDay) }), count(homes)),
  ),
  figure(
    'township-coverage',
    'percent',
    'stock',
    'township',
    coverage(count(homes), { level: 'township', atLeast: 2 }),
  ),
  figure('most-beds', 'bed', 'stock', 'county', level(max(homes, homes.col.beds))),
  figure('grants', 'case', 'flow', 'village', total(count(grants, { where: not(is(grants.col.urgent, true)) }))),
  figure('grant-money', 'yuan', 'flow', 'village', total(sum(grants, grants.col.amount))),
  figure(
    'urgent-share',
    'percent',
    'flow',
    'county',
    share(count(grants, { where: is(grants.col.urgent, true) }), count(grants)),
  ),
  figure(
    'beds-per-home',
    'bed/10k',
    'stock',
    'county',
    ratio(sum(homes, homes.col.beds), count(homes), { scale: 10_000 }),
  ),
  figure(
    'standard',
    'yuan/year',
    'policy',
    'county',
    level(min(standards, standards.col.amount, { where: is(standards.col.name, 'a') }), { times: 12 }),
  ),
  milestone({
    id: 'test.every-county',
    name: { zh: '任务', en: 'task' },
    lowestLevel: 'county',
    every: 'county',
  }),
  milestone({
    id: 'test.some-county',
    name: { zh: '任务', en: 'task' },
    lowestLevel: 'county',
  }),
] as const

const tree = districtTree(districts)
export const joined = catalogue(
  [
    domain({
      name: 'test',
      title: { zh: '试验', en: 'Test' },
      datasets: [homes, grants, standards, milestoneProgress],
      indicators,
    }),
  ],
  tree,
)
