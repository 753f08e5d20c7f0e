import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { Month } from '@minzheng/core/periods'
import { smallCity } from '@minzheng/core/testing'
import { publicationPlanSchema } from '@minzheng/disclosure'
import { defineDeployment } from '@minzheng/plan'
import { RejectedJobError, type JobData } from '@minzheng/queue'
import { entryLine, proveRelease, publishedLine, verifyChain, type ReleasedFigure } from '@minzheng/release'
import { createStore, type Database, type Release, type Store } from '@minzheng/store'
import { makeRelease, releaseHandler, type ReleaseAskedFor } from '../src/index.js'
import { city, counties, databases, invented, landLate, lockMonth, newCity, settle, staff } from './invented-city.js'

const [east, south] = counties
const late = { reason: '漏报', by: 'city-1' }

const make = async (store: Store, month: Month, more: Partial<ReleaseAskedFor> = {}): Promise<Release> =>
  (await makeRelease(store, invented, { month, by: 'city-1', ...more })).release

/** Locks and releases months one by one. */
async function releaseAll(store: Store, months: readonly Month[]): Promise<void> {
  for (const month of months) {
    await lockMonth(store, month)
    await make(store, month)
  }
}

async function inside(store: Store, number: number): Promise<readonly ReleasedFigure[]> {
  const figures: ReleasedFigure[] = []
  for await (const batch of store.releases.figures(number, { audience: 'internal' })) figures.push(...batch)
  return figures
}

/** The periods of a release by indicator. */
async function held(store: Store, number: number): Promise<Readonly<Record<string, readonly string[]>>> {
  const periods: Record<string, Set<string>> = {}
  for (const { observation } of await inside(store, number))
    (periods[observation.indicator] ??= new Set()).add(observation.period)
  return Object.fromEntries(Object.entries(periods).map(([indicator, all]) => [indicator, [...all].toSorted()]))
}

const statesOf = async (store: Store, month: Month): Promise<readonly string[]> => [
  ...new Set((await store.months.states(month)).map(({ state }) => state)),
]

/** What a refused release must not have changed. */
const left = async (store: Store) => ({
  releases: await store.releases.list(),
  head: await store.chain.head(),
  states: await store.months.states(),
})

describe.each(databases)(
  'A release of a month on $name',
  { timeout: 120_000 },
  ({ open }: (typeof databases)[number]) => {
    const cityWith = (...months: readonly Month[]): Promise<{ store: Store; database: Database }> =>
      newCity(open, months)

    it('needs figures that are computed, every county locked, and an account that may release', async () => {
      const { store } = await cityWith('2024-01')
      await lockMonth(store, '2024-01', [city, east])
      const refused = async (words: string | RegExp, asked: Partial<ReleaseAskedFor> = {}): Promise<void> => {
        const before = await left(store)
        await expect(make(store, '2024-01', asked)).rejects.toThrow(words)
        expect(await left(store)).toEqual(before)
      }
      await refused(/尚未锁定：2024-01 南溪县（990103）、2024-01 西岭县（990104）（共2项）/)
      await refused('got 2 that are not, the first 2024-01 of 990103')
      await lockMonth(store, '2024-01', counties.slice(1))
      await refused('没有授权', { by: 'nobody-1' })
      for (const by of ['review-1', `${east}-1`, 'security-1']) await refused(/不能发布|无权|may release/, { by })
      await refused('只用通用词语', { notes: '王小明已核对' })
      await refused('无可修订', { revises: { number: 1, why: '漏报' } })
      await expect(make(store, '2024-02')).rejects.toThrow('2024-02 尚无任何报送')
      await store.mark([{ dataset: 'grants', district: `${east}001`, month: '2024-01' }])
      await refused('all figures must be computed, got 1 stale cells; recompute first')
      await settle(store)
      expect(await make(store, '2024-01', { notes: '已核对' })).toMatchObject({
        number: 1,
        by: 'city-1',
        period: '2024-01',
      })
      expect(await statesOf(store, '2024-01')).toEqual(['released'])
    })

    it('holds the month, the year to it and the quarter that it ends, and restates what a revision changed', async () => {
      const { store } = await cityWith('2024-01', '2024-02', '2024-03')
      await releaseAll(store, ['2024-01', '2024-02'])
      const own = { 1: ['2024-01'], 2: ['2024-01/2024-02', '2024-02'] } as const
      for (const number of [1, 2] as const)
        expect(await held(store, number)).toEqual({
          'invented.beds': own[number],
          'invented.grants': own[number],
          'invented.urgent-share': own[number],
        })
      // A late file after the lock is refused, and lands as a revision.
      await expect(landLate(store, `${south}001`, '2024-01', 8)).rejects.toThrow(
        '将改动已锁定的月份：南溪县（990103） 2024-01 已发布',
      )
      await landLate(store, `${south}001`, '2024-01', 8, { revision: late })
      await settle(store)
      expect(await statesOf(store, '2024-01')).toEqual(['released', 'locked'])
      expect(await statesOf(store, '2024-02')).toEqual(['released'])
      await lockMonth(store, '2024-03')
      const third = await make(store, '2024-03')
      // Township, county and city: grants, and of county and city the share of urgent ones, which 8 more move in both.
      expect(third.restates).toEqual([
        { period: '2024-01', changed: 5, why: ['漏报'] },
        { period: '2024-01/2024-02', changed: 5, why: ['漏报'] },
      ])
      const fresh = ['2024-01/2024-03', '2024-03', '2024-Q1']
      const restated = ['2024-01', '2024-01/2024-02', ...fresh]
      // Beds have not changed, nor has February: they are not held again.
      expect(await held(store, 3)).toEqual({
        'invented.beds': fresh,
        'invented.grants': restated,
        'invented.urgent-share': restated,
      })
      const of = async (number: number) =>
        (await inside(store, number)).find(
          ({ observation: { indicator, district, period } }) =>
            indicator === 'invented.grants' && district === city && period === '2024-01',
        )!.observation.value
      expect((await of(3))! - (await of(1))!).toBe(8)
      expect(await statesOf(store, '2024-01')).toEqual(['released'])
      // What was restated once is not restated again.
      await store.withdraw({
        source: (await store.sources()).at(-1)!.id,
        reason: '重复报送',
        askedBy: '南溪县民政局',
        revision: { reason: '重复报送', by: 'city-1' },
      })
      await settle(store)
      expect(await statesOf(store, '2024-01')).toEqual(['released', 'locked'])
      const revised = await make(store, '2024-03', { revises: { number: 3, why: '重复报送' } })
      expect(revised).toMatchObject({ number: 4, predecessor: 3, why: '重复报送' })
      // The withdrawal has a reason of its own; the first revision was told by release 3.
      expect(revised.restates).toEqual([
        { period: '2024-01', changed: 5, why: ['重复报送'] },
        { period: '2024-01/2024-02', changed: 5, why: ['重复报送'] },
      ])
      expect(await of(4)).toBe(await of(1))
      expect(await statesOf(store, '2024-01')).toEqual(['released'])
      await expect(make(store, '2024-03', { revises: { number: 4, why: '更正' } })).rejects.toThrow(
        'a release that revises must differ from what was released, got the same figures of 2024-03',
      )
    })

    it('keeps the publication plan of the release before, and a figure that is not published has no number outside', async () => {
      const { store } = await cityWith('2024-01', '2024-02')
      await releaseAll(store, ['2024-01', '2024-02'])
      const [first, second] = await store.releases.list()
      const kindsOf = (release: Release | undefined) => publicationPlanSchema.parse(release!.publicationPlan).kinds
      // A kind that was decided stays so, though it has other counts now; the year to date is new.
      const kept = kindsOf(second).slice(0, kindsOf(first).length)
      const decided = (kinds: typeof kept) =>
        kinds.map(({ indicator, level, period, by, isPublished }) => ({ indicator, level, period, by, isPublished }))
      expect(decided(kept)).toEqual(decided(kindsOf(first)))
      expect(kindsOf(first).some(({ isPublished }) => !isPublished)).toBe(true)
      expect(kindsOf(second).length).toBeGreaterThan(kept.length)
      const numbers = new Map(
        (await inside(store, 2)).map(({ observation: { indicator, district, period }, disclosure }) => [
          `${indicator} ${district} ${period}`,
          disclosure,
        ]),
      )
      expect(numbers.get(`invented.grants ${east}001 2024-02`)).not.toBe('shown')
      let hidden = 0
      for (const audience of ['shared', 'public'] as const)
        for await (const batch of store.releases.figures(2, { audience }))
          for (const { observation, disclosure } of batch) {
            const { indicator, district, period, numerator, denominator, value, status } = observation
            expect(disclosure).toBeNull()
            if (numbers.get(`${indicator} ${district} ${period}`) === 'shown') {
              expect(value).not.toBeNull()
              continue
            }
            hidden += 1
            expect({ numerator, denominator, value, status }).toEqual({
              numerator: null,
              denominator: null,
              value: null,
              status: 'Q',
            })
          }
      expect(hidden).toBe(2 * second!.hidden)
      expect(hidden).toBeGreaterThan(0)
    })

    it('is refused and leaves nothing if a month or a release changes while it is made', async () => {
      const { store } = await cityWith('2024-01', '2024-02')
      await releaseAll(store, ['2024-01'])
      await lockMonth(store, '2024-02')
      const refused = async (
        words: string,
        meanwhile: () => Promise<unknown>,
        asked: Partial<ReleaseAskedFor> = {},
      ): Promise<void> => {
        let before: Awaited<ReturnType<typeof left>> | undefined
        // The store as it is, which changes once while the figures are read.
        const changing = {
          ...store,
          figures: {
            ...store.figures,
            stream: async function* (query: Parameters<typeof store.figures.stream>[0]) {
              yield* store.figures.stream(query)
              if (before !== undefined) return
              await meanwhile()
              before = await left(store)
            },
          },
        }
        await expect(makeRelease(changing, invented, { month: '2024-02', by: 'city-1', ...asked })).rejects.toThrow(
          words,
        )
        expect(await left(store)).toEqual(before)
      }
      // A month that it releases, and one that was released before: its figures are in those of the year.
      await refused('got a change of 2024-02 990103; release again', async () => {
        await landLate(store, `${south}100`, '2024-02', 3, { revision: late })
        await settle(store)
      })
      await refused('got a change of 2024-01 990103; release again', async () => {
        await landLate(store, `${south}100`, '2024-01', 4, { revision: late })
        await settle(store)
      })
      // A change that nobody has recomputed.
      await refused('got a change of the data of invented.grants', () =>
        landLate(store, `${south}100`, '2024-01', 5, { revision: late }),
      )
      await settle(store)
      await refused('no other release must be made while one is made, got release 2; release again', () =>
        make(store, '2024-01', { revises: { number: 1, why: '更正' } }),
      )
      // Months that are open all the time hold nobody up.
      expect(await make(store, '2024-02')).toMatchObject({ number: 3 })
    })

    it('waits for months that were released and are open again, also those of former years', async () => {
      const { store } = await cityWith('2024-12', '2025-01')
      await releaseAll(store, ['2024-12'])
      await store.months.reopen({
        month: '2024-12',
        district: south,
        by: 'city-1',
        reason: '更正',
        until: new Date(Date.now() + 86_400_000),
      })
      await landLate(store, `${south}100`, '2024-12', 3)
      await settle(store)
      await lockMonth(store, '2025-01')
      await expect(make(store, '2025-01')).rejects.toThrow('got 1 that are not, the first 2024-12 of 990103')
      await lockMonth(store, '2024-12', [south])
      const second = await make(store, '2025-01')
      expect(second.restates.map(({ period, why }) => [period, why])).toEqual([
        ['2024', ['更正']],
        ['2024-12', ['更正']],
        ['2024-Q4', ['更正']],
        ['2024-S2', ['更正']],
      ])
      expect(await statesOf(store, '2024-12')).toEqual(['released'])
    })

    it('of one month is made once if two make it at once', async () => {
      const { store } = await cityWith('2024-01')
      await lockMonth(store, '2024-01')
      const both = await Promise.allSettled([make(store, '2024-01'), make(store, '2024-01')])
      expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
      expect(await store.releases.list()).toHaveLength(1)
    })

    it('is proved by exported files alone, and a changed byte, a removed and a reordered entry are found', async () => {
      const { store } = await cityWith('2024-01', '2024-02')
      await releaseAll(store, ['2024-01'])
      await landLate(store, `${south}001`, '2024-01', 8, { revision: late })
      await settle(store)
      await releaseAll(store, ['2024-02'])
      const lines: string[] = []
      for await (const batch of store.chain.entries()) lines.push(...batch.map((entry) => `${entryLine(entry)}\n`))
      const head = (await store.chain.head())!.hash
      const faultsOf = async (changed: readonly string[]): Promise<readonly string[]> =>
        (await verifyChain([Buffer.from(changed.join(''))], { head })).faults.map(({ code }) => code)
      expect(await faultsOf(lines)).toEqual([])
      const releases = await store.releases.list()
      for (const { seq, head: printed } of releases) {
        // Each release is an entry; against the head that it prints, its file is proved and no later one.
        expect((await verifyChain([Buffer.from(lines.slice(0, seq).join(''))], { head: printed })).faults).toEqual([])
        const { entry, opening } = (await store.chain.open(seq))!
        const file = (await inside(store, releases.find((each) => each.seq === seq)!.number))
          .map((figure) => `${publishedLine(figure)}\n`)
          .join('')
        expect((await proveRelease(entry, opening, [Buffer.from(file)])).figures).toBe('published')
        const forged = file.replace(/"value":120,/, '"value":121,')
        expect(forged).not.toBe(file)
        expect((await proveRelease(entry, opening, [Buffer.from(forged)])).figures).toBe('neither')
      }
      const second = releases[1]!.seq
      const [line] = lines.slice(second - 1)
      expect(await faultsOf(lines.with(second - 1, line!.replace('"city-1"', '"city-2"')))).toContain('changed')
      expect(await faultsOf(lines.toSpliced(second - 1, 1))).toContain('removed')
      expect(
        await faultsOf([...lines.slice(0, second - 2), line!, lines[second - 2]!, ...lines.slice(second)]),
      ).toContain('reordered')
      expect(await faultsOf(lines.slice(0, -1))).toEqual(['head-missing'])
      expect(await store.chain.verify(undefined, head)).toMatchObject({ faults: [], stored: [] })
    })

    it('as a job is done once, is rejected for good if it is refused, and its progress rises', async () => {
      const { store } = await cityWith('2024-01')
      const handler = releaseHandler(store, invented)
      const steps: number[] = []
      const run = { log: () => {}, progress: (done: number, all: number) => void steps.push(done / all) }
      const job = (data: Partial<JobData<'release'>> = {}) => handler({ month: '2024-01', by: 'city-1', ...data }, run)
      await expect(job()).rejects.toThrow(RejectedJobError)
      await expect(job()).rejects.toThrow('The job is refused: 发布前本年各月及此前已发布的月份须全部锁定')
      expect(steps).toEqual([])
      await lockMonth(store, '2024-01')
      await expect(job({ by: `${east}-1` })).rejects.toThrow(RejectedJobError)
      const done = await job()
      const [first] = await store.releases.list()
      const told = { release: 1, head: first!.head, figures: first!.figures.count, hidden: first!.hidden }
      expect(done).toEqual({ outcome: 'done', ...told })
      expect(steps.length).toBeGreaterThan(2)
      expect(steps).toEqual(steps.toSorted((one, other) => one - other))
      expect(steps.at(-1)).toBe(1)
      // A worker that died after the release runs the job again.
      expect(await job()).toEqual({ outcome: 'superseded', ...told })
      await expect(job({ revises: { number: 1, why: '更正' } })).rejects.toThrow('got the same figures of 2024-01')
      // Once data of the month have changed, the same job would release something else, and must say so.
      await landLate(store, `${south}001`, '2024-01', 8, { revision: late })
      await settle(store)
      await expect(job()).rejects.toThrow('got no --revises 1 --why WORDS')
      const revises = { number: 1, why: '漏报' }
      expect(await job({ revises })).toMatchObject({ outcome: 'done', release: 2 })
      expect(await job({ revises })).toMatchObject({ outcome: 'superseded', release: 2 })
      await expect(job({ revises: { number: 7, why: '漏报' } })).rejects.toThrow(RejectedJobError)
      expect(await store.releases.list()).toHaveLength(2)
    })

    // Made by the code of these commits: the first release, and the last one without chain and states of months.
    it.each(['70812ad', '6e13158'])('is made in a database of commit %s as in a new one', async (commit) => {
      const database = await open()
      const dump = await readFile(
        new URL(`../../../packages/store/test/releases/${commit}.sql`, import.meta.url),
        'utf8',
      )
      await database.pool.query(dump.replaceAll('released', database.schema))
      const store = await createStore(database, smallCity)
      const { root, all } = smallCity.districts
      const below = all.filter(({ level }) => level === 'county').map(({ code }) => code)
      await staff(store, { city: root.code, counties: below })
      await settle(store)
      const deployment = defineDeployment({
        id: 'small',
        name: { zh: '小', en: 'Small' },
        catalogue: smallCity,
        plans: [],
      })
      const [month] = await store.returnedMonths()
      await expect(makeRelease(store, deployment, { month: month!, by: 'city-1' })).rejects.toThrow('尚未锁定')
      await lockMonth(store, month!, [root.code, ...below], root.code)
      const { release } = await makeRelease(store, deployment, { month: month!, by: 'city-1' })
      expect(release).toMatchObject({ number: 1, period: month, restates: [] })
      expect(release.figures.count).toBeGreaterThan(0)
      expect(await statesOf(store, month!)).toEqual(['released'])
      expect(await store.chain.verify(undefined, release.head)).toMatchObject({ faults: [], stored: [] })
      const other = await createStore(database, smallCity)
      expect(await other.releases.list()).toEqual([release])
    })
  },
)
