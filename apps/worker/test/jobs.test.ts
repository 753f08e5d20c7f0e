import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { smallCity } from '@minzheng/core/testing'
import { huzhou, huzhouCatalogue } from '@minzheng/huzhou'
import { openQueue, RejectedJobError } from '@minzheng/queue'
import { createStore, openDatabase, type Database, type Store, type StoredSource } from '@minzheng/store'
import {
  calendarIn,
  importHandler,
  reportHandler,
  restateHandler,
  rollOverHandler,
  startWorker,
  verifyHandler,
  withdrawHandler,
} from '../src/index.js'
import { debounce } from '../src/jobs/debounce.js'
import { recomputeHandler } from '../src/jobs/recompute.js'
import { dirtyProbe } from '../src/jobs/dirty-probe.js'
import type { Run } from '../src/jobs/handler.js'

const run: Run = { log: () => {}, progress: () => {} }
const calendar = calendarIn('Asia/Shanghai', () => new Date('2024-03-31T16:30:00Z'))
let folder: string
let database: Database
let store: Store
const relay = { run: async () => (await store.dirtyDistricts()).length }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'minzheng-jobs-'))
  database = await openDatabase({ schema: `test_${randomBytes(4).toString('hex')}` })
})
beforeEach(async () => {
  store = await createStore(database, smallCity)
})
afterEach(() => database.kysely.schema.dropSchema(database.schema).ifExists().cascade().execute())
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true })
})

const home = (name: string, district: string) => ({
  home: name,
  district,
  kind: 'public',
  beds: 10,
  nursingBeds: 4,
  gradedOn: null,
  gradeEndsOn: null,
  inspectedOn: null,
  openedOn: '2023-05-01',
  closedOn: null,
})

async function landHomes(): Promise<void> {
  await store.land(
    { name: 'homes.csv', sha256: randomBytes(32).toString('hex'), dataset: 'homes' },
    async (landing) => {
      await landing.records([{ line: 2, record: home('h1', '330502001001') }])
      await landing.returns(['2024-02', '2024-03'].map((month) => ({ district: '330500', month })))
    },
  )
}

const homes = async (period: string) =>
  (await store.figures.read({ indicators: ['test.homes'], districts: ['330500'], periods: [period] }))[0]

describe('recompute', () => {
  const handler = () =>
    recomputeHandler({ store, catalogue: smallCity, probe: dirtyProbe(store, smallCity), debounce: debounce() })

  it('is superseded if nothing is dirty there, or nothing that the named indicators read', async () => {
    await landHomes()
    const nothing = { outcome: 'superseded', cells: 0, changed: 0 }
    expect(await handler()({ district: '330502', period: '2023' }, run)).toEqual(nothing)
    expect(await handler()({ district: '330500', period: '2024', indicators: ['test.grants'] }, run)).toEqual(nothing)
    expect(await store.dirtyDistricts()).not.toEqual([])
    expect(
      await handler()({ district: '330500', period: '2024', indicators: ['test.beds', 'test.grants'] }, run),
    ).toMatchObject({ outcome: 'done' })
    expect(await store.dirtyDistricts()).toEqual([])
    expect(await handler()({ district: '330500', period: '2024', domain: 'test' }, run)).toEqual(nothing)
  })

  it('refuses an unknown domain and an unknown indicator', async () => {
    await expect(handler()({ district: '330500', period: '2024', domain: 'weather' }, run)).rejects.toThrow(
      'The job is refused: data.domain must be one of test, got weather',
    )
    await expect(handler()({ district: '330500', period: '2024', indicators: ['test.rain'] }, run)).rejects.toThrow(
      RejectedJobError,
    )
  })

  it('sends a new query for a job that begins during a query', async () => {
    let open!: () => void
    let queries = 0
    const cells = [{ dataset: 'homes', district: '330502001', month: '2024-02', revision: 7 }]
    const probe = dirtyProbe(
      {
        dirtyCells: async () => {
          queries += 1
          if (queries > 1) return cells
          await new Promise<void>((resolve) => (open = resolve))
          return []
        },
      },
      smallCity,
    )
    const first = probe.newest('330502', () => ['2024-02'])
    await vi.waitFor(() => expect(queries).toBe(1))
    const later = ['330502', '330500', '330523'].map((district) => probe.newest(district, () => ['2024-02']))
    open()
    expect(await first).toBe(0)
    expect(await Promise.all(later)).toEqual([7, 7, 0])
    expect(queries).toBe(2)
  })
})

describe('verify', () => {
  it('finds a number that was changed by hand, repairs it and counts it', async () => {
    await landHomes()
    await store.recompute('330500', '2024')
    const known = await homes('2024-03')
    await database.pool.query(
      `update ${database.schema}.sums set total = array(select 7 * number from unnest(total) number) where dataset = 'homes'`,
    )
    const reported: string[] = []
    const verify = verifyHandler(store, smallCity, (kind, mended) => reported.push(`${kind} ${mended}`))
    const only = await verify({ mend: false }, run)
    expect(only).toMatchObject({ outcome: 'done', mended: 0 })
    expect(only.differences).toBeGreaterThan(0)
    expect(known).toMatchObject({ value: 1 })
    expect(await homes('2024-03')).toMatchObject({ value: 7 })
    const mended = await verify({}, run)
    expect(mended.mended).toBe(only.differences)
    expect(reported.at(-1)).toBe('total true')
    expect(await homes('2024-03')).toMatchObject({ value: 1 })
    expect(await verify({ district: '330502', period: '2024' }, run)).toMatchObject({ differences: 0, found: [] })
  })
})

describe('roll-over', () => {
  it('carries a register over to the new month as an estimate until the office returns it', async () => {
    await landHomes()
    await store.recompute('330500', '2024')
    expect(await homes('2024-04')).toMatchObject({ status: 'L', value: null })
    const handler = rollOverHandler(store, smallCity, relay, calendar)
    // Half past midnight on 1 April in the city, but still 31 March in UTC.
    expect(await handler({}, run)).toMatchObject({ outcome: 'done', month: '2024-04', opened: true, carried: 2 })
    await store.recompute('330500', '2024')
    expect(await homes('2024-04')).toMatchObject({ value: 1, status: 'E' })
    expect(await handler({}, run)).toMatchObject({ outcome: 'superseded', opened: false, carried: 0 })
    await expect(handler({ month: '2024-05' }, run)).rejects.toThrow('data.month must have begun, got 2024-05')
    expect((await verifyHandler(store, smallCity)({}, run)).differences).toBe(0)
  })
})

describe('import', () => {
  const importing = () =>
    importHandler({
      store,
      catalogue: smallCity,
      relay,
      folder: join(folder, 'files'),
      pseudonymKey: createHash('sha256').update('key 7').digest(),
      calendar,
    })
  const header = '机构编号,行政区划代码,类型,床位数,护理型床位数,评定日期,等级有效期至,检查日期,备案日期,停业日期'

  beforeAll(async () => {
    await mkdir(join(folder, 'files', 'may'), { recursive: true })
    await writeFile(
      join(folder, 'files', 'may', 'homes.csv'),
      `${header}\nh1,330502001001,公办,10,4,,,,2023-05-01,\nh2,330502001001,公办,many,4,,,,2023-05-01,\n`,
    )
    await writeFile(join(folder, 'outside.csv'), `${header}\n`)
    await symlink(join(folder, 'outside.csv'), join(folder, 'files', 'link.csv'))
  })

  it('lands a file of the folder, counts refused rows, and finds nothing to do the second time', async () => {
    const data = { file: 'may/homes.csv', returns: { district: '330500', period: '2024-03' } }
    expect(await importing()(data, run)).toMatchObject({
      outcome: 'done',
      dataset: 'homes',
      read: 2,
      accepted: 1,
      refused: 1,
    })
    expect((await store.dirtyDistricts()).length).toBeGreaterThan(0)
    expect(await importing()(data, run)).toMatchObject({ outcome: 'superseded', read: 0 })
  })

  it('never reads a file outside the folder, and retries for a file that does not exist yet', async () => {
    await expect(importing()({ file: 'link.csv' }, run)).rejects.toThrow(
      'data.file must be in the import folder, but leads out of it',
    )
    const missing = await importing()({ file: 'later.csv' }, run).catch((error: unknown) => error)
    expect(missing).not.toBeInstanceOf(RejectedJobError)
  })
})

describe('withdraw', () => {
  const why = { reason: '报错月份', by: '吴兴区民政局' }
  const handler = () => withdrawHandler(store, relay)

  it('takes back what a source told, once, and its undoing restores it', async () => {
    await landHomes()
    const key = { home: 'h1' }
    const [{ id: source }] = (await store.sources()) as [StoredSource]
    const done = await handler()({ source, ...why }, run)
    expect(done).toMatchObject({ outcome: 'done', ended: 1 })
    expect(await store.record('homes', key)).toBeUndefined()
    expect(await store.returnedMonths()).toEqual([])
    expect(await handler()({ source, ...why }, run)).toMatchObject({ outcome: 'superseded', act: done.act })
    expect(await handler()({ undo: done.act, ...why }, run)).toMatchObject({ outcome: 'done' })
    expect(await handler()({ undo: done.act, ...why }, run)).toMatchObject({ outcome: 'superseded' })
    expect(await store.record('homes', key)).toMatchObject({ beds: 10 })
    expect(await store.returnedMonths()).toEqual(['2024-02', '2024-03'])
  })

  it('takes back returns alone, once', async () => {
    await landHomes()
    const [{ id: source }] = (await store.sources()) as [StoredSource]
    const data = { source, returns: ['2024-03'], ...why }
    expect(await handler()(data, run)).toMatchObject({ outcome: 'done' })
    expect(await store.returnedMonths()).toEqual(['2024-02'])
    expect(await handler()(data, run)).toMatchObject({ outcome: 'superseded' })
    expect(await store.record('homes', { home: 'h1' })).toMatchObject({ beds: 10 })
  })

  it('that reaches a locked month is refused for good, and so is an import; a revision passes', async () => {
    await landHomes()
    const [{ id: source }] = (await store.sources()) as [StoredSource]
    const until = new Date(Date.now() + 86_400_000)
    await store.access.grant({ actor: 's-1', role: 'security-administrator', district: '330500', until, by: null })
    for (const [actor, role, district] of [
      ['c-1', 'county-officer', '330502'],
      ['r-1', 'reviewer', '330500'],
      ['o-1', 'city-officer', '330500'],
    ] as const)
      await store.access.grant({ actor, role, district, until, by: 's-1' })
    const month = { month: '2024-03', district: '330502' }
    await store.months.submit({ ...month, by: 'c-1' })
    await store.months.review({ ...month, by: 'r-1' })
    await store.months.lock({ ...month, by: 'o-1' })
    const files = await mkdtemp(join(folder, 'locked-'))
    const header = '机构编号,行政区划代码,类型,床位数,护理型床位数,评定日期,等级有效期至,检查日期,备案日期,停业日期'
    await writeFile(join(files, 'late.csv'), `${header}\nh2,330502001001,公办,10,4,,,,2023-05-01,\n`)
    const importing = importHandler({
      store,
      catalogue: smallCity,
      relay,
      folder: files,
      pseudonymKey: createHash('sha256').update('key 7').digest(),
      calendar,
    })
    const late = { file: 'late.csv', returns: { district: '330502', period: '2024-03' } }
    for (const refused of [() => importing(late, run), () => handler()({ source, ...why }, run)]) {
      const error: unknown = await refused().catch((caught: unknown) => caught)
      expect(error).toBeInstanceOf(RejectedJobError)
      expect((error as Error).message).toContain('2024-03 已锁定')
    }
    const revision = { reason: '漏报', by: 'o-1' }
    await expect(importing({ ...late, revision: { ...revision, by: 'c-1' } }, run)).rejects.toBeInstanceOf(
      RejectedJobError,
    )
    expect(await importing({ ...late, revision }, run)).toMatchObject({ outcome: 'done', accepted: 1 })
    expect(await handler()({ source, ...why, revision }, run)).toMatchObject({ outcome: 'done' })
  })

  it('of a source that never landed is refused for good', async () => {
    await expect(handler()({ source: 99, ...why }, run)).rejects.toBeInstanceOf(RejectedJobError)
    await expect(handler()({ undo: 99, ...why }, run)).rejects.toBeInstanceOf(RejectedJobError)
  })
})

describe('restate', () => {
  it('marks every cell of a district and dataset in the open months, and of nothing else', async () => {
    await landHomes()
    await store.recompute('330500', '2024')
    const restate = restateHandler(store, smallCity, relay)
    expect(await restate({ district: '330502001', dataset: 'homes' }, run)).toMatchObject({ outcome: 'done' })
    const cells = (await store.dirtyCells(1000))!
    expect(new Set(cells.map(({ dataset, month }) => `${dataset} ${month}`))).toEqual(
      new Set(['homes 2024-02', 'homes 2024-03']),
    )
    expect(cells.every(({ district }) => district.startsWith('330502001'))).toBe(true)
    expect((await store.recompute('330500', '2024')).changed).toBe(0)
    await expect(restate({ district: '110101' }, run)).rejects.toBeInstanceOf(RejectedJobError)
    await expect(restate({ dataset: 'unknown' }, run)).rejects.toBeInstanceOf(RejectedJobError)
  })
})

describe('report', () => {
  it('writes the board atomically, and only if it has changed', async () => {
    await database.kysely.schema.dropSchema(database.schema).ifExists().cascade().execute()
    const city = await createStore(database, huzhouCatalogue)
    const reports = await mkdtemp(join(folder, 'reports-'))
    const report = reportHandler(city, huzhou, reports, calendar)
    const first = await report({}, run)
    expect(first).toMatchObject({ outcome: 'done', month: '2024-03', file: 'huzhou-2024-2024-03.json', dirty: 0 })
    expect((JSON.parse(await readFile(join(reports, first.file), 'utf8')) as { rows: unknown[] }).rows).toHaveLength(
      first.rows,
    )
    expect(await report({}, run)).toMatchObject({ outcome: 'superseded' })
    expect(await readdir(reports)).toEqual([first.file])
    await expect(report({ month: '2023-12' }, run)).rejects.toThrow('data.month must be in 2024')
  })
})

const redis = process.env['REDIS_URL']
if (redis === undefined)
  console.log('worker: jobs of a plain BullMQ client are not tested, because REDIS_URL is not set.')

describe.skipIf(redis === undefined)('a plain BullMQ client', () => {
  it('queues every job by the documented contract, without code of this project', { timeout: 60_000 }, async () => {
    await landHomes()
    const prefix = `test_${randomBytes(6).toString('hex')}`
    const connection = { redis: redis!, prefix }
    const worker = await startWorker({
      store,
      catalogue: smallCity,
      connection,
      sweepIntervalMs: 60_000,
      log: () => {},
      handlers: () => ({
        verify: verifyHandler(store, smallCity),
        'roll-over': rollOverHandler(store, smallCity, relay, calendar),
      }),
    })
    const lines = await plainAdd(prefix, [
      // A year in which nothing is dirty: for 2024 the relay itself queues jobs, and may have been first.
      [
        'recompute',
        { district: '330500', period: '2023' },
        { deduplication: { id: '330500.2023', keepLastIfActive: true } },
      ],
      ['recompute', { district: '330500', period: '2024' }],
      ['verify', { period: '2024' }],
      ['roll-over', { month: '2024-04' }],
      ['refresh', {}],
      ['recompute', { district: 'Huzhou' }],
      ['report', {}],
      ['dance', {}],
    ])
    await worker.close()
    const { queue, close } = await openQueue(connection)
    await queue.obliterate({ force: true })
    await close()
    expect(lines).toMatchObject([
      { result: { outcome: 'superseded' } },
      {},
      { result: { outcome: 'done', differences: 0 } },
      { result: { outcome: 'done', opened: true } },
      {},
      { failed: 'The job is refused: data.district must be a code of 6, 9 or 12 digits; data.period must be text' },
      { failed: 'this worker has no handler for report jobs' },
      { failed: 'The job is refused: name must be one of verify, roll-over, recompute, refresh' },
    ])
    expect(lines.map((line) => ('result' in line ? 'ended' : 'failed'))).toEqual([
      'ended',
      'ended',
      'ended',
      'ended',
      'ended',
      'failed',
      'failed',
      'failed',
    ])
  })
})

async function plainAdd(prefix: string, jobs: readonly unknown[]): Promise<readonly Record<string, unknown>[]> {
  const script = fileURLToPath(new URL('plain-add.mjs', import.meta.url))
  const child = spawn(process.execPath, [script], {
    env: { PATH: process.env['PATH'], REDIS_URL: redis, QUEUE_PREFIX: prefix, JOBS: JSON.stringify(jobs) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
  await new Promise((resolve) => child.once('exit', resolve))
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}
