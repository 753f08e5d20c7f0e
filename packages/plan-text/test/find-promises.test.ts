import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findPromises, type PlanPromise } from '../src/index.js'
import { inChinese } from '../src/base/numeral.js'
import { labelledPlans } from './labelled/index.js'
import { measure } from './labelled/measure.js'

const find = (text: string, districts: readonly string[] = []): readonly PlanPromise[] =>
  findPromises({ offset: 0, text }, { districts })
const one = (text: string): PlanPromise => {
  const found = find(text)
  expect(found, text).toHaveLength(1)
  return found[0]!
}

describe('The promises of labelled plans', () => {
  const measured = labelledPlans.map((plan) => ({ tuned: plan.tuned, ...measure(plan, (text) => find(text)) }))

  it.each(measured)(
    'of $plan are found: recall and precision at least 0.9',
    ({ labelled, found, right, missed, wrong }) => {
      expect(right / labelled, missed.join('\n')).toBeGreaterThanOrEqual(0.9)
      expect(right / found, wrong.join('\n')).toBeGreaterThanOrEqual(0.9)
    },
  )

  /** The numbers that the README states, for the plans whose texts were looked at and for those held back. */
  it.each([
    { tuned: true, labelled: 50, right: 50, found: 50, whole: 50 },
    { tuned: false, labelled: 54, right: 54, found: 57, whole: 48 },
  ])('are found as often as the README says: tuned $tuned', ({ tuned, ...wanted }) => {
    const of = measured.filter((each) => each.tuned === tuned)
    const sum = (key: 'labelled' | 'found' | 'right' | 'whole'): number => of.reduce((all, each) => all + each[key], 0)
    expect({ labelled: sum('labelled'), right: sum('right'), found: sum('found'), whole: sum('whole') }).toEqual(wanted)
  })
})

describe('findPromises', () => {
  it('reads numbers however they are written', () => {
    const written: readonly (readonly [string, number, string | null])[] = [
      ['新增床位1,200张', 1200, '张'],
      ['新增床位１２００张', 1200, '张'],
      ['新增床位1.2万张', 12_000, '张'],
      ['新增床位一千二百张', 1200, '张'],
      ['新建服务站三十个', 30, '个'],
      ['新增两个服务站', 2, '个'],
      ['新增资金1.1亿元', 110_000_000, '元'],
      ['覆盖率达到百分之八十以上', 80, '%'],
      ['覆盖率达到80％以上', 80, '%'],
      ['覆盖率达到三分之二以上', 66.6667, '%'],
      ['占比提高5个百分点', 5, '个百分点'],
      ['全市慈善组织数量达到100。', 100, null],
    ]
    for (const [text, value, unit] of written) expect([one(text).value, one(text).unit], text).toEqual([value, unit])
  })

  it('reads any whole number back from figures and from Chinese numerals', () => {
    fc.assert(
      fc.property(fc.integer({ min: 11, max: 99 }), fc.integer({ min: 1, max: 9_999_999 }), (small, large) => {
        expect(one(`新建服务站${inChinese(small)}家`).value).toBe(small)
        expect(one(`新增床位${large}张`).value).toBe(large)
        expect(one(`新增床位${large.toLocaleString('en-US')}张`).value).toBe(large)
        expect(one(`发放资金${large / 100}万元以上`).value).toBe(large * 100)
      }),
    )
  })

  it('reads a range with either sign, and with the unit or the power said once', () => {
    for (const text of ['培育4–5家', '培育4—5家', '培育4-5家', '培育4至5家', '培育4家到5家', '培育四至五家以上'])
      expect([one(text).value, one(text).high, one(text).unit], text).toEqual([4, 5, '家'])
    expect([one('新增床位2至3万张').value, one('新增床位2至3万张').high]).toEqual([20_000, 30_000])
    expect([one('占比控制在30%—40%').value, one('占比控制在30%—40%').high]).toEqual([30, 40])
  })

  it('reads operator words on both sides', () => {
    expect(one('比例不低于70%')).toMatchObject({ operator: '>=', operatorWords: '不低于', kind: 'share' })
    expect(one('时限压缩到3个工作日以内')).toMatchObject({ operator: '<=', value: 3, unit: '个工作日' })
    expect(one('空置率控制在20%以内')).toMatchObject({ operator: '<=' })
    expect(one('新增床位300张')).toMatchObject({ operator: '>=', operatorWords: null, kind: 'new', verb: '新增' })
    expect(one('服务约2万人次')).toMatchObject({ approximate: true, value: 20_000 })
  })

  it('tells a change from what it leads to, and keeps what was before', () => {
    expect(one('火化率提高5个百分点')).toMatchObject({ kind: 'change', direction: 'up' })
    expect(one('信访量下降10%')).toMatchObject({ kind: 'change', direction: 'down', value: 10 })
    expect(one('火化率提高到95%')).toMatchObject({ kind: 'share', operator: '>=' })
    expect(one('低保标准由每人每月500元提高到530元')).toMatchObject({ from: 500, value: 530, kind: 'level' })
  })

  it('reads 全覆盖 as a share of 100 %, once', () => {
    expect(one('实现县、乡、村三级规范化运行全覆盖')).toMatchObject({
      value: 100,
      unit: '%',
      operator: '=',
      kind: 'share',
    })
    expect(one('乡镇（街道）社工站100%全覆盖').value).toBe(100)
  })

  it('carries the verb through a list', () => {
    expect(find('新增30个长者食堂、20个照护之家，10家驿站').map(({ verb, value }) => [verb, value])).toEqual([
      ['新增', 30],
      ['新增', 20],
      ['新增', 10],
    ])
  })

  it('reads money for each month and year, and what a rate is per', () => {
    expect(one('城市低保标准不低于每人每月980元')).toMatchObject({ every: 'month', value: 980 })
    expect(one('低保标准达到12000元/人·年')).toMatchObject({ every: 'year' })
    expect(one('每万老年人拥有持证护理员24.5人')).toMatchObject({ per: 10_000, value: 24.5 })
    expect(one('每千名老年人拥有养老床位45张')).toMatchObject({ per: 1000 })
  })

  it('reads stages and districts', () => {
    expect(one('6月底前新增床位300张').due).toEqual({ words: '6月底前', year: null, month: 6 })
    expect(one('三季度建成5家').due?.month).toBe(9)
    expect(one('上半年完成改造20户').due?.month).toBe(6)
    expect(one('到2025年底床位达到300张').due).toMatchObject({ year: 2025, month: 12 })
    expect(find('各区县新增床位300张')[0]?.districts).toEqual(['各区县'])
    expect(find('在安吉县新增床位300张', ['安吉县', '长兴县'])[0]?.districts).toEqual(['安吉县'])
  })

  it.each([
    '2024年是关键一年',
    '民发〔2024〕1号',
    '10月28日召开会议，15:30结束',
    '依据《社会救助暂行办法》第13条和第三章',
    '拨打电话0572-12345678或13800000000',
    '推进15分钟服务圈建设',
    '做好60岁以上老年人和80周岁老年人服务',
    '落实残疾人两项补贴，推进三个一号工程、“8545”要求、1+N体系',
    '深化三年行动，筹备二十届三中全会精神宣讲',
    '评定4A级、五星级机构',
    '截至目前已建成站点300个',
    '对收入不足10万元的家庭加大救助',
  ])('finds no promise in: %s', (text) => {
    expect(find(text).map(({ quote }) => quote.text)).toEqual([])
  })
})
