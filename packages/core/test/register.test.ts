import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { evaluate, type AnyRecord, type Return } from '../src/index.js'
import { catalogue } from '../src/indicator/catalogue.js'
import { districtTree, type District } from '../src/district/district.js'
import { districtHistory } from '../src/district/district-history.js'
import {
  assertAct,
  changedDistricts,
  holds,
  monthNumber,
  registerRecords,
  unchangedDistricts,
  type Act,
  type RegisterLanding,
  type RegisterRecords,
} from '../src/doors/registers.js'
import { smallCity } from '../src/testing/index.js'
import {
  stateIn,
  type Model,
  type ModelAct,
  type ModelBasis,
  type ModelLanding,
  type ModelRow,
} from './register-model.js'

/** 2,000 and more are run by hand. */
const numRuns = Number(process.env['MINZHENG_REGISTER_RUNS'] ?? 300)
vi.setConfig({ testTimeout: Math.max(60_000, numRuns * 200) })

const city = '330500'
const [east, south, north] = ['330502', '330503', '330523'] as const
const counties: readonly string[] = [east, south, north]
const townships = counties.flatMap((county) => [`${county}001`, `${county}002`])
const place = (code: string, level: District['level'], parent: string | null): District => ({
  code,
  name: code,
  level,
  parent,
  kind: level,
})
const tree = districtTree([
  place(city, 'city', null),
  ...counties.map((code) => place(code, 'county', city)),
  ...townships.map((code) => place(code, 'township', code.slice(0, 6))),
])
const districts = unchangedDistricts(tree)
const cityCatalogue = catalogue(smallCity.domains, tree)
const months = [
  '2023-11',
  '2023-12',
  '2024-01',
  '2024-02',
  '2024-03',
  '2024-04',
  '2024-05',
  '2024-06',
  '2024-07',
  '2024-08',
]
const within = (code: string): readonly string[] => tree.within(code).map((district) => district.code)

/** A dataset of each kind: how a row of the model is written in it, and read from it. */
interface Kind {
  readonly basis: ModelBasis
  readonly dataset: string
  readonly indicator: string
  readonly keys: readonly string[]
  readonly officeOf: (district: string) => string
  readonly key: (key: string) => AnyRecord
  readonly fields: (fields: Partial<ModelRow>) => AnyRecord
  readonly rest: AnyRecord
  readonly read: (record: AnyRecord) => ModelRow
}

const named = (record: AnyRecord, names: Partial<Record<keyof ModelRow, string>>): AnyRecord =>
  Object.fromEntries(
    Object.entries(names).flatMap(([field, name]) => (record[field] === undefined ? [] : [[name, record[field]]])),
  )
const countyOf = (district: string): string => district.slice(0, 6)
const kinds: Readonly<Record<ModelBasis, Kind>> = {
  stock: {
    basis: 'stock',
    dataset: 'homes',
    indicator: 'test.homes',
    keys: ['a', 'b', 'c', 'd'],
    officeOf: countyOf,
    key: (key) => ({ home: key }),
    fields: (row) => named({ ...row }, { district: 'district', from: 'openedOn', to: 'closedOn', size: 'beds' }),
    rest: { kind: 'public', nursingBeds: null, gradedOn: null, gradeEndsOn: null, inspectedOn: null },
    read: (record) => ({
      key: record['home'] as string,
      district: record['district'] as string,
      from: record['openedOn'] as string,
      to: record['closedOn'] as string | null,
      size: record['beds'] as number,
    }),
  },
  policy: {
    basis: 'policy',
    dataset: 'grades',
    indicator: 'test.grades-in-force',
    keys: ['a 2023-12-15', 'a 2024-03-10', 'b 2024-02-01', 'b 2024-05-20'],
    officeOf: (district) => district,
    key: (key) => ({ organisation: key.slice(0, 1), grantedOn: key.slice(2) }),
    fields: (row) => named({ ...row }, { district: 'district', size: 'grade' }),
    rest: { expiresOn: null },
    read: (record) => ({
      key: `${String(record['organisation'])} ${String(record['grantedOn'])}`,
      district: record['district'] as string,
      from: record['grantedOn'] as string,
      to: null,
      size: record['grade'] as number,
    }),
  },
  flow: {
    basis: 'flow',
    dataset: 'grants',
    indicator: 'test.grants',
    keys: ['a', 'b', 'c', 'd'],
    officeOf: countyOf,
    key: (key) => ({ grant: key }),
    fields: (row) => named({ ...row }, { district: 'district', from: 'paidOn', size: 'amount' }),
    rest: { person: null, bornOn: null, sex: 'female', appliedOn: null, urgent: false },
    read: (record) => ({
      key: record['grant'] as string,
      district: record['district'] as string,
      from: record['paidOn'] as string,
      to: null,
      size: record['amount'] as number,
    }),
  },
}

function recordOf(kind: Kind, row: ModelRow): AnyRecord {
  return { ...kind.fields(row), ...kind.key(row.key), ...kind.rest }
}

function landingOf(kind: Kind, landing: ModelLanding): RegisterLanding {
  return {
    dataset: kind.dataset,
    from: landing.period?.first ?? null,
    asOf: landing.period?.last ?? null,
    estimated: landing.isEstimate,
    scope: landing.full === null ? null : { district: landing.full.district, own: landing.full.ownOnly },
    records: landing.rows.map((row) => recordOf(kind, row)),
    refused: { keys: landing.refused.map(kind.key), unreadable: landing.waits ? 1 : 0 },
    withdrawn: landing.isWithdrawn,
  }
}

function actOf(kind: Kind, act: ModelAct): Act {
  const own = { dataset: kind.dataset, office: act.office, key: kind.key(act.key), through: act.through }
  switch (act.kind) {
    case 'correct':
      return { ...own, kind: 'correct', fields: kind.fields(act.fields), from: act.from }
    case 'delete':
      return { ...own, kind: 'delete' }
    case 'rekey':
      return { ...own, kind: 'rekey', to: kind.key(act.to) }
  }
}

type Register = Pick<Model, 'landings' | 'acts'>

function modelOf({ basis, officeOf }: Kind, { landings, acts }: Register): Model {
  return { basis, officeOf, within, landings, acts }
}

function registered(kind: Kind, { landings, acts }: Register): RegisterRecords {
  return registerRecords(
    cityCatalogue,
    districts,
    landings.map((landing) => landingOf(kind, landing)),
    acts.map((act) => actOf(kind, act)),
  )
}

type State = Readonly<Record<string, readonly string[]>>

const written = (kind: Kind, { key, district, from, to, size }: ModelRow): string =>
  `${kind.officeOf(district)}: ${key} in ${district} from ${from} to ${to} size ${size}`

/** Per month the records that count, as texts. */
function state(kind: Kind, sent: Register): State {
  const { records, spans } = registered(kind, sent)
  const { time } = cityCatalogue.dataset(kind.dataset)
  return Object.fromEntries(
    months.map((month) => [
      month,
      (records[kind.dataset] ?? [])
        .filter((record, at) => {
          const { from, until } = spans[kind.dataset]![at]!
          const number = monthNumber(month)
          if (number < from || number >= until) return false
          return time.kind === 'flow'
            ? (record[time.on] as string).startsWith(month)
            : holds(time, record, `${month}-31`)
        })
        .map((record) => written(kind, kind.read(record)))
        .toSorted(),
    ]),
  )
}

function modelState(kind: Kind, sent: Register): State {
  return Object.fromEntries(
    months.map((month) => [
      month,
      stateIn(modelOf(kind, sent), month)
        .filter(({ counts }) => counts)
        .map(({ row }) => written(kind, row))
        .toSorted(),
    ]),
  )
}

const anyMonth = fc.constantFrom(...months)
const anyDay = fc.constantFrom(
  '2020-01-01',
  '2023-10-09',
  '2023-12-31',
  '2024-01-31',
  '2024-02-10',
  '2024-02-29',
  '2024-03-01',
  '2024-04-15',
  '2024-05-05',
  '2024-07-31',
  '2024-09-01',
)
/** Two thirds: not null. */
const orNull = <T>(any: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(any, { nil: null, freq: 3 })
const rarely = fc.integer({ min: 0, max: 7 }).map((number) => number === 0)

function anyRow(kind: Kind, keys: readonly string[], places: readonly string[]): fc.Arbitrary<ModelRow> {
  return fc
    .record({
      key: fc.constantFrom(...keys),
      district: fc.constantFrom(...places),
      from: fc.oneof({ arbitrary: fc.constant('2020-01-01'), weight: kind.basis === 'stock' ? 3 : 0 }, anyDay),
      to: kind.basis === 'stock' ? orNull(anyDay) : fc.constant(null),
      size: fc.integer({ min: 1, max: 5 }),
    })
    .map((row) => (kind.basis === 'policy' ? { ...row, from: row.key.slice(-10) } : row))
}

/** The counties, keys and months that a register may have: the fewer, the more often its sources meet. */
interface Range {
  readonly used: readonly string[]
  readonly keys: readonly string[]
  readonly asOfs: readonly string[]
}

function anyRange(kind: Kind): fc.Arbitrary<Range> {
  return fc.record({
    used: fc.constantFrom(counties, counties.slice(0, 2), [east]),
    keys: fc.constantFrom(kind.keys, kind.keys.slice(0, 2), kind.keys.slice(0, 2)),
    asOfs: fc.constantFrom(months, months, months.slice(2, 6)),
  })
}

function placesOf({ used }: Range): readonly string[] {
  return [city, ...used, ...townships.filter((code) => used.includes(code.slice(0, 6)))]
}

function anyLanding(kind: Kind, range: Range): fc.Arbitrary<ModelLanding> {
  const { used, keys, asOfs } = range
  const places = placesOf(range)
  const anyPeriod = fc
    .tuple(fc.constantFrom(...asOfs), fc.integer({ min: 0, max: 7 }))
    .map(([last, length]) => ({ first: length < 2 ? months[Math.max(0, months.indexOf(last) - 2)]! : last, last }))
  const anyFull = fc
    .oneof(
      { arbitrary: fc.constantFrom(...used), weight: 4 },
      { arbitrary: fc.constantFrom(...places), weight: 2 },
      { arbitrary: fc.constant(city), weight: 1 },
    )
    .chain((district) =>
      fc.record({ district: fc.constant(district), ownOnly: district === city ? fc.boolean() : fc.constant(false) }),
    )
  return fc
    .record({ full: orNull(anyFull), known: anyPeriod, isKnown: fc.integer({ min: 0, max: 5 }) })
    .chain(({ full, known, isKnown }) => {
      const period = full === null && isKnown === 0 ? null : known
      const own =
        full === null ? places : full.ownOnly ? [city] : within(full.district).filter((code) => places.includes(code))
      return fc.record({
        full: fc.constant(full),
        period: fc.constant(period),
        rows: fc.uniqueArray(anyRow(kind, keys, own), {
          maxLength: 4,
          selector: ({ key, district }) => `${kind.officeOf(district)} ${key}`,
        }),
        isEstimate: rarely,
        isWithdrawn: rarely,
        refused: fc.oneof({ arbitrary: fc.constant([]), weight: 2 }, fc.tuple(fc.constantFrom(...keys))),
        waits: rarely,
      })
    })
}

function anyAct(kind: Kind, range: Range): fc.Arbitrary<ModelAct> {
  const { keys } = range
  const places = placesOf(range)
  const own = {
    office: fc.constantFrom(...places.map(kind.officeOf)),
    key: fc.constantFrom(...keys),
    through: anyMonth,
  }
  return fc.oneof(
    fc
      .record({
        ...own,
        kind: fc.constant('correct' as const),
        fields: fc.oneof(
          fc.record({ size: fc.integer({ min: 6, max: 9 }) }),
          ...(kind.basis === 'stock' ? [fc.record({ to: anyDay }), fc.record({ from: anyDay })] : []),
        ),
        from: orNull(anyMonth),
      })
      .map((act) => (act.from !== null && act.from > act.through ? { ...act, from: null } : act)),
    fc.record({ ...own, kind: fc.constant('delete' as const) }),
    fc
      .record({ ...own, kind: fc.constant('rekey' as const), to: fc.constantFrom(...keys) })
      .filter(({ key, to }) => key < to),
  )
}

/** Registers of few keys in a few counties; of acts, those that `assertAct` would accept. */
function anyRegister(kind: Kind, { maxActs = 3, maxLandings = 8 } = {}): fc.Arbitrary<Register> {
  return anyRange(kind).chain((range) =>
    fc.record({
      landings: fc.array(anyLanding(kind, range), { minLength: 1, maxLength: maxLandings }),
      acts: fc
        .array(anyAct(kind, range), { maxLength: maxActs })
        .map((acts) =>
          acts.filter(
            (act, at) =>
              act.kind !== 'rekey' ||
              acts.findIndex((each) => each.kind === 'rekey' && each.office === act.office && each.key === act.key) ===
                at,
          ),
        ),
    }),
  )
}

/** True if no rule reads one of two landings after the other: their as-ofs or their offices differ. */
function mayChangePlaces(kind: Kind, one: ModelLanding, other: ModelLanding): boolean {
  const officesOf = ({ full, rows }: ModelLanding): readonly string[] => [
    ...rows.map(({ district }) => kind.officeOf(district)),
    ...(full === null ? [] : full.ownOnly ? [city] : within(full.district).map(kind.officeOf)),
  ]
  const spansOf = ({ period }: ModelLanding): readonly [string, string] =>
    period === null ? ['', ''] : kind.basis === 'flow' ? [period.first, period.last] : [period.last, period.last]
  const [[first, last], [otherFirst, otherLast]] = [spansOf(one), spansOf(other)]
  if (last < otherFirst || otherLast < first) return true
  return !officesOf(one).some((office) => officesOf(other).includes(office))
}

/** The full register of a district at the end of a month. */
function register(
  district: string,
  month: string,
  rows: readonly ModelRow[],
  more: Partial<ModelLanding> = {},
): ModelLanding {
  return {
    full: { district, ownOnly: false },
    period: { first: month, last: month },
    isEstimate: false,
    isWithdrawn: false,
    refused: [],
    waits: false,
    rows,
    ...more,
  }
}

const eastTown = `${east}001`
const otherEastTown = `${east}002`
const { stock, flow } = kinds

function person(key: string, district: string, more: Partial<ModelRow> = {}): ModelRow {
  return { key, district, from: '2020-01-01', to: null, size: 1, ...more }
}

function persons(count: number, district: string, first = 0): readonly ModelRow[] {
  return Array.from({ length: count }, (_, at) => person(`p${first + at}`, district))
}

/** A file that only adds; without a month its period is not known. */
function addition(month: string | null, rows: readonly ModelRow[], more: Partial<ModelLanding> = {}): ModelLanding {
  return register(city, '', rows, {
    full: null,
    period: month === null ? null : { first: month, last: month },
    ...more,
  })
}

describe.each(Object.values(kinds))('a register of $dataset ($basis)', (kind) => {
  it('is valid in every month as the model says', () => {
    fc.assert(
      fc.property(anyRegister(kind), (sent) => {
        expect(state(kind, sent)).toEqual(modelState(kind, sent))
      }),
      { numRuns },
    )
  })

  it('stands the same in whatever order sources of different offices or months land', () => {
    fc.assert(
      fc.property(anyRegister(kind), fc.array(fc.nat(), { minLength: 1, maxLength: 20 }), (sent, swaps) => {
        const landings = [...sent.landings]
        for (const swap of swaps) {
          const at = swap % landings.length
          const [one, other] = [landings[at]!, landings[at + 1]]
          if (other === undefined || !mayChangePlaces(kind, one, other)) continue
          landings[at] = other
          landings[at + 1] = one
        }
        expect(state(kind, { ...sent, landings })).toEqual(state(kind, sent))
      }),
      { numRuns },
    )
  })

  it('stands, after withdrawals, as if the withdrawn sources had never landed, and as before if they are restored', () => {
    fc.assert(
      fc.property(anyRegister(kind), fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), (sent, chosen) => {
        const before = state(kind, sent)
        const living = sent.landings.filter(({ isWithdrawn }, at) => !isWithdrawn && !chosen[at])
        const withdrawn = sent.landings.map((landing, at) => (chosen[at] ? { ...landing, isWithdrawn: true } : landing))
        expect(state(kind, { ...sent, landings: withdrawn })).toEqual(state(kind, { ...sent, landings: living }))
        const restored = withdrawn.map((landing, at) => ({
          ...landing,
          isWithdrawn: sent.landings[at]!.isWithdrawn,
        }))
        expect(state(kind, { ...sent, landings: restored })).toEqual(before)
      }),
      { numRuns },
    )
  })

  it('does not change if a source is sent twice, nor if one of the two is withdrawn', () => {
    fc.assert(
      fc.property(anyRegister(kind), fc.nat(), fc.boolean(), ({ landings, acts }, chosen, isFirst) => {
        const at = chosen % landings.length
        const again = { ...landings[at]!, isWithdrawn: false }
        const withdrawn = { ...again, isWithdrawn: true }
        const [before, after] = [landings.slice(0, at), landings.slice(at + 1)]
        const once = state(kind, { landings: [...before, again, ...after], acts })
        expect(state(kind, { landings: [...before, again, again, ...after], acts })).toEqual(once)
        const one = isFirst ? [withdrawn, again] : [again, withdrawn]
        expect(state(kind, { landings: [...before, ...one, ...after], acts })).toEqual(once)
      }),
      { numRuns },
    )
  })

  it('gives each county and the city the number of records that the model counts', () => {
    const returns: readonly Return[] = months.map((month) => ({ dataset: kind.dataset, district: city, month }))
    fc.assert(
      fc.property(anyRegister(kind), (sent) => {
        const { records, spans } = registered(kind, sent)
        const figures = evaluate(cityCatalogue, records, returns, { validate: false, spans })
        for (const month of months) {
          const standing = stateIn(modelOf(kind, sent), month).filter(({ counts }) => counts)
          const rows = standing.map(({ row }) => row)
          const inForce =
            kind.basis === 'policy'
              ? rows.filter(({ key, from }) => !rows.some((other) => other.key[0] === key[0] && other.from > from))
              : rows
          for (const county of [city, ...counties])
            expect([county, month, figures.observe(kind.indicator, county, month).numerator]).toEqual([
              county,
              month,
              inForce.filter(({ district }) => within(county).includes(district)).length,
            ])
        }
      }),
      { numRuns },
    )
  })
})

describe('one person in one county', () => {
  const asOfs = months.slice(1, 7)
  const anyTelling = fc.record({
    asOf: fc.constantFrom(...asOfs),
    scope: fc.constantFrom(null, east, east, eastTown),
    row: fc.option(anyRow(stock, ['a'], [east, eastTown, otherEastTown]), { nil: null, freq: 3 }),
    refused: fc.constantFrom([], [], [], ['a'], ['x']),
    isEstimate: rarely,
  })
  const anyActs = fc.constantFrom<readonly ModelAct[]>(
    [],
    [],
    [{ kind: 'rekey', office: east, key: 'x', to: 'a', through: '2024-03' }],
    [{ kind: 'delete', office: east, key: 'a', through: '2024-01' }],
  )

  it('is valid in every month as the model says, whatever few files tell', () => {
    fc.assert(
      fc.property(fc.array(anyTelling, { minLength: 2, maxLength: 6 }), anyActs, (tellings, acts) => {
        const landings = tellings.map(({ asOf, scope, row, refused, isEstimate }) => {
          const rows = row === null || (scope === eastTown && row.district !== eastTown) ? [] : [row]
          return scope === null
            ? addition(asOf, rows, { isEstimate, refused })
            : register(scope, asOf, rows, { isEstimate, refused })
        })
        const sent = { landings, acts }
        expect(state(stock, sent)).toEqual(modelState(stock, sent))
      }),
      { numRuns: 3 * numRuns },
    )
  })
})

describe('a full register that says what is known', () => {
  // Each key in one county: where two hold it, a register that leaves out the one that has moved away tells that it was
  // absent there, also before it was first told.
  it('changes no month, whenever it lands', () => {
    const kind = kinds.stock
    fc.assert(
      fc.property(anyRegister(kind, { maxActs: 0 }), anyMonth, fc.nat(), (any, asOf, at) => {
        const isOwn = ({ key, district }: ModelRow): boolean =>
          kind.officeOf(district) === counties[kind.keys.indexOf(key) % 2]
        const landings = any.landings
          .map((landing) => ({ ...landing, rows: landing.rows.filter(isOwn) }))
          .filter(({ period }) => period?.last !== asOf)
        const rows = stateIn(modelOf(kind, { landings, acts: [] }), asOf)
          .filter(({ counts }) => counts)
          .map(({ row }) => row)
        const late = landings.slice(0, at % (landings.length + 1))
        const unchanged: ModelLanding = register(city, asOf, rows)
        const all = [...late, unchanged, ...landings.slice(late.length)]
        expect(state(kind, { landings: all, acts: [] })).toEqual(state(kind, { landings, acts: [] }))
      }),
      { numRuns },
    )
  })
})

/** Who counts in a month, and where: `a in 330502`, which the model must confirm. */
function counted(
  kind: Kind,
  month: string,
  landings: readonly ModelLanding[],
  acts: readonly ModelAct[] = [],
): string[] {
  const own = { landings, acts }
  const now = state(kind, own)
  expect(now).toEqual(modelState(kind, own))
  return now[month]!.map((text) => /: (\S+ in \d+) /.exec(text)![1]!)
}

function countOf(month: string, landings: readonly ModelLanding[], acts: readonly ModelAct[] = []): number {
  return counted(stock, month, landings, acts).length
}

/** `landings` in every order. */
function orders<T>(landings: readonly T[]): readonly (readonly T[])[] {
  if (landings.length < 2) return [landings]
  return landings.flatMap((first, at) =>
    orders(landings.filter((_, other) => other !== at)).map((rest) => [first, ...rest]),
  )
}

describe('what an office does', () => {
  it('a full register of January with 8 of the 10 of December leaves 10 in December and 8 from January on', () => {
    const landings = [register(east, '2023-12', persons(10, east)), register(east, '2024-01', persons(8, east))]
    expect(months.map((month) => countOf(month, landings))).toEqual([10, 10, 8, 8, 8, 8, 8, 8, 8, 8])
  })

  it('a register sent in July about March changes March only', () => {
    const june = persons(10, east).map((row, at) => (at < 2 ? { ...row, to: '2024-06-20' } : row))
    const landings = [addition('2024-02', persons(10, east)), addition('2024-06', june)]
    const march = addition('2024-03', persons(10, otherEastTown))
    const april = addition('2024-04', persons(10, east))
    const changed = (earlier: readonly ModelLanding[]): readonly string[] => {
      const [before, after] = [earlier, [...earlier, march]].map((each) => state(stock, { landings: each, acts: [] }))
      return months.filter((month) => JSON.stringify(before![month]) !== JSON.stringify(after![month]))
    }
    expect(countOf('2024-06', [...landings, march])).toBe(8)
    expect(changed([...landings, april])).toEqual(['2024-03'])
    // Without a file of April, what March tells stands until June tells otherwise.
    expect(changed(landings)).toEqual(['2024-03', '2024-04', '2024-05'])
  })

  it('the right full register after a wrong file ends all that the wrong one told', () => {
    const wrong = addition('2024-03', persons(90, east))
    expect(countOf('2024-03', [wrong, register(east, '2024-03', persons(10, east))])).toBe(10)
  })

  it('a wrong file that is withdrawn counts in no month, and counts again when its withdrawal is withdrawn', () => {
    const right = addition('2024-03', persons(10, east))
    const wrong = addition('2024-03', persons(90, east))
    expect(countOf('2024-03', [right, wrong])).toBe(90)
    expect(countOf('2024-03', [right, { ...wrong, isWithdrawn: true }])).toBe(10)
  })

  it('a register sent under a wrong month speaks of that month no more once it is withdrawn', () => {
    const december = register(east, '2023-12', persons(10, east))
    const mistyped = register(east, '2024-03', persons(3, east), { isWithdrawn: true })
    expect(countOf('2024-03', [december, mistyped, register(east, '2024-01', persons(3, east))])).toBe(3)
    expect(countOf('2024-03', [december, mistyped])).toBe(10)
  })

  it('a record whose key was wrong counts once, by its right key', () => {
    const acts: readonly ModelAct[] = [{ kind: 'rekey', office: east, key: 'x', to: 'a', through: '2024-03' }]
    const landings = [addition('2024-01', [person('x', east)]), addition('2024-05', [person('a', east)])]
    expect(counted(stock, '2024-02', landings, acts)).toEqual([`a in ${east}`])
    expect(counted(stock, '2024-06', landings, acts)).toEqual([`a in ${east}`])
  })

  it('a deleted event counts in no month, and a complete return of a month replaces the events of the district', () => {
    const march = addition('2024-03', [
      person('a', east, { from: '2024-03-01' }),
      person('b', east, { from: '2024-02-10' }),
      person('c', south, { from: '2024-03-01' }),
    ])
    const acts: readonly ModelAct[] = [{ kind: 'delete', office: east, key: 'a', through: '2024-06' }]
    expect(counted(flow, '2024-03', [march], acts)).toEqual([`c in ${south}`])
    const complete = register(east, '2024-03', [person('d', east, { from: '2024-03-05' })])
    expect(counted(flow, '2024-03', [march, complete])).toEqual([`d in ${east}`, `c in ${south}`])
    expect(counted(flow, '2024-02', [march, complete])).toEqual([])
  })

  it('a person who moves in June counts in the old county in May and in the new one in June, whatever the order of the files', () => {
    const files = [
      register(east, '2024-05', [person('a', eastTown)]),
      register(east, '2024-06', []),
      register(south, '2024-05', []),
      register(south, '2024-06', [person('a', south)]),
    ]
    for (const order of orders(files)) {
      expect(counted(stock, '2024-05', order)).toEqual([`a in ${eastTown}`])
      expect(counted(stock, '2024-06', order)).toEqual([`a in ${south}`])
    }
    const told = [addition('2024-05', [person('a', eastTown)]), addition('2024-06', [person('a', south)])]
    for (const order of orders([...told, register(east, '2024-06', [])])) {
      expect(counted(stock, '2024-05', order)).toEqual([`a in ${eastTown}`])
      expect(counted(stock, '2024-06', order)).toEqual([`a in ${south}`])
    }
  })

  it('two counties that list one person hold two records', () => {
    const landings = [register(east, '2024-03', [person('a', east)]), register(south, '2024-03', [person('a', south)])]
    for (const order of orders(landings))
      expect(counted(stock, '2024-04', order)).toEqual([`a in ${east}`, `a in ${south}`])
  })

  it('records of a township that comes under another county count there from that day on, and in the old one before', () => {
    const history = districtHistory({
      districts: tree.all
        .map((district) => ({ ...district, ...(district.code === eastTown ? { validTo: '2024-06-01' } : {}) }))
        .concat({
          ...place(`${south}009`, 'township', south),
          validFrom: '2024-06-01',
        }),
      events: [
        {
          kind: 'transfer',
          day: '2024-06-01',
          source: '浙政函〔2024〕1号',
          from: eastTown,
          into: `${south}009`,
          under: south,
        },
      ],
    })
    const changing = changedDistricts(history)
    const found = registerRecords(
      cityCatalogue,
      changing,
      [register(east, '2024-03', [person('a', eastTown), person('b', east)])].map((each) => landingOf(stock, each)),
    )
    const homes = found.records['homes']!.map((record) => stock.read(record))
    for (const [month, office] of [
      ['2024-05', east],
      ['2024-06', south],
    ] as const) {
      const at = monthNumber(month)
      const standing = homes.filter((_, row) => {
        const { from, until } = found.spans['homes']![row]!
        return from <= at && at < until
      })
      expect(standing.map(({ key }) => key).toSorted()).toEqual(['a', 'b'])
      const a = standing.find(({ key }) => key === 'a')!
      expect(changing.officeOf(a.district, 'county', at)).toBe(office)
    }
  })
})

describe('versions of a record', () => {
  it('a record rests on its own days before the month of which it was first told', () => {
    const landings = [
      addition('2024-06', [person('a', east, { from: '2024-02-10' }), person('b', east, { to: '2024-03-01' })]),
    ]
    expect(counted(stock, '2024-01', landings)).toEqual([`b in ${east}`])
    expect(counted(stock, '2024-02', landings)).toEqual([`a in ${east}`, `b in ${east}`])
    expect(counted(stock, '2024-03', landings)).toEqual([`a in ${east}`])
  })

  it('a file without a period is older than all others, whenever it lands', () => {
    for (const order of orders([addition(null, [person('a', eastTown)]), addition('2024-03', [person('a', east)])])) {
      expect(counted(stock, '2024-02', order)).toEqual([`a in ${eastTown}`])
      expect(counted(stock, '2024-03', order)).toEqual([`a in ${east}`])
    }
  })

  it('an end day that a later file tells holds already in the months before, where no file spoke', () => {
    const landings = [
      addition('2024-01', [person('a', east)]),
      addition('2024-06', [person('a', east, { to: '2024-03-01' })]),
    ]
    expect(countOf('2024-02', landings)).toBe(1)
    expect(countOf('2024-03', landings)).toBe(0)
  })

  it('an end day before a register that listed the person is a finding, and changes nothing before its month', () => {
    const landings = [
      register(east, '2024-01', [person('a', east)]),
      register(east, '2024-03', [person('a', east)]),
      register(east, '2024-05', [person('a', east, { to: '2024-02-10' })]),
    ]
    expect(months.slice(2, 7).map((month) => countOf(month, landings))).toEqual([1, 1, 1, 1, 0])
    expect(registered(stock, { landings, acts: [] }).lateEnds).toEqual([
      { dataset: 'homes', key: 'a', office: east, endedOn: '2024-02-10', listedAsOf: monthNumber('2024-03') },
    ])
  })

  it('a start day that a later file tells holds already after an absence', () => {
    const files = [
      addition('2023-12', [person('a', east)]),
      register(east, '2024-01', []),
      register(east, '2024-05', [person('a', east, { from: '2024-03-01' })]),
    ]
    for (const order of orders(files))
      expect(months.slice(1, 7).map((month) => countOf(month, order))).toEqual([1, 0, 0, 1, 1, 1])
  })

  it('a register between an absence and a later start day that leaves the person out keeps the person out', () => {
    const files = [
      addition('2023-12', [person('a', east)]),
      register(east, '2024-01', []),
      register(east, '2024-04', []),
      register(east, '2024-06', [person('a', east, { from: '2024-03-01' })]),
    ]
    for (const order of orders(files))
      expect(months.slice(2, 8).map((month) => countOf(month, order))).toEqual([0, 0, 0, 0, 0, 1])
  })

  it('a person who ended before a register is not ended a second time by being left out of it', () => {
    const listed = register(east, '2024-01', [person('a', east)])
    const left = register(east, '2024-03', [])
    const ended = addition('2024-05', [person('a', east, { to: '2024-02-10' })])
    // The register of March alone says only that the person had left by then.
    expect(countOf('2024-02', [listed, left])).toBe(1)
    for (const order of orders([listed, left, ended]))
      expect(months.slice(2, 5).map((month) => countOf(month, order))).toEqual([1, 0, 0])
  })

  it('an end day that a later source of the same month no longer tells ends nothing', () => {
    const landings = [
      addition('2023-12', [person('a', east)]),
      register(east, '2024-03', []),
      register(east, '2024-05', [person('a', east, { to: '2024-02-10' })]),
      register(east, '2024-05', []),
    ]
    expect(months.slice(1, 6).map((month) => countOf(month, landings))).toEqual([1, 1, 1, 0, 0])
  })

  it('events of one key in two counties both count, in whatever months they were told', () => {
    const landings = [
      addition('2024-03', [person('a', east, { from: '2024-03-01' })]),
      addition('2024-05', [person('a', south, { from: '2024-03-01' })]),
    ]
    expect(counted(flow, '2024-03', landings)).toEqual([`a in ${east}`, `a in ${south}`])
  })
})

describe('a full register', () => {
  const known = addition('2024-01', [
    person('a', eastTown),
    person('b', otherEastTown),
    person('c', south),
    person('d', city),
  ])

  it('of one township ends nobody elsewhere', () => {
    expect(counted(stock, '2024-03', [known, register(eastTown, '2024-03', [])])).toEqual([
      `d in ${city}`,
      `b in ${otherEastTown}`,
      `c in ${south}`,
    ])
  })

  it('of the city ends records of offices that it does not mention', () => {
    const landings = [known, register(city, '2024-03', [person('a', eastTown)])]
    expect(counted(stock, '2024-03', landings)).toEqual([`a in ${eastTown}`])
    expect(countOf('2024-02', landings)).toBe(4)
  })

  it("of the city's own records ends no county's", () => {
    const own = register(city, '2024-03', [], { full: { district: city, ownOnly: true } })
    expect(counted(stock, '2024-03', [known, own])).toEqual([
      `a in ${eastTown}`,
      `b in ${otherEastTown}`,
      `c in ${south}`,
    ])
  })

  it('speaks of persons who come later', () => {
    const files = [register(east, '2024-03', []), addition('2024-05', [person('a', east)])]
    for (const order of orders(files))
      expect(months.slice(2, 7).map((month) => countOf(month, order))).toEqual([0, 0, 0, 0, 1])
  })

  it('is silent about a record that had not begun on its last day', () => {
    const files = [register(east, '2024-03', []), addition('2024-05', [person('a', east, { from: '2024-04-15' })])]
    for (const order of orders(files))
      expect(months.slice(4, 7).map((month) => countOf(month, order))).toEqual([0, 1, 1])
  })

  it('of a month that is sent again without a person leaves nothing of the person, even of one who had ended', () => {
    const first = register(east, '2024-03', [person('a', east, { to: '2024-03-01' })])
    expect(countOf('2024-02', [first])).toBe(1)
    expect(countOf('2024-02', [first, register(east, '2024-03', [])])).toBe(0)
  })

  it('of a township leaves a person who moved to another township of the county, whatever the order', () => {
    const files = [
      register(eastTown, '2024-01', [person('a', eastTown)]),
      register(otherEastTown, '2024-03', [person('a', otherEastTown)]),
      register(eastTown, '2024-04', []),
    ]
    for (const order of orders(files)) {
      expect(counted(stock, '2024-02', order)).toEqual([`a in ${eastTown}`])
      expect(counted(stock, '2024-05', order)).toEqual([`a in ${otherEastTown}`])
    }
  })

  it('that refuses a row ends nobody of that key', () => {
    const file = register(east, '2024-03', [], { refused: ['a'] })
    expect(counted(stock, '2024-03', [known, file])).toEqual([`d in ${city}`, `a in ${eastTown}`, `c in ${south}`])
  })

  it('that refuses a row under a key that was replaced ends nobody of the right key', () => {
    const acts: readonly ModelAct[] = [{ kind: 'rekey', office: east, key: 'x', to: 'a', through: '2024-06' }]
    const file = register(east, '2024-03', [], { refused: ['x'] })
    expect(counted(stock, '2024-03', [known, file], acts)).toEqual([
      `d in ${city}`,
      `a in ${eastTown}`,
      `c in ${south}`,
    ])
  })

  it('ends nobody while the key of a refused row cannot be read', () => {
    expect(countOf('2024-03', [known, register(east, '2024-03', [], { waits: true })])).toBe(4)
    expect(countOf('2024-03', [known, register(east, '2024-03', [])])).toBe(2)
  })

  it('that tells nothing new still speaks when the one before it is withdrawn', () => {
    const first = register(east, '2024-03', persons(5, east))
    const again = register(east, '2024-04', persons(5, east))
    expect(countOf('2024-04', [known, { ...first, isWithdrawn: true }, again])).toBe(7)
    expect(countOf('2024-04', [known, first, { ...again, isWithdrawn: true }])).toBe(7)
    expect(countOf('2024-04', [known, { ...first, isWithdrawn: true }, { ...again, isWithdrawn: true }])).toBe(4)
  })
})

describe('sources of one month', () => {
  it('are read in the order of landing: a part adds, a full one begins again', () => {
    const full = register(east, '2024-03', [person('a', east)])
    const part = addition('2024-03', [person('b', east)])
    expect(countOf('2024-03', [full, part])).toBe(2)
    expect(countOf('2024-03', [part, full])).toBe(1)
  })

  it('a final source outranks an estimate in whatever order they land', () => {
    const estimate = register(east, '2024-03', persons(9, east), { isEstimate: true })
    const final = register(east, '2024-03', persons(7, east))
    for (const order of orders([estimate, final])) expect(countOf('2024-03', order)).toBe(7)
  })
})

describe('events', () => {
  const on = (key: string, day: string): ModelRow => person(key, east, { from: day })
  const quarter = (rows: readonly ModelRow[], more: Partial<ModelLanding> = {}): ModelLanding =>
    register(east, '2024-03', rows, { period: { first: '2024-01', last: '2024-03' }, ...more })

  it("a quarter's file of events tells each row of the nearest month", () => {
    const file = quarter([on('a', '2024-02-10'), on('b', '2023-12-31'), on('c', '2024-04-15')])
    expect(counted(flow, '2023-12', [file])).toEqual([`b in ${east}`])
    // A complete return of January replaces what was told of January: the row of December, and no other.
    const january = register(east, '2024-01', [])
    expect(months.slice(1, 6).map((month) => counted(flow, month, [file, january]).length)).toEqual([0, 0, 1, 0, 1])
  })

  it('a complete return of a quarter replaces what was told of its three months', () => {
    const told = [
      addition('2024-01', [on('a', '2024-01-31')]),
      addition('2024-03', [on('b', '2024-03-01')]),
      addition('2024-04', [on('c', '2024-04-15')]),
    ]
    expect(months.map((month) => counted(flow, month, [...told, quarter([])]).length)).toEqual([
      0, 0, 0, 0, 0, 1, 0, 0, 0, 0,
    ])
  })

  it('of one key told in two months the later month stands, in whatever order they land', () => {
    for (const order of orders([
      addition('2024-03', [on('a', '2024-03-01')]),
      addition('2024-02', [on('a', '2024-02-10')]),
    ])) {
      expect(counted(flow, '2024-02', order)).toEqual([])
      expect(counted(flow, '2024-03', order)).toEqual([`a in ${east}`])
    }
  })

  it('what was told of an earlier month shows again when a complete return of the later one leaves it out', () => {
    const told = [addition('2024-02', [on('a', '2024-02-10')]), addition('2024-03', [on('a', '2024-03-01')])]
    expect(counted(flow, '2024-02', [...told, register(east, '2024-03', [])])).toEqual([`a in ${east}`])
  })
})

describe('acts', () => {
  const sizes = (landings: readonly ModelLanding[], acts: readonly ModelAct[]): readonly (number | undefined)[] => {
    counted(stock, '2024-01', landings, acts)
    return months.map((month) => stateIn(modelOf(stock, { landings, acts }), month)[0]?.row.size)
  }
  const own = { office: east, key: 'a' }

  it('a correction reaches what was told as of its month or before, landed before or after it, and nothing later', () => {
    const correct: ModelAct = { ...own, kind: 'correct', fields: { size: 7 }, from: null, through: '2024-03' }
    const landings = [
      addition('2024-01', [person('a', east)]),
      addition('2024-03', [person('a', east, { size: 2 })]),
      addition('2024-05', [person('a', east, { size: 3 })]),
    ]
    for (const order of orders(landings)) expect(sizes(order, [correct])).toEqual([7, 7, 7, 7, 7, 7, 3, 3, 3, 3])
  })

  it('a correction from a month on leaves the months before', () => {
    const landings = [addition('2024-01', [person('a', east)])]
    const correct: ModelAct = { ...own, kind: 'correct', fields: { size: 7 }, from: '2024-03', through: '2024-06' }
    expect(sizes(landings, [correct])).toEqual([1, 1, 1, 1, 7, 7, 7, 7, 7, 7])
    const later: ModelAct = { ...own, kind: 'correct', fields: { size: 8 }, from: '2024-05', through: '2024-06' }
    expect(sizes(landings, [correct, later])).toEqual([1, 1, 1, 1, 7, 7, 8, 8, 8, 8])
  })

  it('a correction of a record reaches it after its key is replaced', () => {
    const landings = [addition('2024-01', [person('x', east)])]
    const acts: readonly ModelAct[] = [
      { office: east, key: 'x', kind: 'correct', fields: { size: 7 }, from: null, through: '2024-02' },
      { office: east, key: 'x', kind: 'rekey', to: 'a', through: '2024-03' },
    ]
    expect(sizes(landings, acts)).toEqual([7, 7, 7, 7, 7, 7, 7, 7, 7, 7])
  })

  it('a deleted record is absent in all months, and counts again from the month of which it is reported later', () => {
    const deletion: ModelAct = { ...own, kind: 'delete', through: '2024-03' }
    const landings = [addition('2024-01', [person('a', east)]), addition('2024-05', [person('a', east)])]
    for (const order of orders(landings))
      expect(months.map((month) => countOf(month, order, [deletion]))).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1])
  })

  it('a record deleted by a name that was replaced is deleted by its right one', () => {
    const acts: readonly ModelAct[] = [
      { office: east, key: 'x', kind: 'rekey', to: 'a', through: '2024-03' },
      { office: east, key: 'x', kind: 'delete', through: '2024-03' },
    ]
    expect(countOf('2024-03', [addition('2024-01', [person('x', east)])], acts)).toBe(0)
  })

  it('a deleted record stays deleted if its key is replaced through an earlier month, in either order', () => {
    const deletion: ModelAct = { office: east, key: 'x', kind: 'delete', through: '2024-06' }
    const rekey: ModelAct = { office: east, key: 'x', kind: 'rekey', to: 'a', through: '2024-03' }
    const told = addition('2024-01', [person('x', east)])
    for (const acts of [
      [deletion, rekey],
      [rekey, deletion],
    ]) {
      expect(months.map((month) => countOf(month, [told], acts))).toEqual(months.map(() => 0))
      // It names x, which is a in March only: what May's file tells of a is another telling, and counts.
      const later = [told, addition('2024-05', [person('a', east)])]
      expect([countOf('2024-03', later, acts), countOf('2024-05', later, acts)]).toEqual([0, 1])
      // What it tells of x is x, and deleted.
      expect(countOf('2024-05', [told, addition('2024-05', [person('x', east)])], acts)).toBe(0)
    }
  })

  it('of two rows of one file the one with the right key stands, if both are of one office', () => {
    const rekey: ModelAct = { office: east, key: 'x', kind: 'rekey', to: 'a', through: '2024-03' }
    const both = addition('2024-01', [person('x', eastTown), person('a', otherEastTown)])
    expect(counted(stock, '2024-01', [both], [rekey])).toEqual([`a in ${otherEastTown}`])
    const two = addition('2024-01', [person('x', eastTown), person('a', south)])
    expect(counted(stock, '2024-01', [two], [rekey])).toEqual([`a in ${eastTown}`, `a in ${south}`])
  })

  it('an act on the record of one county leaves that of another', () => {
    const landings = [addition('2024-01', [person('a', east), person('a', north)])]
    expect(counted(stock, '2024-01', landings, [{ ...own, kind: 'delete', through: '2024-03' }])).toEqual([
      `a in ${north}`,
    ])
  })

  it('a key gets one new key, and no chain of new keys leads back', () => {
    const dataset = cityCatalogue.dataset('homes')
    const rekey = (key: string, to: string): Act =>
      actOf(stock, { office: east, key, kind: 'rekey', to, through: '2024-03' })
    expect(() => assertAct(dataset, [rekey('x', 'y')], rekey('y', 'z'))).not.toThrow()
    expect(() => assertAct(dataset, [rekey('x', 'y'), rekey('y', 'z')], rekey('z', 'x'))).toThrow(
      'the replacement of a key must end at another key, got one that leads back to it',
    )
    expect(() => assertAct(dataset, [rekey('x', 'y')], rekey('x', 'z'))).toThrow('the old key must have no new key yet')
  })
})
