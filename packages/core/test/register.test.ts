import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate, type AnyRecord, type Return } from '../src/index.js'
import { catalogue } from '../src/indicator/catalogue.js'
import { districtTree, type District } from '../src/district/district.js'
import {
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

const city = '330500'
const counties = ['330502', '330503', '330523']
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
function state(kind: Kind, register: Register): State {
  const { records, spans } = registered(kind, register)
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

function modelState(kind: Kind, register: Register): State {
  return Object.fromEntries(
    months.map((month) => [
      month,
      stateIn(modelOf(kind, register), month)
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
const orNull = <T>(any: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(any, { nil: null, freq: 1 })
const rarely = fc.integer({ min: 0, max: 7 }).map((number) => number === 0)

function anyRow(kind: Kind, places: readonly string[]): fc.Arbitrary<ModelRow> {
  return fc
    .record({
      key: fc.constantFrom(...kind.keys),
      district: fc.constantFrom(...places),
      from: fc.oneof({ arbitrary: fc.constant('2020-01-01'), weight: kind.basis === 'stock' ? 3 : 0 }, anyDay),
      to: kind.basis === 'stock' ? orNull(anyDay) : fc.constant(null),
      size: fc.integer({ min: 1, max: 5 }),
    })
    .map((row) => (kind.basis === 'policy' ? { ...row, from: row.key.slice(-10) } : row))
}

function anyLanding(kind: Kind, used: readonly string[]): fc.Arbitrary<ModelLanding> {
  const places = [city, ...used, ...townships.filter((code) => used.includes(code.slice(0, 6)))]
  const anyPeriod = fc
    .tuple(anyMonth, fc.integer({ min: 0, max: 7 }))
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
        rows: fc.uniqueArray(anyRow(kind, own), {
          maxLength: 4,
          selector: ({ key, district }) => `${kind.officeOf(district)} ${key}`,
        }),
        isEstimate: rarely,
        isWithdrawn: rarely,
        refused: fc.array(fc.constantFrom(...kind.keys), { maxLength: 1 }),
        waits: rarely,
      })
    })
}

function anyAct(kind: Kind, used: readonly string[]): fc.Arbitrary<ModelAct> {
  const places = [city, ...used, ...townships.filter((code) => used.includes(code.slice(0, 6)))]
  const own = {
    office: fc.constantFrom(...places.map(kind.officeOf)),
    key: fc.constantFrom(...kind.keys),
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
      .record({ ...own, kind: fc.constant('rekey' as const), to: fc.constantFrom(...kind.keys) })
      .filter(({ key, to }) => key < to),
  )
}

/** Registers of few keys in two or three counties; of acts, those that `assertAct` would accept. */
function anyRegister(kind: Kind, { maxActs = 3, maxLandings = 7 } = {}): fc.Arbitrary<Register> {
  return fc.constantFrom(counties, counties.slice(0, 2)).chain((used) =>
    fc.record({
      landings: fc.array(anyLanding(kind, used), { minLength: 1, maxLength: maxLandings }),
      acts: fc
        .array(anyAct(kind, used), { maxLength: maxActs })
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

describe.each(Object.values(kinds))('a register of $dataset ($basis)', (kind) => {
  it('stands in every month as the model says', () => {
    fc.assert(
      fc.property(anyRegister(kind), (register) => {
        expect(state(kind, register)).toEqual(modelState(kind, register))
      }),
      { numRuns },
    )
  })

  it('stands the same in whatever order sources of different offices or months land', () => {
    fc.assert(
      fc.property(anyRegister(kind), fc.array(fc.nat(), { minLength: 1, maxLength: 20 }), (register, swaps) => {
        const landings = [...register.landings]
        for (const swap of swaps) {
          const at = swap % landings.length
          const [one, other] = [landings[at]!, landings[at + 1]]
          if (other === undefined || !mayChangePlaces(kind, one, other)) continue
          landings[at] = other
          landings[at + 1] = one
        }
        expect(state(kind, { ...register, landings })).toEqual(state(kind, register))
      }),
      { numRuns },
    )
  })

  it('stands, after withdrawals, as if the withdrawn sources had never landed, and as before if they are restored', () => {
    fc.assert(
      fc.property(anyRegister(kind), fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }), (register, chosen) => {
        const before = state(kind, register)
        const living = register.landings.filter(({ isWithdrawn }, at) => !isWithdrawn && !chosen[at])
        const withdrawn = register.landings.map((landing, at) =>
          chosen[at] ? { ...landing, isWithdrawn: true } : landing,
        )
        expect(state(kind, { ...register, landings: withdrawn })).toEqual(
          state(kind, { ...register, landings: living }),
        )
        const restored = withdrawn.map((landing, at) => ({
          ...landing,
          isWithdrawn: register.landings[at]!.isWithdrawn,
        }))
        expect(state(kind, { ...register, landings: restored })).toEqual(before)
      }),
      { numRuns },
    )
  })

  it('does not change if a source is sent twice, nor if one of the two is withdrawn', () => {
    fc.assert(
      fc.property(anyRegister(kind), fc.nat(), fc.boolean(), ({ landings, acts }, chosen, isFirst) => {
        const at = chosen % landings.length
        const sent = { ...landings[at]!, isWithdrawn: false }
        const withdrawn = { ...sent, isWithdrawn: true }
        const [before, after] = [landings.slice(0, at), landings.slice(at + 1)]
        const once = state(kind, { landings: [...before, sent, ...after], acts })
        expect(state(kind, { landings: [...before, sent, sent, ...after], acts })).toEqual(once)
        const one = isFirst ? [withdrawn, sent] : [sent, withdrawn]
        expect(state(kind, { landings: [...before, ...one, ...after], acts })).toEqual(once)
      }),
      { numRuns },
    )
  })

  it('gives each county and the city the number of records that the model counts', () => {
    const returns: readonly Return[] = months.map((month) => ({ dataset: kind.dataset, district: city, month }))
    fc.assert(
      fc.property(anyRegister(kind), (register) => {
        const { records, spans } = registered(kind, register)
        const figures = evaluate(cityCatalogue, records, returns, { validate: false, spans })
        for (const month of months) {
          const standing = stateIn(modelOf(kind, register), month).filter(({ counts }) => counts)
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

describe('a full register that says what is known', () => {
  // A key in one county only: what two counties tell of one key before either first did is told in a sentence below.
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
        const unchanged: ModelLanding = { ...register(city, asOf, []), rows }
        const all = [...late, unchanged, ...landings.slice(late.length)]
        expect(state(kind, { landings: all, acts: [] })).toEqual(state(kind, { landings, acts: [] }))
      }),
      { numRuns },
    )
  })
})

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
