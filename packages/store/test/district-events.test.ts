import { setTimeout as sleep } from 'node:timers/promises'
import * as fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  catalogue,
  evaluate,
  type AnyRecord,
  type Catalogue,
  type District,
  type Records,
  type Return,
} from '@minzheng/core'
import {
  catalogueOn,
  districtHistory,
  latestTree,
  placedDistricts,
  relocateRecords,
  returnsOn,
  type DistrictEvent,
  type DistrictHistory,
} from '@minzheng/core/districts'
import { categoriesOf, formulaOf, hasFigure, measuresOf, type Basis } from '@minzheng/core/evaluation'
import { lastDay, monthsOf, parsePeriod, periodsAround } from '@minzheng/core/periods'
import { changedDistricts, registerRecords, type RegisterLanding } from '@minzheng/core/registers'
import { anyHistory, firstDistricts, smallCity, type WrittenHistory } from '@minzheng/core/testing'
import { createStore, DistrictsLostError, type Database, type Store } from '../src/index.js'
import { databases } from './databases.js'
import { anyBatch, anyReturns, landOne, latest, settle } from './memory.js'
import { home } from './small-city-records.js'

const cityOf = (history: DistrictHistory): Catalogue => catalogue(smallCity.domains, latestTree(history), { history })

/** True for effective-dated records whose series belong to districts. */
const hasSeries = (basis: Basis): boolean => basis.kind === 'policy' && basis.spansDistricts !== true

/** The history up to its first `count` events: rows that a later event closes are open, rows that it opens are not there. */
function upTo({ districts, events }: WrittenHistory, count: number): DistrictHistory {
  const end = events[count]?.day
  const isLater = (day: string | null | undefined): boolean =>
    end !== undefined && typeof day === 'string' && day >= end
  return districtHistory({
    districts: districts
      .filter(({ validFrom }) => !isLater(validFrom))
      .map(({ validTo, ...row }) => (isLater(validTo) || validTo === undefined ? row : { ...row, validTo })),
    events: events.filter(({ day }) => !isLater(day)),
  })
}

/** The figures that differ between the store and memory, over the districts of a day. */
async function differencesOn(
  city: Catalogue,
  store: Store,
  landings: readonly RegisterLanding[],
  returns: readonly Return[],
  restated: boolean,
): Promise<readonly string[]> {
  const history = city.history!
  const { records, spans } = registerRecords(city, changedDistricts(history), landings)
  const months = [...new Set(returns.map(({ month }) => month))].toSorted()
  const periods = [...new Set(months.flatMap((month) => periodsAround(month).map(({ id }) => id)))]
  const figures = await store.figures.read({ periods, parts: 'all', restated })
  const stored = new Map(
    figures.map(({ revision: _revision, movedAt: _movedAt, ...each }) => [
      [each.indicator, each.variant, each.part, each.district, each.period].join(' '),
      each,
    ]),
  )
  const found: string[] = []
  for (const period of periods) {
    const day = restated ? '9999-12-31' : lastDay(parsePeriod(period))
    const places = placedDistricts(history, day)
    const then = catalogueOn(city, day)
    const sent = returnsOn(history, returns, day)
    // A month of which only a part of a merged district was returned has no return in memory; in the store it has.
    const hasAllMonths = new Set(sent.map(({ month }) => month)).size === months.length
    const inMemory = evaluate(then, relocateRecords(records, places.placed), sent, {
      validate: false,
      spans,
    })
    // Of two codes that are one district, the later record of a series replaces the earlier: in the store in the tree of
    // the month that is read, in memory in the tree of the whole evaluation.
    const last = months.findLast((month) => monthsOf(parsePeriod(period)).includes(month))!
    const isSameTree = placedDistricts(history, lastDay(parsePeriod(last))).tree === places.tree
    for (const indicator of city.indicators.values())
      for (const variant of Object.keys(indicator.variants))
        for (const part of [null, ...categoriesOf(indicator)]) {
          if (formulaOf(indicator, variant, part) === undefined) continue
          for (const { code, level } of then.districts.all) {
            if (!hasFigure(indicator, level)) continue
            const name = [indicator.id, variant, part, code, period].join(' ')
            const { revision: _none, ...expected } = inMemory.observe(indicator.id, code, period, {
              variant,
              ...(part === null ? {} : { part }),
            })
            const own = stored.get(name)
            stored.delete(name)
            if (!hasAllMonths) continue
            if (!isSameTree && measuresOf(indicator).some(({ basis }) => hasSeries(basis))) continue
            const { settled, ...figure } = own ?? { settled: true }
            if (!settled) found.push(`${name}: not settled, though nothing is dirty`)
            if (
              JSON.stringify(Object.entries(figure).toSorted()) !== JSON.stringify(Object.entries(expected).toSorted())
            )
              found.push(`${name}: stored ${JSON.stringify(own)}, in memory ${JSON.stringify(expected)}`)
          }
        }
  }
  return [...found, ...[...stored.keys()].map((name) => `${name}: stored, though its tree lacks the district`)]
}

/**
 * The figures as known at a source that differ from those of memory with the landings until then, in the tree of a day
 * and in today's.
 */
async function differencesThen(
  city: Catalogue,
  store: Store,
  known: {
    readonly source: number
    readonly landings: readonly RegisterLanding[]
    readonly returns: readonly Return[]
  },
  day: string | undefined,
): Promise<readonly string[]> {
  const history = city.history!
  const { records, spans } = registerRecords(city, changedDistricts(history), known.landings)
  const places = placedDistricts(history, day)
  const then = day === undefined ? city : catalogueOn(city, day)
  const inMemory = evaluate(
    then,
    relocateRecords(records, places.placed),
    returnsOn(history, known.returns, day ?? '9999-12-31'),
    { validate: false, spans },
  )
  const { evaluation } = await store.figuresThen({
    at: { source: known.source },
    districts: [places.tree.root.code],
    ...(day === undefined ? {} : { districtsOn: day }),
  })
  const months = [...new Set(known.returns.map(({ month }) => month))]
  const periods = [...new Set(months.flatMap((month) => periodsAround(month).map(({ id }) => id)))]
  return [...city.indicators.values()].flatMap((indicator) =>
    Object.keys(indicator.variants).flatMap((variant) =>
      then.districts.all
        .filter(({ level }) => hasFigure(indicator, level))
        .flatMap(({ code }) =>
          periods.flatMap((period) => {
            const [stored, expected] = [evaluation, inMemory].map((each) =>
              JSON.stringify(each.observe(indicator.id, code, period, { variant })),
            )
            return stored === expected
              ? []
              : [`${indicator.id} ${variant} ${code} ${period} on ${day}: ${stored}, in memory ${expected}`]
          }),
        ),
    ),
  )
}

const codes = firstDistricts.map(({ code }) => code)

/** Records and returns whose districts are chosen again among given codes. */
function among(known: readonly string[], records: Records, returns: readonly Return[]) {
  const at = new Map(codes.map((code, index) => [code, index]))
  const place = (code: unknown): string => known[(at.get(String(code))! * 7 + 3) % known.length]!
  return {
    records: latest(smallCity, [
      Object.fromEntries(
        Object.entries(records).map(([dataset, rows]) => [
          dataset,
          rows.map((row) => ({ ...row, district: place(row['district']) })),
        ]),
      ),
    ]),
    returns: returns.map((each) => ({ ...each, district: place(each.district) })),
  }
}

const anyCase = fc.record({
  written: anyHistory(undefined, 1),
  steps: fc.array(
    fc.record({
      records: anyBatch(smallCity, codes, 8),
      returns: anyReturns(smallCity, codes),
      asOf: fc.constantFrom(null, '2023-12', '2024-01', '2024-03', '2024-07'),
      full: fc.boolean(),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  recompute: fc.boolean(),
})

const fresh = async (database: Database): Promise<void> =>
  database.kysely.schema.dropSchema(database.schema).ifExists().cascade().execute()

describe.each(databases)('district events, on $name', ({ open }) => {
  it(
    'give the figures that memory gives, as they were and restated, whatever events come between landings',
    { timeout: Math.max(240_000, Number(process.env['FC_RUNS'] ?? 0) * 60_000) },
    async () => {
      const database = await open()
      await fc.assert(
        fc.asyncProperty(anyCase, async ({ written, steps, recompute }) => {
          await fresh(database)
          const landings: RegisterLanding[] = []
          const sent: Return[] = []
          const known: Parameters<typeof differencesThen>[2][] = []
          for (const [index, step] of steps.entries()) {
            const count = Math.floor((written.events.length * index) / steps.length)
            const city = cityOf(upTo(written, count))
            const store = await createStore(database, city)
            const given = among(placedDistricts(city.history!).codes, step.records, step.returns)
            for (const dataset of city.datasets.keys()) {
              const { asOf } = step
              const scope = asOf !== null && step.full ? { district: '330500' } : null
              const records = given.records[dataset] ?? []
              landings.push({ dataset, asOf, scope, records })
              const source = { name: `step ${index}`, sha256: `${index} ${dataset}`.padEnd(64, '0'), dataset }
              await store.land(
                asOf === null ? source : { ...source, period: { from: asOf, asOf } },
                async (landing) => {
                  await landing.records(records.map((record, at) => ({ line: at + 2, record })))
                  await landing.returns(given.returns.filter((each) => each.dataset === dataset))
                  if (scope !== null) await landing.full(scope)
                },
              )
            }
            if (recompute) await settle(store)
            sent.push(...given.returns)
            known.push({
              source: (await store.sources()).at(-1)!.id,
              landings: [...landings],
              returns: [...sent],
            })
            // Two sources of one millisecond are known at once.
            await sleep(3)
          }
          const city = cityOf(districtHistory(written))
          const store = await createStore(database, city)
          await settle(store)
          expect(await store.dirtyDistricts()).toEqual([])
          expect(await differencesOn(city, store, landings, sent, false)).toEqual([])
          expect(await differencesOn(city, store, landings, sent, true)).toEqual([])
          expect((await store.reconcile('330500', '2024')).differences).toEqual([])
          // As of a landing: what the landings until then give, in the tree of then and in today's.
          for (const each of known)
            for (const then of [undefined, ...written.events.map((event) => event.day), '2023-12-31'])
              expect(await differencesThen(city, store, each, then)).toEqual([])
        }),
        { numRuns: Number(process.env['FC_RUNS'] ?? 3), endOnFailure: true },
      )
    },
  )
})

const day = '2024-03-01'
const head = { day, source: '浙政函〔2024〕1号' }
const row = (code: string): District => firstDistricts.find((each) => each.code === code)!

/** The history of one event: rows that end, rows that begin. */
function eventOf(event: DistrictEvent, ends: readonly string[], begins: readonly District[]): DistrictHistory {
  return districtHistory({
    districts: [
      ...firstDistricts.map((each) => (ends.includes(each.code) ? { ...each, validTo: day } : each)),
      ...begins.map((each) => ({ ...each, validFrom: day })),
    ],
    events: [event],
  })
}

const unchanged = districtHistory({ districts: firstDistricts, events: [] })
const villages = (parent: string, to: string): readonly District[] =>
  firstDistricts.filter((each) => each.parent === parent).map((each) => ({ ...each, parent: to }))
const codesOf = (parent: string): readonly string[] =>
  firstDistricts.filter((each) => each.parent === parent).map(({ code }) => code)

const merge = eventOf(
  { kind: 'merge', ...head, from: ['330523100', '330523101'], into: '330523109' },
  ['330523100', '330523101', ...codesOf('330523100'), ...codesOf('330523101')],
  [
    { ...row('330523100'), code: '330523109', name: '梅丰镇' },
    ...villages('330523100', '330523109'),
    ...villages('330523101', '330523109'),
  ],
)
const split = eventOf(
  { kind: 'split', ...head, from: '330523100', into: ['330523100', '330523105'] },
  ['330523100202'],
  [
    { ...row('330523100'), code: '330523105', name: '龙口镇' },
    { ...row('330523100202'), parent: '330523105' },
  ],
)
const transfer = eventOf(
  { kind: 'transfer', ...head, from: '330502100', under: '330523' },
  ['330502100'],
  [{ ...row('330502100'), parent: '330523' }],
)
const transferWithCode = eventOf(
  { kind: 'transfer', ...head, from: '330502100', into: '330523110', under: '330523' },
  ['330502100', ...codesOf('330502100')],
  [{ ...row('330502100'), code: '330523110', parent: '330523' }, ...villages('330502100', '330523110')],
)
const renameWithCode = eventOf(
  { kind: 'rename', ...head, from: '330523100', into: '330523108', name: '梅溪街道' },
  ['330523100', ...codesOf('330523100')],
  [{ ...row('330523100'), code: '330523108', name: '梅溪街道' }, ...villages('330523100', '330523108')],
)
const rename = eventOf(
  { kind: 'rename', ...head, from: '330523100', name: '梅溪街道' },
  ['330523100'],
  [{ ...row('330523100'), name: '梅溪街道' }],
)

/** What each event marks, and homes of some districts in January as they were and restated; undefined: no figure. */
const scenes: readonly {
  readonly name: string
  readonly history: DistrictHistory
  readonly marked: readonly string[]
  readonly asWas: Readonly<Record<string, number | undefined>>
  readonly asIs: Readonly<Record<string, number | undefined>>
}[] = [
  {
    name: 'a merge',
    history: merge,
    marked: ['330523', '330523109'],
    asWas: { '330500': 6, '330523': 5, '330523100': 3, '330523101': 2, '330523109': undefined },
    asIs: { '330500': 6, '330523': 5, '330523100': undefined, '330523101': undefined, '330523109': 5 },
  },
  {
    name: 'a split whose first part keeps the code',
    history: split,
    marked: ['330523', '330523100', '330523105'],
    asWas: { '330500': 6, '330523': 5, '330523100': 3, '330523105': undefined },
    asIs: { '330500': 6, '330523': 5, '330523100': 2, '330523105': 1 },
  },
  {
    name: 'a transfer',
    history: transfer,
    marked: ['330502', '330523'],
    asWas: { '330500': 6, '330502': 1, '330523': 5, '330502100': 1 },
    asIs: { '330500': 6, '330502': 0, '330523': 6, '330502100': 1 },
  },
  {
    name: 'a transfer with a new code',
    history: transferWithCode,
    marked: ['330502', '330523', '330523110'],
    asWas: { '330500': 6, '330502': 1, '330523': 5, '330502100': 1, '330523110': undefined },
    asIs: { '330500': 6, '330502': 0, '330523': 6, '330502100': undefined, '330523110': 1 },
  },
  {
    name: 'a rename with a new code',
    history: renameWithCode,
    marked: ['330523', '330523108'],
    asWas: { '330500': 6, '330523': 5, '330523100': 3, '330523108': undefined },
    asIs: { '330500': 6, '330523': 5, '330523100': undefined, '330523108': 3 },
  },
  {
    name: 'a rename',
    history: rename,
    marked: [],
    asWas: { '330500': 6, '330523': 5, '330523100': 3 },
    asIs: { '330500': 6, '330523': 5, '330523100': 3 },
  },
]

const homes = [
  home('a', '330523100'),
  home('b', '330523100201'),
  home('c', '330523100202'),
  home('d', '330523101'),
  home('e', '330523101201'),
  home('f', '330502100201'),
]
const january: readonly Return[] = ['2024-01', '2024-02', '2024-06'].map((month) => ({
  dataset: 'homes',
  district: '330500',
  month,
}))

const homesIn = async (store: Store, districts: readonly string[], period: string, restated = false) => {
  const figures = await store.figures.read({ indicators: ['test.homes'], districts, periods: [period], restated })
  return Object.fromEntries(districts.map((code) => [code, figures.find(({ district }) => district === code)?.value]))
}

describe.each(databases)('one event, on $name', ({ open }) => {
  let database: Database
  let store: Store
  beforeAll(async () => {
    database = await open()
  })
  beforeEach(async () => {
    await fresh(database)
    store = await createStore(database, cityOf(unchanged))
    await landOne(store, 'homes', { homes }, january, 'first')
    await settle(store)
  })

  it.each(scenes)('$name marks the districts that lose or gain a part, and no others', async (scene) => {
    const later = await createStore(database, cityOf(scene.history))
    const cells = (await later.dirtyCells(1000))!
    expect([...new Set(cells.map(({ district }) => district))].toSorted()).toEqual(scene.marked)
    // Homes alone have landed; three months are open.
    expect(cells.length).toBe(scene.marked.length * january.length)
    await settle(later)
    expect(await homesIn(later, Object.keys(scene.asWas), '2024-01')).toEqual(scene.asWas)
    expect(await homesIn(later, Object.keys(scene.asIs), '2024-01', true)).toEqual(scene.asIs)
    // After the event both are the same.
    expect(await homesIn(later, Object.keys(scene.asIs), '2024-06')).toEqual(scene.asIs)
    expect((await later.reconcile('330500', '2024')).differences).toEqual([])
    expect(await createStore(database, cityOf(scene.history)).then((again) => again.staleness())).toEqual({
      cells: 0,
      since: null,
    })
  })

  it.each(scenes)('after $name, parts add up to the whole in every tree', async ({ history }) => {
    const later = await createStore(database, cityOf(history))
    await settle(later)
    for (const [period, restated] of [
      ['2024-01', false],
      ['2024-01', true],
      ['2024-06', false],
    ] as const) {
      const { tree, codesWithin } = placedDistricts(history, restated ? '9999-12-31' : lastDay(parsePeriod(period)))
      const found = await homesIn(
        later,
        tree.all.map(({ code }) => code),
        period,
        restated,
      )
      for (const { code } of tree.all)
        expect(found[code]).toBe(homes.filter(({ district }) => codesWithin(code).includes(district as string)).length)
    }
  })

  it('accepts a late file of a township that ended, which moves its heir and its own figures before the end', async () => {
    const later = await createStore(database, cityOf(merge))
    await settle(later)
    await landOne(later, 'homes', { homes: [home('g', '330523101')] }, [], 'late')
    expect((await later.dirtyDistricts()).map(({ district }) => district)).toEqual(['330523109'])
    await settle(later)
    expect(await homesIn(later, ['330523', '330523101', '330523109'], '2024-01')).toEqual({
      '330523': 6,
      '330523101': 3,
      '330523109': undefined,
    })
    expect(await homesIn(later, ['330523101', '330523109'], '2024-06')).toEqual({
      '330523101': undefined,
      '330523109': 6,
    })
    const [counted] = smallCity.measures('homes')
    const of = async (district: string, period: string, restated = false) =>
      (await later.contributingRecords(counted!, district, parsePeriod(period), 20, { restated })).all
    expect(await of('330523101', '2024-01')).toBe(3)
    expect(await of('330523109', '2024-01', true)).toBe(6)
    await expect(of('330523101', '2024-06')).rejects.toThrow('330523101 is not a district of 湖州市')
    await expect(landOne(later, 'homes', { homes: [home('h', '330599')] }, [], 'stray')).rejects.toThrow(
      'the district of a record of homes must be in 湖州市, got 330599',
    )
  })

  it('keeps every district that ever was, with its days and what has its sums now', async () => {
    await createStore(database, cityOf(merge))
    const rows = await database.kysely
      .withSchema(database.schema)
      .selectFrom('district')
      .select(['code', 'name', 'valid_from', 'valid_to', 'placed_in'])
      .where('code', 'in', ['330523100', '330523109'])
      .orderBy('code')
      .execute()
    expect(rows).toEqual([
      { code: '330523100', name: '梅溪镇', valid_from: null, valid_to: day, placed_in: '330523109' },
      { code: '330523109', name: '梅丰镇', valid_from: day, valid_to: null, placed_in: null },
    ])
  })

  it('refuses a tree that lost districts without an event, by name, and one whose event is withdrawn while its codes are used', async () => {
    const lost = createStore(database, catalogue(smallCity.domains, latestTree(merge)))
    await expect(lost).rejects.toThrow(DistrictsLostError)
    await expect(lost).rejects.toThrow('or an event must say what became of it, but lacks: 梅溪镇 330523100')
    const later = await createStore(database, cityOf(merge))
    await landOne(later, 'homes', { homes: [home('g', '330523109')] }, [], 'new code')
    await settle(later)
    await expect(createStore(database, cityOf(unchanged))).rejects.toThrow('but lacks: 梅丰镇 330523109')
    const source = (await later.sources({ name: 'new code' }))[0]!
    const { act } = await later.withdraw({ source: source.id, reason: '试验', askedBy: '试验' })
    const again = await createStore(database, cityOf(unchanged))
    await settle(again)
    expect(await homesIn(again, ['330523', '330523100', '330523101'], '2024-06')).toEqual({
      '330523': 5,
      '330523100': 3,
      '330523101': 2,
    })
    expect((await again.reconcile('330500', '2024')).differences).toEqual([])
    await expect(again.undo(act, { reason: '试验', askedBy: '试验' })).rejects.toThrow(
      'the district of a record of homes must be in 湖州市, got 330523109',
    )
  })

  it('of two standards that became one district’s, the later replaces the earlier from the merge on; restated, a month before it has both', async () => {
    const standard = (district: string, effectiveOn: string, amount: number): AnyRecord => ({
      district,
      name: 'a',
      effectiveOn,
      amount,
    })
    const counties = districtHistory({
      districts: [
        ...firstDistricts.map((each) =>
          each.level === 'county' || each.level === 'township' ? { ...each, validTo: day } : each,
        ),
        { ...row('330502'), code: '330506', name: '吴安区', validFrom: day },
        ...firstDistricts
          .filter(({ level }) => level === 'township')
          .map((each) => ({ ...each, parent: '330506', validFrom: day })),
      ],
      events: [{ kind: 'merge', ...head, from: ['330502', '330523'], into: '330506' }],
    })
    const given = [standard('330502', '2023-01-01', 800), standard('330523', '2023-06-01', 900)]
    await landOne(
      store,
      'standards',
      { standards: given },
      january.map((each) => ({ ...each, dataset: 'standards' })),
      's',
    )
    await settle(store)
    const later = await createStore(database, cityOf(counties))
    await settle(later)
    const one = async (district: string, period: string, restated = false) =>
      (
        await later.figures.read({
          indicators: ['test.one-standard'],
          districts: [district],
          periods: [period],
          restated,
        })
      ).map(({ numerator, value, status }) => numerator ?? value ?? status)
    const found = async () => ({
      asWas: [await one('330502', '2024-01'), await one('330523', '2024-01')],
      restated: await one('330506', '2024-01', true),
      june: await one('330506', '2024-06'),
    })
    expect(await found()).toEqual({ asWas: [[800], [900]], restated: ['O'], june: [900] })
    await landOne(later, 'standards', { standards: [standard('330506', '2024-04-01', 1000)] }, [], 't')
    await settle(later)
    expect(await found()).toEqual({ asWas: [[800], [900]], restated: ['O'], june: [1000] })
    expect((await later.reconcile('330500', '2024')).differences).toEqual([])
  })
})
