import { describe, expect, it } from 'vitest'
import {
  catalogue,
  composite,
  count,
  domain,
  indicator,
  is,
  level,
  min,
  revised,
  share,
  sum,
  total,
  type AnyDataset,
  type Catalogue,
  type Indicator,
  type IndicatorInput,
  type Records,
  type Return,
} from '@minzheng/core'
import { grants, homes, smallCity, standards } from '@minzheng/core/testing'
import { CatalogueReplacedError, createStore, type Store } from '../src/index.js'
import { databases } from './databases.js'
import { differences, landOne, settle } from './memory.js'

const home = (name: string, district: string, beds: number, nursingBeds: number) => ({
  home: name,
  district,
  kind: beds > 15 ? 'public' : 'private',
  beds,
  nursingBeds,
  gradedOn: null,
  gradeEndsOn: null,
  inspectedOn: '2024-01-05',
  openedOn: '2023-05-01',
  closedOn: null,
})
const grant = (name: string, sex: string) => ({
  grant: name,
  person: name.padStart(32, '0'),
  district: '330502100201',
  bornOn: '1950-03-01',
  sex,
  appliedOn: '2024-01-02',
  paidOn: '2024-01-10',
  amount: 50_000,
  urgent: null,
})
const records: Records = {
  homes: [home('a', '330502001001', 10, 4), home('b', '330502100201', 20, 7), home('c', '330523001', 30, 30)],
  grants: [grant('1', 'female'), grant('2', 'male'), grant('3', 'male')],
  standards: [{ district: '330502', name: 'a', effectiveOn: '2023-01-01', amount: 100_000 }],
}
const returns: readonly Return[] = Object.keys(records).flatMap((dataset) =>
  ['2024-01', '2024-02'].map((month) => ({ dataset, district: dataset === 'homes' ? '330502' : '330500', month })),
)

const [{ datasets: baseDatasets, indicators: baseIndicators }] = smallCity.domains as readonly [
  Catalogue['domains'][number],
]
type Definitions = { readonly datasets: readonly AnyDataset[]; readonly indicators: readonly Indicator[] }
const base: Definitions = { datasets: baseDatasets, indicators: baseIndicators }

const catalogueOf = ({ datasets, indicators }: Definitions): Catalogue =>
  catalogue(
    [
      domain({
        name: 'test',
        title: { zh: '试验', en: 'Test' },
        datasets,
        indicators: indicators as readonly (Indicator & { readonly id: `test.${string}` })[],
      }),
    ],
    smallCity.districts,
  )

/** The definitions with one indicator replaced. */
function changed(
  { datasets, indicators }: Definitions,
  id: string,
  input: Partial<IndicatorInput<string>>,
): Definitions {
  return {
    datasets,
    indicators: indicators.map((each) => {
      if (each.id !== id) return each
      const { id: same, name, unit, time, better, lowestLevel, variants, by, variantNames } = each
      const formulas = input.formula === undefined ? { variants, variantNames } : {}
      return indicator({ id: same, name, unit, time, better, lowestLevel, by, ...formulas, ...input })
    }),
  }
}

const nursing = sum(homes, homes.col.nursingBeds)
const beds = sum(homes, homes.col.beds)
const standardOf = min(standards, standards.col.amount, { where: is(standards.col.name, 'a') })

/** Consecutive changes: the name, the changed definitions, and the datasets that then need sums that are not stored. */
const changes: readonly (readonly [string, (of: Definitions) => Definitions, readonly string[]])[] = [
  ['a changed scale', (of) => changed(of, 'test.standard', { formula: level(standardOf, { times: 6 }) }), []],
  [
    'a changed formula over the same measures',
    (of) => changed(of, 'test.nursing-share', { formula: share(beds, nursing) }),
    [],
  ],
  ['a removed breakdown', (of) => changed(of, 'test.grants', { by: {} }), []],
  [
    'an added breakdown',
    (of) => changed(of, 'test.grants', { by: base.indicators.find(({ id }) => id === 'test.grants')!.by }),
    ['grants'],
  ],
  [
    'a further variant',
    (of) =>
      changed(of, 'test.homes', {
        by: {},
        variants: { all: total(count(homes)), public: total(count(homes, { where: is(homes.col.kind, 'public') })) },
        variantNames: { all: { zh: '全部', en: 'all' }, public: { zh: '公办', en: 'public' } },
      }),
    [],
  ],
  [
    'a removed variant',
    (of) =>
      changed(of, 'test.homes', {
        variants: { all: total(count(homes)) },
        variantNames: { all: { zh: '全部', en: 'all' } },
      }),
    [],
  ],
  ['a higher lowest level', (of) => changed(of, 'test.persons-helped', { lowestLevel: 'county' }), []],
  ['a lower lowest level', (of) => changed(of, 'test.persons-helped', { lowestLevel: 'village' }), []],
  ['a changed unit', (of) => changed(of, 'test.grant-money', { unit: '10k-yuan' }), []],
  [
    'other weights of a composite',
    (of) =>
      changed(of, 'test.quality', {
        formula: composite(
          ['test.nursing-share', 'test.inspected-share'].map((id) => ({
            of: base.indicators.find((each) => each.id === id)!,
          })),
        ),
      }),
    [],
  ],
  [
    'a removed indicator',
    (of) => ({ ...of, indicators: of.indicators.filter(({ id }) => id !== 'test.late-grants') }),
    [],
  ],
  [
    'an indicator that comes back',
    (of) => ({ ...of, indicators: [...of.indicators, base.indicators.find(({ id }) => id === 'test.late-grants')!] }),
    ['grants'],
  ],
  [
    'a new indicator over measures that are there',
    (of) => ({
      ...of,
      indicators: [
        ...of.indicators,
        {
          ...changed(base, 'test.beds-twice', { formula: total(beds) }).indicators.find(
            ({ id }) => id === 'test.beds-twice',
          )!,
          id: 'test.other',
        },
      ],
    }),
    [],
  ],
  [
    'a changed measure',
    (of) =>
      changed(of, 'test.beds', {
        formula: total(sum(homes, homes.col.beds, { where: is(homes.col.kind, 'private') })),
      }),
    ['homes'],
  ],
  [
    'a definition that changes with a month',
    (of) => ({
      ...of,
      indicators: of.indicators.map((each) =>
        each.id === 'test.beds'
          ? revised(
              each,
              '2024-02',
              changed(of, 'test.beds', {
                formula: total(sum(homes, homes.col.beds, { where: is(homes.col.kind, 'public') })),
              }).indicators.find(({ id }) => id === 'test.beds')!,
            )
          : each,
      ),
    }),
    ['homes'],
  ],
  [
    'other offices that report',
    (of) => ({
      ...of,
      datasets: of.datasets.map((each) => (each === grants ? { ...each, reportedBy: 'township' as const } : each)),
    }),
    [],
  ],
  [
    'a removed dataset with its indicators',
    (of) => ({
      datasets: of.datasets.filter(({ name }) => name !== 'standards'),
      indicators: of.indicators.filter(({ id }) => !/standard/.test(id)),
    }),
    [],
  ],
  ['the original definitions', () => base, ['homes', 'standards']],
]

describe.each(databases)('changed definitions, on $name', ({ open }) => {
  it(
    'take effect at once if the sums are stored, are computed if they are not, and stop writes of older processes',
    { timeout: 240_000 },
    async () => {
      const database = await open()
      let definitions = base
      let store: Store = await createStore(database, smallCity)
      for (const dataset of Object.keys(records)) await landOne(store, dataset, records, returns, 'first')
      await settle(store)
      for (const [what, change, touched] of changes) {
        const older = store
        definitions = change(definitions)
        const known = catalogueOf(definitions)
        store = await createStore(database, known)
        const dirty = await store.dirtyCells(100_000)
        expect([what, ...new Set(dirty!.map(({ dataset }) => dataset))].toSorted()).toEqual(
          [what, ...touched].toSorted(),
        )
        for (const writes of [
          () => older.openMonth('2024-09'),
          () => landOne(older, 'homes', { homes: [home('z', '330523001', 1, 1)] }, [], what),
          () => older.mark([{ dataset: 'homes', district: '330523001', month: '2024-01' }]),
          () => older.refuseReplaced(),
        ])
          await expect(writes(), what).rejects.toThrow(CatalogueReplacedError)
        await expect(older.figures.read({ periods: ['2024'] }), what).rejects.toThrow(CatalogueReplacedError)
        if (dirty!.length > 0)
          await expect(older.recompute('330500', '2024'), what).rejects.toThrow(CatalogueReplacedError)
        const kept = Object.fromEntries(Object.entries(records).filter(([dataset]) => known.datasets.has(dataset)))
        if (touched.length === 0) expect([what, ...(await differences(known, store, kept, returns))]).toEqual([what])
        await settle(store)
        expect([what, ...(await differences(known, store, kept, returns))]).toEqual([what])
        expect((await store.reconcile('330500', '2024')).differences).toEqual([])
      }
      const before = await store.figures.read({ parts: 'all' })
      await createStore(database, catalogueOf(base))
      expect(await store.staleness()).toEqual({ cells: 0, since: null })
      expect(await store.figures.read({ parts: 'all' })).toEqual(before)
    },
  )
})

describe.each(databases.filter(({ name }) => name === 'PostgreSQL'))('opening, on $name', ({ open }) => {
  it('waits for no writer if the definitions are in use', async () => {
    const database = await open()
    await createStore(database, smallCity)
    const db = database.kysely.withSchema(database.schema)
    await db.transaction().execute(async (tx) => {
      for (const table of ['setting', 'district'] as const) await tx.selectFrom(table).selectAll().forUpdate().execute()
      const store = await createStore(database, smallCity)
      expect(await store.dirtyDistricts()).toEqual([])
    })
  })
})
