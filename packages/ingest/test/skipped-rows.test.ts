import { describe, expect, it } from 'vitest'
import { sendRows } from './tables.js'

const header = '序号,活动编号,行政区划代码,活动日期,参与人次,金额(元)'
const row = (number: string, key: string): string => `${number},${key},330502,2024-05-01,10,1`
const returned = '吴兴区(330502) 救助活动 · 报告期:2024-05'

describe('a full row', () => {
  it.each(['负责人', '说明：周末', '审核人：甲', '备注', '填报人:乙', '注：丙'])(
    'that begins with %s is a record',
    async (word) => {
      const { report, records } = await sendRows([header.replace('序号', '负责人'), row(word, 'A1')])
      expect(records).toHaveLength(1)
      expect(report.skipped).toBe(0)
    },
  )

  it.each(['合计', '累计(含外送)', 'Total', '其中：城区', '吴兴区小计'])(
    'that begins with %s is neither skipped nor counted, but refused',
    async (word) => {
      const { report, refused } = await sendRows([header.replace('序号', '负责人'), row(word, 'A1'), row('1', 'A2')])
      expect(refused).toMatchObject([{ line: 2, code: 'subtotal' }])
      expect(report).toMatchObject({ accepted: 1, skipped: 0 })
    },
  )
})

describe('a row that is no record', () => {
  it.each([
    ['合计,,,,36,300', 'total'],
    ['总 计,,,,36,300', 'total'],
    ['合 计(元),,,,36,300', 'total'],
    ['Total,,,,36,300', 'total'],
    [',湖州市合计,,,36,300', 'total'],
    ['其中：城区,,,,3,3', 'total'],
    ['制表单位：某局,,,审核：某,,', 'footer'],
    [',,,单位负责人：,统计负责人：,填表人：', 'footer'],
    ['报出日期：2024-05-01,,,,,', 'footer'],
    ['单位负责人：,统计负责人：,填表人：,报出日期：,联系电话：,备注：', 'footer'],
    ['第1页 共3页,,,,,', 'footer'],
    ['注：1.本表由县区填报,,,,,', 'footer'],
    ['2.标准为月标准,,,,,', 'note'],
    [',2.标准为月标准,,,,', 'note'],
    ['（二）口径说明,,,,,', 'note'],
    ['以下为补报,,,,,', 'note'],
    ['2,,,,,', 'number'],
    ['甲,乙,1,2,3,4', 'numbering'],
    ['1,2,3,4,5,6', 'numbering'],
    [header, 'header'],
    [header.replace('活动编号', ' 活动编号*').toUpperCase(), 'header'],
  ])('%s is skipped as %s, and listed with its line', async (text, kind) => {
    const { report, refused } = await sendRows([header, row('1', 'A1'), '', text, row('3', 'A3')])
    expect(refused).toEqual([])
    expect(report).toMatchObject({
      accepted: 2,
      skipped: 2,
      skippedKinds: { blank: 1, [kind]: 1 },
      skippedRows: [{ line: 4, kind }],
    })
  })

  it.each(['2,A2,,,,', ',A2,,,,', '5,A5,330502,,10,1', '审核人：甲,A4,330502,,10,1'])(
    '%s begins a record, and is refused rather than skipped',
    async (text) => {
      const { refused } = await sendRows([header, row('1', 'A1'), text])
      expect(refused).toMatchObject([{ line: 3, code: 'missing' }])
    },
  )

  it('with only its number is blank: rows that were numbered in advance do not fill the quarantine', async () => {
    const { report } = await sendRows([returned, header, row('1', 'A1'), '2,,,,,', '3,,,,,', '4'])
    expect(report).toMatchObject({ accepted: 1, refused: 0, skippedKinds: { number: 3 } })
  })
})

describe('a second header', () => {
  const standards = ['行政区划代码,执行日期,月标准(元),文号', '330502,2024-07-01,1170,x']
  const others = ['行政区划代码,执行日期,基本生活月标准(元),文号', '330502,2024-01-01,1755,y']

  it('of another table is refused with both lines, and nothing lands', async () => {
    const file = ['低保标准', ...standards, '', '二、特困供养标准', ...others]
    await expect(sendRows(file, { dataset: 'standards' })).rejects.toThrow(/第2行和第6行/)
    await expect(sendRows(file, { dataset: 'other-standards' })).rejects.toThrow(/第2行和第6行/)
    await expect(sendRows(file)).rejects.toMatchObject({ code: expect.stringMatching(/several/) })
  })

  it('with its columns in another order is another table', async () => {
    const turned = ['执行日期,行政区划代码,文号,月标准(元)', '2025-07-01,330502,x,1200']
    await expect(sendRows([...standards, ...turned])).rejects.toMatchObject({ code: 'several-tables' })
  })

  it('that is the same repeats the first', async () => {
    expect((await sendRows([...standards, standards[0]!, '330502,2025-07-01,1200,x'])).report).toMatchObject({
      accepted: 2,
      skippedKinds: { header: 1 },
    })
  })
})
