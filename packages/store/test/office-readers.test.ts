import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { smallCity } from '@minzheng/core/testing'
import { createStore, type Store } from '../src/index.js'
import { databases } from './databases.js'

const home = (name: string, district: string, openedOn = '2023-05-01') => ({
  home: name,
  district,
  kind: 'public',
  beds: 10,
  nursingBeds: 4,
  gradedOn: null,
  gradeEndsOn: null,
  inspectedOn: null,
  openedOn,
  closedOn: null,
})

interface Sent {
  readonly name: string
  readonly asOf: string
  readonly district: string
  readonly homes: readonly ReturnType<typeof home>[]
  readonly estimated?: boolean
}

describe.each(databases)('what an office asks of the sources, on $name', ({ open }) => {
  let store: Store
  beforeAll(async () => {
    store = await createStore(await open(), smallCity)
  })
  const send = ({ name, asOf, district, homes, estimated = false }: Sent) =>
    store.land(
      {
        name,
        sha256: randomBytes(32).toString('hex'),
        dataset: 'homes',
        period: { from: asOf, asOf },
        ...(estimated ? { estimated } : {}),
      },
      async (landing) => {
        await landing.records(homes.map((record, index) => ({ line: index + 3, record })))
        await landing.returns([{ district, month: asOf, ...(estimated ? { estimated } : {}) }])
        await landing.full({ district })
      },
    )
  const many = (count: number, district = '330502001001') =>
    Array.from({ length: count }, (_, index) => home(`w${index}`, district))

  it('a key that two offices list names both sources, and two districts of one office are no finding', async () => {
    await send({ name: 'wuxing-1.csv', asOf: '2024-01', district: '330502', homes: many(60) })
    await send({
      name: 'anji-1.csv',
      asOf: '2024-01',
      district: '330523',
      homes: [home('w1', '330523001201'), home('a1', '330523001201')],
    })
    const found = await store.sharedKeys({ dataset: 'homes', month: '2024-01' })
    expect(found.map(({ key, offices }) => [key, offices.map(({ office, source }) => [office, source.name])])).toEqual([
      [
        { home: 'w1' },
        [
          ['330502', 'wuxing-1.csv'],
          ['330523', 'anji-1.csv'],
        ],
      ],
    ])
    // Before it opened nobody has it.
    expect(await store.sharedKeys({ dataset: 'homes', month: '2023-03' })).toEqual([])
  })

  it('a register that shrinks or grows beyond the bounds is found against the former one of its district', async () => {
    await send({ name: 'wuxing-2.csv', asOf: '2024-02', district: '330502', homes: many(45) })
    await send({ name: 'anji-2.csv', asOf: '2024-02', district: '330523', homes: [home('a1', '330523001201')] })
    expect(await store.registerJumps(['2024-02'])).toMatchObject([
      { district: '330502', source: { name: 'wuxing-2.csv' }, rows: 45, before: { rows: 60, month: '2024-01' } },
    ])
    expect(await store.registerJumps(['2024-02'], { share: 0.3 })).toEqual([])
    expect(await store.registerJumps(['2024-02'], { share: 0.1, rows: 1 })).toHaveLength(2)
    expect(await store.registerJumps(['2024-01'])).toEqual([])
  })

  it('an estimate that comes after the final source is found with the rows that do not stand', async () => {
    const anji = { asOf: '2024-03', district: '330523' }
    await send({ ...anji, name: 'anji-3.csv', homes: [home('a1', '330523001201')] })
    expect(await store.lateSources(['2024-03'])).toEqual([])
    const report = await send({
      ...anji,
      name: 'anji-quick.csv',
      homes: [home('a1', '330523001201', '2023-06-01')],
      estimated: true,
    })
    expect(report.hidden).toBe(1)
    expect(await store.lateSources(['2024-03'])).toMatchObject([
      { source: { name: 'anji-quick.csv' }, hidden: 1, offices: ['330523'] },
    ])
    // A file of an earlier month that comes late tells about its month: nothing of it is hidden.
    await send({
      name: 'anji-0.csv',
      asOf: '2023-12',
      district: '330523',
      homes: [home('a1', '330523001201', '2023-01-01')],
    })
    expect(await store.lateSources(['2023-12'])).toEqual([])
  })

  it('a record that starts in March, and that April’s register lists first, is found with March’s register', async () => {
    const deqing = await createStore(await open(), smallCity)
    const own = (asOf: string, ...homes: readonly ReturnType<typeof home>[]) =>
      deqing.land(
        { name: `${asOf}.csv`, sha256: `later ${asOf}`, dataset: 'homes', period: { from: asOf, asOf } },
        async (landing) => {
          await landing.records(homes.map((record, index) => ({ line: index + 3, record })))
          await landing.full({ district: '330502' })
        },
      )
    const old = home('old', '330502001001')
    const late = home('late', '330502001001', '2024-03-11')
    await own('2024-02', old)
    await own('2024-03', old, home('new', '330502001001', '2024-03-05'))
    await own(
      '2024-04',
      old,
      home('new', '330502001001', '2024-03-05'),
      late,
      home('april', '330502001001', '2024-04-01'),
    )
    expect(await deqing.listedLater(['2024-01', '2024-02', '2024-03', '2024-04'])).toEqual([
      {
        dataset: 'homes',
        key: { home: 'late' },
        district: '330502001001',
        month: '2024-03',
        listedFrom: '2024-04',
        source: { id: 2, name: '2024-03.csv' },
      },
    ])
    expect(await deqing.listedLater(['2024-04'])).toEqual([])
    // Once March's register lists it, it is new in March.
    await deqing.land(
      { name: 'more.csv', sha256: 'later more', dataset: 'homes', period: { from: '2024-03', asOf: '2024-03' } },
      (landing) => landing.records([{ line: 3, record: late }]),
    )
    expect(await deqing.listedLater(['2024-03'])).toEqual([])
  })

  it('submissions are due, landed, late or withdrawn, from the sources alone', async () => {
    const read = async (month: string, dueDay?: number) =>
      new Map(
        (await store.submissions({ month, ...(dueDay === undefined ? {} : { dueDay }) })).map((each) => [
          each.district,
          each,
        ]),
      )
    // All of it landed today, long after its month.
    expect((await read('2024-02')).get('330502')).toMatchObject({ state: 'late', dueOn: '2024-03-10' })
    expect((await read('2024-05')).get('330502')).toMatchObject({ state: 'due', source: null, isEstimated: false })
    const future = '2099-01'
    await send({ name: 'quick.csv', asOf: future, district: '330502', homes: many(3), estimated: true })
    expect((await read(future)).get('330502')).toMatchObject({ state: 'due', isEstimated: true })
    await send({ name: 'final.csv', asOf: future, district: '330502', homes: many(3) })
    expect((await read(future)).get('330502')).toMatchObject({ state: 'landed', source: { name: 'final.csv' } })
    expect((await read(future)).get('330523')).toMatchObject({ state: 'due' })
    const [final] = await store.sources({ name: 'final.csv' })
    const [quick] = await store.sources({ name: 'quick.csv' })
    const why = { reason: '报错月份', askedBy: '吴兴区民政局' }
    await store.withdraw({ source: final!.id, ...why })
    expect((await read(future)).get('330502')).toMatchObject({ state: 'due', isEstimated: true })
    await store.withdraw({ source: quick!.id, returns: 'all', ...why })
    expect((await read(future)).get('330502')).toMatchObject({ state: 'withdrawn' })
  })

  it('the open months are those with sums, with a return or not', async () => {
    await store.openMonth('2024-06')
    expect(await store.openedMonths()).toContain('2024-06')
    expect(await store.returnedMonths()).not.toContain('2024-06')
  })
})
