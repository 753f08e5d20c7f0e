import {
  catalogue,
  change,
  choice,
  count,
  coverage,
  dataset,
  day,
  distinct,
  districtCode,
  districtTree,
  domain,
  indicator,
  integer,
  is,
  mean,
  money,
  optional,
  pseudonym,
  share,
  sum,
  text,
  total,
  type Catalogue,
  type District,
  type Formula,
  type TimeKind,
  type Unit,
} from '@minzheng/core'

/** A register and a list of events in a city small enough to be recomputed many times a second. */
const homes = dataset({
  name: 'homes',
  title: { zh: '养老机构', en: 'homes' },
  counts: 'organisation',
  fields: {
    home: text('机构编号', 'Home'),
    district: districtCode(),
    kind: choice('类型', 'Kind', { public: { zh: '公办', en: 'public' }, private: { zh: '民办', en: 'private' } }),
    beds: integer('床位数', 'Beds', 'bed'),
    openedOn: day('备案日期', 'Opened on'),
    closedOn: optional(day('停业日期', 'Closed on')),
  },
  key: ['home'],
  time: { kind: 'stock', from: 'openedOn', to: 'closedOn' },
})

const grants = dataset({
  name: 'grants',
  title: { zh: '临时救助', en: 'grants' },
  counts: 'case',
  fields: {
    grant: text('编号', 'Grant'),
    person: pseudonym('身份证号', 'Person'),
    district: districtCode(),
    paidOn: day('发放日期', 'Paid on'),
    amount: money('金额', 'Amount'),
  },
  key: ['grant'],
  time: { kind: 'flow', on: 'paidOn' },
})

const figure = (name: string, unit: Unit, time: TimeKind, lowestLevel: 'township' | 'county', formula: Formula) =>
  indicator({
    id: `chaos.${name}`,
    name: { zh: '试验', en: name },
    unit,
    time,
    better: 'higher',
    lowestLevel,
    formula,
  })

/** The version of the definitions: version 2 counts public beds only. */
export type Version = 1 | 2

function districts(): readonly District[] {
  const found: District[] = [{ code: '330500', name: '市', level: 'city', parent: null, kind: '市' }]
  for (const county of ['330502', '330503', '330523']) {
    found.push({ code: county, name: county, level: 'county', parent: '330500', kind: '县' })
    for (const township of ['001', '002', '103'])
      found.push({ code: county + township, name: county + township, level: 'township', parent: county, kind: '镇' })
  }
  return found
}

export function cityOf(version: Version): Catalogue {
  const beds =
    version === 1 ? sum(homes, homes.col.beds) : sum(homes, homes.col.beds, { where: is(homes.col.kind, 'public') })
  return catalogue(
    [
      domain({
        name: 'chaos',
        title: { zh: '试验', en: 'chaos' },
        datasets: [homes, grants],
        indicators: [
          figure('homes', 'organisation', 'stock', 'township', total(count(homes))),
          figure('beds', 'bed', 'stock', 'township', total(beds)),
          figure(
            'public-share',
            'percent',
            'stock',
            'county',
            share(count(homes, { where: is(homes.col.kind, 'public') }), count(homes)),
          ),
          figure('covered', 'percent', 'stock', 'county', coverage(count(homes), { level: 'township', atLeast: 5 })),
          figure(
            'growth',
            'organisation',
            'stock',
            'county',
            change(total(count(homes)), { from: 'previous-period', as: 'difference' }),
          ),
          figure('grants', 'case', 'flow', 'township', total(count(grants))),
          figure('money', 'yuan', 'flow', 'township', total(sum(grants, grants.col.amount))),
          figure('mean-grant', 'yuan', 'flow', 'county', mean(sum(grants, grants.col.amount), count(grants))),
          figure('persons', 'person', 'flow', 'township', total(distinct(grants, grants.col.person, 'person'))),
        ],
      }),
    ],
    districtTree(districts()),
  )
}

export const months = ['2024-01', '2024-02', '2024-03', '2024-04', '2024-05', '2024-06'] as const
