import { describe, expect, it } from 'vitest'
import { sendRows } from './tables.js'

const header = '行政区划代码,县(区),统计日期,参保人数'
const city = '330500,湖州市,2024-06-30,300'
const county = '330502,吴兴区,2024-06-30,100'
const codes = async (...rows: string[]) => {
  const { records, refused } = await sendRows([header, ...rows])
  return [
    records.map(({ record }) => record['district']).toSorted(),
    refused.map(({ line, code }) => `${line} ${code}`),
  ]
}

describe('a row of a district above others in one file', () => {
  it('is refused as their sum, whichever comes first', async () => {
    expect(await codes(city, county)).toEqual([['330502'], ['2 subtotal']])
    expect(await codes(county, '330523,安吉县,2024-06-30,200', city)).toEqual([['330502', '330523'], ['4 subtotal']])
    expect(await codes(county, '330502001,月河街道,2024-06-30,60')).toEqual([['330502001'], ['2 subtotal']])
    expect(await codes('330500,湖州市合计,2024-06-30,300', county)).toEqual([['330502'], ['2 subtotal']])
  })

  it('of another day is their sum too, since a count is in force until the next', async () => {
    expect(await codes('330500,湖州市,2023-12-31,300', county)).toEqual([['330502'], ['2 subtotal']])
  })

  it('is a record if there are no districts below it, or if it says 本级', async () => {
    expect(await codes(city)).toEqual([['330500'], []])
    expect(await codes('330500,湖州市本级,2024-06-30,3', county)).toEqual([['330500', '330502'], []])
    expect(await codes('330500,市本级,2024-06-30,3', county)).toEqual([['330500', '330502'], []])
  })

  it('is a record if rows are things or standards, which do not add', async () => {
    const standards = await sendRows(
      ['行政区划代码,执行日期,月标准(元),文号', '330500,2024-07-01,1170,x', '330502,2024-07-01,1200,y'],
      {
        dataset: 'standards',
      },
    )
    expect(standards.records).toHaveLength(2)
    const activities = await sendRows([
      '活动编号,行政区划代码,活动日期,参与人次,金额(元)',
      'A1,330500,2024-05-01,1,1',
      'A2,330502,2024-05-01,1,1',
    ])
    expect(activities.records).toHaveLength(2)
  })
})
