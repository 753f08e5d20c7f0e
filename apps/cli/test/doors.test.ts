import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import * as exported from '@minzheng/export'
import { defaultDisclosureRule } from '@minzheng/core/privacy'
import { huzhou, huzhouConfig } from '@minzheng/huzhou'
import { jobs, parseJob, type JobName } from '@minzheng/queue'
import type { ReleasedFigure } from '@minzheng/release'
import type { Restated } from '@minzheng/store'
import { calendarIn, publishedBatches, reportHandler } from '@minzheng/worker'
import { commandLine, runCommandLine } from '../src/command-line.js'
import { importFiles } from '../src/commands/import.js'
import { commandsOf, doors, type Door } from '../src/options/audience-options.js'
import { openSession, type Session } from '../src/session/session.js'
import { sessionIn } from './far-city.js'
import { carers, changxing, city, meals, plantedRelease, wuxing } from './planted-release.js'
import { zipTexts } from './zip-texts.js'

const named = (door: Door): readonly string[] => Object.keys(doors).filter((name) => doors[name] === door)

describe('Every door is known', () => {
  it('of the command line: each command takes an audience, is internal, or has no figures', () => {
    const commands = commandsOf(commandLine()).map(({ name }) => name)
    expect(commands.toSorted()).toEqual(Object.keys(doors).toSorted())
    expect(named('audience').toSorted()).toEqual(['explain', 'export', 'releases', 'report'])
    // The API has audiences of its own: apps/api/test/disclosure.test.ts compares what leaves by its routes.
    expect(named('service')).toEqual(['serve'])
    expect(named('none').toSorted()).toEqual([
      'chain export',
      'chain verify',
      'init',
      'migrate',
      'plan read',
      'public-role',
      'sample',
      'template',
    ])
  })

  it('of jobs: report takes an audience, all others refuse one as internal', () => {
    const data: Readonly<Record<JobName, object>> = {
      recompute: { district: '990100', period: '2024' },
      refresh: {},
      verify: {},
      import: { file: 'homes.csv' },
      withdraw: { source: 1, reason: '重复登记', by: '望山县民政局' },
      restate: { district: '990100' },
      report: {},
      'roll-over': {},
      release: { month: '2024-03', by: 'city-release' },
      'api-job': { job: 'j-1' },
    }
    expect(Object.keys(data).toSorted()).toEqual(Object.keys(jobs).toSorted())
    for (const name of Object.keys(data) as JobName[]) {
      const asked = (audience: string) => () => parseJob(name, { ...data[name], audience })
      expect(() => parseJob(name, data[name]), name).not.toThrow()
      if (name === 'report') expect(asked('public')()).toMatchObject({ audience: 'public' })
      else expect(asked('public'), name).toThrow('此任务仅限内部使用')
    }
    expect(() => parseJob('report', { audience: 'all' })).toThrow('must be one of internal, shared, public')
    expect(() => parseJob('report', { release: 1 })).toThrow('must have release only with audience')
  })

  it('of the results of jobs: none has a place for a figure', () => {
    const places = Object.entries(jobs).flatMap(([name, { result }]) =>
      Object.keys((result as { readonly shape: object }).shape).map((field) => `${name}.${field}`),
    )
    expect(places.length).toBeGreaterThan(30)
    // How many figures a release has.
    const counts = ['release.figures']
    expect(
      places.filter((place) => !counts.includes(place) && /value|numerator|denominator|figure|record/.test(place)),
    ).toEqual([])
  })

  it('of @minzheng/export: each function writes figures for an audience, or has none to write', () => {
    const kinds: Readonly<Record<string, 'of given figures' | 'of a report' | 'no figures'>> = {
      observationsCsv: 'of given figures',
      observationsParquet: 'of given figures',
      observationsWorkbook: 'of given figures',
      sdmxCsv: 'of given figures',
      sdmxData: 'of given figures',
      // Which codes and days the figures have, and how many there are.
      sdmxConstraint: 'of given figures',
      reportOf: 'of given figures',
      reportPage: 'of a report',
      reportWorkbook: 'of a report',
      // What the API sends of a table: apps/api/test/disclosure.test.ts compares it.
      boardWorkbook: 'of given figures',
      tableWorkbook: 'no figures',
      sdmx21Csv: 'of given figures',
      sdmx21Data: 'of given figures',
      sdmx21Structure: 'no figures',
      sdmxStructure: 'no figures',
      sdmxDimensions: 'no figures',
      sdmxFlow: 'no figures',
      sdmxKey: 'no figures',
      sdmxNames: 'no figures',
      sdmxTimeDimension: 'no figures',
      greenIsGood: 'no figures',
      redIsGood: 'no figures',
      neutralText: 'no figures',
      plainText: 'no figures',
      writeWholeFile: 'no figures',
    }
    expect(Object.keys(exported).toSorted()).toEqual(Object.keys(kinds).toSorted())
  })
})

/** What left of the second release for the public. */
let published: ReadonlyMap<string, string>
let folder: string
let drop: () => Promise<void>
let session: Session
let env: NodeJS.ProcessEnv
const before = { ...process.env }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'minzheng-doors-'))
  const place = sessionIn(join(folder, '.minzheng'))
  drop = place.drop
  env = place.env
  Object.assign(process.env, env)
}, 180_000)
afterAll(async () => {
  for (const name of Object.keys(env)) {
    if (before[name] === undefined) delete process.env[name]
    else process.env[name] = before[name]
  }
  await drop()
  await rm(folder, { recursive: true })
}, 60_000)

interface Said {
  readonly out: string
  readonly error: string
  readonly failed: boolean
}

/** Runs a command as a person does. */
async function run(...args: readonly string[]): Promise<Said> {
  const said = { out: '', error: '' }
  const take = (name: 'out' | 'error') => (text: string | Uint8Array) => {
    said[name] += String(text)
    return true
  }
  const out = vi.spyOn(process.stdout, 'write').mockImplementation(take('out'))
  const error = vi.spyOn(process.stderr, 'write').mockImplementation(take('error'))
  try {
    await runCommandLine(args)
    return { ...said, failed: process.exitCode === 1 }
  } finally {
    process.exitCode = 0
    out.mockRestore()
    error.mockRestore()
  }
}

async function withSession<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
  session = await openSession(process.env, { deployment: huzhou, source: { config: huzhouConfig } })
  try {
    return await work(session)
  } finally {
    await session.close()
  }
}

function save(
  figures: readonly ReleasedFigure[],
  revises?: { readonly number: number; readonly why: string },
  about: { readonly period: string; readonly restates?: readonly Restated[] } = { period: '2024' },
) {
  return withSession(({ store }) =>
    store.releases.save({
      plan: 'huzhou-2024',
      ...about,
      by: '规划财务处',
      notes: '',
      rule: { ...defaultDisclosureRule },
      publicationPlan: {},
      figures: [figures],
      ...(revises === undefined ? {} : { revises }),
    }),
  )
}

/** What is no figure and differs between two runs: the number of the release, and when a message was prepared. */
function settled(text: string): string {
  return text
    .replaceAll(/第\d+号/g, '第N号')
    .replaceAll(/release \d+/g, 'release N')
    .replaceAll(/"release": ?\d+/g, '"release": N')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'T')
    .replaceAll(/"id":"D\d+"/g, '"id":"D"')
    .replaceAll(/ID>D\d+</g, 'ID>D<')
    .replaceAll(/\d+\.\d s\b/g, 's')
    .replaceAll(folder, '')
}

/** Everything that leaves of a release for an audience, by door, as text. */
async function all(audience: string, release: number): Promise<ReadonlyMap<string, string>> {
  const asked = ['--audience', audience, '--release', String(release)]
  const found = new Map<string, string>()
  const take = async (name: string, args: readonly string[], files: readonly string[] = []): Promise<void> => {
    const { out, error, failed } = await run(...args, ...asked)
    expect(failed, `${name}: ${error}`).toBe(false)
    found.set(name, settled(out))
    for (const file of files) {
      const bytes = await readFile(file)
      if (file.endsWith('.xlsx'))
        for (const [part, text] of zipTexts(bytes)) found.set(`${name} ${part}`, settled(text))
      else
        found.set(
          `${name} ${file.split('.').at(-1)}`,
          settled(bytes.toString(file.endsWith('.parquet') ? 'latin1' : 'utf8')),
        )
    }
  }
  for (const [format, ending] of [
    ['csv', 'csv'],
    ['sdmx-csv', 'csv'],
    ['sdmx-json', 'json'],
    ['parquet', 'parquet'],
    ['xlsx', 'xlsx'],
    ['sdmx-2.1-csv', 'csv'],
    ['sdmx-2.1-data', 'xml'],
  ] as const) {
    const file = join(folder, `observations-${format}.${ending}`)
    await take(`export ${format}`, ['export', file, '--format', format, '--parts'], [file])
  }
  const files = ['json', 'xlsx', 'html'].map((ending) => join(folder, `board.${ending}`))
  const [json, xlsx, html] = files as [string, string, string]
  await take('report', ['report', '--filled-on', '2025-01-10', '--json', json, '--xlsx', xlsx, '--html', html], files)
  for (const more of [[], ['--json']]) {
    await take(`explain hidden ${more.join()}`, ['explain', meals, wuxing, '2024', ...more])
    await take(`explain city ${more.join()}`, ['explain', meals, city, '2024', ...more])
    await take(`explain rate ${more.join()}`, ['explain', carers, city, '2024', ...more])
  }
  const lines = join(folder, 'release.jsonl')
  const { failed } = await run('releases', String(release), '--figures', lines, '--audience', audience)
  expect(failed).toBe(false)
  found.set('releases figures', await readFile(lines, 'utf8'))
  const job = await withSession(({ store, deployment }) =>
    reportHandler(
      store,
      deployment,
      folder,
      calendarIn('Asia/Shanghai'),
    )({ month: '2024-12', audience: audience as 'public', release }, { log: () => {}, progress: () => {} }),
  )
  found.set('job report', JSON.stringify({ ...job, outcome: '', file: settled(job.file).replace(/-\d+\.json$/, '') }))
  found.set('job report json', settled(await readFile(join(folder, job.file), 'utf8')))
  return found
}

describe('What leaves for others', { timeout: 240_000 }, () => {
  it('is nothing while there is no release', async () => {
    for (const args of [['export', join(folder, 'none.csv')], ['report'], ['explain', meals]]) {
      const { error, failed, out } = await run(...args, '--audience', 'public')
      expect([failed, out]).toEqual([true, ''])
      expect(error).toContain('对象：公开 / audience: public')
      expect(error).toContain('尚无发布')
    }
  })

  it('does not depend on a hidden number, and contains none', async () => {
    const [one, other] = [plantedRelease(1, 3), plantedRelease(2, 4)]
    const first = await save(one)
    const second = await save(other, { number: first.number, why: '更正' })
    const earlier = await all('public', first.number)
    published = await all('public', second.number)
    expect([...published.keys()]).toEqual([...earlier.keys()])
    for (const [name, text] of earlier) expect(published.get(name), name).toBe(text)

    const hidden = one.filter(({ disclosure }) => disclosure !== 'shown').map(({ observation }) => observation)
    const numbers = hidden
      .flatMap(({ numerator, denominator }) => [numerator, denominator])
      .filter((number): number is number => number !== null && number >= 700_000_000)
    expect(numbers.length).toBeGreaterThan(1000)
    for (const [name, text] of earlier) {
      const digits = new Set([...text.matchAll(/\d[\d,]{8,}/g)].map(([found]) => found.replaceAll(',', '')))
      expect(
        numbers.filter((number) => digits.has(String(number))),
        name,
      ).toEqual([])
    }
    // What is shown is there.
    const shown = one.find(
      ({ observation: { indicator, district, period } }) =>
        indicator === meals && district === city && period === '2024',
    )!.observation
    expect(earlier.get('export csv csv')).toContain(`,${shown.value},`)
    expect(earlier.get('explain city ')).toContain(shown.value!.toLocaleString('en'))

    // Other offices read the same.
    const shared = await all('shared', second.number)
    const anyone = (text: string): string => text.replaceAll(/部门共享|公开|shared|public/g, '')
    for (const [name, text] of published) expect(anyone(shared.get(name)!), name).toBe(anyone(text))
  })

  it('does not change when records land', async () => {
    const unchanged = published
    const file = join(folder, 'sites.csv')
    await writeFile(
      file,
      '吴兴区(330502) 老年助餐点 · 报告期:2024-12 · 填报日期:2025-01-05\n助餐点编号,行政区划代码,类型,启用日期,停用日期\n' +
        ['1', '2', '3'].map((id) => `S-${id},330502006,老年食堂,2024-03-0${id},\n`).join(''),
    )
    await withSession(async (open) => {
      expect((await importFiles(open, [file])).failures).toEqual([])
      await open.recomputeAll()
    })
    const later = await all('public', 2)
    for (const [name, text] of unchanged) expect(later.get(name), name).toBe(text)
    // The same by default, as the release is the latest.
    const { out } = await run('explain', meals, wuxing, '2024', '--audience', 'public', '--json')
    expect(settled(out)).toBe(unchanged.get('explain hidden --json'))
  })

  it('keeps the place of a hidden figure, without value, rank, status, gap and trend', async () => {
    const file = join(folder, 'hidden.csv')
    await run('export', file, '--audience', 'public', '--indicator', meals, '--district', wuxing, '--period', '2024')
    const [row] = parse<Record<string, string>>(await readFile(file), { bom: true, columns: true })
    expect(row).toMatchObject({
      '数值 value': '',
      '分子 numerator': '',
      '状态 status': 'Q',
      '原因说明 reason in words': '不予公布',
    })
    const json = join(folder, 'hidden.json')
    const { out } = await run('report', '--audience', 'public', '--json', json)
    expect(out).toContain('不予公布')
    expect(out).toContain('对象 audience: 公开 public')
    const board = JSON.parse(await readFile(json, 'utf8')) as Record<string, unknown> & {
      readonly rows: readonly { readonly indicator: string; readonly cells: readonly Record<string, unknown>[] }[]
    }
    expect(board).toMatchObject({ audience: 'public', release: 2 })
    const cell = board.rows
      .find(({ indicator }) => indicator === meals)!
      .cells.find(({ district }) => district === wuxing)!
    expect(cell).toMatchObject({ shown: { zh: '不予公布' }, assessment: null })
    const text = (await run('explain', meals, wuxing, '2024', '--audience', 'public')).out
    expect(text).toContain('不予公布')
    expect(text).toContain('公式 formula')
    expect(text).toContain('条文 clause')
    expect(text).not.toMatch(/分子 numerator|计数 measure|名册|主键/)
  })

  it('measures a stock from no hidden base', async () => {
    const base = await withSession(async ({ store }) => {
      const found = []
      for await (const batch of publishedBatches(store, 2, 'public', { indicator: carers, district: changxing }))
        found.push(...batch.filter(({ period }) => period === '2023-12'))
      return found
    })
    expect(base.length).toBeGreaterThan(0)
    for (const each of base) expect(each).toMatchObject({ status: 'Q', value: null, revision: null })
  })

  it.each([
    ['export', ['export', 'x.csv', '--as-of', '2025-01-01']],
    ['report', ['report', '--as-of', '2025-01-01']],
    ['explain --records', ['explain', meals, '--records', '3']],
    ['explain --forecast', ['explain', meals, '--forecast']],
    ['explain --why', ['explain', meals, '--why', 'site=1']],
  ])('%s refuses what only live figures have', async (_name, args) => {
    const { error, failed } = await run(...args, '--audience', 'public')
    expect(failed).toBe(true)
    expect(error).toContain('仅限内部使用')
  })
})

describe('A release of a month', { timeout: 120_000 }, () => {
  beforeAll(() =>
    save(plantedRelease(3, 2), undefined, {
      period: '2024-11',
      restates: [{ period: '2024-10', changed: 2, why: ['漏报', '录入错误'] }],
    }),
  )

  it('is read as the year to it if nobody asks for a year or a month', async () => {
    const json = join(folder, 'month.json')
    const { out, failed } = await run('report', '--audience', 'public', '--json', json)
    expect(failed).toBe(false)
    expect(out).toContain('第3号发布 release 3')
    const board = { audience: 'public', release: 3, period: '2024-01/2024-11' }
    expect(JSON.parse(await readFile(json, 'utf8'))).toMatchObject(board)
    const { out: figure } = await run('explain', meals, '--audience', 'public', '--json')
    expect(JSON.parse(figure)).toMatchObject({ release: 3, period: '2024-01/2024-11' })
    const job = await withSession(({ store, deployment }) =>
      reportHandler(
        store,
        deployment,
        folder,
        calendarIn('Asia/Shanghai'),
      )({ audience: 'public' }, { log: () => {}, progress: () => {} }),
    )
    expect(job).toMatchObject({ month: '2024-11', file: 'huzhou-2024-2024-11-public-3.json' })
    const other = await run('report', '--audience', 'public', '--up-to', '2024-05')
    expect(other.error).toContain('第3号发布（2024-11）没有 2024-01/2024-05 的数')
  })

  it('is listed with what it restates and why, and by its number with its thresholds', async () => {
    const restated = '重新发布 restates 2024-10: 2 个数有变 figures changed，因 because 漏报；录入错误'
    expect((await run('releases')).out).toContain(restated)
    const { out } = await run('releases', '3')
    expect(out).toContain(restated)
    expect(out).toContain('低于阈值的不公布 hidden if below: 5，child-welfare 10；调查对象 respondents: person,')
  })
})

describe('What is internal', { timeout: 60_000 }, () => {
  it.each(named('internal'))('%s refuses another audience, in Chinese and English', async (name) => {
    for (const audience of ['public', 'shared']) {
      const { error, failed, out } = await run(...name.split(' '), '--audience', audience)
      expect([failed, out]).toEqual([true, ''])
      // A command with commands below it refuses for them.
      expect(error).toMatch(new RegExp(`✘ (${name}|${name.split(' ')[0]}) 仅限内部使用，不能对外`))
    }
  })

  it('is the default, and is said where it is no data', async () => {
    const { out, error } = await run('sources', '--json')
    expect(error).toContain('对象：内部 / audience: internal')
    expect(JSON.parse(out)).toHaveLength(1)
    expect((await run('report', '--release', '1')).error).toContain('--release 须与 --audience shared 或 public 同用')
    expect((await run('report', '--audience', 'all')).error).toContain('没有这种对象')
  })
})
