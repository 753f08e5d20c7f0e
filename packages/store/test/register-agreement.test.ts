import { setTimeout as sleep } from 'node:timers/promises'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnyRecord, Return } from '@minzheng/core'
import {
  recordKey,
  registerRecords,
  unchangedDistricts,
  type Act,
  type RegisterLanding,
  type RegisterScope,
} from '@minzheng/core/registers'
import { anyRecords, smallCity } from '@minzheng/core/testing'
import { createStore, type RefusedRow, type Store } from '../src/index.js'
import { databases } from './databases.js'
import { differences, settle } from './memory.js'

const codes = smallCity.districts.all.map(({ code }) => code)
const months = ['2023-12', '2024-01', '2024-02', '2024-03', '2024-07'] as const
const days = [
  '2010-06-30',
  '2023-11-05',
  '2023-12-31',
  '2024-01-15',
  '2024-02-29',
  '2024-03-15',
  '2024-07-02',
  '2025-01-01',
]
const districts = unchangedDistricts(smallCity.districts)
const datasets = [...smallCity.datasets.values()]

/** One thing that happens to a register. */
type Step =
  | {
      readonly kind: 'land'
      readonly dataset: string
      readonly records: readonly AnyRecord[]
      readonly period: { readonly from: string; readonly asOf: string } | null
      readonly scope: RegisterScope | null
      readonly estimated: boolean
      /** How many of the records are refused, the last ones; their keys can be read, or not. */
      readonly refused: number
      readonly readable: boolean
      readonly returns: readonly Omit<Return, 'dataset'>[]
    }
  /** `mend`: refused rows of a source come back, corrected. */
  | { readonly kind: 'withdraw' | 'undo' | 'recompute' | 'mend'; readonly at: number }
  | {
      readonly kind: 'correct' | 'delete' | 'rekey'
      readonly at: number
      readonly other: number
      readonly through: string
      readonly from: string | null
    }

const anyPeriod = fc
  .tuple(fc.constantFrom(...months), fc.constantFrom(...months))
  .map(([one, other]) => (one < other ? { from: one, asOf: other } : { from: other, asOf: one }))

const anyLanding: fc.Arbitrary<Step> = fc.constantFrom(...datasets).chain((dataset) =>
  fc.record({
    kind: fc.constant('land' as const),
    dataset: fc.constant(dataset.name),
    records: anyRecords(dataset, { districts: codes, days, words: ['a', 'b', 'c', 'test.every-county'] }, 6),
    period: fc.option(anyPeriod, { nil: null, freq: 6 }),
    scope: fc.option(fc.record({ district: fc.constantFrom(...codes), own: fc.boolean() }), { nil: null, freq: 3 }),
    estimated: fc.boolean(),
    refused: fc.integer({ min: 0, max: 2 }),
    readable: fc.boolean(),
    returns: fc.array(
      fc.record({
        district: fc.constantFrom('330500', '330502', '330523', '330502100'),
        month: fc.constantFrom(...months),
        own: fc.boolean(),
        estimated: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
  }),
)

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: anyLanding },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('withdraw', 'undo', 'recompute', 'mend', 'mend'), at: fc.nat(20) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('correct', 'delete', 'rekey'),
      at: fc.nat(100),
      other: fc.nat(100),
      through: fc.constantFrom(...months),
      from: fc.option(fc.constantFrom(...months), { nil: null }),
    }),
  },
)

const reason = { reason: '测试 test', askedBy: '测试单位' }
const refusedRow = (
  record: AnyRecord,
  dataset: { readonly key: readonly string[] },
  readable: boolean,
  line: number,
): RefusedRow => ({
  sheet: null,
  line,
  column: null,
  code: 'test',
  reason: { zh: '测试', en: 'test' },
  key: readable ? Object.fromEntries(dataset.key.map((field) => [field, record[field]!])) : null,
})

/** Runs steps on a store, and keeps what happened as data for the evaluation in memory. */
class Diary {
  readonly landings: (RegisterLanding & { readonly returns: readonly Return[]; withdrawn: boolean })[] = []
  /** The refused rows of each landing that nobody has corrected, with their lines. */
  readonly #waiting: { readonly line: number; readonly record: AnyRecord }[][] = []
  readonly acts: { readonly act: Act | null; readonly landing: number | null; readonly id: number; undone: boolean }[] =
    []
  readonly #sources: number[] = []

  /** Returns true if the store no longer knows what was known before: the keys of corrected rows are known since. */
  async run(store: Store, step: Step, name: string): Promise<boolean | void> {
    switch (step.kind) {
      case 'mend':
        return this.#mend(store, step.at, name)
      case 'land':
        return this.#land(store, step, name)
      case 'recompute':
        return settle(store)
      case 'withdraw': {
        const at = step.at % Math.max(this.landings.length, 1)
        const landing = this.landings[at]
        if (landing === undefined || landing.withdrawn) return
        const { act } = await store.withdraw({ source: this.#sources[at]!, ...reason })
        landing.withdrawn = true
        this.acts.push({ act: null, landing: at, id: act, undone: false })
        return
      }
      case 'undo': {
        const inForce = this.acts.filter(({ undone }) => !undone)
        const found = inForce[step.at % Math.max(inForce.length, 1)]
        if (found === undefined) return
        await store.undo(found.id, reason)
        found.undone = true
        if (found.landing !== null) this.landings[found.landing]!.withdrawn = false
        return
      }
      case 'correct':
      case 'delete':
      case 'rekey':
        return this.#act(store, step)
    }
  }

  async #land(store: Store, step: Extract<Step, { kind: 'land' }>, name: string): Promise<void> {
    const dataset = smallCity.dataset(step.dataset)
    const [records, refused] = [
      step.records.slice(0, step.records.length - step.refused),
      step.records.slice(step.records.length - step.refused),
    ]
    const scope = step.period === null ? null : step.scope
    await store.land(
      {
        name,
        sha256: name,
        dataset: dataset.name,
        estimated: step.estimated,
        ...(step.period === null ? {} : { period: step.period }),
      },
      async (landing) => {
        await landing.records(records.map((record, index) => ({ line: index + 2, record })))
        await landing.quarantine(refused.map((record, at) => refusedRow(record, dataset, step.readable, 1000 + at)))
        await landing.returns(step.returns)
        if (scope !== null) await landing.full(scope)
      },
    )
    this.#sources.push((await store.sources()).at(-1)!.id)
    this.#waiting.push(refused.map((record, at) => ({ line: 1000 + at, record })))
    this.landings.push({
      dataset: dataset.name,
      from: step.period?.from ?? null,
      asOf: step.period?.asOf ?? null,
      estimated: step.estimated,
      scope,
      records,
      refused: { keys: step.readable ? refused : [], unreadable: step.readable ? 0 : refused.length },
      withdrawn: false,
      returns: step.returns.map((each) => ({ ...each, dataset: dataset.name })),
    })
  }

  async #mend(store: Store, at: number, name: string): Promise<boolean> {
    const found = this.landings.flatMap(({ withdrawn }, place) =>
      withdrawn || this.#waiting[place]!.length === 0 ? [] : [place],
    )
    const place = found[at % Math.max(found.length, 1)]
    if (place === undefined) return false
    const landing = this.landings[place]!
    const { sha256 } = (await store.sources()).find(({ id }) => id === this.#sources[place])!
    const [mended, ...left] = this.#waiting[place]!
    await store.land({ name, sha256: name, dataset: landing.dataset, mends: sha256 }, (given) =>
      given.records([mended!]),
    )
    this.#waiting[place] = left
    const { keys, unreadable } = landing.refused!
    this.landings[place] = {
      ...landing,
      records: [...landing.records, mended!.record],
      refused: { keys: keys.slice(1), unreadable: Math.max(0, unreadable - 1) },
    }
    return unreadable > 0
  }

  async #act(store: Store, { kind, at, other, through, from }: Extract<Step, { through: string }>): Promise<void> {
    const told = this.landings.flatMap(({ dataset, records }) => records.map((record) => ({ dataset, record })))
    const picked = told[at % Math.max(told.length, 1)]
    if (picked === undefined) return
    const dataset = smallCity.dataset(picked.dataset)
    const mates = told.filter((each) => each.dataset === picked.dataset)
    const mate = mates[other % mates.length]!.record
    const keyOf = (record: AnyRecord): AnyRecord =>
      Object.fromEntries(dataset.key.map((field) => [field, record[field]!]))
    const office = districts.officeOf(String(picked.record['district']), dataset.reportedBy, Infinity)
    const base = { dataset: dataset.name, key: keyOf(picked.record), office, through }
    const fields = Object.fromEntries(
      Object.entries(mate).filter(([field]) => !dataset.key.includes(field) && field !== 'district'),
    )
    let act: Act
    if (kind === 'delete') act = { ...base, kind }
    else if (kind === 'rekey') act = { ...base, kind, to: keyOf(mate) }
    else act = { ...base, kind, fields, from: from !== null && from <= through ? from : null }
    try {
      const { from: since, ...request } = { from: null, ...act }
      const { act: id } = await store.act({ ...request, ...(since == null ? {} : { from: since }), ...reason })
      this.acts.push({ act, landing: null, id, undone: false })
    } catch (error) {
      // A second target, a circle, a correction without fields: refused, and nothing has changed.
      if (!['invalid-act', 'act-refused'].includes((error as { readonly code: string }).code)) throw error
    }
  }
}

/** All figures of the store, by what they are figures of. */
async function observed(store: Store): Promise<ReadonlyMap<string, string>> {
  const found = await store.figures.read({})
  return new Map(
    found.map(({ revision: _revision, settled: _settled, movedAt: _movedAt, ...figure }) => [
      `${figure.indicator} ${figure.variant} ${figure.district} ${figure.period}`,
      JSON.stringify(Object.entries(figure).toSorted()),
    ]),
  )
}

describe.each(databases)('the life of registers on $name', ({ open }) => {
  it(
    'gives the figures of the evaluation in memory for any landings, withdrawals and acts, in any order',
    { timeout: Math.max(240_000, Number(process.env['FC_RUNS'] ?? 0) * 30_000) },
    async () => {
      const database = await open()
      await fc.assert(
        fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 9 }), async (steps) => {
          await database.kysely.schema.dropSchema(database.schema).ifExists().cascade().execute()
          const store = await createStore(database, smallCity)
          const diary = new Diary()
          const known: { readonly time: Date; readonly figures: ReadonlyMap<string, string> }[] = []
          for (const [at, step] of steps.entries()) {
            if ((await diary.run(store, step, `step ${at}`)) === true) known.length = 0
            if (at % 3 !== 1) continue
            await settle(store)
            await sleep(3)
            known.push({ time: new Date(), figures: await observed(store) })
            await sleep(3)
          }
          await settle(store)
          // What was known then is what the store said then.
          for (const { time, figures } of known) {
            const { evaluation } = await store.figuresThen({ at: { time }, districts: ['330500'] })
            for (const [name, figure] of figures) {
              const [indicator, variant, district, period] = name.split(' ') as [string, string, string, string]
              const { revision: _none, ...then } = evaluation.observe(indicator, district, period, { variant })
              expect([name, JSON.stringify(Object.entries(then).toSorted())]).toEqual([name, figure])
            }
          }
          const acts = diary.acts.flatMap(({ act, undone }) => (act === null || undone ? [] : [act]))
          const { records, spans } = registerRecords(smallCity, districts, diary.landings, acts)
          const returns = diary.landings.flatMap((landing) => (landing.withdrawn ? [] : landing.returns))
          expect(await differences(smallCity, store, records, returns, spans)).toEqual([])
          expect((await store.reconcile('330500', '2024')).differences).toEqual([])
          // What is known of each key is how it stands.
          for (const dataset of datasets)
            for (const key of new Set(
              diary.landings.flatMap((landing) =>
                landing.dataset === dataset.name ? landing.records.map((record) => recordKey(dataset, record)) : [],
              ),
            )) {
              const fields = dataset.key.length === 1 ? [key] : (JSON.parse(key) as AnyRecord[string][])
              const { stretches } = await store.history(
                dataset.name,
                Object.fromEntries(dataset.key.map((field, index) => [field, fields[index]!])),
              )
              const isOf = ({ record }: { readonly record: AnyRecord }): boolean => recordKey(dataset, record) === key
              expect(stretches.filter(isOf).length).toBe(
                (records[dataset.name] ?? []).filter((record) => isOf({ record })).length,
              )
            }
        }),
        { numRuns: Number(process.env['FC_RUNS'] ?? 12), endOnFailure: false },
      )
    },
  )
})
