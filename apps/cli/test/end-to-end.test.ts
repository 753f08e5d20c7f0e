import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { evaluate, type AnyRecord, type Evaluation, type Return } from '@minzheng/core'
import { hasFigure, measuresOf } from '@minzheng/core/evaluation'
import { correctRecord, importFile } from '@minzheng/ingest'
import { huzhouCatalogue } from '@minzheng/huzhou'
import { writeSample } from '@minzheng/sample'
import { openDatabase, type Landing, type Source, type StoredFigure } from '@minzheng/store'
import { audit } from '../src/commands/audit.js'
import { exportObservations } from '../src/commands/export.js'
import { importFiles } from '../src/commands/import.js'
import { report } from '../src/commands/report.js'
import { readBoard } from '@minzheng/worker'
import { openSession, type Session } from '../src/session/session.js'

const county = '330523'
const datasets = [
  'population',
  'milestone-progress',
  'dibao-standards',
  'monitored-persons',
  'home-improvements',
  'caregivers',
  'elderly-institutions',
  'kangyang-consortia',
  'meal-sites',
  'meal-days',
  'organisation-grades',
  'zombie-organisations',
  'special-funds',
]
const schema = `test_${randomBytes(6).toString('hex')}`
const services = process.env['DATABASE_URL'] !== undefined && process.env['REDIS_URL'] !== undefined
if (!services)
  console.log(
    'end to end: Redis and PostgreSQL are not tested, since REDIS_URL and DATABASE_URL are not both set; BullMQ on PGlite is.',
  )

let folder: string
let files: readonly string[]
let inMemory: Evaluation

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'minzheng-end-to-end-'))
  // One county's files of some datasets of every kind, and two from another, so that the city has figures that are not
  // the county's. The files of all datasets are held against an evaluation of another make by
  // scripts/independent-evaluation.py.
  await writeSample(join(folder, 'sample'), huzhouCatalogue, {
    seed: 7,
    only: ({ dataset, district }) =>
      district === county
        ? datasets.includes(dataset)
        : district === '330521' && ['caregivers', 'population'].includes(dataset),
  })
  files = (await readdir(join(folder, 'sample')))
    .filter((name) => /\.(?:csv|xlsx)$/.test(name))
    .map((name) => join(folder, 'sample', name))
  inMemory = await evaluateInMemory()
})

afterAll(async () => {
  await rm(folder, { recursive: true })
})

/** What the importer accepts, kept in memory and evaluated there: a store of another make. */
async function evaluateInMemory(): Promise<Evaluation> {
  const records: Record<string, AnyRecord[]> = {}
  const returns: Return[] = []
  const land = async (source: Source, write: (landing: Landing) => Promise<void>) => {
    const byKey = new Map<string, AnyRecord>()
    await write({
      records: async (rows) => {
        for (const { record } of rows) {
          const key = JSON.stringify(huzhouCatalogue.dataset(source.dataset).key.map((field) => record[field]))
          if (!byKey.has(key)) byKey.set(key, record)
        }
      },
      quarantine: async () => {},
      full: async () => {},
      returns: async (given) => {
        returns.push(...given.map((each) => ({ ...each, dataset: source.dataset })))
      },
    })
    records[source.dataset] = [...(records[source.dataset] ?? []), ...byKey.values()]
    const accepted = byKey.size
    return {
      landedBefore: false,
      accepted,
      changed: accepted,
      added: accepted,
      absent: { count: 0, keys: [] },
      hidden: 0,
      follows: [],
      outrankedBy: [],
      holdingBack: 0,
      cells: 0,
      refused: 0,
      reasons: {},
    }
  }
  for (const file of files)
    await importFile(file, {
      catalogue: huzhouCatalogue,
      store: { land },
      pseudonymKey: createHash('sha256').update('key 1').digest(),
      today: '2025-06-30',
    })
  return evaluate(huzhouCatalogue, records, returns)
}

const backends = [
  { name: 'BullMQ and records on PGlite', env: (): NodeJS.ProcessEnv => ({ MINZHENG_FOLDER: join(folder, 'pglite') }) },
  ...(services
    ? [
        {
          name: 'BullMQ on Redis, records on PostgreSQL',
          env: (): NodeJS.ProcessEnv => ({
            MINZHENG_FOLDER: join(folder, 'services'),
            MINZHENG_SCHEMA: schema,
            DATABASE_URL: process.env['DATABASE_URL'],
            REDIS_URL: process.env['REDIS_URL'],
          }),
        },
      ]
    : []),
]

/** The city, its counties, and all within two of them; elsewhere nothing was sent. */
const places = [
  huzhouCatalogue.districts.root.code,
  ...huzhouCatalogue.districts.atLevel(huzhouCatalogue.districts.root.code, 'county').map(({ code }) => code),
  ...huzhouCatalogue.districts.within(county).map(({ code }) => code),
  ...huzhouCatalogue.districts.atLevel('330521', 'township').map(({ code }) => code),
]
/** Indicators that read something that was sent. */
const indicators = [...huzhouCatalogue.indicators.values()]
  .filter((each) => measuresOf(each).some(({ dataset }) => datasets.includes(dataset)))
  .map(({ id }) => id)
const observed = (session: Session) => session.store.figures.read({ districts: places, indicators })

const keyOf = (each: StoredFigure): string => `${each.indicator} ${each.variant} ${each.district} ${each.period}`

describe.each(backends)('$name', ({ env }) => {
  let session: Session
  beforeAll(async () => {
    session = await openSession(env())
  }, 120_000)
  afterAll(async () => {
    await session.close()
    const url = env()['DATABASE_URL']
    if (url === undefined) return
    const database = await openDatabase({ url, schema })
    await database.kysely.schema.dropSchema(schema).cascade().execute()
    await database.close()
  })

  it(
    'figures that jobs computed from files equal those evaluated in memory, for every district, period and variant',
    { timeout: 240_000 },
    async () => {
      const { failures, reports } = await importFiles(session, files)
      expect(failures).toEqual([])
      expect(reports.reduce((sum, { refused }) => sum + refused, 0)).toBeGreaterThan(0)
      const summary = await session.recomputeAll()
      expect(summary).toMatchObject({ failed: 0 })
      expect(await session.store.dirtyDistricts()).toEqual([])
      const stored = await observed(session)
      const wrong = stored.filter((each) => {
        const expected = inMemory.observe(each.indicator, each.district, each.period, { variant: each.variant })
        return (
          each.value !== expected.value ||
          each.numerator !== expected.numerator ||
          each.denominator !== expected.denominator ||
          each.status !== expected.status ||
          each.reason !== expected.reason
        )
      })
      expect(wrong.slice(0, 5)).toEqual([])
      const ofTheYear = new Set(
        stored.filter(({ period }) => period === '2024').map(({ indicator, district }) => `${indicator} ${district}`),
      )
      const landed = [...huzhouCatalogue.indicators.values()].filter((indicator) =>
        measuresOf(indicator).every(({ dataset }) => datasets.includes(dataset)),
      )
      const wanted = landed.flatMap((indicator) =>
        huzhouCatalogue.districts
          .within(county)
          .filter(({ level }) => hasFigure(indicator, level))
          .map(({ code }) => `${indicator.id} ${code}`),
      )
      expect(wanted.filter((figure) => !ofTheYear.has(figure))).toEqual([])
    },
  )

  it('the same files again change nothing', { timeout: 60_000 }, async () => {
    const before = await observed(session)
    const { reports } = await importFiles(session, files)
    expect(reports.every(({ landedBefore }) => landedBefore)).toBe(true)
    expect(await session.recomputeAll()).toMatchObject({ jobs: 0 })
    expect(JSON.stringify(await observed(session)) === JSON.stringify(before)).toBe(true)
  })

  it('the board shows what was not returned, and never counts it as zero', async () => {
    const board = await readBoard(session.store, session.deployment)
    const row = board.rows.find((each) => each.indicator === 'elderly-care.certified-caregivers-per-10k-elderly')!
    const cell = (code: string) => row.cells.find((each) => each.district === code)!
    expect(cell('330523').observation).toMatchObject({ status: 'A' })
    expect(cell('330502')).toMatchObject({
      observation: { status: 'L', value: null },
      assessment: { status: 'unknown' },
    })
    expect(cell('330500').observation).toMatchObject({ status: 'P', reason: 'returns-due', received: 4, expected: 10 })
  })

  it('an export contains the stored figures, and only those that the options select', { timeout: 60_000 }, async () => {
    const file = join(folder, 'figures.csv')
    await exportObservations(session, file, 'csv', {
      district: county,
      level: ['county', 'township'],
      period: ['2024', '2024-Q1'],
      domain: ['elderly-care'],
      parts: true,
    })
    const rows: string[][] = parse(await readFile(file), { bom: true, from: 2 })
    const asked = huzhouCatalogue.districts.within(county).filter(({ level }) => level !== 'village')
    const stored = (
      await session.store.figures.read({
        districts: asked.map(({ code }) => code),
        periods: ['2024', '2024-Q1'],
        parts: 'all',
      })
    ).filter(({ indicator }) => indicator.startsWith('elderly-care.'))
    const key = (...parts: readonly unknown[]): string => parts.map((part) => part ?? '').join(' ')
    expect(stored.length).toBeGreaterThan(100)
    expect(
      rows
        .map(([indicator, , variant, part, district, , period, value, , status]) =>
          key(indicator, variant, part, district, period, value, status),
        )
        .toSorted(),
    ).toEqual(
      stored
        .map((each) =>
          key(each.indicator, each.variant, each.part, each.district, each.period, each.value, each.status),
        )
        .toSorted(),
    )
  })

  it('an audit contains the stored figures of every level, and is the same twice', { timeout: 60_000 }, async () => {
    const [one, other] = [join(folder, 'audit.json'), join(folder, 'audit-again.json')]
    await audit(session, one)
    await audit(session, other)
    const text = await readFile(one, 'utf8')
    expect((await readFile(other, 'utf8')) === text).toBe(true)
    const { figures, districts: audited } = JSON.parse(text) as {
      readonly figures: readonly StoredFigure[]
      readonly districts: readonly string[]
    }
    const levelOf = (code: string): string => huzhouCatalogue.districts.get(code).level
    expect(new Set(figures.map(({ district }) => levelOf(district)))).toEqual(
      new Set(['city', 'county', 'township', 'village']),
    )
    const stored = await session.store.figures.read({ districts: audited, periods: ['2024'] })
    const said = (each: StoredFigure): string =>
      JSON.stringify([
        keyOf({ ...each, period: '2024' }),
        each.numerator,
        each.denominator,
        each.value,
        each.status,
        each.received,
        each.expected,
      ])
    expect(figures.map(said)).toEqual(stored.map(said))
  })

  it('an export without figures writes no file and leaves an older one', async () => {
    const file = join(folder, 'figures.parquet')
    await writeFile(file, 'older')
    await expect(exportObservations(session, file, 'parquet', { period: ['2031'] })).rejects.toThrow(
      '没有符合条件的数据',
    )
    expect(await readFile(file, 'utf8')).toBe('older')
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('the board is written as workbook and page, for the year to a month', { timeout: 60_000 }, async () => {
    const [xlsx, html] = [join(folder, 'board.xlsx'), join(folder, 'board.html')]
    await report(session, { xlsx, html, filledOn: '2024-07-05', note: '模拟数据', upTo: '2024-06' })
    expect((await readFile(xlsx)).subarray(0, 2).toString()).toBe('PK')
    const page = await readFile(html, 'utf8')
    expect(page).toContain('指标进度表（2024年1—6月）')
    expect(page).toContain('模拟数据')
    await expect(report(session, { filledOn: 'July' })).rejects.toThrow('--filled-on must be a day')
  })

  it('one corrected record changes exactly the figures that rest on it', { timeout: 60_000 }, async () => {
    const before = new Map((await observed(session)).map((each) => [keyOf(each), each]))
    const { act } = await correctRecord({
      catalogue: huzhouCatalogue,
      store: session.store,
      dataset: 'dibao-standards',
      key: { district: county, effectiveOn: '2024-07-01' },
      changes: { monthlyStandard: '1150' },
      through: '2025-06',
      reason: '标准写错',
      askedBy: '安吉县民政局',
    })
    expect(act!.cells).toBeGreaterThan(0)
    await session.recomputeAll()
    const moved = (await observed(session)).filter((each) => before.get(keyOf(each))?.value !== each.value)
    expect(new Set(moved.map(({ indicator }) => indicator))).toEqual(new Set(['assistance.dibao-annual-standard']))
    expect(new Set(moved.map(({ district }) => district))).toEqual(new Set(['330500', county]))
    const periods = [
      '2024',
      '2024-07',
      '2024-08',
      '2024-09',
      '2024-10',
      '2024-11',
      '2024-12',
      '2024-Q3',
      '2024-Q4',
      '2024-S2',
    ]
    for (const district of ['330500', county])
      expect(
        moved
          .filter((each) => each.district === district)
          .map(({ period }) => period)
          .toSorted(),
      ).toEqual(periods)
    for (const each of moved) {
      expect(each.value).toBe(13_800)
      expect(each.revision).toBeGreaterThan(before.get(keyOf(each))!.revision!)
    }
  })

  it('no identity number of a file is in refused rows or records', async () => {
    const rows = await session.store.quarantined()
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) expect(JSON.stringify(row)).not.toMatch(/\d{15}|\d{17}[\dXx]/)
    expect(rows.every((row) => files.some((file) => basename(file) === row.source))).toBe(true)
  })
})
