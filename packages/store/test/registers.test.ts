import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { explain, type AnyRecord } from '@minzheng/core'
import type { RegisterScope } from '@minzheng/core/registers'
import { measuresOf } from '@minzheng/core/evaluation'
import { parsePeriod } from '@minzheng/core/periods'
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
  readonly estimated?: boolean
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
      ...(sent.estimated === true ? { estimated: true } : {}),
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

  it('says how many records of a sum several counties list, and how many values a distinct count counts once', async () => {
    const store = await fresh()
    const asked = async (indicator: string, district = '330500', period = '2024') => {
      const measure = measuresOf(smallCity.indicator(indicator))[0]!
      return store.severalOffices(measure, district, parsePeriod(period))
    }
    await land(store, [...homes(2), home('a', here), home('b', here, { closedOn: '2024-02-10' })], { asOf: '2024-01' })
    await land(store, [home('a', there), home('b', there)], { asOf: '2024-01', office: anji })
    expect(await asked('test.homes', '330500', '2024-01')).toEqual({ count: 2, offices: [wuxing, anji] })
    expect(await asked('test.homes', wuxing, '2024-01')).toEqual({ count: 0, offices: [] })
    // One of them closed.
    await land(store, homes(1), { asOf: '2024-03', full: null })
    expect(await asked('test.homes')).toMatchObject({ count: 1 })
    const events = { dataset: 'grants', from: '2024-01', asOf: '2024-03', full: null }
    const paid = (name: string, person: string, district: string, paidOn = '2024-01-05'): AnyRecord =>
      grant(name, person, { district, paidOn, urgent: false })
    await land(store, [paid('1', 'a', here), paid('2', 'b', here)], events)
    await land(store, [paid('1', 'a', there), paid('3', 'b', there, '2024-03-05')], { ...events, office: anji })
    expect(await asked('test.grants')).toEqual({ count: 1, offices: [wuxing, anji] })
    expect(await asked('test.persons-helped')).toEqual({ count: 2, offices: [wuxing, anji] })
    expect(await asked('test.persons-helped', '330500', '2024-01')).toMatchObject({ count: 1 })
    expect(await counted(store, ['2024'], '330500', 'test.persons-helped')).toEqual([2])
    expect(await asked('test.most-beds')).toEqual({ count: 0, offices: [] })
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

  it('a corrected event outside the period of its file is replaced by the next complete return of that period', async () => {
    const store = await fresh()
    const sent = { dataset: 'grants', asOf: '2024-01' }
    await land(store, [grant('1', 'a', { district: here, paidOn: '2024-01-05' })], {
      ...sent,
      refused: [refusedRow(9, { grant: '2' })],
    })
    const { sha256 } = (await store.sources()).at(-1)!
    const late = grant('2', 'b', { district: here, paidOn: '2024-03-05' })
    await store.land({ name: 'mended.xlsx', sha256: 'mended 2', dataset: 'grants', mends: sha256 }, (landing) =>
      landing.records([{ line: 9, record: late }]),
    )
    expect((await store.history('grants', { grant: '2' })).stretches).toHaveLength(1)
    await land(store, [grant('1', 'a', { district: here, paidOn: '2024-01-05' })], sent)
    expect((await store.history('grants', { grant: '2' })).stretches).toEqual([])
    expect(await store.record('grants', { grant: '2' })).toBeUndefined()
  })

  it('an estimate after the final source says that it is outranked, and a part of the same month that it is read after', async () => {
    const store = await fresh()
    await land(store, homes(3), { asOf: '2024-01' })
    const final = (await store.sources()).at(-1)!.name
    expect(await land(store, homes(5), { asOf: '2024-01', estimated: true })).toMatchObject({
      follows: [],
      outrankedBy: [final],
      hidden: 2,
    })
    const estimate = (await store.sources()).at(-1)!.name
    expect(await land(store, homes(1), { asOf: '2024-01', full: null })).toMatchObject({
      follows: [final, estimate],
      outrankedBy: [],
    })
    expect(await counted(store, ['2024-01'])).toEqual([3])
  })

  it('a full register with more refused rows than are stored says that they hold back what it ends', async () => {
    const store = await fresh()
    await land(store, homes(3), { asOf: '2024-01' })
    const many = Array.from({ length: 10_002 }, (_, at) => refusedRow(at + 2, { home: `refused ${at}` }))
    const report = await land(store, homes(1), { asOf: '2024-02', refused: many })
    expect(report).toMatchObject({ refused: 10_002, holdingBack: 2, absent: { count: 0 } })
    expect(await land(store, homes(1), { asOf: '2024-03', full: null, refused: [refusedRow(9, null)] })).toMatchObject({
      holdingBack: 0,
    })
    expect(await counted(store, ['2024-02'])).toEqual([3])
  })

  it('a full register of which every row was refused is full once they are corrected, and ends what it does not list', async () => {
    const store = await fresh()
    await land(store, homes(4), { asOf: '2024-01' })
    const refused = [refusedRow(8, null), refusedRow(9, null)]
    expect(await land(store, [], { asOf: '2024-02', refused })).toMatchObject({ holdingBack: 2, absent: { count: 0 } })
    const { sha256: mends } = (await store.sources()).at(-1)!
    const mend = (name: string, line: number, at: number) =>
      store.land({ name, sha256: name, dataset: 'homes', mends }, (landing) =>
        landing.records([{ line, record: homes(4)[at]! }]),
      )
    expect(await mend('one', 8, 0)).toMatchObject({ holdingBack: 1, absent: { count: 0 } })
    expect(await mend('two', 9, 1)).toMatchObject({ holdingBack: 0, absent: { count: 2 } })
    expect(await counted(store, ['2024-01', '2024-02'])).toEqual([4, 2])
  })

  it('a withdrawal is undone unless the same content has landed again for the same period and scope', async () => {
    const store = await fresh()
    const send = (options: { readonly full?: boolean; readonly asOf?: string } = {}) => {
      const { full = false, asOf = '2024-01' } = options
      return store.land(
        { name: 'same.csv', sha256: 'same', dataset: 'homes', period: { from: asOf, asOf }, full },
        async (landing) => {
          await landing.records(homes(2).map((record, at) => ({ line: at + 2, record })))
          if (full) await landing.full({ district: wuxing })
        },
      )
    }
    await send()
    expect(await send()).toMatchObject({ landedBefore: true })
    // As a full register it says more, and so it does for another month.
    expect(await send({ full: true })).toMatchObject({ landedBefore: false })
    expect(await send({ asOf: '2024-02' })).toMatchObject({ landedBefore: false })
    const [part, full] = await store.sources()
    for (const { id } of [part!, full!]) {
      const { act } = await store.withdraw({ source: id, ...reason })
      await store.undo(act, reason)
    }
    const { act: first } = await store.withdraw({ source: full!.id, ...reason })
    await send({ full: true })
    await expect(store.undo(first, reason)).rejects.toThrow(/重新导入.*must not be in force already/)
    const again = (await store.sources()).at(-1)!
    const { act: second } = await store.withdraw({ source: again.id, ...reason })
    await store.undo(first, reason)
    await expect(store.undo(second, reason)).rejects.toThrow(`got it as source ${full!.id}`)
    expect((await store.sources()).filter(({ withdrawn }) => !withdrawn)).toHaveLength(3)
  })

  it('explains the city’s figure with the records of a county that has not returned, and none of the city’s own', async () => {
    const store = await fresh()
    await land(store, homes(3), { asOf: '2024-01' })
    await land(store, homes(2, there), { asOf: '2024-02', office: anji })
    await settle(store)
    const period = parsePeriod('2024-01')
    const source = await store.figures.source({
      districts: ['330500', wuxing, anji],
      periods: [period],
      indicators: ['test.homes'],
    })
    const { observation, shares } = explain(smallCity, smallCity.indicator('test.homes'), '330500', period, source)
    expect(observation.numerator).toBe(5)
    expect(shares.map(({ district, numerator, status }) => [district, numerator, status])).toEqual([
      [wuxing, 3, 'A'],
      [anji, 2, 'L'],
    ])
  })

  it('an act says how many records it really changed, also in past months, and which two became one', async () => {
    const store = await fresh()
    const act = (kind: 'delete' | 'rekey' | 'correct', name: string, more: object) =>
      store.act({ kind, dataset: 'homes', key: { home: name }, through: '2024-01', ...more, ...reason })
    await land(store, [home('a', here), home('b', here), home('c', here)], { asOf: '2024-01' })
    // A later register lists it: it stands for good before and after, and not in January.
    await land(store, [home('a', here), home('b', here), home('c', here)], { asOf: '2024-03' })
    expect(await act('delete', 'a', {})).toMatchObject({ changed: 1, ended: 1, merged: [] })
    expect(await counted(store, ['2024-01', '2024-03'])).toEqual([2, 3])
    // A wrong key that nobody else has is the same record by another name.
    expect(await act('rekey', 'b', { to: { home: 'new' } })).toMatchObject({ changed: 1, ended: 0, merged: [] })
    const [january] = await store.sources()
    const merging = await act('rekey', 'c', { to: { home: 'new' } })
    expect(merging).toMatchObject({ changed: 1, ended: 1, merged: [january!.name] })
    expect(await counted(store, ['2024-01'])).toEqual([1])
    expect(await store.undo(merging.act, reason)).toMatchObject({ changed: 1, ended: 0 })
    await store.undo(merging.act - 1, reason)
    const onto = await act('rekey', 'c', { to: { home: 'b' } })
    expect(onto).toMatchObject({ changed: 1, ended: 1, merged: [january!.name] })
    expect(await act('correct', 'b', { fields: { beds: 3 } })).toMatchObject({ changed: 1, ended: 0 })
    expect(await act('correct', 'b', { fields: { closedOn: '2023-06-01' } })).toMatchObject({ changed: 1, ended: 1 })
  })

  it('a withdrawal says which returns went with it, and the log which were withdrawn alone', async () => {
    const store = await fresh()
    await land(store, homes(2), { asOf: '2024-01' })
    await land(store, homes(2), { asOf: '2024-02' })
    const [january, february] = await store.sources()
    const returned = (month: string) => [{ district: wuxing, month }]
    expect(await store.withdraw({ source: january!.id, returns: ['2024-01'], ...reason })).toMatchObject({
      changed: 0,
      returns: returned('2024-01'),
    })
    expect(await store.withdraw({ source: january!.id, ...reason })).toMatchObject({ returns: [] })
    const { act } = await store.withdraw({ source: february!.id, ...reason })
    expect(await store.undo(act, reason)).toMatchObject({ changed: 2, ended: 0, returns: returned('2024-02') })
    expect(await store.withdraw({ source: february!.id, returns: 'all', ...reason })).toMatchObject({
      returns: returned('2024-02'),
    })
    expect((await store.acts()).map(({ returns }) => returns)).toEqual([['2024-01'], null, null, 'all'])
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

  it('says of the sources and acts between two moments only which moved the month asked', async () => {
    const store = await fresh()
    await land(store, homes(10), { asOf: '2024-01' })
    const first = (await store.sources()).at(-1)!
    for (const asOf of ['2024-02', '2024-03', '2024-04']) {
      await sleep(3)
      await land(store, homes(10), { asOf })
    }
    await sleep(3)
    await land(store, homes(7), { asOf: '2024-05' })
    const may = (await store.sources()).at(-1)!
    await sleep(3)
    const key = { home: `${here} 1` }
    const { act } = await store.act({ kind: 'delete', dataset: 'homes', key, through: '2024-03', ...reason })
    await sleep(3)
    const figures = { districts: [wuxing, anji], indicators: ['test.homes'] }
    const span = { from: { source: first.id }, to: { time: new Date(Date.now() + 1000) } }
    const reasonsOf = async (period: string) =>
      (await store.whatMoved({ ...span, ...figures, periods: [period] })).map(({ before, after, reasons }) => [
        before.value,
        after.value,
        ...reasons.map((each) => ('act' in each ? each.act.id : 'source' in each ? each.source.id : each.kind)),
      ])
    expect(await reasonsOf('2024-01')).toEqual([[10, 9, act]])
    expect(await reasonsOf('2024-05')).toEqual([[null, 7, may.id]])
    expect(await reasonsOf('2023-12')).toEqual([])
  })
})
