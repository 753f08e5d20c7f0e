import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unitsSaid } from '../src/header/title-unit.js'
import { sendRows } from './tables.js'

const header = '活动编号,行政区划代码,活动日期,参与人次,金额'
const row = 'A1,330502,2024-05-01,10,1.2'
const cost = async (...titles: string[]): Promise<unknown> =>
  (await sendRows([...titles, header, row])).records[0]?.record['cost']

describe('the unit of money in a title', () => {
  it.each([
    '救助活动统计表  单位：万元',
    '救助活动统计表  单位：人民币万元',
    '救助活动统计表  （万元）',
    '救助活动统计表  单位：人次、平方米、万元',
    '救助活动统计表  金额单位：万元',
    '救助活动统计表（金额单位:万元）',
    '救助活动统计表【单位：万元】',
    '救助活动统计表,,单位：,万元',
    '救助活动统计表,,,万元',
    '计量单位：万元/人次',
    '金额单位为万元',
    '单位:人、万元 填报单位:吴兴区民政局',
    '货币单位 : 人民币（万元）',
    '2024年投入1200万元的救助活动 单位:万元',
  ])('%s is read as 万元', async (title) => {
    expect(await cost(title)).toBe(1_200_000)
  })

  it.each([
    '救助活动统计表',
    '单位：元',
    '填报单位:万元乡民政所',
    '投入1,200万元的救助活动',
    '投入五百万元的活动',
    '活动中心3单元',
  ])('%s leaves yuan', async (title) => {
    if (title.includes('万元乡')) return expect(cost(title)).rejects.toThrow('--money-unit')
    expect(await cost(title)).toBe(120)
  })

  it.each([
    ['金额以万元计', '万元'],
    ['以亿元为单位', '亿元'],
    ['万元以上项目表', '万元'],
    ['单位:万美元', '万美元'],
    ['单位:美元', '美元'],
    ['单位：万', '万'],
    ['单位：元、万元', '几种'],
  ])('%s is refused with a question, never read as yuan', async (title, said) => {
    await expect(cost(title)).rejects.toThrow(said)
    await expect(cost(title)).rejects.toThrow('--money-unit')
  })

  it('that is not understood is taken from the option, and does not matter if the header has one', async () => {
    const asked = ['金额以万元计', header, row]
    expect((await sendRows(asked, { moneyUnit: '万元' })).records[0]?.record['cost']).toBe(1_200_000)
    expect((await sendRows(['金额以万元计', `${header}(元)`, row])).records[0]?.record['cost']).toBe(120)
  })

  it('is found in a note beside the header, and in the header above', async () => {
    expect((await sendRows(['救助活动', `${header},单位：万元`, row])).records[0]?.record['cost']).toBe(1_200_000)
    expect((await sendRows(['救助活动', ',,,工作量,资金(万元)', header, row])).records[0]?.record['cost']).toBe(
      1_200_000,
    )
    expect((await sendRows(['救助活动', ',,,工作量,资金(万元)', header, row])).records[0]?.record['visits']).toBe(10)
  })

  it('does not make a title a part of the header', async () => {
    const { report } = await sendRows(['吴兴区(330502) 救助活动（万元） · 报告期:2024-05', header, row])
    expect(report.returns).toMatchObject([{ district: '330502', period: '2024-05' }])
  })

  it('is not contradicted by a note below the table', async () => {
    await expect(sendRows(['救助活动', header, row, '注：本表金额单位为万元'])).rejects.toThrow('第4行')
    await expect(sendRows(['救助活动', header, row, '合计(万元),,,10,1.2'])).rejects.toThrow('--money-unit')
    expect((await sendRows(['单位:万元', header, row, '注：本表金额单位为万元'])).report).toMatchObject({
      accepted: 1,
      skipped: 1,
    })
  })

  it('does not apply to counts; 万人 is refused with a question', async () => {
    await expect(sendRows(['单位：万人次', header.replace('金额', '金额(元)'), row])).rejects.toThrow(
      '参与人次(万人次)',
    )
    expect(
      (await sendRows(['单位：万人次', header.replace('参与人次,金额', '参与人次(万人次),金额(元)'), row])).records[0]
        ?.record['visits'],
    ).toBe(100_000)
  })

  it('is read or refused wherever 万元 occurs: never ignored', () => {
    const word = fc.constantFrom(
      '单位',
      '：',
      ':',
      '（',
      '）',
      '万元',
      '人民币',
      '、',
      ' ',
      '金额',
      '统计表',
      '人次',
      '为',
      '计',
      '以',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const text = words.join('')
        const { money, unclear } = unitsSaid(text)
        if (text.includes('万元')) expect(money.length + unclear.length).toBeGreaterThan(0)
        for (const power of money) expect(power).toBe(4)
      }),
      { numRuns: 2000 },
    )
  })
})
