import { describe, expect, it } from 'vitest'
import { sendRows } from './tables.js'

const title = '吴兴区(330502) 救助活动 · 报告期:2024-05'
const header = '活动编号,行政区划代码,活动日期,参与人次,金额(元)'
const good = (key: string): string => `${key},330502,2024-05-01,10,1`
const bad = (key: string): string => `${key},330502,2024-05-01,约10,1`

describe('a month is complete only if the rows of its file could be read', () => {
  it('nothing landed and rows were refused: no return, and the import says so', async () => {
    const { report, returns } = await sendRows([title, header, bad('A1'), bad('A2')])
    expect(returns).toEqual([])
    expect(report).toMatchObject({
      accepted: 0,
      refused: 2,
      returns: null,
      withheld: [{ district: '330502', period: '2024-05' }],
    })
  })

  it('more was refused than landed: no return', async () => {
    expect((await sendRows([title, header, good('A1'), bad('A2'), bad('A3')])).returns).toEqual([])
  })

  it('a few of many were refused: returned, and the refused rows wait', async () => {
    const { report, returns } = await sendRows([title, header, good('A1'), good('A2'), bad('A3')])
    expect(returns).toMatchObject([{ district: '330502', month: '2024-05' }])
    expect(report).toMatchObject({ refused: 1, withheld: [] })
  })

  it('a file without rows says that there were none', async () => {
    expect((await sendRows([title, header])).returns).toHaveLength(1)
    expect((await sendRows([title, header, '合计,,,0,0', '填报人:某'])).returns).toHaveLength(1)
  })

  it('a total without the rows that it sums shows that they are missing', async () => {
    expect((await sendRows([title, header, '合计,,,36,300'])).report).toMatchObject({
      accepted: 0,
      returns: null,
      withheld: [{ period: '2024-05' }],
    })
  })
})
