import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Board } from '@minzheng/plan'
import { importHandler, openDeployment, readBoard, reportHandler, type OpenedDeployment } from '@minzheng/worker'
import { coverage } from '../src/commands/coverage.js'
import { importFiles } from '../src/commands/import.js'
import { report } from '../src/commands/report.js'
import { makeSample } from '../src/commands/sample.js'
import { openSession, type Session } from '../src/session/session.js'
import { divisions, sessionIn, sitesAsOf, standardsAsOf, valuesOf } from './far-city.js'

// Plans for two years promise what indicators of today measure.
const text = (year: number, sites: number) =>
  `一、养老服务\n1.扩大助餐。${year}年新建助餐点${sites}个以上。低保年标准达到1.2万元。\n`
const config = `
import { catalogue, districtTree, type Target } from '@minzheng/core'
import { mealSites } from '@minzheng/elderly-care'
import { defineDeployment, domains, itemsOf, type Plan } from '@minzheng/plan'
import { readDivisions } from '@minzheng/plan/config'
import { city } from './city'

const target = (year: number, indicator: string, value: number, quote: string): Target => ({
  indicator, operator: '>=', value, quote, basis: 'explicit', period: String(year), districts: [city],
  clause: { document: \`far-\${year}\`, item: 1, quote }, below: 'none',
} as Target)
const plan = (year: number, sites: number, text: string): Plan => ({
  id: \`far-\${year}\`, title: { zh: \`远山市\${year}年民政工作要点\`, en: \`Plan for \${year}\` }, year, text, items: itemsOf(text),
  targets: [
    target(year, 'elderly-care.new-meal-sites', sites, \`新建助餐点\${sites}个以上\`),
    target(year, 'assistance.dibao-annual-standard', 12_000, '低保年标准达到1.2万元'),
    ...(year !== 2024 ? [] : [{
      ...target(year, 'elderly-care.new-meal-sites', sites, \`新建助餐点\${sites}个以上\`),
      districts: [], set: { id: 'both', as: 'whole' as const }, interim: [{ by: '2024-Q1', value: 1 }, { by: '2024-Q2', value: 2 }, { by: '2024-Q4', value: sites }],
    }]),
  ],
})
if (mealSites.name !== 'meal-sites') throw new Error('the domains must be those of the program')

export default defineDeployment({
  id: 'far',
  name: { zh: '远山市', en: 'Far' },
  catalogue: catalogue(domains, districtTree(readDivisions(new URL('divisions.csv', import.meta.url)))),
  districtSets: [{ id: 'both', name: { zh: '两地', en: 'Both' }, districts: ['990102', '990121'] }],
  plans: [plan(2025, 3, ${JSON.stringify(text(2025, 3))}), plan(2024, 2, ${JSON.stringify(text(2024, 2))})],
})
`

let folder: string
let opened: OpenedDeployment
let session: Session
let drop: () => Promise<void>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'minzheng-second-'))
  await writeFile(join(folder, 'divisions.csv'), divisions)
  await writeFile(join(folder, 'city.ts'), `export const city: string = '990100'\n`)
  await writeFile(join(folder, 'minzheng.config.ts'), config)
  opened = await openDeployment(undefined, folder)
  const place = sessionIn(join(folder, '.minzheng'))
  drop = place.drop
  session = await openSession(place.env, opened)
}, 120_000)
afterAll(async () => {
  await session.close()
  await drop()
  await rm(folder, { recursive: true })
}, 60_000)

async function files(): Promise<readonly string[]> {
  const months = Array.from({ length: 12 }, (_, index) => `2024-${String(index + 1).padStart(2, '0')}`)
  const written = [
    ...[...months, '2025-01'].flatMap((month) => [
      [`云溪 ${month}.csv`, sitesAsOf('990102', '990102001001', month, ['2024-02', '2024-09', '2025-01'])],
      [`望山 ${month}.csv`, sitesAsOf('990121', '990121', month, ['2024-05', '2025-01'])],
    ]),
    ['低保标准 990102.csv', standardsAsOf('990102', '2025-01', { '2024-01-01': 1100, '2025-01-01': 1200 })],
    ['低保标准 990121.csv', standardsAsOf('990121', '2025-01', { '2024-01-01': 900, '2025-01-01': 1000 })],
  ] as const
  return Promise.all(
    written.map(async ([name, content]) => {
      await writeFile(join(folder, name), content)
      return join(folder, name)
    }),
  )
}

describe('a second deployment, from minzheng.config.ts of its folder', () => {
  it('has its own districts and plans', () => {
    const { deployment, source } = opened
    expect(source).toEqual({ config: join(folder, 'minzheng.config.ts') })
    expect(deployment.catalogue.districts.all).toHaveLength(5)
    expect(deployment.plans.map(({ id }) => id)).toEqual(['far-2024', 'far-2025'])
  })

  it('imports files, some by the thread that reads ahead, and makes its board', { timeout: 180_000 }, async () => {
    const { reports, failures } = await importFiles(session, await files())
    expect(failures).toEqual([])
    expect(reports.filter(({ returns }) => returns !== null)).toHaveLength(28)
    await session.recomputeAll()
    await report(session, { json: join(folder, 'board.json') })
    const board = JSON.parse(await readFile(join(folder, 'board.json'), 'utf8')) as Board
    expect(board).toMatchObject({ plan: 'far-2025', period: '2025' })
    expect(board.districts.map(({ name }) => name)).toEqual(['远山市', '云溪区', '望山县'])
    expect(valuesOf(board)).toEqual([
      ['elderly-care.new-meal-sites', { 990100: 2, 990102: 1, 990121: 1 }],
      ['assistance.dibao-annual-standard', { 990100: 12_000, 990102: 14_400, 990121: 12_000 }],
    ])
    expect(board.rows[0]!.cells[0]).toMatchObject({ assessment: { status: 'on-track' } })
  })

  it('has a board of the year that is asked for', async () => {
    const board = await readBoard(session.store, session.deployment, { year: 2024 })
    expect(board).toMatchObject({ plan: 'far-2024', period: '2024' })
    expect(valuesOf(board)[0]).toEqual(['elderly-care.new-meal-sites', { 990100: 3, 990102: 2, 990121: 1 }])
    // A set of districts, with interim targets, over the figures of the store.
    expect(valuesOf(board)[2]).toEqual(['elderly-care.new-meal-sites', { both: 3, 990102: 2, 990121: 1 }])
    expect(board.rows[2]!.cells[0]!.interim?.map(({ shown }) => shown.zh)).toEqual([
      '一季度 ≥ 1 ✔ 已完成',
      '二季度 ≥ 2 ✔ 已完成',
      '四季度 ≥ 2 ✔ 已完成',
    ])
    expect(await readBoard(session.store, session.deployment, { upTo: '2024-06' })).toMatchObject({ plan: 'far-2024' })
    await expect(readBoard(session.store, session.deployment, { year: 2026 })).rejects.toThrow(
      'the year must be one with a plan of far (2024, 2025), got 2026',
    )
    await expect(readBoard(session.store, session.deployment, { year: 2024, upTo: '2025-01' })).rejects.toThrow(
      'the month must be in 2024, the year that is asked for, got 2025-01',
    )
  })

  it('has the coverage of its own plan', async () => {
    await expect(coverage(session, { json: true, year: 2024 })).resolves.toBeUndefined()
  })

  it('has a simulated year of its own districts', { timeout: 120_000 }, async () => {
    const made = await makeSample(opened, join(folder, 'sample'), { seed: 1 })
    expect(made.length).toBeGreaterThan(100)
    expect(made.filter((file) => !/_9901\d\d_(远山市|云溪区|望山县)_2024\.(csv|xlsx)$/.test(file))).toEqual([])
  })

  it('works in the jobs of the worker: its thread loads the configuration', { timeout: 60_000 }, async () => {
    const [inbox, reports] = [join(folder, 'inbox'), join(folder, 'reports')]
    await Promise.all([mkdir(inbox), mkdir(reports)])
    await writeFile(
      join(inbox, 'sites.csv'),
      sitesAsOf('990121', '990121', '2025-02', ['2024-05', '2025-01', '2025-02']),
    )
    const run = { log: () => {}, progress: () => {} }
    const { store, deployment, source } = session
    const importing = importHandler({
      store,
      catalogue: deployment.catalogue,
      relay: { run: async () => 0 },
      folder: inbox,
      pseudonymKey: randomBytes(32),
      calendar: { today: () => '2025-03-01', timeZone: deployment.timeZone },
      thread: { definitions: source, timeoutMs: 60_000, memoryMb: 256 },
    })
    expect(await importing({ file: 'sites.csv' }, run)).toMatchObject({ outcome: 'done', accepted: 3 })
    await session.recomputeAll()
    const reporting = reportHandler(store, deployment, reports, { lastMonth: () => '2025-02' })
    expect(await reporting({}, run)).toMatchObject({ file: 'far-2025-2025-02.json', rows: 2, dirty: 0 })
    expect(await reporting({ month: '2024-12' }, run)).toMatchObject({ file: 'far-2024-2024-12.json' })
    await expect(reporting({ month: '2026-01' }, run)).rejects.toThrow(
      'data.month must be in a year with a plan (2024, 2025), got 2026-01',
    )
    const board = JSON.parse(await readFile(join(reports, 'far-2025-2025-02.json'), 'utf8')) as Board
    expect(valuesOf(board)[0]).toEqual(['elderly-care.new-meal-sites', { 990100: 3, 990102: 1, 990121: 2 }])
  })
})
