import exceljs from 'exceljs'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { reasonWords } from '@minzheng/core/assessment'
import { huzhouCatalogue } from '@minzheng/huzhou'
import { greenIsGood, plainText, redIsGood, reportWorkbook, type Report, type WorkbookOptions } from '../src/index.js'
import { anji, anyValue, city, meals, reportFrom } from './two-years.js'

const options: WorkbookOptions = {
  filledOn: '2024-07-05',
  reporter: '湖州市民政局',
  note: { zh: '模拟数据', en: 'simulated data' },
}

async function read(report: Report, given: WorkbookOptions = options): Promise<exceljs.Workbook> {
  const workbook = new exceljs.Workbook()
  const bytes = await reportWorkbook(report, given)
  await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer)
  return workbook
}

/** The cells of a sheet of targets, by indicator, line and district. */
function blocksOf(sheet: exceljs.Worksheet): Map<string, exceljs.Cell> {
  const found = new Map<string, exceljs.Cell>()
  const heads = (sheet.getRow(4).values as unknown[]).map(String)
  sheet.eachRow((row, at) => {
    const title = row.getCell(6).value
    if (at > 4 && typeof title === 'string' && row.cellCount > 6)
      heads.forEach((head, column) => {
        if (column > 6)
          found.set(`${String(row.getCell(2).value).split('\n')[0]} ${title} ${head}`, row.getCell(column))
      })
  })
  return found
}

function cellsOf(workbook: exceljs.Workbook): exceljs.Cell[] {
  const all: exceljs.Cell[] = []
  workbook.eachSheet((sheet) => sheet.eachRow((row) => row.eachCell((cell) => all.push(cell))))
  return all
}

describe('the workbook', () => {
  const report = reportFrom(anyValue(1))
  let workbook: exceljs.Workbook
  beforeAll(async () => {
    workbook = await read(report)
  })

  it('has separate sheets for explicit targets, implied ones and bare indicators', () => {
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['汇总', '明确目标', '隐含目标', '无目标指标'])
  })

  it('prints on A4 landscape, repeats the header of the table, and leaves the signatures blank', () => {
    for (const sheet of workbook.worksheets) {
      expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape' })
      expect(sheet.pageSetup.printTitlesRow).toMatch(/^4:[45]$/)
      expect(sheet.getCell('A1').value).toContain('湖州市2024年全市民政工作要点指标进度表（2024年1—6月）')
      expect(sheet.getCell('A2').value).toContain('填报时间：2024-07-05')
      expect(sheet.getCell('A3').value).toContain('模拟数据')
      expect(sheet.headerFooter.oddFooter).toContain('第 &P 页 共 &N 页')
      expect(String(sheet.lastRow?.getCell(1).value)).toMatch(/^填报人：　+审核人：　+单位负责人：　+（签章）$/)
    }
  })

  it('a target that must be met exactly is in words, since an equals sign would begin a formula', () => {
    const texts = cellsOf(workbook).map(({ text }) => text)
    expect(report.rows.some(({ target }) => target?.shown.zh === '= 100')).toBe(true)
    expect(texts).toContain('等于 100')
    expect(texts.some((text) => text.startsWith("'"))).toBe(false)
  })

  it('says for whom it is at the foot of every page, before the note, and in its properties', async () => {
    for (const [audience, words] of [
      [undefined, ['内部 · 模拟数据', '内部 internal']],
      ['public', ['公开 · 模拟数据', '公开 public']],
    ] as const) {
      const released = audience === undefined ? {} : { released: { audience, release: 3 } }
      const made = await read(reportFrom(anyValue(1), released))
      for (const sheet of made.worksheets) expect(sheet.headerFooter.oddFooter).toContain(`&L${words[0]}&C`)
      expect(made.category).toBe(words[1])
    }
  })

  it('mentions simulated data only if a note does', async () => {
    const unmarked = await read(report, { filledOn: '2024-07-05' })
    expect(cellsOf(unmarked).some(({ text }) => text.includes('模拟'))).toBe(false)
  })

  it('reads back every figure of the board as a number, and missing ones as words', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const drawn = reportFrom(anyValue(seed))
        const itsWorkbook = await read(drawn)
        const blocks = new Map(itsWorkbook.worksheets.slice(1, 3).flatMap((sheet) => [...blocksOf(sheet)]))
        for (const { section, indicator, cells } of drawn.rows.filter((row) => row.section !== 'bare')) {
          for (const { district, observation, shown } of cells) {
            const place = drawn.districts.find(({ code }) => code === district)!.name
            const title = indicator.time === 'flow' ? '累计' : '期末'
            const found = blocks.get(`${indicator.name.zh} ${title} ${place}`)
            const wanted =
              observation.value === null
                ? reasonWords[observation.reason!].zh
                : indicator.unit === 'stage'
                  ? shown.zh
                  : Number(shown.zh.replaceAll(',', ''))
            expect(found?.value, `${section} ${indicator.id} ${district}`).toBe(wanted)
          }
        }
      }),
      { numRuns: 2 },
    )
  })

  it('reads back bare figures, changes and ranks too', () => {
    const sheet = workbook.getWorksheet('无目标指标')!
    const bare = report.rows.filter(({ section }) => section === 'bare')
    const byName = new Map<string, exceljs.Row>()
    sheet.eachRow((row) => byName.set(String(row.getCell(2).value), row))
    for (const { indicator, cells } of bare) {
      const row = byName.get(`${indicator.name.zh}\n${indicator.name.en}`)!
      const own = cells.find(({ district }) => district === city)!
      const missing = own.observation.value === null
      expect(row.getCell(4).value).toBe(
        missing ? '未报送' : indicator.unit === 'stage' ? own.shown.zh : Number(own.shown.zh.replaceAll(',', '')),
      )
      const change = own.yearOnYear?.change ?? null
      if (change === null) expect(row.getCell(5).value).toBe('—')
      else
        expect(row.getCell(5).value).toBeCloseTo(
          own.yearOnYear!.kind === 'percent' ? change / 100 : change,
          own.yearOnYear!.kind === 'percent' ? 4 : 1,
        )
      expect(row.getCell(9).value).toBe(cells.find(({ district }) => district === '330502')?.rank ?? '·')
    }
  })

  it('contains no text that a spreadsheet takes for a formula, whatever the names of indicators, districts and offices', async () => {
    const hostile = ['=cmd|calc', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', ' =1', "'=1"]
    const named = (index: number) => ({ zh: hostile[index % hostile.length]!, en: 'x' })
    const indicators = new Map(
      [...huzhouCatalogue.indicators].map(([id, each], index) => [id, { ...each, name: named(index) }]),
    )
    const catalogue = { ...huzhouCatalogue, indicators, indicator: (id: string) => indicators.get(id)! }
    const renamed = reportFrom(anyValue(3), { catalogue })
    const districts = renamed.districts.map((district, index) => ({ ...district, name: hostile[index]! }))
    const itsWorkbook = await read(
      { ...renamed, districts, title: named(0) },
      { ...options, reporter: hostile[1]!, note: named(2) },
    )
    const texts = cellsOf(itsWorkbook).flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
    expect(texts.filter((text) => /^\s*[=+\-@＝＋－＠]|^[\t\r]/.test(text))).toEqual([])
    // XML turns a carriage return into a line feed.
    for (const name of hostile)
      expect(texts.map((text) => plainText(text).split('\nx')[0])).toContain(name.replace('\r', '\n'))
    expect(cellsOf(itsWorkbook).some((cell) => cell.type === exceljs.ValueType.Formula)).toBe(false)
  })

  it('a suppressed figure and one not returned are words, never zero; one with returns due keeps its number and a mark', async () => {
    const gaps = reportFrom((_, district) =>
      district === city
        ? { value: 5, status: 'P', reason: 'returns-due' }
        : district === anji
          ? { status: 'Q', reason: 'suppressed' }
          : null,
    )
    const blocks = blocksOf((await read(gaps)).getWorksheet('明确目标')!)
    const name = huzhouCatalogue.indicator(meals).name.zh
    expect(blocks.get(`${name} 累计 安吉县`)!.value).toBe('不予公布')
    expect(blocks.get(`${name} 累计 德清县`)!.value).toBe('未报送')
    expect([blocks.get(`${name} 累计 湖州市`)!.value, blocks.get(`${name} 累计 湖州市`)!.numFmt]).toEqual([
      5,
      '#,##0"†"',
    ])
  })

  it('each sheet says for whom it is, and of which release; the summary counts hidden figures apart', async () => {
    const hidden = (_: string, district: string) =>
      district === anji ? { status: 'Q' as const, reason: 'suppressed' as const } : 1
    const made = await read(reportFrom(hidden, { released: { audience: 'shared', release: 3 } }))
    for (const sheet of made.worksheets) {
      expect(String(sheet.getCell('A2').value)).toContain('对象：部门共享 shared　　第3号发布 release 3')
      expect(sheet.headerFooter.oddFooter).toContain('部门共享')
      // It is published, not filled in: nobody signs.
      expect(String(sheet.getCell('A2').value)).toMatch(/^发布单位：湖州市民政局　　制表时间：/)
      const texts = sheet.getColumn(1).values.map(String)
      expect(texts.some((text) => text.includes('填报人'))).toBe(false)
      expect(texts.some((text) => text.includes('不予公布 数字过小'))).toBe(true)
    }
    const words = made.worksheets[0]!.getColumn(2).values.map((value) => String(value))
    expect(words).toContain('不予公布 suppressed')
    const live = await read(reportFrom(() => 1))
    expect(String(live.worksheets[0]!.getCell('A2').value)).toMatch(/对象：内部 internal$/)
    expect(live.worksheets[0]!.getColumn(2).values.map((value) => String(value))).not.toContain('不予公布 suppressed')
  })

  it('the office chooses the colours; words and symbols stay', async () => {
    const met = reportFrom(() => 1_000_000)
    const [green, red] = await Promise.all(
      [greenIsGood, redIsGood].map(async (colours) =>
        blocksOf((await read(met, { ...options, colours })).getWorksheet('明确目标')!),
      ),
    )
    const at = `${huzhouCatalogue.indicator(meals).name.zh} 状态 湖州市`
    expect([green!.get(at)!.value, red!.get(at)!.value]).toEqual(['✔ 已达标', '✔ 已达标'])
    expect(green!.get(at)!.fill).toMatchObject({ fgColor: { argb: 'FFC6E7CE' } })
    expect(red!.get(at)!.fill).toMatchObject({ fgColor: { argb: 'FFF9CFCB' } })
  })
})

describe('the colours', () => {
  it.each(
    Object.entries({ greenIsGood, redIsGood }).flatMap(([name, colours]) =>
      Object.entries(colours).map(([status, paint]) => ({ name, status, ...paint })),
    ),
  )('$name: $status can be read on its fill (contrast of at least 4.5)', ({ fill, text }) => {
    const light = (hex: string): number =>
      [0, 2, 4]
        .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
        .map((share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4))
        .reduce((sum, share, index) => sum + share * [0.2126, 0.7152, 0.0722][index]!, 0)
    const [dark, bright] = [light(text), light(fill)].toSorted((one, other) => one - other)
    expect((bright! + 0.05) / (dark! + 0.05)).toBeGreaterThan(4.5)
  })
})
