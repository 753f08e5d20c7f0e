import { describe, expect, it } from 'vitest'
import { sendRows } from './tables.js'

const read = async (standard: string, amount = '1170', more: Partial<Record<'code' | 'day', string>> = {}) =>
  (
    await sendRows(
      [
        '低保标准',
        `${more.code ?? '行政区划代码'},${more.day ?? '执行日期'},${standard},文号`,
        `330502,2024-07-01,${amount},x`,
      ],
      {
        dataset: 'standards',
      },
    )
  ).records[0]?.record

describe('a header with a unit or a note', () => {
  it.each([
    '月标准（元/月）',
    '月标准(元/人·月)',
    '月标准[元]',
    '月标准【元】',
    '月标准〔元〕',
    '月标准{元}',
    '月标准「元」',
    '月标准/元',
    '月标准（元/人/月）',
    '月标准(元每人每月)',
    '*月标准（元，必填）',
    '月标准(元，含市级)',
    '【必填】月标准',
    '月标准（必填）(元)',
    '月标准：',
    '★月标准',
  ])('%s is understood', async (header) => {
    expect(await read(header)).toMatchObject({ monthly: 117_000 })
  })

  it('of 万元 is multiplied in any bracket', async () => {
    for (const header of [
      '月标准【万元】',
      '月标准〔万元/月〕',
      '月标准(人民币万元)',
      '月标准/万元',
      '月标准（单位：万元）',
    ])
      expect(await read(header, '0.117')).toMatchObject({ monthly: 117_000 })
  })

  it.each([
    { code: '行政区划代码(6位)', day: '执行日期(如2024-07-01)' },
    { code: '行政区划代码（必填）', day: '执行日期（YYYY-MM-DD）' },
    { code: '行政区划代码【6位数字】', day: '执行日期（年月日）' },
    { day: '执行日期（截至年末）' },
    { day: '执行日期（截至2024年6月末）' },
  ])('%j is understood', async (more) => {
    expect(await read('月标准', '1170', more)).toMatchObject({
      district: '330502',
      effectiveOn: '2024-07-01',
      monthly: 117_000,
    })
  })

  it.each([
    '月标准(元/年)',
    '月标准(人)',
    '月标准(上年)',
    '月标准(元/百人)',
    '月标准(美元)',
    '月标准(其中:财政)',
    '月标准(元)(万元)',
  ])('%s is not the month’s standard', async (header) => {
    await expect(read(header)).rejects.toThrow('月标准')
  })

  it('that is not understood is refused even if the column is optional', async () => {
    const header = '活动编号,行政区划代码,活动日期,参与人次,金额(元)'
    const row = 'A1,330502,2024-05-01,10,1.2'
    expect((await sendRows([`${header},停办日期(必填)`, `${row},2024-05-02`])).records[0]?.record['endedOn']).toBe(
      '2024-05-02',
    )
    await expect(sendRows([`${header},停办日期(上年)`, `${row},2024-05-02`])).rejects.toMatchObject({
      code: 'header-note',
    })
    // If the column itself exists, one with a longer name is another column.
    expect((await sendRows([`${header},停办日期,停办日期(上年)`, `${row},2024-05-02,`])).report.unknown).toEqual([
      '停办日期(上年)',
    ])
  })
})
