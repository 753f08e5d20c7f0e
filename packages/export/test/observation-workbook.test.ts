import exceljs, { type Worksheet } from 'exceljs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Observation } from '@minzheng/core'
import { lastDay, parsePeriod } from '@minzheng/core/periods'
import { huzhouCatalogue } from '@minzheng/huzhou'
import { observationsWorkbook, type Batches, type FileHeader } from '../src/index.js'
import { anyObservations, inTable } from './any-observation.js'

const header: FileHeader = { prepared: new Date('2024-07-05T01:02:03Z'), isTest: true }

async function workbookOf(batches: Batches, given: FileHeader = header, rowsOfSheet?: number) {
  const chunks: Uint8Array[] = []
  for await (const chunk of observationsWorkbook(huzhouCatalogue, batches, given, rowsOfSheet)) chunks.push(chunk)
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.load(Buffer.concat(chunks) as never)
  return workbook
}

const observation: Observation = {
  indicator: 'assistance.dibao-annual-standard',
  variant: 'standard',
  part: null,
  district: '330523',
  period: '2024-03',
  numerator: 108_050,
  denominator: null,
  value: 12_966,
  status: 'A',
  reason: null,
  asOf: '2024-03-31',
  received: 1,
  expected: 1,
  version: '1',
  revision: null,
}
const suppressed: Observation = { ...observation, numerator: null, value: null, status: 'Q', reason: 'suppressed' }

/** The cell of a row below a header, by the English words of the header. */
function cellOf(sheet: Worksheet, row: number, word: string) {
  const titles = (sheet.getRow(1).values as string[]).map((title) => title?.split(' ').slice(1).join(' '))
  return sheet.getRow(row).getCell(titles.indexOf(word))
}

describe('observations as a workbook', () => {
  it('keep codes and months as text, days as days, and numbers as numbers', async () => {
    const sheet = (await workbookOf([[observation]])).getWorksheet('观测值')!
    expect(cellOf(sheet, 2, 'district')).toMatchObject({ value: '330523', numFmt: '@' })
    expect(cellOf(sheet, 2, 'period')).toMatchObject({ value: '2024-03', numFmt: '@' })
    expect(cellOf(sheet, 2, 'version of the definition')).toMatchObject({ value: '1', numFmt: '@' })
    expect(cellOf(sheet, 2, 'as of')).toMatchObject({ value: new Date('2024-03-31'), numFmt: 'yyyy-mm-dd' })
    expect(cellOf(sheet, 2, 'value')).toMatchObject({ value: 12_966, numFmt: '#,##0' })
    expect(cellOf(sheet, 2, 'numerator')).toMatchObject({ value: 1080.5, numFmt: '#,##0.00####' })
    expect(cellOf(sheet, 2, 'unit of the numerator').value).toBe('元')
    expect(cellOf(sheet, 2, 'returns received').value).toBe(1)
  })

  it('have a header in Chinese and English that stays in view, and a filter', async () => {
    const sheet = (await workbookOf([[observation]])).getWorksheet('观测值')!
    expect(sheet.getCell('A1').value).toBe('指标编号 indicator')
    expect(sheet.views).toMatchObject([{ state: 'frozen', ySplit: 1 }])
    expect(sheet.autoFilter).toBe('A1:X1')
    expect(sheet.columnCount).toBe(24)
  })

  it('leave a missing figure empty, with its status and reason in words', async () => {
    const sheet = (await workbookOf([[suppressed]])).getWorksheet('观测值')!
    for (const word of ['value', 'numerator', 'unit of the numerator', 'denominator'])
      expect(cellOf(sheet, 2, word).value).toBeNull()
    expect(cellOf(sheet, 2, 'status').value).toBe('Q')
    expect(cellOf(sheet, 2, 'reason in words').value).toBe('不予公布')
  })

  it('read back equal, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(anyObservations, async (observations) => {
        const sheet = (await workbookOf([observations.slice(0, 2), [], observations.slice(2)])).getWorksheet('观测值')!
        expect(sheet.rowCount).toBe(observations.length + 1)
        observations.map(inTable).forEach((each, index) => {
          const cell = (word: string) => cellOf(sheet, index + 2, word).value
          expect({
            indicator: cell('indicator'),
            part: cell('part'),
            district: cell('district'),
            period: cell('period'),
            until: (cell('last day of the period') as Date).toISOString().slice(0, 10),
            value: cell('value'),
            numerator: cell('numerator'),
            unit: cell('unit of the numerator'),
            status: cell('status'),
            revision: cell('revision'),
          }).toEqual({
            indicator: each.indicator,
            part: each.part,
            district: each.district,
            period: each.period,
            until: lastDay(parsePeriod(each.period)),
            value: each.value,
            numerator: each.numerator,
            unit: each.numeratorUnit,
            status: each.status,
            revision: each.revision,
          })
        })
      }),
      { numRuns: 10 },
    )
  })

  it('say for whom they are, and that they are simulated', async () => {
    const workbook = await workbookOf([[observation]])
    const notes = workbook.getWorksheet('说明')!
    expect(notes.getRow(1).values).toEqual([undefined, '对象 audience', 'internal', '内部', 'internal'])
    expect(notes.getRow(3).getCell(2).value).toBe('模拟数据')
    expect(workbook.category).toBe('内部 internal')
    expect(workbook.getWorksheet('观测值')!.headerFooter.oddFooter).toContain('内部 internal · 模拟数据')
    const forAll = await workbookOf([[observation]], { ...header, isTest: false, audience: 'public' })
    expect(forAll.getWorksheet('说明')!.getRow(1).getCell(2).value).toBe('public')
    expect(cellOf(forAll.getWorksheet('观测值')!, 2, 'audience').value).toBe('public')
    expect(forAll.getWorksheet('观测值')!.headerFooter.oddFooter).not.toContain('模拟')
  })

  it('go on on another sheet if one is full, so that no row is lost', async () => {
    const months = ['01', '02', '03', '04', '05'].map((month) => ({ ...observation, period: `2024-${month}` }))
    const workbook = await workbookOf([months], header, 2)
    const sheets = ['观测值', '观测值2', '观测值3'].map((name) => workbook.getWorksheet(name)!)
    expect(sheets.flatMap((sheet) => [2, 3].map((row) => cellOf(sheet, row, 'period').value))).toEqual([
      ...months.map(({ period }) => period),
      null,
    ])
    for (const sheet of sheets) expect(sheet.getCell('A1').value).toBe('指标编号 indicator')
  })

  it('make no file of figures that cannot be read', async () => {
    const failing = (async function* () {
      yield [observation]
      throw new Error('the store is gone')
    })()
    await expect(workbookOf(failing)).rejects.toThrow('the store is gone')
    await expect(workbookOf([[{ ...observation, indicator: 'no.such' }]])).rejects.toThrow('no.such')
  })
})
