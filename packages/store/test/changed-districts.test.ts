import * as fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  catalogue,
  districtTree,
  type Catalogue,
  type District,
  type Level,
  type Records,
  type Return,
} from '@minzheng/core'
import { rank } from '@minzheng/core/districts'
import { smallCity } from '@minzheng/core/testing'
import {
  CatalogueReplacedError,
  createStore,
  DistrictsLostError,
  OtherCityError,
  type Database,
  type Store,
} from '../src/index.js'
import { databases } from './databases.js'
import { anyBatch, anyReturns, differences, landOne, latest, settle } from './memory.js'
import { home } from './small-city-records.js'

const base = smallCity.districts.all
const catalogueOf = (districts: readonly District[]): Catalogue => catalogue(smallCity.domains, districtTree(districts))
const without = (code: string): readonly District[] => base.filter((each) => each.code !== code)
const changed = (code: string, change: Partial<District>): readonly District[] =>
  base.map((each) => (each.code === code ? { ...each, ...change } : each))

const records: Records = { homes: [home('a', '330502001001'), home('b', '330502100202'), home('c', '330502100202')] }
const returns: readonly Return[] = [
  { dataset: 'homes', district: '330500', month: '2024-01' },
  { dataset: 'homes', district: '330523001', month: '2024-02' },
]

describe.each(databases)('changed districts, on $name', ({ open }) => {
  let database: Database
  let store: Store
  beforeAll(async () => {
    database = await open()
  })
  beforeEach(async () => {
    await database.kysely.schema.dropSchema(database.schema).ifExists().cascade().execute()
    store = await createStore(database, smallCity)
    await landOne(store, 'homes', records, returns, 'first')
    await settle(store)
  })
  const codes = async (): Promise<readonly string[]> =>
    (await database.kysely.withSchema(database.schema).selectFrom('district').select('code').execute())
      .map(({ code }) => code)
      .toSorted()

  it('refuses a tree that lacks a district with records or returns, names it, and changes nothing', async () => {
    const before = await codes()
    const lost = await createStore(database, catalogueOf(without('330502100202'))).catch((error: unknown) => error)
    expect(lost).toBeInstanceOf(DistrictsLostError)
    expect(lost).toMatchObject({
      lost: [{ code: '330502100202', name: '凤凰村', dataset: 'homes', records: 2, returns: 0 }],
    })
    expect(String(lost)).toContain('凤凰村 330502100202 (homes 2条记录 records, 0次报送 returns)')
    const returned = createStore(database, catalogueOf(base.filter(({ code }) => !code.startsWith('330523001'))))
    await expect(returned).rejects.toThrow('递铺街道 330523001 (homes 0条记录 records, 1次报送 returns)')
    expect(await codes()).toEqual(before)
    await landOne(store, 'homes', { homes: [home('d', '330502100202')] }, [], 'later')
    await settle(store)
    expect(
      await differences(smallCity, store, { homes: [...records['homes']!, home('d', '330502100202')] }, returns),
    ).toEqual([])
  })

  it('removes a district without data from the store', async () => {
    const fewer = catalogueOf(without('330502100201'))
    const later = await createStore(database, fewer)
    expect(await codes()).not.toContain('330502100201')
    await expect(later.figures.read({ districts: ['330502100201'] })).rejects.toThrow(
      '330502100201 is not a district of 湖州市',
    )
    await settle(later)
    expect(await differences(fewer, later, records, returns)).toEqual([])
  })

  it('refuses another city and names it, even if its tree has all the districts', async () => {
    const huzhou = base.map((each) => (each.parent === null ? { ...each, code: '330400', name: '嘉兴市' } : each))
    const other = catalogueOf(huzhou.map((each) => (each.parent === '330500' ? { ...each, parent: '330400' } : each)))
    await expect(createStore(database, other)).rejects.toThrow(OtherCityError)
    await expect(createStore(database, other)).rejects.toThrow('The database belongs to 湖州市 (330500)')
  })

  it('computes nothing for a changed name, recomputes for a changed parent, and fences off an older process', async () => {
    const renamed = await createStore(database, catalogueOf(changed('330502100', { name: '织里街道', kind: '街道' })))
    expect(await renamed.staleness()).toEqual({ cells: 0, since: null })
    expect(
      await database.kysely
        .withSchema(database.schema)
        .selectFrom('district')
        .select(['name', 'kind'])
        .where('code', '=', '330502100')
        .executeTakeFirst(),
    ).toEqual({ name: '织里街道', kind: '街道' })
    await store.refuseReplaced()
    const moved = catalogueOf(changed('330502100202', { parent: '330523001' }))
    const later = await createStore(database, moved)
    // The two districts that lose and gain the village; those above follow when these are rolled up.
    const marked = new Set((await later.dirtyCells(1000))!.map(({ district }) => district))
    expect([...marked].toSorted()).toEqual(['330502100', '330523001'])
    await expect(store.recompute('330500', '2024')).rejects.toThrow(CatalogueReplacedError)
    await expect(landOne(store, 'homes', { homes: [home('e', '330502100202')] }, [], 'old')).rejects.toThrow(
      'The definitions of the districts were replaced',
    )
    await settle(later)
    expect(await differences(moved, later, records, returns)).toEqual([])
  })

  it('refuses a record or return of an unknown district when it lands', async () => {
    await expect(landOne(store, 'homes', { homes: [home('x', '330599')] }, [], 'stray')).rejects.toThrow(
      'the district of a record of homes must be in 湖州市, got 330599',
    )
    await expect(
      landOne(store, 'homes', {}, [{ dataset: 'homes', district: '330599', month: '2024-01' }], 'stray'),
    ).rejects.toThrow('the district of a return of homes must be in 湖州市, got 330599')
  })
})

/** One change of a tree; the numbers select a district. */
type Edit = {
  readonly kind: 'move' | 'add' | 'remove' | 'rename' | 'relevel'
  readonly which: number
  readonly where: number
}

const anyEdit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom('move', 'move', 'add', 'remove', 'rename', 'relevel'),
  which: fc.nat(1000),
  where: fc.nat(1000),
})

const digits: Readonly<Record<Level, number>> = { city: 6, county: 6, township: 9, village: 12 }
const pick = <T>(all: readonly T[], at: number): T | undefined => all[at % Math.max(all.length, 1)]

/** The districts after an edit; unchanged if the edit is impossible. */
function edited(
  districts: readonly District[],
  { kind, which, where }: Edit,
  used: ReadonlySet<string>,
  serial: number,
): readonly District[] {
  const chosen = pick(districts.slice(1), which)!
  const replace = (change: Partial<District>, of = chosen): readonly District[] =>
    districts.map((each) => (each === of ? { ...each, ...change } : each))
  const above = districts.filter(({ level }) => rank(level) < rank(chosen.level))
  switch (kind) {
    case 'move':
      return replace({ parent: pick(above, where)!.code })
    case 'add': {
      const parent = pick(
        districts.filter(({ level }) => level !== 'village'),
        where,
      )!
      const level = pick(
        (['county', 'township', 'village'] as const).filter((each) => rank(each) > rank(parent.level)),
        which,
      )!
      return [
        ...districts,
        {
          code: String(990_000 + serial).padEnd(digits[level], '0'),
          name: `新${serial}`,
          level,
          parent: parent.code,
          kind: '新',
        },
      ]
    }
    case 'remove': {
      const empty = districts
        .slice(1)
        .filter(({ code }) => !used.has(code) && !districts.some(({ parent }) => parent === code))
      const gone = pick(empty, which)
      return gone === undefined ? districts : districts.filter((each) => each !== gone)
    }
    case 'rename':
      return replace({ name: `${chosen.name}${serial}` })
    case 'relevel': {
      const root = districts[0]!
      return districts.some(({ level, parent }) => level === 'county' && parent !== null)
        ? districts
        : replace({ level: root.level === 'city' ? 'county' : 'city' }, root)
    }
  }
}

/** Records and returns of the small city, assigned to the given districts. */
function placed(
  tree: readonly District[],
  given: { readonly records: Records; readonly returns: readonly Return[] },
): { readonly records: Records; readonly returns: readonly Return[] } {
  const at = new Map(base.map(({ code }, index) => [code, index]))
  const place = (code: unknown): string => tree[(at.get(String(code))! * 7 + 3) % tree.length]!.code
  return {
    records: latest(smallCity, [
      Object.fromEntries(
        Object.entries(given.records).map(([dataset, own]) => [
          dataset,
          own.map((record) => ({ ...record, district: place(record['district']) })),
        ]),
      ),
    ]),
    returns: given.returns.map((each) => ({ ...each, district: place(each.district) })),
  }
}

const anyStep = fc.record({
  records: anyBatch(
    smallCity,
    base.map(({ code }) => code),
    6,
  ),
  returns: anyReturns(
    smallCity,
    base.map(({ code }) => code),
  ),
  edits: fc.array(anyEdit, { minLength: 1, maxLength: 4 }),
  recompute: fc.boolean(),
})

describe.each(databases)('changed trees, on $name', ({ open }) => {
  it(
    'give the same figures as memory gives for the new tree, whatever the edits between landings',
    { timeout: Math.max(240_000, Number(process.env['FC_RUNS'] ?? 0) * 30_000) },
    async () => {
      const database = await open()
      await fc.assert(
        fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 3 }), async (steps) => {
          await database.kysely.schema.dropSchema(database.schema).ifExists().cascade().execute()
          let districts = base
          let known = catalogueOf(districts)
          let store = await createStore(database, known)
          let serial = 0
          const batches: Records[] = []
          const sent: Return[] = []
          for (const [index, step] of steps.entries()) {
            const given = placed(districts, step)
            batches.push(given.records)
            sent.push(...given.returns)
            for (const dataset of smallCity.datasets.keys())
              await landOne(store, dataset, given.records, given.returns, `step ${index}`)
            if (step.recompute) await settle(store)
            const used = new Set([
              ...batches.flatMap((batch) =>
                Object.values(batch).flatMap((own) => own.map((record) => String(record['district']))),
              ),
              ...sent.map(({ district }) => district),
            ])
            for (const edit of step.edits) districts = edited(districts, edit, used, (serial += 1))
            known = catalogueOf(districts)
            store = await createStore(database, known)
          }
          await settle(store)
          expect(await store.dirtyDistricts()).toEqual([])
          expect(await differences(known, store, latest(known, batches), sent)).toEqual([])
          expect((await store.reconcile('330500', '2024')).differences).toEqual([])
        }),
        { numRuns: Number(process.env['FC_RUNS'] ?? 4), endOnFailure: true },
      )
    },
  )
})
