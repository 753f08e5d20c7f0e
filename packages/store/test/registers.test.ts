import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import type { AnyRecord } from '@minzheng/core'
import type { RegisterScope } from '@minzheng/core/registers'
import { smallCity } from '@minzheng/core/testing'
import { ActError, createStore, type Database, type LandingReport, type RefusedRow, type Store } from '../src/index.js'
import { databases } from './databases.js'
import { settle } from './memory.js'
import { grant, home } from './small-city-records.js'

const [wuxing, anji] = ['330502', '330523']
const [here, there] = ['330502001001', '330523001201']
const homes = (count: number, district = here, changes: AnyRecord = {}): readonly AnyRecord[] =>
  Array.from({ length: count }, (_, at) => home(`${district} ${at}`, district, changes))
const reason = { reason: '文件有误', askedBy: '吴兴区民政局' }

interface Sent {
  readonly dataset?: string
  readonly asOf: string
  readonly from?: string
  readonly office?: string
  /** What the source speaks of in full; its office if left out; null for an addition. */
  readonly full?: RegisterScope | null
  readonly refused?: readonly RefusedRow[]
  readonly mends?: string
  readonly dryRun?: boolean
}

let counter = 0

async function land(store: Store, records: readonly AnyRecord[], sent: Sent): Promise<LandingReport> {
  const { dataset = 'homes', asOf, from = asOf, office = wuxing, full = { district: office }, refused = [] } = sent
  counter += 1
  return store.land(
    {
      name: `${asOf}-${counter}.csv`,
      sha256: `content ${counter}`,
      dataset,
      period: { from, asOf },
      ...(sent.mends === undefined ? {} : { mends: sent.mends }),
    },
    async (landing) => {
      await landing.records(records.map((record, index) => ({ line: index + 2, record })))
      await landing.quarantine(refused)
      await landing.returns([{ district: office, month: asOf }])
      if (full !== null && sent.mends === undefined) await landing.full(full)
    },
    { dryRun: sent.dryRun === true },
  )
}

const refusedRow = (line: number, key: AnyRecord | null): RefusedRow => ({
  sheet: null,
  line,
  column: '床位数',
  code: 'value',
  reason: { zh: '不是数', en: 'is no number' },
  key,
})

describe.each(databases)('registers on $name', ({ open }) => {
  let database: Database
  beforeAll(async () => {
    database = await open()
  })
  const fresh = async (): Promise<Store> => {
    await database.kysely.schema.dropSchema(database.schema).ifExists().cascade().execute()
    return createStore(database, smallCity)
  }
  const counted = async (
    store: Store,
    months: readonly string[],
    district = wuxing,
    indicator = 'test.homes',
  ): Promise<readonly (number | null)[]> => {
    await settle(store)
    const found = await store.figures.read({ indicators: [indicator], districts: [district], periods: months })
    return months.map((month) => found.find(({ period }) => period === month)!.value)
  }

  it('a full register of January with 8 of December’s 10 leaves 10 in December and 8 from January on, and names the two', async () => {
    const store = await fresh()
    await land(store, homes(10), { asOf: '2023-12' })
    const report = await land(store, homes(8), { asOf: '2024-01' })
    expect(report).toMatchObject({
      accepted: 8,
      changed: 0,
      added: 0,
      absent: { count: 2, keys: [{ home: `${here} 8` }, { home: `${here} 9` }] },
      hidden: 0,
      follows: [],
    })
    expect(await counted(store, ['2023-12', '2024-01'])).toEqual([10, 8])
  })

  it('a register of March that comes in July, after June’s, tells about March only', async () => {
    const store = await fresh()
    await land(store, homes(10), { asOf: '2024-01' })
    await land(store, homes(8), { asOf: '2024-06' })
    const late = await land(store, homes(10), { asOf: '2024-03' })
    expect(late).toMatchObject({ changed: 0, cells: 0 })
    expect(await counted(store, ['2024-01', '2024-03', '2024-06'])).toEqual([10, 10, 8])
  })

  it('the right full register after a wrong one of 90 leaves 10, and the wrong one can be withdrawn', async () => {
    const store = await fresh()
    await land(store, homes(90), { asOf: '2024-01' })
    const right = await land(store, homes(10), { asOf: '2024-01' })
    expect([right.absent.count, right.follows.length]).toEqual([80, 1])
    expect(await counted(store, ['2024-01'])).toEqual([10])
    const [wrong, other] = await store.sources({ dataset: 'homes' })
    const { act } = await store.withdraw({ source: other!.id, ...reason })
    expect(await counted(store, ['2024-01'])).toEqual([90])
    await store.undo(act, reason)
    expect(await counted(store, ['2024-01'])).toEqual([10])
    await store.withdraw({ source: wrong!.id, ...reason })
    expect(await counted(store, ['2024-01'])).toEqual([10])
    await expect(store.withdraw({ source: wrong!.id, ...reason })).rejects.toThrow(ActError)
  })

  it('a return of a wrong month is taken back with its source, or alone, and the figure tells that it moved', async () => {
    const store = await fresh()
    await land(store, homes(3), { asOf: '2024-01' })
    await land(store, homes(3), { asOf: '2025-12' })
    expect(await store.returnedMonths()).toEqual(['2024-01', '2025-12'])
    await settle(store)
    await sleep(3)
    const before = new Date()
    await sleep(3)
    const wrong = (await store.sources()).at(-1)!
    await store.withdraw({ source: wrong.id, returns: 'all', ...reason })
    expect(await store.returnedMonths()).toEqual(['2024-01'])
    expect(await counted(store, ['2025-12'])).toEqual([null])
    const moved = await store.figures.read({
      indicators: ['test.homes'],
      districts: [wuxing],
      periods: ['2025-12'],
      movedAfter: before,
    })
    expect(moved).toMatchObject([{ status: 'L', value: null }])
  })

  it('a corrected key counts once, and a deleted event not at all', async () => {
    const store = await fresh()
    await land(store, [home('wrong', here), home('right', here)], { asOf: '2024-01' })
    await store.act({
      kind: 'rekey',
      dataset: 'homes',
      key: { home: 'wrong' },
      to: { home: 'right' },
      through: '2024-12',
      ...reason,
    })
    expect(await counted(store, ['2024-01'])).toEqual([1])
    await land(store, [grant('1', 'a', { district: here }), grant('2', 'b', { district: here })], {
      dataset: 'grants',
      asOf: '2024-01',
    })
    await store.act({ kind: 'delete', dataset: 'grants', key: { grant: '2' }, through: '2024-12', ...reason })
    expect((await store.history('grants', { grant: '2' })).stretches).toEqual([])
    expect((await store.history('grants', { grant: '1' })).stretches).toHaveLength(1)
    await expect(
      store.act({ kind: 'delete', dataset: 'grants', key: { grant: 'never told' }, through: '2024-12', ...reason }),
    ).rejects.toThrow('a source must have told this key of grants, got none that has')
    await expect(
      store.act({
        kind: 'delete',
        dataset: 'grants',
        key: { grant: '1' },
        through: '2024-12',
        reason: '张三 13912345678',
        askedBy: 'x',
      }),
    ).rejects.toThrow('must contain no number, phone or address')
  })

  it.each([
    [{ reason: '王小明重复登记' }, '原因只用通用词语', 'the reason must be made of known words'],
    [{ reason: '330599-19400101-0010 重复登记' }, '原因不得含证件号', 'the reason must contain no number'],
    [{ reason: '330599|19400101|0010 重复登记' }, '原因不得含证件号', 'the reason must contain no number'],
    [{ askedBy: '张三' }, '要求者须为单位或岗位', 'who asks must be an office or a post'],
    [{ askedBy: '王小明县民政局' }, '要求者须为单位或岗位', 'who asks must be an office or a post'],
  ])('an act with %j is refused, and the refusal does not repeat it', async (wrong, zh, en) => {
    const store = await fresh()
    const why = { ...reason, ...wrong }
    const [text] = Object.values(wrong)
    for (const act of [
      () => store.withdraw({ source: 1, ...why }),
      () => store.undo(1, why),
      () => store.act({ kind: 'delete', dataset: 'grants', key: { grant: '1' }, through: '2024-12', ...why }),
    ]) {
      const failure = await act().catch((error: unknown) => error)
      expect(failure).toMatchObject({
        code: 'act-refused',
        details: { zh: expect.stringContaining(zh), en: expect.stringContaining(en) },
      })
      expect(JSON.stringify(failure) + String(failure)).not.toContain(text!.slice(0, 6))
    }
  })

  it('an act may name a field, a month and a post of a district', async () => {
    const store = await fresh()
    const why = { reason: '停业日期写错，2024年5月应为2024-06', askedBy: '安吉县民政局统计员' }
    await expect(store.withdraw({ source: 999_999, ...why })).rejects.toThrow('the source must have landed')
  })

  it('a home that moves to another county in June counts in the old one in May and in the new one in June, in either order', async () => {
    for (const order of [
      [wuxing, anji],
      [anji, wuxing],
    ]) {
      const store = await fresh()
      await land(store, [home('a', here)], { asOf: '2024-05' })
      for (const office of order)
        if (office === wuxing) await land(store, [], { asOf: '2024-06' })
        else await land(store, [home('a', there)], { asOf: '2024-06', office: anji })
      expect(await counted(store, ['2024-05', '2024-06'])).toEqual([1, 0])
      expect(await counted(store, ['2024-05', '2024-06'], anji)).toEqual([null, 1])
      expect(await counted(store, ['2024-05', '2024-06'], '330500')).toEqual([1, 1])
    }
  })

  it('a home in two counties’ registers counts in each', async () => {
    const store = await fresh()
    await land(store, [home('a', here)], { asOf: '2024-01' })
    await land(store, [home('a', there)], { asOf: '2024-01', office: anji })
    expect([await counted(store, ['2024-01']), await counted(store, ['2024-01'], anji)]).toEqual([[1], [1]])
  })

  it('an unchanged full register, sent for another month, again or late, marks nothing', async () => {
    const store = await fresh()
    await land(store, homes(50), { asOf: '2024-01' })
    await land(store, homes(50), { asOf: '2024-03' })
    await settle(store)
    for (const asOf of ['2024-03', '2024-02', '2024-01'])
      expect(await land(store, homes(50), { asOf })).toMatchObject({ changed: 0, cells: 0 })
    await settle(store)
    expect(await land(store, homes(50), { asOf: '2024-02' })).toMatchObject({ cells: 0 })
    // One home of fifty differs: its cells alone.
    const one = await land(store, homes(50).with(7, home(`${here} 7`, here, { beds: 99 })), { asOf: '2024-03' })
    expect(one).toMatchObject({ changed: 1, added: 0, cells: 1 })
  })

  it('a refused row ends nobody of its key, and one whose key cannot be read holds back all until it is mended', async () => {
    const store = await fresh()
    await land(store, homes(3), { asOf: '2024-01' })
    await land(store, homes(1), { asOf: '2024-02', refused: [refusedRow(9, { home: `${here} 1` })] })
    expect(await counted(store, ['2024-01', '2024-02'])).toEqual([3, 2])
    await land(store, homes(1), { asOf: '2024-03', refused: [refusedRow(9, null)] })
    expect(await counted(store, ['2024-02', '2024-03'])).toEqual([2, 2])
    const { sha256 } = (await store.sources()).at(-1)!
    await store.land({ name: 'mended.xlsx', sha256: 'mended', dataset: 'homes', mends: sha256 }, (landing) =>
      landing.records([{ line: 9, record: home(`${here} 5`, here) }]),
    )
    // February's register did not list the home either.
    expect(await counted(store, ['2024-02', '2024-03'])).toEqual([2, 2])
    expect((await store.history('homes', { home: `${here} 1` })).stretches).toMatchObject([{ until: '2024-03' }])
    // Mended rows have the life of their file.
    const file = (await store.sources()).find((each) => each.sha256 === sha256)!
    await store.withdraw({ source: file.id, ...reason })
    expect(await counted(store, ['2024-02'])).toEqual([2])
  })

  it('a dry run says what a landing would do, and leaves nothing behind', async () => {
    const store = await fresh()
    await land(store, homes(10), { asOf: '2024-01' })
    await settle(store)
    const dry = await land(store, homes(4), { asOf: '2024-01', dryRun: true })
    expect(dry).toMatchObject({ accepted: 4, absent: { count: 6 }, cells: 1 })
    expect(await store.staleness()).toMatchObject({ cells: 0 })
    expect(await store.sources()).toHaveLength(1)
    expect(await counted(store, ['2024-01'])).toEqual([10])
  })

  it('says what was known then, what moved since, and why', async () => {
    const store = await fresh()
    await land(store, homes(10), { asOf: '2024-01' })
    const first = (await store.sources()).at(-1)!
    await land(store, homes(8), { asOf: '2024-01' })
    const then = await store.figuresThen({
      at: { source: first.id },
      districts: [wuxing],
      indicators: ['test.homes'],
    })
    expect(then.evaluation.observe('test.homes', wuxing, '2024-01').value).toBe(10)
    const moved = await store.whatMoved({
      from: { source: first.id },
      to: { time: new Date(Date.now() + 1000) },
      districts: [wuxing, anji],
      periods: ['2024-01'],
      indicators: ['test.homes'],
    })
    expect(moved.map(({ before, after }) => [before.district, before.value, after.value])).toEqual([[wuxing, 10, 8]])
    expect(moved[0]!.reasons).toMatchObject([{ kind: 'landed', source: { asOf: '2024-01', full: wuxing } }])
  })
})
