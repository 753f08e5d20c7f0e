import { describe, expect, it } from 'vitest'
import {
  atLeast,
  clausesOf,
  count,
  dataset,
  day,
  districtCode,
  indicator,
  integer,
  is,
  choice,
  max,
  optional,
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

const define = (unit: Unit, formula: Formula) =>
  indicator({
    id: 'test.one',
    name: { zh: '一', en: 'one' },
    clause: clausesOf('plan')(1, '一'),
    unit,
    time: 'stock',
    better: 'higher',
    lowestLevel: 'village',
    formula,
  })

describe('a definition', () => {
  it('does not compile with a word, field or key that there is not', () => {
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
    expect(() => define('bed', total(max(homes, homes.col.beds)))).toThrow('a max does not add up')
    expect(() => define('percent', share(sum(homes, homes.col.beds), count(homes)))).toThrow('a share of organisation cannot be counted in bed')
  })

  it('tells all its faults at once', () => {
    expect(() =>
      indicator({ ...define('organisation', total(count(homes))), id: 'Wrong', name: { zh: '', en: '' }, formula: total(count(homes)), variants: {} }),
    ).toThrow('has 3 fault(s)')
  })

  it('is frozen, and another version as soon as it counts something else', () => {
    const all = define('organisation', total(count(homes)))
    const some = define('organisation', total(count(homes, { where: is(homes.col.kind, 'public') })))
    expect(Object.isFrozen(all)).toBe(true)
    expect(all.version).not.toBe(some.version)
    expect(all.version).toBe(define('organisation', total(count(homes))).version)
  })
})
