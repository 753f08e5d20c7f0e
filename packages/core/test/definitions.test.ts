import { describe, expect, it } from 'vitest'
import {
  atLeast,
  byBand,
  byValue,
  change,
  choice,
  composite,
  count,
  coverage,
  dataset,
  day,
  dispersion,
  distinct,
  districtCode,
  districtTree,
  domain,
  indicator,
  integer,
  is,
  level,
  max,
  mean,
  milestone,
  min,
  minus,
  money,
  optional,
  plus,
  ratio,
  share,
  sum,
  text,
  total,
  type Formula,
  type Unit,
} from '../src/index.js'

const homes = dataset({
  name: 'homes',
  title: { zh: '机构', en: 'Homes' },
  counts: 'organisation',
  fields: {
    home: text('编号', 'Home'),
    district: districtCode(),
    kind: choice('类型', 'Kind', { public: { zh: '公办', en: 'public' }, private: { zh: '民办', en: 'private' } }),
    beds: integer('床位', 'Beds', 'bed'),
    openedOn: day('开业', 'Opened on'),
    closedOn: optional(day('停业', 'Closed on')),
  },
  key: ['home'],
  time: { kind: 'stock', from: 'openedOn', to: 'closedOn' },
})

const grants = dataset({
  name: 'grants',
  title: { zh: '救助', en: 'Grants' },
  counts: 'case',
  fields: {
    grant: text('编号', 'Grant'),
    district: districtCode(),
    paidOn: day('发放', 'Paid on'),
    amount: money('金额', 'Amount'),
  },
  key: ['grant'],
  time: { kind: 'flow', on: 'paidOn' },
})

const standards = dataset({
  name: 'standards',
  title: { zh: '标准', en: 'Standards' },
  counts: 'case',
  fields: {
    district: districtCode(),
    effectiveOn: day('执行', 'Effective on'),
    amount: money('月标准', 'Amount'),
    least: integer('等级', 'Grade', 'grade'),
  },
  key: ['district', 'effectiveOn'],
  time: { kind: 'policy', from: 'effectiveOn', series: [] },
})

/** States nothing that can be derived. */
const plain = (formula: Formula) => indicator({ id: 'test.plain', name: { zh: '一', en: 'one' }, formula })

const define = (unit: Unit, formula: Formula) =>
  indicator({
    id: 'test.one',
    name: { zh: '一', en: 'one' },
    unit,
    time: 'stock',
    better: 'higher',
    lowestLevel: 'village',
    formula,
  })

describe('a definition', () => {
  it('does not compile with an unknown word, field or key', () => {
    // @ts-expect-error -- no such kind
    is(homes.col.kind, 'publik')
    // @ts-expect-error -- no such field
    expect(homes.col.bedz).toBeUndefined()
    // @ts-expect-error -- a flag cannot be in order
    atLeast(homes.col.beds, '10')
    expect(() =>
      dataset({
        name: 'wrong',
        title: { zh: '错', en: 'Wrong' },
        counts: 'site',
        fields: { site: text('编号', 'Site'), district: districtCode(), openedOn: day('开业', 'Opened on') },
        // @ts-expect-error -- no such field
        key: ['sites'],
        time: { kind: 'flow', on: 'openedOn' },
      }),
    ).toThrow('key.sites')
  })

  it('that counts households as persons, adds a maximum, or shares what cannot be shared is refused, in words', () => {
    expect(() => define('person', total(count(homes)))).toThrow('counts organisation, but the unit is person')
    // @ts-expect-error -- a maximum does not add up
    expect(() => define('bed', total(max(homes, homes.col.beds)))).toThrow('a max does not add up')
    expect(() => define('percent', share(sum(homes, homes.col.beds), count(homes)))).toThrow(
      'a share of organisation must count organisation, got bed',
    )
  })

  it('of a stock over a flow is refused: a flow as denominator is not of one day', () => {
    const opened = count(homes, { on: homes.col.openedOn })
    expect(() => define('percent', share(count(homes), opened))).toThrow(
      'the denominator must be a stock or a value in force, got a flow',
    )
  })

  it('has no figure below the level at which its records are registered', () => {
    const atTownships = dataset({
      name: 'consortia',
      title: { zh: '联合体', en: 'Consortia' },
      counts: 'site',
      lowestLevel: 'township',
      fields: {
        site: text('编号', 'Site'),
        district: districtCode(),
        openedOn: day('认定', 'Recognised on'),
        endedOn: optional(day('取消', 'Ended on')),
      },
      key: ['site'],
      time: { kind: 'stock', from: 'openedOn', to: 'endedOn' },
    })
    const each = define('site', total(count(atTownships)))
    expect(() =>
      domain({ name: 'test', title: { zh: '试验', en: 'Test' }, datasets: [atTownships], indicators: [each] }),
    ).toThrow('test.one.lowestLevel: has no figure at village: consortia are registered at township level or above')
  })

  it('cannot form a cycle, because it contains only what was defined before; a tree of districts with a cycle is refused', () => {
    expect(() =>
      districtTree([
        { code: '330500', name: '湖州市', level: 'city', parent: null, kind: '地级市' },
        { code: '330502', name: '吴兴区', level: 'county', parent: '330503', kind: '市辖区' },
        { code: '330503', name: '南浔区', level: 'county', parent: '330502', kind: '市辖区' },
      ]),
    ).toThrow('its parent must be of a higher level than county, got 330503, a county')
  })

  it('of a mean, a change, a dispersion or a composite is checked by the rules of its kind', () => {
    expect(() => define('person', mean(sum(homes, homes.col.beds), count(homes)))).toThrow(
      'a mean of bed must be in a unit of it, got person',
    )
    expect(() =>
      define('percent', change(share(count(homes), count(homes)), { from: 'last-year-end', as: 'percent' })),
    ).toThrow('a change must be of a total or level, got ratio')
    expect(() => define('index', dispersion(total(count(homes)), { level: 'county' }))).toThrow(
      'compares districts of level county',
    )
    const [some, beds] = [define('organisation', total(count(homes))), define('bed', total(sum(homes, homes.col.beds)))]
    expect(() => define('index', composite([{ of: some }, { of: beds }]))).toThrow(
      'the components of a composite must be of one unit, got organisation and bed',
    )
    expect(() => define('organisation', composite([{ of: some, weight: 0 }]))).toThrow('must be above 0')
  })

  it('that is disaggregated must be able to be: a distinct count is not, nor by a field of another dataset', () => {
    const by = { kind: byValue(homes, homes.col.kind) }
    const one = define('organisation', total(count(homes)))
    const { version: _version, defaultVariant: _default, kind: _kind, variants: _variants, ...rest } = one
    expect(() => indicator({ ...rest, formula: total(distinct(homes, homes.col.home, 'organisation')), by })).toThrow(
      'by.kind: formula cannot be disaggregated',
    )
    expect(Object.keys(indicator({ ...rest, formula: total(count(homes)), by }).by)).toEqual(['kind'])
    expect(() => byValue(homes, homes.col.beds)).toThrow('must have a list of values')
    expect(() => byBand(homes, [10, 5], homes.col.beds)).toThrow('rising borders')
  })

  it('of a combination must have one unit also for callers without a compiler', () => {
    // @ts-expect-error -- organisations and beds
    expect(() => plus(count(homes), sum(homes, homes.col.beds))).toThrow(
      'the measures of an amount must have one unit, got organisation and bed',
    )
  })

  it('reports all its faults at once', () => {
    expect(() =>
      indicator({
        ...define('organisation', total(count(homes))),
        id: 'Wrong',
        name: { zh: '', en: '' },
        formula: total(count(homes)),
        variants: {},
      }),
    ).toThrow('has 4 fault(s)')
  })

  it('says what people call each of its variants', () => {
    const named = (variantNames?: object) => () =>
      indicator({
        id: 'test.named',
        name: { zh: '指标', en: 'Indicator' },
        variants: { all: total(count(homes)), own: total(count(homes)) },
        ...(variantNames === undefined ? {} : { variantNames: variantNames as never }),
      })
    const all = { zh: '全部', en: 'all' }
    expect(named({ all, own: { zh: '本级', en: 'own' } })().variantNames['own']).toEqual({ zh: '本级', en: 'own' })
    expect(named()).toThrow('variantNames.all: must be given in Chinese and English')
    expect(named({ all, own: { zh: '', en: 'own' } })).toThrow('variantNames.own: must be given in Chinese and English')
    expect(named({ all, constructor: all })).toThrow('variantNames.constructor: must be a variant: all, own')
    expect(define('organisation', total(count(homes))).variantNames).toEqual({
      standard: { zh: '标准口径', en: 'standard' },
    })
  })

  it('is frozen, and gets another version as soon as it counts something else', () => {
    const all = define('organisation', total(count(homes)))
    const some = define('organisation', total(count(homes, { where: is(homes.col.kind, 'public') })))
    expect(Object.isFrozen(all)).toBe(true)
    expect(all.version).not.toBe(some.version)
    expect(all.version).toBe(define('organisation', total(count(homes))).version)
  })
})

describe('a definition that leaves out what can be derived', () => {
  const facts = { name: { zh: '一', en: 'one' } }
  const [all, opened, beds, paid] = [
    count(homes),
    count(homes, { on: homes.col.openedOn }),
    sum(homes, homes.col.beds),
    sum(grants, grants.col.amount),
  ]

  it.each([
    ['a count', total(all), 'organisation'],
    ['a sum', total(beds), 'bed'],
    ['a sum of money', total(paid), 'yuan'],
    [
      'a difference of amounts',
      total(minus(all, count(homes, { where: is(homes.col.kind, 'public') }))),
      'organisation',
    ],
    ['a share', share(all, all), 'percent'],
    ['a rate per 1,000', ratio(all, beds, { scale: 1000 }), 'permille'],
    ['a rate per 10,000', ratio(beds, all, { scale: 10_000 }), 'bed/10k'],
    ['a mean', mean(beds, all), 'bed'],
    ['a mean of money', mean(paid, count(grants)), 'yuan'],
    ['a value in force', level(min(standards, standards.col.least)), 'grade'],
    ['a coverage', coverage(all, { level: 'county' }), 'percent'],
    ['a change in percent', change(total(beds), { from: 'last-year-end', as: 'percent' }), 'percent'],
    ['a difference', change(total(beds), { from: 'last-year-end', as: 'difference' }), 'bed'],
  ])('is, of %s, in the unit that it implies', (_of, formula, unit) => {
    expect(plain(formula).unit).toBe(unit)
  })

  it('is an index of a dispersion, which has no figure below the city', () => {
    expect(
      indicator({
        ...facts,
        id: 'test.spread',
        lowestLevel: 'city',
        formula: dispersion(total(all), { level: 'county' }),
      }).unit,
    ).toBe('index')
  })

  it('is in stages of a milestone, from the county up', () => {
    const task = milestone({ ...facts, id: 'test.task' })
    expect([task.unit, task.time, task.better, task.lowestLevel]).toEqual(['stage', 'policy', 'higher', 'county'])
  })

  it.each([
    ['a register', total(all), 'stock'],
    ['what entered a register', total(opened), 'flow'],
    ['payments', total(paid), 'flow'],
    ['a value in force', level(min(standards, standards.col.least)), 'policy'],
    ['a ratio, whose numerator decides', share(opened, all), 'flow'],
    ['a coverage', coverage(all, { level: 'county' }), 'stock'],
    ['a change', change(total(paid), { from: 'previous-period', as: 'percent' }), 'flow'],
  ])('has the time of %s', (_of, formula, time) => {
    expect(plain(formula).time).toBe(time)
  })

  it('is better if higher, and has figures down to the county', () => {
    expect(plain(total(all))).toMatchObject({ better: 'higher', lowestLevel: 'county' })
  })

  it('equals one that states everything', () => {
    const said = indicator({
      ...facts,
      id: 'test.plain',
      unit: 'organisation',
      time: 'stock',
      better: 'higher',
      lowestLevel: 'county',
      formula: total(all),
    })
    expect(plain(total(all))).toEqual(said)
  })

  it('keeps what it states itself, such as money in 10,000 yuan', () => {
    expect(indicator({ ...facts, id: 'test.money', unit: '10k-yuan', formula: total(paid) })).toMatchObject({
      unit: '10k-yuan',
      time: 'flow',
    })
  })

  it('is refused if its formula leaves a choice of unit', () => {
    expect(() => plain(ratio(beds, all, { scale: 50 }))).toThrow(
      'unit: must be given for a ratio of bed and organisation, got none',
    )
    expect(() => plain(level(min(standards, standards.col.amount), { times: 12 }))).toThrow(
      'unit: must be given for a level of fen, got none',
    )
  })

  it('is refused if its variants differ in unit or time', () => {
    const differing = () =>
      indicator({ ...facts, id: 'test.two', variants: { homes: total(opened), beds: total(beds) } })
    expect(differing).toThrow('unit: must be given if the variants differ in it, got organisation and bed')
    expect(differing).toThrow('time: must be given if the variants differ in it, got flow and stock')
  })

  it('is refused if it is a composite without a time: its components may state one that their formulas do not', () => {
    const parts = composite([{ of: plain(share(all, all)) }])
    expect(() => plain(parts)).toThrow('time: must be given for a composite, got none')
    expect(indicator({ ...facts, id: 'test.index', time: 'stock', formula: parts }).unit).toBe('percent')
  })

  it('reports the missing formula instead of the missing unit', () => {
    expect(() => indicator({ ...facts, id: 'test.none' })).toThrow(
      'has 1 fault(s):\n  formula: must be either a formula or variants',
    )
  })
})
