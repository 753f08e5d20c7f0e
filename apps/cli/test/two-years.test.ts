import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { count, indicator, is, revised, total } from '@minzheng/core'
import { mealSites, newMealSites } from '@minzheng/elderly-care'
import { huzhou, huzhou2024, huzhouConfig } from '@minzheng/huzhou'
import { coverageOf, defineDeployment, domains, replaceIndicators, type Board, type Plan } from '@minzheng/plan'
import { explain } from '../src/commands/explain.js'
import { exportObservations } from '../src/commands/export.js'
import { importFiles } from '../src/commands/import.js'
import { report } from '../src/commands/report.js'
import { openSession, type Session } from '../src/session/session.js'
import { sessionIn } from './far-city.js'

const meals = newMealSites.id
const source = { config: huzhouConfig }
/** The plan of the next year: another number, and canteens alone count. */
const plan2025: Plan = {
  ...huzhou2024,
  id: 'huzhou-2025',
  title: { zh: '2025年要点', en: 'Plan for 2025' },
  year: 2025,
  text: '一、养老\n1.助餐。新建老年食堂3个。',
  items: [
    {
      number: 1,
      section: { number: '一', title: '养老' },
      title: '助餐',
      text: '1.助餐。新建老年食堂3个。',
      clauses: ['新建老年食堂3个。'],
    },
  ],
  targets: [
    {
      ...huzhou2024.targets.find((target) => target.indicator === meals)!,
      value: 3,
      period: '2025',
      clause: { document: 'huzhou-2025', item: 1, quote: '新建老年食堂3个' },
    },
  ],
  watched: [],
  merged: [],
}
const canteens = indicator({
  id: meals,
  name: newMealSites.name,
  lowestLevel: 'village',
  formula: total(count(mealSites, { on: mealSites.col.openedOn, where: is(mealSites.col.kind, 'canteen') })),
})
const both = defineDeployment({
  id: 'huzhou',
  name: huzhou.name,
  districts: huzhou.catalogue.districts.all,
  domains: replaceIndicators(domains, [revised(newMealSites, '2025', canteens)]),
  plans: [huzhou2024, plan2025],
})

let folder: string
let session: Session
let drop: () => Promise<void>
let boardBefore: Board
const files = () =>
  Promise.all(
    (
      [
        ['2024', ['1,老年食堂,2024-03-01', '2,助餐点,2024-05-01']],
        ['2025', ['1,老年食堂,2024-03-01', '2,助餐点,2024-05-01', '3,老年食堂,2025-02-01', '4,助餐点,2025-04-01']],
      ] as const
    ).map(async ([period, rows]) => {
      const file = join(folder, `${period}.csv`)
      const body = rows.map((row) => row.split(',')).map(([id, kind, on]) => `S-${id},330502006,${kind},${on},`)
      const head = `吴兴区(330502) 老年助餐点 · 报告期:${period} · 填报日期:2026-01-05\n助餐点编号,行政区划代码,类型,启用日期,停用日期`
      await writeFile(file, `${head}\n${body.join('\n')}\n`)
      return file
    }),
  )
const boardOf = async (of: Session, year: number): Promise<Board> => {
  await report(of, { year, json: join(folder, 'board.json') })
  return JSON.parse(await readFile(join(folder, 'board.json'), 'utf8')) as Board
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'minzheng-two-years-'))
  const place = sessionIn(join(folder, '.minzheng'))
  drop = place.drop
  const alone = await openSession(place.env, { deployment: huzhou, source })
  expect((await importFiles(alone, await files())).failures).toEqual([])
  await alone.recomputeAll()
  boardBefore = await boardOf(alone, 2024)
  await alone.close()
  session = await openSession(place.env, { deployment: both, source })
  await session.recomputeAll()
}, 180_000)
afterAll(async () => {
  await session.close()
  await drop()
  await rm(folder, { recursive: true })
}, 60_000)

const said = async (work: () => Promise<void>): Promise<string> => {
  const lines: string[] = []
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => (lines.push(String(text)), true))
  try {
    await work()
  } finally {
    write.mockRestore()
  }
  return lines.join('')
}

describe('two years of one city in one store, with a definition that changed', () => {
  it('leave every figure of the first year as it was', async () => {
    expect(await boardOf(session, 2024)).toEqual(boardBefore)
    expect(boardBefore.rows.find(({ indicator: id }) => id === meals)?.cells[0]).toMatchObject({
      observation: { value: 2, version: newMealSites.version },
    })
  })

  it('have a board each, with their own numbers, words and definitions', async () => {
    const board = await boardOf(session, 2025)
    expect(board).toMatchObject({ plan: 'huzhou-2025', rows: [{ quote: '新建老年食堂3个', target: { value: 3 } }] })
    expect(board.rows[0]!.cells[0]).toMatchObject({ observation: { value: 1, version: canteens.version } })
  })

  it('are explained by the plan and the formula of the year that is asked for', async () => {
    const options = { records: 5, why: [], forecast: false, json: false }
    const [old, now] = [
      await said(() => explain(session, meals, undefined, '2024', options)),
      await said(() => explain(session, meals, undefined, '2025', options)),
    ]
    expect(old).toContain('(huzhou-2024)')
    expect(old).not.toContain('类型')
    expect(now).toContain('第1项「新建老年食堂3个」(huzhou-2025)')
    expect(now).toContain('类型')
  })

  it('have a coverage each, and exports that say which definition made a figure', async () => {
    expect(coverageOf(plan2025, both.catalogue).rows.map(({ quote }) => quote)).toEqual(['新建老年食堂3个'])
    expect(coverageOf(huzhou2024, both.catalogue)).toEqual(coverageOf(huzhou2024, huzhou.catalogue))
    const file = join(folder, 'figures.csv')
    await exportObservations(session, file, 'csv', {
      indicator: [meals],
      period: ['2024', '2025'],
      district: '330500',
      level: ['city'],
    })
    const rows = (await readFile(file, 'utf8')).split('\n')
    const versions = rows
      .filter((row) => row.includes(meals))
      .map((row) => [newMealSites.version, canteens.version].find((version) => row.includes(version)))
    expect(versions).toEqual([newMealSites.version, canteens.version])
  })
})
