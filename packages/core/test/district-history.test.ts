import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { districtHistory } from '../src/district/district-history.js'
import type { DistrictEvent } from '../src/district/district-event.js'
import { districtTree, type District } from '../src/district/district.js'
import { MinzhengError, type Fault } from '../src/base/errors.js'
import { anyHistory, firstDistricts } from '../src/testing/any-history.js'

const city: District = { code: '330500', name: '湖州市', level: 'city', parent: null, kind: '地级市' }
const wuxing: District = { code: '330502', name: '吴兴区', level: 'county', parent: '330500', kind: '市辖区' }
const anji: District = { code: '330523', name: '安吉县', level: 'county', parent: '330500', kind: '县' }
const township = (code: string, name: string, parent: string, days: Partial<District> = {}): District => ({
  code,
  name,
  level: 'township',
  parent,
  kind: '街道',
  ...days,
})
const village = (code: string, name: string, parent: string, days: Partial<District> = {}): District => ({
  code,
  name,
  level: 'village',
  parent,
  kind: '居',
  ...days,
})
const day = '2024-01-01'
const until = { validTo: day }
const since = { validFrom: day }
const source = '浙政函〔2023〕1号'

function faultsOf(districts: readonly District[], events: readonly DistrictEvent[]): readonly Fault[] {
  try {
    districtHistory({ districts, events })
  } catch (error) {
    if (error instanceof MinzhengError && error.code === 'invalid-districts')
      return error.details['faults'] as readonly Fault[]
    throw error
  }
  return []
}

/**
 * 月河 is split into 月河 and 环渚, which gets one of its two villages; 织里 moves from 吴兴 to 安吉 under a new code, and its
 * village too.
 */
const written = {
  districts: [
    city,
    wuxing,
    anji,
    township('330502001', '月河街道', '330502'),
    township('330502012', '环渚街道', '330502', since),
    village('330502001001', '月河社区', '330502001'),
    village('330502001002', '金婆社区', '330502001', until),
    village('330502012002', '金婆社区', '330502012', since),
    township('330502100', '织里镇', '330502', until),
    township('330523900', '织里镇', '330523', since),
    village('330502100201', '织里村', '330502100', until),
    village('330523900201', '织里村', '330523900', since),
  ],
  events: [
    {
      kind: 'split',
      day,
      source,
      from: '330502001',
      into: ['330502001', '330502012'],
      below: { '330502001002': '330502012002' },
    },
    {
      kind: 'transfer',
      day,
      source,
      from: '330502100',
      into: '330523900',
      under: '330523',
      below: { '330502100201': '330523900201' },
    },
  ],
} satisfies Parameters<typeof districtHistory>[0]

describe('districts over time', () => {
  const history = districtHistory(written)

  it('the tree of a day is the tree as it was on that day', () => {
    expect(history.days).toEqual([day])
    expect(
      history
        .on('2023-12-31')
        .children('330502')
        .map(({ code }) => code),
    ).toEqual(['330502001', '330502100'])
    expect(
      history
        .on('2024-01-01')
        .children('330502')
        .map(({ code }) => code),
    ).toEqual(['330502001', '330502012'])
    expect(history.on('2030-01-01').ancestorAt('330523900201', 'county')?.name).toBe('安吉县')
  })

  it('a transferred district is restated by its new code, and so is everything below it', () => {
    expect(history.restate('330502100', '2023-12-31', day)).toEqual({ code: '330523900' })
    expect(history.restate('330502100201', '2023-12-31', day)).toEqual({ code: '330523900201' })
    expect(history.restate('330502001002', '2020-05-01', '2025-01-01')).toEqual({ code: '330502012002' })
  })

  it('a split district is restated by the district that contains all its parts, even if one part kept the code', () => {
    expect(history.restate('330502001', '2023-12-31', day)).toEqual({ within: '330502' })
    expect(history.successors('330502001', '2023-12-31', day)).toEqual(['330502001', '330502012'])
    expect(history.restate('330502001', day, '2025-01-01')).toEqual({ code: '330502001' })
  })

  it('parts that are merged again are one district', () => {
    const later = '2025-06-01'
    const districts = [
      ...written.districts.filter(
        ({ code }) => code !== '330502001' && !code.startsWith('330502012') && code !== '330502001001',
      ),
      township('330502001', '月河街道', '330502', { validTo: later }),
      township('330502012', '环渚街道', '330502', { ...since, validTo: later }),
      township('330502013', '湖东街道', '330502', { validFrom: later }),
      village('330502012002', '金婆社区', '330502012', { ...since, validTo: later }),
      village('330502012002', '金婆社区', '330502013', { validFrom: later }),
      village('330502001001', '月河社区', '330502001', { validTo: later }),
      village('330502001001', '月河社区', '330502013', { validFrom: later }),
    ]
    const merged = districtHistory({
      districts,
      events: [
        ...written.events,
        { kind: 'merge', day: later, source, from: ['330502001', '330502012'], into: '330502013' },
      ],
    })
    expect(merged.restate('330502001', '2023-12-31', '2025-05-31')).toEqual({ within: '330502' })
    expect(merged.restate('330502001', '2023-12-31', later)).toEqual({ code: '330502013' })
    expect(
      merged
        .on(later)
        .children('330502013')
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(['月河社区', '金婆社区'].toSorted())
  })

  it('a part of a district may go to its neighbour while both remain: a record of the district is then certainly in neither', () => {
    const moved = districtHistory({
      districts: firstDistricts,
      events: [{ kind: 'split', day, source, from: '330502001', into: ['330502001', '330502100'] }],
    })
    expect(moved.restate('330502001', '2023-12-31', day)).toEqual({ within: '330502' })
    expect(moved.restate('330502100', '2023-12-31', day)).toEqual({ code: '330502100' })
  })

  it('codes are restated for later days only, of districts that were valid', () => {
    expect(() => history.restate('330502100', '2023-12-31', '2023-01-01')).toThrow(
      'can be restated for a later day only, got 2023-01-01',
    )
    expect(() => history.restate('330502100', day, day)).toThrow('330502100 is not a district of 湖州市 on 2024-01-01')
    expect(() => history.on('2024-02-30')).toThrow('the day must be written YYYY-MM-DD, got "2024-02-30"')
    expect(() =>
      districtHistory({
        districts: written.districts.map((row) => ({ validFrom: '2003-01-01', ...row })),
        events: written.events,
      }).on('2002-12-31'),
    ).toThrow('it begins on 2003-01-01')
  })
})

describe('a history that contradicts itself', () => {
  it('reports all its faults at once, each with its path', () => {
    const faults = faultsOf(
      [
        ...firstDistricts.filter(({ code }) => code !== '330523101' && code !== '330502100202'),
        township('330523101', '孝丰镇', '330523', { validTo: '2023-01-01' }),
        township('330523101', '孝丰镇', '330523', { validFrom: '2023-03-01' }),
        village('330502100202', '凤凰村', '330502100', { validTo: '2024-07-01' }),
        village('330502100202', '凤凰村', '330502100', { validFrom: '2024-06-01' }),
        village('330502100203', '轧村', '330502100', { validFrom: '2024-13-01' }),
        village('330502100204', '旧馆', '330502100', { validFrom: '2024-02-01', validTo: '2024-02-01' }),
      ],
      [
        { kind: 'rename', day: 'soon', source, from: '330523', name: '安吉市' },
        { kind: 'merge', day, source: ' ', from: ['330502001', '330502001001'], into: '330502001' },
        { kind: 'split', day, source, from: '330502999', into: ['330502100'] },
        { kind: 'transfer', day: '2023-02-01', source, from: '330523101', under: '330502' },
        { kind: 'rename', day: '2024-03-01', source, from: '330523', name: '安吉市' },
        {
          kind: 'transfer',
          day: '2024-03-01',
          source,
          from: '330523100',
          under: '330502',
          below: { '330502100201': '330502100201' },
        },
      ],
    ).map(({ path, message }) => `${path}: ${message}`)
    for (const expected of [
      'districts.330523101: no row of it is valid from 2023-01-01 to 2023-03-01',
      'districts.330502100202: two rows of it are valid on 2024-06-01',
      'districts.330502100203: the day must be written YYYY-MM-DD, got "2024-13-01"',
      'districts.330502100204: validFrom must be before validTo, got 2024-02-01 and 2024-02-01',
      'districts.330523101: it ends on 2023-01-01, but no event says what became of it',
      'districts.330523101: it begins on 2023-03-01, but no event says where it comes from',
      'districts.330523101201: its parent must be listed, got 330523101 (from 2023-01-01)',
      'events.0.day: the day must be written YYYY-MM-DD, got "soon"',
      'events.1.source: must name the approval or other text that orders the change',
      'events.1: the districts must be of one level, got 330502001 is a township, 330502001001 is a village',
      'events.1.from.1: 330502001001 became 330502001, but is still valid on 2024-01-01',
      'events.2.from: 330502999 is not among the districts of this history',
      'events.2.into: a split must have at least two parts, each named once',
      'events.3.from: 330523101 is not valid on the day before 2023-02-01',
      'events.4.name: 330523 is called 安吉县 on 2024-03-01, not 安吉市',
      'events.5.under: 330523100 is under 330523 on 2024-03-01, not under 330502',
      'events.5.below.330502100201: 330502100201 is not below 330523100',
    ])
      expect(faults).toContain(expected)
  })

  it.each<[string, readonly District[], readonly DistrictEvent[], string]>([
    [
      'a village ends unexplained',
      [village('330502001001', '月河社区', '330502001', until)],
      [],
      'districts.330502001001: it ends on 2024-01-01, but no event',
    ],
    [
      'a village begins unexplained',
      [village('330502001009', '新村', '330502001', since)],
      [],
      'districts.330502001009: it begins on 2024-01-01, but no event',
    ],
    [
      'a name changes without a rename',
      [village('330502001001', '月河社区', '330502001', until), village('330502001001', '新月河', '330502001', since)],
      [],
      'it is called 新月河, no longer 月河社区, but no rename says so',
    ],
    [
      'a parent changes without a transfer',
      [
        village('330502001001', '月河社区', '330502001', until),
        village('330502001001', '月河社区', '330502100', since),
      ],
      [],
      'it is under 330502100, no longer under 330502001, but no transfer says so',
    ],
    [
      'two events move one district',
      [],
      [
        { kind: 'split', day, source, from: '330502001', into: ['330502001', '330502100'] },
        { kind: 'merge', day, source, from: ['330502100', '330502001'], into: '330502100' },
      ],
      'also says what 330502001 became',
    ],
    [
      'a rename hides a merge',
      [village('330502100202', '凤凰村', '330502100', until)],
      [{ kind: 'rename', day, source, from: '330502100202', into: '330502100201', name: '织里村' }],
      'if two become one, write a merge',
    ],
    [
      'two new codes are equal, the second listed first',
      [
        village('330502100202', '凤凰村', '330502100', until),
        village('330502100201', '织里村', '330502100', until),
        village('330502100205', '织里村', '330502100', since),
      ],
      [
        { kind: 'transfer', day, source, from: '330502100202', into: '330502100205', under: '330502100' },
        { kind: 'transfer', day, source, from: '330502100201', into: '330502100205', under: '330502100' },
      ],
      'events.0.from: 330502100205 is what another district is or becomes',
    ],
    [
      'a village becomes a township by its new code',
      [village('330502001001', '月河社区', '330502001', until), township('330502099', '月河镇', '330502', since)],
      [{ kind: 'rename', day, source, from: '330502001', name: '月河新街道', below: { '330502001001': '330502099' } }],
      'a village cannot become 330502099, a township',
    ],
  ])('is refused if %s', (_, changed, events, message) => {
    const codes = new Set(changed.map(({ code }) => code))
    expect(
      faultsOf([...firstDistricts.filter(({ code }) => !codes.has(code)), ...changed], events)
        .map((fault) => `${fault.path}: ${fault.message}`)
        .join('\n'),
    ).toContain(message)
  })
})

describe('any history', () => {
  const whole = anyHistory().map((drawn) => ({ written: drawn, history: districtHistory(drawn) }))
  const anyDays = fc
    .tuple(fc.nat(6), fc.nat(6), fc.nat(6))
    .map((months) =>
      months
        .toSorted((left, right) => left - right)
        .map((month) => `${month === 0 ? '2023' : '2024'}-${String(month === 0 ? 12 : month).padStart(2, '0')}-15`),
    )

  it('places every district of every day in a district of every later day, of its own level if the code is known', () => {
    fc.assert(
      fc.property(whole, anyDays, ({ history }, [from, , to]) => {
        for (const { code, level } of history.on(from!).all) {
          const place = history.restate(code, from!, to!)
          const found = history.on(to!).get('code' in place ? place.code : place.within)
          if ('code' in place) expect(found.level).toBe(level)
          for (const part of history.successors(code, from!, to!))
            expect(
              history
                .on(to!)
                .within(found.code)
                .map((each) => each.code),
            ).toContain(part)
        }
      }),
    )
  })

  it('restating by way of a day between gives the same as restating directly, as long as the code is in one district on that day', () => {
    fc.assert(
      fc.property(whole, anyDays, ({ history }, [from, between, to]) => {
        for (const { code } of history.on(from!).all) {
          const first = history.restate(code, from!, between!)
          const straight = history.restate(code, from!, to!)
          if ('code' in first) expect(history.restate(first.code, between!, to!)).toEqual(straight)
          expect(history.restate(code, from!, from!)).toEqual({ code })
        }
      }),
    )
  })

  it('is refused when one of its events is left out', () => {
    fc.assert(
      fc.property(anyHistory(undefined, 1), fc.nat(), ({ districts, events }, at) => {
        fc.pre(events.length > 0)
        const without = events.toSpliced(at % events.length, 1)
        expect(faultsOf(districts, without)).not.toEqual([])
      }),
    )
  })
})

describe('the tree of districts', () => {
  it('refuses parents in a cycle, and a district that is its own parent', () => {
    const ring = [
      city,
      { ...wuxing, parent: '330502001' },
      township('330502001', '月河街道', '330502'),
      { ...anji, parent: '330523' },
    ]
    expect(() => districtTree(ring)).toThrow(
      /330502: its parent must be of a higher level than county, got 330502001, a township[^]*330523: its parent must be of a higher level than county, got 330523, a county/,
    )
  })

  it('keeps the days of a district, and refuses invalid days', () => {
    expect(districtTree([city, { ...wuxing, validFrom: '2003-01-01', validTo: null }]).get('330502').validFrom).toBe(
      '2003-01-01',
    )
    expect(() => districtTree([city, { ...wuxing, validFrom: '2003-02-30' }])).toThrow(
      '330502: the day must be written YYYY-MM-DD, got "2003-02-30"',
    )
    expect(() => districtTree([city, { ...wuxing, validFrom: '2003-02-01', validTo: '2003-01-01' }])).toThrow(
      'validFrom must be before validTo',
    )
  })

  it('accepts a unit in place of a county only with the option for reporting units, and then no county', () => {
    const unit = { ...wuxing, code: '330500-wuxing' }
    expect(() => districtTree([city, unit])).toThrow('330500-wuxing: the code of a county must be of 6 digits')
    expect(districtTree([city, unit], { counties: 'reporting-units' }).children('330500')).toEqual([unit])
    expect(() => districtTree([city, wuxing], { counties: 'reporting-units' })).toThrow(
      '330502: the code of a county must be such as 990100-gaoxin',
    )
  })
})
