import { describe, expect, it } from 'vitest'
import {
  atLeast,
  atMost,
  catalogue,
  count,
  distinct,
  domain,
  evaluate,
  is,
  mustBeDisjoint,
  mustCompare,
  mustHold,
  mustLieBetween,
  mustNotJump,
  not,
  isNull,
  sum,
  type AnyRecord,
  type Return,
} from '../src/index.js'
import { grants, homes, smallCity } from '../src/testing/small-city.js'

const text = (zh: string) => ({ zh, en: zh })
const checks = [
  mustHold(
    { id: 'test.nursing-within-beds', title: text('护理型床位不多于床位'), severity: 'error' },
    homes,
    atMost(homes.col.nursingBeds, homes.col.beds),
  ),
  mustHold(
    { id: 'test.grade-ends-later', title: text('等级有效期晚于评定日期'), severity: 'error' },
    homes,
    atLeast(homes.col.gradeEndsOn, homes.col.gradedOn),
    {
      among: is(homes.col.kind, 'public'),
    },
  ),
  mustBeDisjoint(
    { id: 'test.urgent-once', title: text('急难救助对象不重复发放'), severity: 'warning' },
    distinct(grants, grants.col.person, 'person', { where: is(grants.col.urgent, true) }),
    distinct(grants, grants.col.person, 'person', { where: is(grants.col.urgent, false) }),
  ),
  mustCompare(
    { id: 'test.beds-for-homes', title: text('床位数不少于机构数'), severity: 'warning' },
    sum(homes, homes.col.beds),
    '>=',
    count(homes, { where: not(isNull(homes.col.openedOn)) }),
    'county',
  ),
  mustLieBetween(
    { id: 'test.homes-few', title: text('机构数在合理范围'), severity: 'notice' },
    { id: 'test.homes' },
    1,
    3,
    'county',
  ),
  mustNotJump(
    { id: 'test.homes-steady', title: text('机构数环比变动不超过30%'), severity: 'notice' },
    { id: 'test.homes' },
    30,
    'county',
  ),
]
const city = catalogue(
  [
    domain({
      name: 'test',
      title: text('试验'),
      datasets: [...smallCity.datasets.values()],
      indicators: [...smallCity.indicators.values()] as never,
      checks,
    }),
  ],
  smallCity.districts,
)
const returns: readonly Return[] = [...city.datasets.keys()].flatMap((dataset) =>
  ['2024-01', '2024-02'].map((month) => ({ dataset, district: '330500', month })),
)
const home = (name: string, fields: Partial<Record<string, string | number | null>> = {}): AnyRecord => ({
  home: name,
  district: '330502001001',
  kind: 'public',
  beds: 10,
  nursingBeds: null,
  gradedOn: null,
  gradeEndsOn: null,
  inspectedOn: null,
  openedOn: '2020-01-01',
  closedOn: null,
  ...fields,
})
const grant = (name: string, person: string, urgent: boolean | null, district = '330502'): AnyRecord => ({
  grant: name,
  person: person.repeat(32),
  district,
  bornOn: null,
  sex: 'male',
  appliedOn: null,
  paidOn: '2024-02-02',
  amount: 1,
  urgent,
})
const found = async (check: string, records: Record<string, readonly AnyRecord[]>) =>
  (await evaluate(city, records, returns).findings(check, '330500', '2024-02')).map(({ district, says, keys }) => [
    district,
    says.zh,
    ...keys.flatMap((key) => Object.values(key)),
  ])

describe('a check', () => {
  it('finds the records for which it is false, and skips those that do not state it or are closed', async () => {
    const records = {
      homes: [
        home('a', { nursingBeds: 11 }),
        home('b', { nursingBeds: 10 }),
        home('c'),
        home('d', { nursingBeds: 99, closedOn: '2024-02-01' }),
      ],
    }
    expect(await found('test.nursing-within-beds', records)).toEqual([['330502001001', '护理型床位不多于床位', 'a']])
  })

  it('reads only the records that `among` selects', async () => {
    const wrong = { gradedOn: '2024-01-01', gradeEndsOn: '2023-01-01' }
    expect(
      await found('test.grade-ends-later', { homes: [home('a', wrong), home('b', { ...wrong, kind: 'private' })] }),
    ).toEqual([['330502001001', '等级有效期晚于评定日期', 'a']])
  })

  it('finds one person in two registers, by the keys of both records, also across counties', async () => {
    const records = {
      grants: [grant('a', '1', true), grant('b', '1', false, '330523'), grant('c', '2', true), grant('d', '3', null)],
    }
    expect(await found('test.urgent-once', records)).toEqual([['330502', '急难救助对象不重复发放', 'a', 'b']])
  })

  it('compares one amount with another in each county', async () => {
    expect(
      await found('test.beds-for-homes', { homes: [home('a', { beds: 0 }), home('b', { district: '330523' })] }),
    ).toEqual([['330502', '床位数不少于机构数:0 张、1 家']])
  })

  it('finds figures outside their band, and figures that jump', async () => {
    const many = ['a', 'b', 'c', 'd'].map((name) => home(name, { openedOn: name > 'b' ? '2024-02-01' : '2020-01-01' }))
    expect(await found('test.homes-few', { homes: many })).toEqual([
      ['330502', '机构数在合理范围:4.00家,应在1–3家'],
      ['330523', '机构数在合理范围:0.00家,应在1–3家'],
    ])
    expect(await found('test.homes-steady', { homes: many })).toEqual([['330502', '机构数环比变动不超过30%:+100.00 %']])
  })

  it('changes no figure', () => {
    const records = { homes: [home('a', { nursingBeds: 11 })] }
    expect(evaluate(city, records, returns).observe('test.homes', '330500', '2024-02')).toEqual(
      evaluate(smallCity, records, returns).observe('test.homes', '330500', '2024-02'),
    )
  })

  it('refuses an indicator or dataset that its domain does not list', () => {
    const elsewhere = mustLieBetween(
      { id: 'test.x', title: text('无'), severity: 'notice' },
      { id: 'test.none' },
      0,
      1,
      'county',
    )
    expect(() =>
      domain({ name: 'test', title: text('试验'), datasets: [], indicators: [], checks: [elsewhere, checks[0]!] }),
    ).toThrow(/reads test.none[\s\S]*reads homes/)
  })
})
