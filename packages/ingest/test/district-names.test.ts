import { describe, expect, it } from 'vitest'
import { otherDistrictInName } from '../src/import/stated-return.js'
import { sendRows, tables } from './tables.js'

const counties = async (...names: string[]) => {
  const { records, refused } = await sendRows([
    '县(区),活动编号,活动日期,参与人次,金额(元)',
    ...names.map((name, index) => `${name},A${index},2024-05-01,1,1`),
  ])
  return { found: records.map(({ record }) => record['district']), refused }
}
const townships = async (...names: string[]) => {
  const { records, refused } = await sendRows([
    '县(区),乡镇(街道),村(社区),活动编号,活动日期,参与人次,金额(元)',
    ...names.map((name, index) => `${name},A${index},2024-05-01,1,1`),
  ])
  return { found: records.map(({ record }) => record['district']), refused }
}

describe('a name of a district', () => {
  it.each([
    '吴兴区',
    '吴兴',
    '湖州市吴兴区',
    '湖州吴兴',
    '浙江省湖州市吴兴区',
    '吴 兴 区',
    '330502',
    '330502000000',
    '330502吴兴区',
    '吴兴区（330502）',
    '吴兴区本级',
  ])('%s is 吴兴区', async (name) => {
    expect(await counties(name)).toMatchObject({ found: ['330502'], refused: [] })
  })

  it.each(['湖州市', '市本级', '湖州市本级', '本级', '330500'])('%s is the city itself', async (name) => {
    expect(await counties(name)).toMatchObject({ found: ['330500'], refused: [] })
  })

  it.each(['南太湖新区', '湖州南太湖新区', '湖州经济技术开发区', '吴兴区(不含南太湖新区)'])(
    '%s is refused as a reporting unit, with what to do',
    async (name) => {
      const { refused } = await counties(name)
      expect(refused).toMatchObject([{ code: 'district-reporting-unit' }])
      expect(refused[0]?.reason.zh).toContain('填报单位')
    },
  )

  it.each([
    ['吴兴區', 'district-unknown'],
    ['Wuxing', 'district-unknown'],
    ['吴', 'district-unknown'],
    ['吴兴县', 'district-unknown'],
    ['330502安吉县', 'district-contradiction'],
  ])('%s is refused as %s', async (name, code) => {
    expect((await counties(name)).refused).toMatchObject([{ code }])
  })

  it('below another is found without its ending, with its parent, or with the ending of its office', async () => {
    expect(
      await townships('吴兴,月河,', '吴兴区,织里,凤凰村', '吴兴区,吴兴区织里镇,', '吴兴,月河街道办事处,'),
    ).toMatchObject({
      found: ['330502001', '330502100201', '330502100', '330502001'],
      refused: [],
    })
  })

  it('that may mean several is refused, with a list of them', async () => {
    const { refused } = await townships('吴兴区,,凤凰村')
    expect(refused).toMatchObject([{ code: 'district-ambiguous' }])
    expect(refused[0]?.reason.zh).toContain('330502001201')
    expect(refused[0]?.reason.zh).toContain('330502100201')
  })

  it('may also be in the column of codes', async () => {
    const { records, refused } = await sendRows([
      '行政区划代码,活动编号,活动日期,参与人次,金额(元)',
      ...['吴兴区', '330502吴兴区', '织里镇', '凤凰村委会', '南太湖新区'].map(
        (name, index) => `${name},A${index},2024-05-01,1,1`,
      ),
    ])
    expect(records.map(({ record }) => record['district'])).toEqual(['330502', '330502', '330502100'])
    expect(refused.map(({ code }) => code)).toEqual(['district-ambiguous', 'district-reporting-unit'])
  })
})

describe('a title', () => {
  const rows = ['行政区划代码,执行日期,月标准(元),文号', '330502,2024-07-01,1170,x']
  it('that names two districts or two periods is refused', async () => {
    await expect(sendRows(['吴兴区(330502) 安吉县(330523) 低保标准 · 报告期:2024', ...rows])).rejects.toMatchObject({
      code: 'title-district',
    })
    await expect(sendRows(['吴兴区(330502) 低保标准 · 报告期:2024 · 报告期:2025', ...rows])).rejects.toMatchObject({
      code: 'title-period',
    })
    expect(
      (await sendRows(['吴兴区(330502) 低保标准 · 报告期:2024', '吴兴区(330502) 报告期:2024年', ...rows])).report
        .returns,
    ).toHaveLength(1)
  })

  it.each([
    ['报告期:2024年1—6月', '2024-01/2024-06'],
    ['报告期 : 2024年6月', '2024-06'],
    ['报告期,2024年上半年', '2024-S1'],
    ['报告期:,2024-05,填报人:某', '2024-05'],
    ['报告期:·2024-05', '2024-05'],
    ['报告期（2024年第二季度）', '2024-Q2'],
  ])('%s is a period', async (said, period) => {
    expect((await sendRows([`吴兴区(330502),${said}`, ...rows])).report.returns).toMatchObject([{ period }])
  })

  it('with a text that is no period is refused', async () => {
    await expect(sendRows(['吴兴区(330502) 报告期:截至2024年6月底', ...rows])).rejects.toMatchObject({
      code: 'title-period',
    })
  })
})

it('a title that contradicts the options is refused, and one that contradicts the file’s name is reported', async () => {
  const rows = [
    '吴兴区(330502) 低保标准 · 报告期:2024',
    '行政区划代码,执行日期,月标准(元),文号',
    '330502,2024-07-01,1170,x',
  ]
  await expect(sendRows(rows, { returns: { district: '330523', period: '2024' } })).rejects.toMatchObject({
    code: 'title-district',
  })
  await expect(sendRows(rows, { returns: { district: '330502', period: '2023' } })).rejects.toMatchObject({
    code: 'title-period',
  })
  expect((await sendRows(rows, { returns: { district: '330502', period: '2024' } })).report).toMatchObject({
    accepted: 1,
    otherDistrict: null,
  })
  expect(otherDistrictInName('低保标准_330523_202401.csv', tables.districts, ['330502'])).toBe('330523')
  expect(otherDistrictInName('低保标准_330502_202401.csv', tables.districts, ['330502'])).toBeNull()
})
