import {
  allOf,
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
  indicator,
  integer,
  is,
  isNull,
  not,
  optional,
  referenceDay,
  share,
  sum,
  text,
  total,
  type Catalogue,
  type District,
  type Formula,
  type RecordOf,
  type TimeKind,
  type Unit,
} from '@minzheng/core'

const homes = dataset({
  name: 'homes',
  title: { zh: '养老机构', en: 'Homes' },
  counts: 'organisation',
  fields: {
    home: text('编号', 'Home'),
    district: districtCode(),
    kind: choice('类型', 'Kind', {
      public: { zh: '公办', en: 'public' },
      private: { zh: '民办', en: 'private' },
      joint: { zh: '公建民营', en: 'joint' },
    }),
    beds: integer('床位', 'Beds', 'bed'),
    nursingBeds: optional(integer('护理型床位', 'Nursing beds', 'bed')),
    grade: integer('等级', 'Grade', 'grade', { max: 5 }),
    inspectedOn: optional(day('检查日期', 'Inspected on')),
    openedOn: day('备案日期', 'Opened on'),
    closedOn: optional(day('停业日期', 'Closed on')),
  },
  key: ['home'],
  time: { kind: 'stock', from: 'openedOn', to: 'closedOn' },
})

export type Home = RecordOf<typeof homes>

const define = (id: string, unit: Unit, time: TimeKind, formula: Formula) =>
  indicator({
    id: `bench.${id}`,
    name: { zh: id, en: id },
    unit,
    time,
    better: 'higher',
    lowestLevel: 'township',
    formula,
  })

const graded = count(homes, { where: allOf(is(homes.col.grade, 5), not(is(homes.col.kind, 'private'))) })

/** Ten indicators of one dataset: stocks, flows, a filter with a relative day, shares, a coverage. */
const indicators = [
  define('homes', 'organisation', 'stock', total(count(homes))),
  define('public-homes', 'organisation', 'stock', total(count(homes, { where: is(homes.col.kind, 'public') }))),
  define('beds', 'bed', 'stock', total(sum(homes, homes.col.beds))),
  define('nursing-share', 'percent', 'stock', share(sum(homes, homes.col.nursingBeds), sum(homes, homes.col.beds))),
  define('top-graded', 'organisation', 'stock', total(graded)),
  define(
    'inspected-share',
    'percent',
    'stock',
    share(count(homes, { where: atMost(homes.col.inspectedOn, referenceDay) }), count(homes)),
  ),
  define('opened', 'organisation', 'flow', total(count(homes, { on: homes.col.openedOn }))),
  define('closed', 'organisation', 'flow', total(count(homes, { on: homes.col.closedOn }))),
  define(
    'beds-opened',
    'bed',
    'flow',
    total(sum(homes, homes.col.beds, { on: homes.col.openedOn, where: isNull(homes.col.closedOn) })),
  ),
  define('township-coverage', 'percent', 'stock', coverage(graded, { level: 'township', atLeast: 40 })),
]

/** A city the size of Huzhou: 5 counties, 70 townships, 1,260 villages. */
function places(): District[] {
  const pad = (value: number, length: number): string => String(value).padStart(length, '0')
  const found: District[] = [{ code: '330500', name: 'city', level: 'city', parent: null, kind: '' }]
  for (let county = 1; county <= 5; county += 1) {
    const countyCode = `3305${pad(county, 2)}`
    found.push({ code: countyCode, name: countyCode, level: 'county', parent: '330500', kind: '' })
    for (let township = 1; township <= 14; township += 1) {
      const townshipCode = `${countyCode}${pad(township, 3)}`
      found.push({ code: townshipCode, name: townshipCode, level: 'township', parent: countyCode, kind: '' })
      for (let village = 1; village <= 18; village += 1) {
        const code = `${townshipCode}${pad(village, 3)}`
        found.push({ code, name: code, level: 'village', parent: townshipCode, kind: '' })
      }
    }
  }
  return found
}

export const homesCatalogue: Catalogue = catalogue(
  [domain({ name: 'bench', title: { zh: '比较', en: 'Bench' }, datasets: [homes], indicators })],
  districtTree(places()),
)

/** The same records on each run: the pseudo-random numbers have a fixed seed. */
export function homeRecords(size: number): readonly Home[] {
  let state = 20_240_101
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * limit)
  }
  const pad = (value: number): string => String(value).padStart(2, '0')
  const dayIn = (from: number, years: number): string =>
    `${from + below(years)}-${pad(1 + below(12))}-${pad(1 + below(28))}`
  const villages = homesCatalogue.districts.atLevel('330500', 'village').map(({ code }) => code)
  const kinds = ['public', 'private', 'joint'] as const
  return Array.from({ length: size }, (_, row) => ({
    home: `h${row}`,
    district: villages[below(villages.length)]!,
    kind: kinds[below(3)]!,
    beds: 10 + below(200),
    nursingBeds: below(4) === 0 ? null : below(10),
    grade: below(6),
    inspectedOn: below(3) === 0 ? null : dayIn(2023, 2),
    openedOn: dayIn(2015, 10),
    closedOn: below(4) === 0 ? dayIn(2023, 2) : null,
  }))
}
