import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { explain } from '../src/commands/explain.js'
import { exportObservations } from '../src/commands/export.js'
import { printFigures } from '../src/commands/figures.js'
import { importFiles } from '../src/commands/import.js'
import { report } from '../src/commands/report.js'
import { why } from '../src/commands/why.js'
import { openSession, type Session } from '../src/session/session.js'
import { sessionIn } from './far-city.js'

const indicator = 'assistance.dibao-annual-standard'
const month = '2024-03'
const place = '330523'

let folder: string
let session: Session
let drop: () => Promise<void>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'minzheng-cli-units-'))
  const opened = sessionIn(join(folder, 'minzheng'))
  drop = opened.drop
  session = await openSession(opened.env)
  // The second file has a standard more, in force from the day after.
  const rows = ['2024-03-01,1080.50', '2024-03-02,1100'].map((row) => `${place},${row}`)
  const title = `安吉县(${place}) 低保标准 全量名册 · 报告期:${month}`
  for (const count of [1, 2]) {
    const file = join(folder, `低保标准${count}.csv`)
    await writeFile(file, [title, '行政区划代码,执行日期,月标准(元)', ...rows.slice(0, count)].join('\n'))
    expect((await importFiles(session, [file])).failures).toEqual([])
  }
  await session.recomputeAll()
}, 180_000)
afterAll(async () => {
  await session.close()
  await drop()
  await rm(folder, { recursive: true })
}, 60_000)

/** The data that a command prints; everything that it prints is data. */
async function dataOf(work: () => Promise<void>): Promise<any> {
  let text = ''
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((written) => {
    text += String(written)
    return true
  })
  try {
    await work()
  } finally {
    spy.mockRestore()
  }
  return JSON.parse(text)
}

/** 1,100 yuan a month is 13,200 yuan a year; the records hold 110,000 fen. */
const now = { value: 13_200, unit: 'yuan/year', numerator: 1_100, numeratorUnit: 'yuan', denominatorUnit: null }
const before = { ...now, value: 12_966, numerator: 1_080.5 }

describe('money leaves in yuan, with its unit, beside a value in yuan', { timeout: 120_000 }, () => {
  it('in figures as data', async () => {
    const figures = await dataOf(() =>
      printFigures(session, [indicator], { district: place, period: [month], json: true }),
    )
    expect(figures[0]).toMatchObject({ indicator, district: place, ...now })
  })

  it('in an explanation as data', async () => {
    const options = { records: 5, why: [], forecast: false, json: true }
    const explained = await dataOf(() => explain(session, indicator, place, month, options))
    expect(explained.audience).toBe('internal')
    expect(explained.observation).toMatchObject(now)
    expect(explained.inputs[0]).toMatchObject({ value: 1_100, unit: 'yuan' })
  })

  it('in what moved a figure, as data', async () => {
    const moved = await dataOf(() => why(session, indicator, place, month, { between: ['#1', '#2'], json: true }))
    expect(moved).toMatchObject([{ before, after: now }])
  })

  it('in the board as data', async () => {
    const file = join(folder, 'board.json')
    await report(session, { upTo: month, json: file })
    const board = JSON.parse(await readFile(file, 'utf8'))
    expect(board.audience).toBe('internal')
    const row = board.rows.find((each: { indicator: string }) => each.indicator === indicator)
    const cell = row.cells.find((each: { district: string }) => each.district === place)
    expect(cell.observation).toMatchObject({ numerator: 1_100, numeratorUnit: 'yuan', unit: 'yuan/year' })
  })

  it('in exported tables', async () => {
    const file = join(folder, 'figures.csv')
    await exportObservations(session, file, 'csv', { indicator: [indicator], district: place, period: [month] })
    const [header, row] = (await readFile(file, 'utf8')).split('\r\n').map((line) => line.split(','))
    const at = (title: string): string | undefined => row![header!.findIndex((each) => each.includes(title))]
    expect([at('数值 value'), at('分子 numerator'), at('分子单位')]).toEqual(['13200', '1100', '元'])
  })

  it('and in a workbook, where codes and months are text', async () => {
    const file = join(folder, 'figures.xlsx')
    await exportObservations(session, file, 'xlsx', { indicator: [indicator], period: [month] })
    const workbook = new exceljs.Workbook()
    await workbook.xlsx.readFile(file)
    const sheet = workbook.getWorksheet('观测值')!
    const titles = sheet.getRow(1).values as string[]
    const ofCounty = sheet.getRow(sheet.getColumn(titles.indexOf('地区代码 district')).values.indexOf(place))
    const at = (title: string) => ofCounty.getCell(titles.indexOf(title)).value
    expect([at('时期 period'), at('数值 value'), at('分子 numerator')]).toEqual([month, 13_200, 1_100])
  })
})
