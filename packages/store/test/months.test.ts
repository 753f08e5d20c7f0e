import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import type { AnyRecord } from '@minzheng/core'
import { smallCity } from '@minzheng/core/testing'
import { createStore, type Database, type Revision, type Store } from '../src/index.js'
import { databases } from './databases.js'
import { settle } from './memory.js'
import { home } from './small-city-records.js'

const [city, wuxing, anji] = ['330500', '330502', '330523']
const [here, there] = ['330502001001', '330523001201']
const why = { reason: '更正', askedBy: '民政局' }
const until = (days: number): Date => new Date(Date.now() + days * 86_400_000)

interface Sent {
  readonly month: string
  readonly district?: string
  readonly office?: string
  readonly full?: boolean
  readonly revision?: Revision
  readonly dryRun?: boolean
  readonly own?: boolean
}

let counter = 0

/** Lands some homes, as of a month, with a return of their office. */
async function land(store: Store, names: readonly string[], sent: Sent, changes: AnyRecord = {}) {
  const { month, office = wuxing, full = false, revision, dryRun = false, own = false } = sent
  const village = sent.district ?? (office === anji ? there : here)
  counter += 1
  const source = {
    name: `${month}-${counter}.csv`,
    sha256: `content ${counter}`,
    dataset: 'homes',
    period: { from: month, asOf: month },
    ...(revision === undefined ? {} : { revision }),
  }
  return store.land(
    source,
    async (landing) => {
      await landing.records(
        names.map((name, at) => ({
          line: at + 2,
          record: home(`${village} ${name}`, village, { openedOn: `${month}-01`, ...changes }),
        })),
      )
      await landing.returns([{ district: office, month, own }])
      if (full) await landing.full({ district: office })
    },
    { dryRun },
  )
}

/** A security administrator, an officer and a reviewer of each county, and a city officer. */
async function staff(store: Store): Promise<void> {
  const { access } = store
  await access.grant({
    actor: 'security-1',
    role: 'security-administrator',
    district: city,
    until: until(300),
    by: null,
  })
  for (const [actor, role, district] of [
    ['wuxing-1', 'county-officer', wuxing],
    ['anji-1', 'county-officer', anji],
    ['review-1', 'reviewer', city],
    ['city-1', 'city-officer', city],
  ] as const)
    await access.grant({ actor, role, district, until: until(300), by: 'security-1' })
}

async function closeMonth(store: Store, month: string, district = wuxing): Promise<void> {
  await store.months.submit({
    month,
    district,
    by: district === wuxing ? 'wuxing-1' : district === anji ? 'anji-1' : 'city-1',
  })
  await store.months.review({ month, district, by: 'review-1' })
  await store.months.lock({ month, district, by: 'city-1' })
}

const stateOf = async (store: Store, month: string, district = wuxing) =>
  (await store.months.states(month)).find((each) => each.district === district)!.state

describe.each(databases)('on $name', ({ open }) => {
  let database: Database
  let store: Store
  beforeEach(async () => {
    database = await open()
    store = await createStore(database, smallCity)
  })

  describe('Grants in the store', () => {
    it('begin with a security administrator who makes itself once, and are made and revoked by it for others', async () => {
      const { access } = store
      const asked = { role: 'reader', district: city, until: until(10) } as const
      await expect(access.grant({ ...asked, actor: 'reader-1', by: null })).rejects.toThrow('the first grant must be')
      await expect(access.grant({ ...asked, actor: 'reader-1', by: 'nobody-1' })).rejects.toThrow('没有授权')
      await staff(store)
      const first = { actor: 'security-2', role: 'security-administrator', district: city, until: until(9) } as const
      await expect(access.grant({ ...first, by: null })).rejects.toThrow('must be named')
      const made = await access.grant({ ...asked, actor: 'reader-1', by: 'security-1' })
      expect(made).toMatchObject({ actor: 'reader-1', role: 'reader', grantedBy: 'security-1', revokedAt: null })
      const read = { actor: 'reader-1', action: 'read-figures', district: anji } as const
      expect(await access.decide(read)).toMatchObject({ allowed: true })
      await expect(access.revoke({ id: made.id, by: 'city-1', reason: '离职' })).rejects.toThrow('no granted role')
      await expect(access.revoke({ id: made.id, by: 'security-1', reason: '王芳离职' })).rejects.toThrow('known words')
      await access.revoke({ id: made.id, by: 'security-1', reason: '离职' })
      expect(await access.decide(read)).toMatchObject({ allowed: false, why: 'expired' })
      await expect(access.revoke({ id: made.id, by: 'security-1', reason: '离职' })).rejects.toThrow('was revoked')
      expect(await access.grants('reader-1')).toMatchObject([{ revokedBy: 'security-1', revokedReason: '离职' }])
      await expect(access.grant({ ...asked, actor: '王芳', by: 'security-1' })).rejects.toThrow('账号须为')
    })

    it('are made once if two would be the first at once', async () => {
      const first = (actor: string) =>
        store.access.grant({ actor, role: 'security-administrator', district: city, until: until(9), by: null })
      const both = await Promise.allSettled([first('security-1'), first('security-2')])
      expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    })

    it('of an emergency need a second person who may approve it, and end within four hours', async () => {
      await staff(store)
      const asked = { actor: 'wuxing-1', district: wuxing, reason: '核查', second: 'head-1', until: until(0.1) }
      await expect(store.access.breakGlass(asked)).rejects.toThrow('没有授权')
      await store.access.grant({
        actor: 'head-1',
        role: 'records-approver',
        district: city,
        until: until(9),
        by: 'security-1',
      })
      await expect(store.access.breakGlass({ ...asked, until: until(0.2) })).rejects.toThrow('4 hours at most')
      await expect(store.access.breakGlass({ ...asked, actor: 'unknown-1' })).rejects.toThrow('must be known')
      await store.access.breakGlass(asked)
      const read = { actor: 'wuxing-1', action: 'read-records', district: wuxing } as const
      expect(await store.access.decide({ ...read, purpose: '核查' })).toMatchObject({
        allowed: true,
        duties: ['log', 'notice'],
      })
      expect(await store.access.decide(read)).toMatchObject({ allowed: false, why: 'purpose' })
    })
  })

  describe('A month of a district', () => {
    it('is submitted by its own officer, reviewed by another, locked and released by the city', async () => {
      await staff(store)
      await land(store, ['a'], { month: '2024-01' })
      const { months } = store
      const month = { month: '2024-01', district: wuxing }
      expect((await months.states('2024-01')).map(({ district, state }) => [district, state])).toEqual([
        [city, 'open'],
        [wuxing, 'open'],
        [anji, 'open'],
      ])
      expect(await months.states()).toEqual([])
      await expect(months.submit({ ...month, by: 'anji-1' })).rejects.toThrow('只能由该地区自己办理')
      await expect(months.submit({ ...month, by: 'city-1' })).rejects.toThrow('only the district itself may')
      await expect(months.lock({ ...month, by: 'city-1' })).rejects.toThrow(
        '须为已审核 2024-01 of 330502 must be reviewed to lock, got open',
      )
      expect(await months.submit({ ...month, by: 'wuxing-1' })).toMatchObject({
        state: 'submitted',
        last: { by: 'wuxing-1' },
      })
      await store.access.grant({
        actor: 'wuxing-1',
        role: 'reviewer',
        district: wuxing,
        until: until(9),
        by: 'security-1',
      })
      await expect(months.review({ ...month, by: 'wuxing-1' })).rejects.toThrow('上报人与审核人不得为同一人')
      await months.sendBack({ ...month, by: 'review-1', reason: '漏报' })
      await months.submit({ ...month, by: 'wuxing-1' })
      await months.review({ ...month, by: 'review-1' })
      await months.lock({ ...month, by: 'city-1' })
      expect(await months.release({ ...month, by: 'city-1' })).toMatchObject({ state: 'released' })
      expect((await months.history(month)).map(({ move, by, reason }) => [move, by, reason])).toEqual([
        ['submit', 'wuxing-1', null],
        ['send-back', 'review-1', '漏报'],
        ['submit', 'wuxing-1', null],
        ['review', 'review-1', null],
        ['lock', 'city-1', null],
        ['release', 'city-1', null],
      ])
      expect(await stateOf(store, '2024-01', anji)).toBe('open')
      await expect(months.submit({ month: '2024-01', district: '330502001', by: 'wuxing-1' })).rejects.toThrow(
        'must be a county or the city',
      )
      await expect(months.submit({ month: '2024-07', district: wuxing, by: 'wuxing-1' })).rejects.toThrow(
        '尚无任何报送',
      )
    })

    it('has its last entry of the chain, by district', async () => {
      await staff(store)
      await land(store, ['h1'], { month: '2024-01' })
      expect(await store.months.entries('2024-01')).toEqual([])
      await store.months.submit({ month: '2024-01', district: wuxing, by: 'wuxing-1' })
      await store.months.submit({ month: '2024-01', district: anji, by: 'anji-1' })
      await store.months.review({ month: '2024-01', district: wuxing, by: 'review-1' })
      const entries = await store.months.entries('2024-01')
      expect(entries.map(({ district }) => district)).toEqual([wuxing, anji].toSorted())
      const { seq, hash } = entries.find(({ district }) => district === wuxing)!
      expect(await store.chain.head()).toEqual({ seq, hash })
      expect((await store.chain.open(seq))!.content).toMatchObject({ district: wuxing, move: 'review' })
      expect(await store.months.entries('2024-02')).toEqual([])
    })

    it('that is submitted or reviewed is open again once its data change', async () => {
      await staff(store)
      await land(store, ['a'], { month: '2024-01' })
      await store.months.submit({ month: '2024-01', district: wuxing, by: 'wuxing-1' })
      await land(store, ['b'], { month: '2024-01', office: anji })
      expect(await stateOf(store, '2024-01')).toBe('submitted')
      await land(store, ['b'], { month: '2024-01' })
      expect(await stateOf(store, '2024-01')).toBe('open')
      expect((await store.months.history()).at(-1)).toMatchObject({
        move: 'change',
        from: 'submitted',
        by: null,
        source: 3,
        act: null,
      })
    })
  })

  describe('A locked month', () => {
    const lockedBoth = async (): Promise<void> => {
      await staff(store)
      await land(store, ['a', 'b'], { month: '2024-01', full: true })
      await land(store, ['c'], { month: '2024-01', office: anji, full: true })
      await closeMonth(store, '2024-01')
    }
    const beds = async (): Promise<readonly (number | null)[]> => {
      await settle(store)
      const found = await store.figures.read({ indicators: ['test.homes'], districts: [wuxing], periods: ['2024-01'] })
      return found.map(({ value }) => value)
    }

    it('refuses a file that would change it, and nothing of the file lands; other months and districts take theirs', async () => {
      await lockedBoth()
      const before = await beds()
      const late = land(store, ['late'], { month: '2024-01' })
      await expect(late).rejects.toMatchObject({
        code: 'month-locked',
        details: { months: [{ month: '2024-01', district: wuxing, state: 'locked' }] },
      })
      await expect(late).rejects.toThrow(/吴兴区（330502） 2024-01 已锁定.*市级业务员：city-1.*--revision/)
      expect(await beds()).toEqual(before)
      expect((await store.sources()).length).toBe(2)
      await land(store, ['late'], { month: '2024-01', office: anji })
      await land(store, ['new'], { month: '2024-02' })
      expect(await stateOf(store, '2024-01')).toBe('locked')
    })

    it('says in a dry run that it would refuse the file', async () => {
      await lockedBoth()
      const report = await land(store, ['late'], { month: '2024-01', dryRun: true })
      expect(report.locked).toEqual([{ month: '2024-01', district: wuxing, state: 'locked' }])
      expect((await land(store, ['late'], { month: '2024-02', dryRun: true })).locked).toBeUndefined()
    })

    it('refuses a later file that reaches back into it, whatever month the file is of', async () => {
      await staff(store)
      await land(store, ['a'], { month: '2024-01' })
      await closeMonth(store, '2024-01')
      const earlier = { openedOn: '2024-01-05' }
      await expect(land(store, ['early'], { month: '2024-02' }, earlier)).rejects.toThrow('2024-01 已锁定')
      await expect(land(store, ['a', 'early'], { month: '2024-02', full: true }, earlier)).rejects.toThrow(
        '2024-01 已锁定',
      )
      // A register that lists no new record of January leaves January as it is, whoever it ends.
      await land(store, ['b'], { month: '2024-02', full: true }, { openedOn: '2024-02-05' })
      expect(await stateOf(store, '2024-01')).toBe('locked')
    })

    it('refuses withdrawals, corrections, deletions and their undoing if these reach it', async () => {
      await staff(store)
      await land(store, ['a', 'b'], { month: '2024-01', full: true })
      const [first] = await store.sources()
      const key = { home: `${here} a` }
      const correction = {
        kind: 'correct',
        dataset: 'homes',
        key,
        fields: { beds: 99 },
        through: '2024-01',
        ...why,
      } as const
      const { act } = await store.act(correction)
      await closeMonth(store, '2024-01')
      for (const refused of [
        () => store.withdraw({ source: first!.id, ...why }),
        () => store.withdraw({ source: first!.id, returns: 'all', ...why }),
        () => store.act({ ...correction, fields: { beds: 7 } }),
        () => store.act({ kind: 'delete', dataset: 'homes', key, through: '2024-01', ...why }),
        () => store.undo(act, why),
      ])
        await expect(refused()).rejects.toMatchObject({ code: 'month-locked' })
      expect((await store.acts()).length).toBe(1)
      // What only later months have may go.
      await land(store, ['new'], { month: '2024-02' })
      const later = (await store.sources()).at(-1)!
      await store.withdraw({ source: later.id, ...why })
      const revision = { reason: '报错月份', by: 'city-1' }
      await store.undo(act, { ...why, revision })
      expect(await store.withdraw({ source: first!.id, ...why, revision })).toMatchObject({ cells: expect.any(Number) })
      expect((await store.months.history()).slice(-2).map(({ move, by, reason }) => [move, by, reason])).toEqual([
        ['revise', 'city-1', '报错月份'],
        ['revise', 'city-1', '报错月份'],
      ])
    })

    it('is never changed by a landing that began before it was locked: of the two, one comes first', async () => {
      await staff(store)
      await land(store, ['a'], { month: '2024-01' })
      const month = { month: '2024-01', district: wuxing }
      await store.months.submit({ ...month, by: 'wuxing-1' })
      await store.months.review({ ...month, by: 'review-1' })
      for (let round = 0; round < 5; round += 1) {
        const [landing, locking] = await Promise.allSettled([
          land(store, [`late ${round}`], { month: '2024-01' }),
          store.months.lock({ ...month, by: 'city-1' }),
        ])
        // Either the file landed and opened the month, so that it could not be locked, or it was refused.
        expect(landing.status === 'fulfilled').toBe(locking.status === 'rejected')
        expect(await stateOf(store, '2024-01')).toBe(landing.status === 'fulfilled' ? 'open' : 'locked')
        if (locking.status === 'fulfilled')
          await store.months.reopen({ ...month, by: 'city-1', reason: '测试', until: until(1) })
        await store.months.submit({ ...month, by: 'wuxing-1' })
        await store.months.review({ ...month, by: 'review-1' })
      }
    })

    it('takes a revision by an actor who may revise it, with a reason, and says so in its history', async () => {
      await lockedBoth()
      await store.months.release({ month: '2024-01', district: wuxing, by: 'city-1' })
      const revised = (by: string, reason: string) =>
        land(store, ['late'], { month: '2024-01', revision: { by, reason } })
      await expect(revised('wuxing-1', '漏报')).rejects.toThrow('no granted role allows it')
      await expect(revised('unknown-1', '漏报')).rejects.toThrow('没有授权')
      await expect(revised('city-1', '王芳说的')).rejects.toThrow('known words')
      const report = await revised('city-1', '漏报')
      expect(report.locked).toEqual([{ month: '2024-01', district: wuxing, state: 'released' }])
      // A released month that was revised waits for its next release.
      expect(await stateOf(store, '2024-01')).toBe('locked')
      expect((await store.months.history()).at(-1)).toMatchObject({
        move: 'revise',
        from: 'released',
        by: 'city-1',
        reason: '漏报',
      })
    })

    it('is changed by a city-wide return as well as by its own', async () => {
      await lockedBoth()
      // It has returned January itself.
      await land(store, [], { month: '2024-01', office: city })
      await land(store, ['x'], { month: '2024-01', office: city, district: there })
      await land(store, ['x'], { month: '2024-03', office: anji })
      await closeMonth(store, '2024-03')
      // Until now nobody had returned March for it.
      await expect(land(store, [], { month: '2024-03', office: city })).rejects.toThrow('2024-03 已锁定')
      await land(store, [], { month: '2024-03', office: city, own: true })
    })

    it('is open while it is reopened, and locked again when the reopening ends', async () => {
      await lockedBoth()
      const month = { month: '2024-01', district: wuxing, by: 'city-1' }
      await expect(store.months.reopen({ ...month, reason: '漏报', until: until(60) })).rejects.toThrow('31 days')
      await expect(store.months.reopen({ ...month, by: 'wuxing-1', reason: '漏报', until: until(3) })).rejects.toThrow(
        'no granted role',
      )
      await store.months.reopen({ ...month, reason: '漏报', until: until(3) })
      await land(store, ['late'], { month: '2024-01' })
      await store.months.submit({ ...month, by: 'wuxing-1' })
      await sql`update ${sql.id(database.schema, 'month_state')} set until_at = now() - interval '1 minute'`.execute(
        database.kysely,
      )
      expect((await store.months.states('2024-01')).find(({ district }) => district === wuxing)).toMatchObject({
        state: 'locked',
        lapsed: true,
      })
      await expect(land(store, ['later'], { month: '2024-01' })).rejects.toThrow('2024-01 已锁定')
      await expect(store.months.review({ ...month, by: 'review-1' })).rejects.toThrow('已锁定的月份不能审核')
      await store.months.reopen({ ...month, reason: '漏报', until: until(3) })
      expect((await store.months.history()).slice(-2).map(({ move, from, to }) => [move, from, to])).toEqual([
        ['lapse', 'submitted', 'locked'],
        ['reopen', 'locked', 'open'],
      ])
    })
  })
})
