import { sql, type RawBuilder } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { AnyRecord, Observation } from '@minzheng/core'
import { smallCity } from '@minzheng/core/testing'
import {
  asPublished,
  compareFigures,
  entryLine,
  figureLine,
  openingText,
  proveRelease,
  publishedLine,
  sha256,
  verifyChain,
  type ReleasedFigure,
} from '@minzheng/release'
import { createStore, type Database, type ReleaseRequest, type Store } from '../src/index.js'
import { databases } from './databases.js'

const home = (name: string, beds: number): AnyRecord => ({
  home: name,
  district: '330502001001',
  kind: 'public',
  beds,
  nursingBeds: 4,
  gradedOn: null,
  gradeEndsOn: null,
  inspectedOn: null,
  openedOn: '2023-05-01',
  closedOn: null,
})

const land = (store: Store, sha: string, records: readonly AnyRecord[], by?: string) =>
  store.land(
    {
      name: '张三的养老机构.csv',
      sha256: sha,
      dataset: 'homes',
      period: { from: '2024-01', asOf: '2024-01' },
      ...(by === undefined ? {} : { by }),
    },
    async (landing) => {
      await landing.records(records.map((record, at) => ({ line: at + 2, record })))
      const reason = { zh: '缺', en: 'missing' }
      await landing.quarantine([{ sheet: null, line: 99, column: 'beds', code: 'missing', reason }])
      await landing.returns([{ district: '330500', month: '2024-01', own: false }])
    },
  )

const observation: Observation = {
  indicator: 'test.homes',
  variant: 'all',
  part: null,
  district: '330500',
  period: '2024-01',
  numerator: 12,
  denominator: 700_001,
  value: 1 / 3,
  status: 'P',
  reason: 'returns-due',
  asOf: '2024-01-31',
  received: 2,
  expected: 3,
  version: 'v1',
  revision: 9_007_199_254_740_991,
}

/** Figures with every mark, in no order. */
const figures: readonly ReleasedFigure[] = [
  { observation, disclosure: 'shown' },
  { observation: { ...observation, part: '类=甲', value: 1e-7, numerator: 3 }, disclosure: 'small' },
  { observation: { ...observation, part: '😀', numerator: 40 }, disclosure: 'complement' },
  { observation: { ...observation, part: '\ufb33', value: 1e21, revision: null }, disclosure: 'derived' },
  { observation: { ...observation, district: '330502', numerator: 8 }, disclosure: 'withheld' },
  {
    observation: {
      ...observation,
      period: '2023-Q1',
      numerator: null,
      denominator: null,
      value: null,
      status: 'L',
      reason: 'not-returned',
    },
    disclosure: 'shown',
  },
]

const request: ReleaseRequest = {
  plan: '2024',
  period: '2024-01',
  by: '望山县民政局',
  notes: '',
  rule: { threshold: 5 },
  publicationPlan: { tables: ['test.homes'] },
  figures: [figures.slice(0, 2), [], figures.slice(2)],
  restates: [{ period: '2023-Q1', changed: 1, why: ['漏报'] }],
}

/** The same figures, of which one has another number. */
const corrected = figures.map(({ observation: each, disclosure }) => ({
  observation: each.district === '330502' ? { ...each, numerator: 9 } : each,
  disclosure,
}))

async function all<T>(batches: AsyncIterable<readonly T[]>): Promise<readonly T[]> {
  const found: T[] = []
  for await (const batch of batches) found.push(...batch)
  return found
}

const exported = async (store: Store): Promise<Buffer> =>
  Buffer.from((await all(store.chain.entries())).map((entry) => `${entryLine(entry)}\n`).join(''))

/** A table of the schema. */
type Named = (name: string) => RawBuilder<unknown>

/** Changes what never changes, as somebody would who owns the database. */
async function tamper(database: Database, statement: (table: Named) => RawBuilder<unknown>): Promise<void> {
  const table = (name: string) => sql.id(database.schema, name)
  const names = ['chain_entry', 'release', 'released_figure'] as const
  for (const name of names) await sql`alter table ${table(name)} disable trigger user`.execute(database.kysely)
  await statement(table).execute(database.kysely)
  for (const name of names) await sql`alter table ${table(name)} enable trigger user`.execute(database.kysely)
}

describe.each(databases)('on $name', ({ open }) => {
  const openStore = async (): Promise<{ readonly database: Database; readonly store: Store }> => {
    const database = await open()
    return { database, store: await createStore(database, smallCity) }
  }

  it('every landing, act, withdrawal and undoing is an entry, and what changes nothing is none', async () => {
    const { store } = await openStore()
    expect(await store.chain.head()).toBeNull()
    expect(await all(store.chain.entries())).toEqual([])
    await land(store, 'a'.repeat(64), [home('h1', 10), home('h2', 20)], 'wangshan')
    await land(store, 'a'.repeat(64), [])
    await store.land({ name: 'x.csv', sha256: 'd'.repeat(64), dataset: 'homes' }, async () => {}, { dryRun: true })
    await expect(
      store.land({ name: 'x.csv', sha256: 'e'.repeat(64), dataset: 'homes' }, () =>
        Promise.reject(new Error('broken')),
      ),
    ).rejects.toThrow('broken')
    const reason = { reason: '重复登记', askedBy: '养老服务科' }
    const correction = {
      kind: 'correct',
      dataset: 'homes',
      key: { home: 'h1' },
      through: '2024-01',
      fields: { beds: 11 },
    } as const
    const { act } = await store.act({ ...correction, ...reason })
    await store.undo(act, reason)
    const [source] = await store.sources()
    const { act: withdrawn } = await store.withdraw({ source: source!.id, ...reason })
    await store.undo(withdrawn, reason)
    await store.withdraw({ source: source!.id, returns: 'all', ...reason })

    const entries = await all(store.chain.entries())
    expect(entries.map(({ seq, kind, actor }) => [seq, kind, actor])).toEqual([
      [1, 'landing', 'wangshan'],
      [2, 'act', '养老服务科'],
      [3, 'act', '养老服务科'],
      [4, 'withdrawal', '养老服务科'],
      [5, 'act', '养老服务科'],
      [6, 'withdrawal', '养老服务科'],
    ])
    const opened = await Promise.all(entries.map(({ seq }) => store.chain.open(seq)))
    expect(opened.map((each) => each!.content)).toMatchObject([
      {
        source: source!.id,
        dataset: 'homes',
        sha256: 'a'.repeat(64),
        asOf: '2024-01',
        accepted: 2,
        changed: 2,
        refused: 1,
        returns: 1,
        full: null,
      },
      { act, kind: 'correct', dataset: 'homes', through: '2024-01', reason: '重复登记' },
      { act, kind: 'undo', undone: 'correct' },
      { act: withdrawn, source: source!.id, returns: null },
      { act: withdrawn, kind: 'undo', undone: 'withdraw', source: source!.id },
      { source: source!.id, returns: 'all' },
    ])
    for (const { entry, opening } of opened.map((each) => each!)) expect(sha256(opening)).toBe(entry.contentDigest)
    // Neither the file's name nor a value of a record is anywhere in the chain.
    expect(JSON.stringify(opened)).not.toMatch(/张三|"h1"|beds/)
    expect(await store.chain.head()).toEqual({ seq: 6, hash: entries[5]!.hash })
    expect(await store.chain.open(7)).toBeUndefined()
    expect((await verifyChain([await exported(store)], { head: entries[5]!.hash })).faults).toEqual([])
    expect(await store.chain.verify()).toMatchObject({ lines: 6, faults: [], stored: [] })
  })

  it('a count in a landing cannot be found by trial: two landings of the same counts have other digests', async () => {
    const [one, other] = [await openStore(), await openStore()]
    for (const { store } of [one, other]) await land(store, 'a'.repeat(64), [home('h1', 10)])
    const [first, second] = await Promise.all([one, other].map(({ store }) => store.chain.open(1)))
    expect(first!.content).toEqual(second!.content)
    expect(first!.entry.contentDigest).not.toBe(second!.entry.contentDigest)
    expect(first!.entry.contentDigest).not.toBe(sha256(openingText(first!.content, '')))
  })

  it('landings at the same time are one chain without gaps', { timeout: 60_000 }, async () => {
    const { store } = await openStore()
    await Promise.all(
      Array.from({ length: 12 }, (_, at) => land(store, sha256(`file ${at}`), [home(`h${at}`, at + 1)])),
    )
    const report = await verifyChain([await exported(store)], { head: (await store.chain.head())!.hash })
    expect(report).toMatchObject({ lines: 12, faults: [], head: { seq: 12 }, limits: [] })
    const times = (await all(store.chain.entries())).map(({ at }) => at)
    expect(times).toEqual(times.toSorted())
  })

  it('a release freezes its figures and is an entry; each audience reads what it may', async () => {
    const { store } = await openStore()
    await land(store, 'a'.repeat(64), [home('h1', 10)])
    const release = await store.releases.save(request)
    expect(release).toMatchObject({
      number: 1,
      predecessor: null,
      why: null,
      revisedBy: null,
      plan: '2024',
      period: '2024-01',
      by: '望山县民政局',
      rule: { threshold: 5 },
      publicationPlan: { tables: ['test.homes'] },
      sources: 1,
      hidden: 4,
      figures: { count: 6 },
      seq: 2,
    })
    expect(await store.chain.head()).toEqual({ seq: 2, hash: release.head })
    expect(await store.releases.list()).toEqual([release])
    expect(await store.releases.get(1)).toEqual(release)

    const sorted = figures.toSorted(compareFigures)
    expect(await all(store.releases.figures(1, { audience: 'internal' }))).toEqual(sorted)
    for (const audience of ['shared', 'public'] as const)
      expect(await all(store.releases.figures(1, { audience }))).toEqual(
        sorted.map((figure) => ({ observation: asPublished(figure), disclosure: null })),
      )
    const some = await all(
      store.releases.figures(1, {
        audience: 'internal',
        district: '330502',
        indicator: 'test.homes',
        period: '2024-01',
      }),
    )
    expect(some.map((figure) => figure.disclosure)).toEqual(['withheld'])
    expect(await all(store.releases.figures(1, { audience: 'public', indicator: 'test.other' }))).toEqual([])
  })

  it('the files of a release are proved by its entry, and a changed figure is found', async () => {
    const { store } = await openStore()
    const { seq } = await store.releases.save(request)
    const { entry, opening, figuresSalt } = (await store.chain.open(seq))!
    const inside = await all(store.releases.figures(1, { audience: 'internal' }))
    const file = (line: (figure: ReleasedFigure) => string) => inside.map((figure) => `${line(figure)}\n`).join('')
    const prove = async (text: string) => (await proveRelease(entry, opening, [Buffer.from(text)])).figures
    expect(await prove(file(publishedLine))).toBe('published')
    expect(await prove(`${figuresSalt}\n${file(figureLine)}`)).toBe('all')
    expect(await prove(`${figuresSalt}\n${file(figureLine).replace('"numerator":8', '"numerator":7')}`)).toBe('neither')
    // What opens the entry tells no number: the salt of the figures is not in it.
    expect(opening).not.toContain(figuresSalt)
    expect(opening).not.toContain('"numerator"')
  })

  it('a later release of the same plan and period says what it revises and why, and differs', async () => {
    const { store } = await openStore()
    await store.releases.save(request)
    await expect(store.releases.save({ ...request, figures: [corrected] })).rejects.toThrow(
      'got a release that does not say that it revises release 1, and why',
    )
    const revises = { number: 1, why: '重复登记' }
    await expect(store.releases.save({ ...request, revises })).rejects.toThrow('与第1号发布的数完全相同')
    // A revision number that moves alone changes no figure.
    const moved = figures.map(({ observation: each, disclosure }) => ({
      observation: { ...each, revision: 5 },
      disclosure,
    }))
    await expect(store.releases.save({ ...request, figures: [moved], revises })).rejects.toThrow(
      'got the figures of release 1',
    )
    await expect(
      store.releases.save({ ...request, figures: [corrected], revises: { ...revises, number: 2 } }),
    ).rejects.toThrow('must revise the last one of its plan and period (1), got 2')
    await expect(store.releases.save({ ...request, period: '2024-02', figures: [corrected], revises })).rejects.toThrow(
      '尚未发布，无可修订',
    )
    const second = await store.releases.save({ ...request, figures: [corrected], revises })
    expect(second).toMatchObject({ number: 2, predecessor: 1, why: '重复登记' })
    expect((await store.releases.list()).map(({ number, revisedBy }) => [number, revisedBy])).toEqual([
      [1, 2],
      [2, null],
    ])
    // What was released stays as it was.
    expect(await all(store.releases.figures(1, { audience: 'internal' }))).toEqual(figures.toSorted(compareFigures))
    // A mark that changes is a change.
    const shown = corrected.map((each) => ({ ...each, disclosure: 'shown' as const }))
    const third = await store.releases.save({ ...request, figures: [shown], revises: { number: 2, why: '重复登记' } })
    expect(third).toMatchObject({ number: 3, predecessor: 2, hidden: 0 })
    expect(await store.chain.verify()).toMatchObject({ lines: 3, faults: [], stored: [] })
  })

  it('two releases at the same time get numbers that follow each other, with an entry each', async () => {
    const { store } = await openStore()
    const periods = ['2024-01', '2024-02', '2024-03', '2024-04']
    const made = await Promise.all(periods.map((period) => store.releases.save({ ...request, period })))
    expect(made.map(({ number }) => number).toSorted()).toEqual([1, 2, 3, 4])
    const two = await Promise.allSettled(
      [1, 2].map((number) =>
        store.releases.save({
          ...request,
          figures: [corrected],
          revises: { number: made[0]!.number, why: number === 1 ? '重复登记' : '改正错误' },
        }),
      ),
    )
    expect(two.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect((await store.chain.verify()).lines).toBe(5)
  })

  it('a release that says which one it follows is refused if another was made meanwhile', async () => {
    const { store } = await openStore()
    await store.releases.save({ ...request, follows: 0 })
    const next = { ...request, period: '2024-02' }
    await expect(store.releases.save({ ...next, follows: 0 })).rejects.toThrow(
      '计算期间另有第1号发布，请重新发布 no other release must be made while one is made, got release 1; release again',
    )
    expect(await store.releases.save({ ...next, follows: 1 })).toMatchObject({ number: 2 })
  })

  it('a release of months that were all released before needs none that is locked', async () => {
    const { store } = await openStore()
    const months = { of: [], read: [], lastChange: 0 }
    expect(await store.releases.save({ ...request, months })).toMatchObject({ number: 1 })
    expect(
      await store.releases.save({ ...request, period: '2024-02', months: { ...months, read: ['2024-02'] } }),
    ).toMatchObject({ number: 2 })
  })

  it('what a release says of itself is checked before its figures are known', async () => {
    const { store } = await openStore()
    const { plan, period, by, notes } = request
    const said = { plan, period, by, notes }
    await store.releases.check(said)
    await expect(store.releases.check({ ...said, notes: '张三' })).rejects.toThrow(
      'the notes must be made of known words',
    )
    await expect(store.releases.check({ ...said, revises: { number: 1, why: '更正' } })).rejects.toThrow('无可修订')
    await store.releases.save(request)
    await expect(store.releases.check(said)).rejects.toThrow('revises release 1, and why')
    await expect(store.releases.check({ ...said, revises: { number: 1, why: '张三' } })).rejects.toThrow('known words')
    await store.releases.check({ ...said, revises: { number: 1, why: '更正' } })
    expect(await store.releases.list()).toHaveLength(1)
  })

  it('what cannot be released leaves nothing', async () => {
    const { store } = await openStore()
    const refused = async (changed: Partial<ReleaseRequest>, words: string): Promise<void> => {
      await expect(store.releases.save({ ...request, ...changed })).rejects.toThrow(words)
    }
    await refused({ figures: [] }, 'a release must have figures, got none')
    await refused({ figures: [figures, figures.slice(0, 1)] }, 'a release must have each figure once')
    await refused(
      { figures: [[{ observation, disclosure: 'secret' as never }]] },
      'the mark of disclosure control must be one of',
    )
    await refused({ notes: '张三说的' }, 'the notes must be made of known words')
    await refused({ by: '13800138000' }, 'the actor must contain no number')
    await refused({ period: '2024-13' }, '2024-13')
    await expect(store.releases.get(1)).rejects.toThrow('没有第1号发布')
    await expect(all(store.releases.figures(1, { audience: 'public' }))).rejects.toThrow(
      'the release must have been made, got number 1',
    )
    expect(await store.releases.list()).toEqual([])
    expect(await store.chain.head()).toBeNull()
    // The next one is number 1.
    expect((await store.releases.save(request)).number).toBe(1)
  })

  it('entries, releases and released figures cannot be changed, deleted or added to in the database', async () => {
    const { database, store } = await openStore()
    await store.releases.save(request)
    const table = (name: string) => sql.id(database.schema, name)
    const attempts = [
      sql`update ${table('released_figure')} set value = 4`,
      sql`delete from ${table('released_figure')} where part <> ''`,
      sql`truncate ${table('released_figure')}`,
      sql`insert into ${table('released_figure')} select release, indicator, variant, part, district, '2025', 1, 1, 1, status, reason, as_of, received, expected, version, revision, disclosure from ${table('released_figure')} where period = '2023-Q1'`,
      sql`update ${table('release')} set notes = 'x'`,
      sql`delete from ${table('release')}`,
      sql`update ${table('chain_entry')} set actor = 'x'`,
      sql`delete from ${table('chain_entry')}`,
    ]
    for (const attempt of attempts) await expect(attempt.execute(database.kysely)).rejects.toThrow(/must not/)
    expect(await store.chain.verify()).toMatchObject({ faults: [], stored: [] })
  })

  it.each([
    ['a figure', 'figures', (t: Named) => sql`update ${t('released_figure')} set numerator = 7 where numerator = 8`],
    [
      'a mark',
      'figures',
      (t: Named) => sql`update ${t('released_figure')} set disclosure = 'shown' where disclosure = 'small'`,
    ],
    ['a figure that is gone', 'figures', (t: Named) => sql`delete from ${t('released_figure')} where numerator = 8`],
    ['a release', 'release', (t: Named) => sql`update ${t('release')} set period = '2024-02'`],
    ['a rule', 'release', (t: Named) => sql`update ${t('release')} set rule = '{"threshold":3}'`],
    ['a publication plan', 'release', (t: Named) => sql`update ${t('release')} set publication_plan = '{}'`],
    ['what is restated', 'release', (t: Named) => sql`update ${t('release')} set restates = '[]'`],
    ['how many are hidden', 'figures', (t: Named) => sql`update ${t('release')} set hidden = 0`],
    [
      'a content',
      'content',
      (t: Named) => sql`update ${t('chain_entry')} set content = replace(content, '"accepted":1', '"accepted":2')`,
    ],
    ['a source', 'source', (t: Named) => sql`update ${t('source')} set refused = 0`],
    ['the head', 'head', (t: Named) => sql`update ${t('chain_head')} set hash = repeat('f', 64)`],
  ] as const)('finds %s that was changed in the database by its owner', async (_, code, statement) => {
    const { database, store } = await openStore()
    await land(store, 'a'.repeat(64), [home('h1', 10)])
    await store.releases.save(request)
    await tamper(database, statement)
    const { faults, stored } = await store.chain.verify()
    expect(faults).toEqual([])
    expect(stored.map((fault) => fault.code)).toEqual([code])
  })

  it('finds an entry that was changed or removed in the database by its owner, and a cut tail against a head', async () => {
    const { database, store } = await openStore()
    for (const at of [1, 2, 3, 4]) await land(store, sha256(`file ${at}`), [home(`h${at}`, at)])
    const head = (await store.chain.head())!
    await tamper(database, (t) => sql`update ${t('chain_entry')} set actor = 'x' where seq = 2`)
    expect((await store.chain.verify()).faults).toMatchObject([{ code: 'changed', seq: 2 }])
    await tamper(database, (t) => sql`delete from ${t('chain_entry')} where seq = 2`)
    expect((await store.chain.verify()).faults).toMatchObject([{ code: 'removed', seq: 2, until: 2 }])
    await tamper(database, (t) => sql`delete from ${t('chain_entry')} where seq in (2, 4)`)
    await tamper(
      database,
      (t) => sql`update ${t('chain_head')} set seq = 3, hash = (select hash from ${t('chain_entry')} where seq = 3)`,
    )
    const { faults } = await store.chain.verify(undefined, head.hash)
    expect(faults.map(({ code }) => code)).toEqual(['removed', 'head-missing'])
  })

  it('BI tools read released figures as the public does, with words for each column', async () => {
    const { database, store } = await openStore()
    await store.releases.save(request)
    await store.releases.save({ ...request, figures: [corrected], revises: { number: 1, why: '重复登记' } })
    const { rows } = await sql<Record<string, unknown>>`
      select * from ${sql.id(database.schema, 'released_figures')} where release = 1
      order by indicator collate "C", variant collate "C", coalesce(part, '') collate "C", district collate "C", period collate "C"`.execute(
      database.kysely,
    )
    const published = figures.toSorted(compareFigures).map((figure) => asPublished(figure))
    expect(rows).toEqual(
      published.map(({ asOf, ...figure }) => ({
        release: 1,
        plan: '2024',
        release_period: '2024-01',
        released_at: expect.any(Date) as Date,
        revised_by: 2,
        as_of: asOf,
        ...figure,
        revision: undefined,
      })),
    )
    const { rows: columns } = await sql<{ says: string | null }>`
      select col_description(attrelid, attnum) as says from pg_attribute
      where attrelid = ${`${database.schema}.released_figures`}::regclass and attnum > 0`.execute(database.kysely)
    expect(columns.length).toBe(19)
    expect(columns.filter(({ says }) => says === null)).toEqual([])
  })
})
