import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Board } from '@minzheng/plan'
import { openDeployment } from '@minzheng/worker'
import { importFiles } from '../src/commands/import.js'
import { init } from '../src/commands/init.js'
import { recomputeAll } from '../src/commands/recompute.js'
import { report } from '../src/commands/report.js'
import { openSession } from '../src/session/session.js'
import { divisions, sessionIn, sitesAsOf, standardsAsOf, valuesOf } from './far-city.js'

let folder: string
let list: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'minzheng-init-'))
  list = join(folder, 'list.csv')
  // With the province and a district of another city, as the lists of the bureau have them.
  await writeFile(list, `${divisions}990000000000,某省\n990202000000,他区\n`)
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

it('a new city goes from a list of divisions to a board of imported files', { timeout: 120_000 }, async () => {
  const city = join(folder, 'far')
  await init(city, { code: '990100', name: '远山市', divisions: list, year: 2025 })
  const empty = await openDeployment(undefined, city)
  expect(
    empty.deployment.catalogue.districts.all.map(({ code, name, level, parent, kind }) => [
      code,
      name,
      level,
      parent,
      kind,
    ]),
  ).toEqual([
    ['990100', '远山市', 'city', null, '地级市'],
    ['990102', '云溪区', 'county', '990100', '市辖区'],
    ['990121', '望山县', 'county', '990100', '县'],
    ['990102001', '城东街道', 'township', '990102', '街道'],
    ['990102001001', '桥头社区', 'village', '990102001', '居'],
  ])
  expect(empty.deployment.plans).toMatchObject([{ id: 'city-990100-2025', year: 2025, targets: [] }])

  await writeFile(join(city, 'plan-2025.txt'), '一、养老\n1.助餐。新建助餐点3个。\n2.救助。低保年标准达到1.2万元。\n')
  const plan = JSON.parse(await readFile(join(city, 'plan-2025.json'), 'utf8')) as object
  const targets = [
    { indicator: 'elderly-care.new-meal-sites', operator: '>=', value: 3, item: 1, quote: '新建助餐点3个' },
    {
      indicator: 'assistance.dibao-annual-standard',
      operator: '>=',
      value: 12_000,
      item: 2,
      quote: '低保年标准达到1.2万元',
      below: 'same',
    },
  ]
  await writeFile(join(city, 'plan-2025.json'), JSON.stringify({ ...plan, targets }))
  const files = {
    'sites-1.csv': sitesAsOf('990102', '990102001001', '2025-01', ['2025-01']),
    'sites-2.csv': sitesAsOf('990121', '990121', '2025-01', ['2025-01']),
    'standards-1.csv': standardsAsOf('990102', '2025-01', { '2025-01-01': 1100 }),
    'standards-2.csv': standardsAsOf('990121', '2025-01', { '2025-01-01': 900 }),
  }
  for (const [name, text] of Object.entries(files)) await writeFile(join(city, name), text)

  const { env, drop } = sessionIn(join(city, '.minzheng'))
  const session = await openSession(env, await openDeployment(undefined, city))
  try {
    const { failures } = await importFiles(
      session,
      Object.keys(files).map((name) => join(city, name)),
    )
    expect(failures).toEqual([])
    await recomputeAll(session)
    await report(session, { json: join(city, 'board.json') })
    const board = JSON.parse(await readFile(join(city, 'board.json'), 'utf8')) as Board
    expect(board.title.zh).toBe('远山市2025年民政工作要点')
    expect(valuesOf(board)).toEqual([
      ['elderly-care.new-meal-sites', { 990100: 2, 990102: 1, 990121: 1 }],
      ['assistance.dibao-annual-standard', { 990100: 10_800, 990102: 13_200, 990121: 10_800 }],
    ])
    const standard = board.rows[1]!.cells.map(({ target, assessment }) => [target?.value, assessment?.status])
    expect(standard.map(([value]) => value)).toEqual([12_000, 12_000, 12_000])
    expect(standard[1]).toEqual([12_000, 'achieved'])
  } finally {
    await session.close()
    await drop()
  }
})

it('a folder with files in it, a wrong code and a list without the city are refused, with what must hold', async () => {
  const options = { code: '990100', name: '远山市', divisions: list, year: 2025 }
  await expect(init(folder, options)).rejects.toThrow(`${folder}: must be an empty folder, got one with`)
  const city = join(folder, 'other')
  await expect(init(city, { ...options, code: '9901' })).rejects.toThrow(
    'the code of the city must be 6 digits, got "9901"',
  )
  await expect(init(city, { ...options, code: '990300' })).rejects.toThrow(
    `${list}: must have a row of the city 990300, got none`,
  )
  await expect(init(city, { ...options, divisions: join(folder, 'none.csv') })).rejects.toThrow(
    'none.csv: must be a readable CSV file, got ENOENT',
  )
})
