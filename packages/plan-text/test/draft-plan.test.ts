import { describe, expect, it } from 'vitest'
import { MinzhengError } from '@minzheng/core'
import {
  confirmedTargets,
  draftPage,
  draftPlan,
  findPromises,
  planDraftSchema,
  proposeIndicators,
  type IndicatorWords,
  type PlanDraft,
} from '../src/index.js'

const indicators: readonly IndicatorWords[] = [
  { id: 'care.new-beds', name: { zh: '新增养老床位数', en: 'New beds' }, unit: 'bed', time: 'flow' },
  { id: 'care.beds', name: { zh: '养老床位数', en: 'Beds' }, unit: 'bed', time: 'stock' },
  {
    id: 'care.caregivers',
    name: { zh: '每万老年人拥有持证护理员数', en: 'Caregivers' },
    unit: 'person/10k',
    time: 'stock',
  },
  { id: 'aid.standard', name: { zh: '低保年标准', en: 'Standard' }, unit: 'yuan/year', time: 'policy' },
  { id: 'care.meals', name: { zh: '助餐点数', en: 'Meal sites' }, unit: 'site', time: 'flow', words: ['新建长者食堂'] },
  { id: 'care.reform', name: { zh: '养老床位改革', en: 'Reform' }, unit: 'stage', time: 'policy' },
]
const text =
  '2025年民政工作要点\n一、养老服务\n1.扩大供给。新增养老床位300张，新建长者食堂20家。\n2.救助。低保标准达到每人每月980元。'
const first = (words: string): readonly string[] =>
  proposeIndicators(findPromises({ offset: 0, text: words })[0]!, indicators).map(({ indicator }) => indicator)

describe('proposeIndicators', () => {
  it('prefers the new amount for a new amount, and the stock for a level', () => {
    expect(first('新增养老床位300张')[0]).toBe('care.new-beds')
    expect(first('养老床位总数达到3000张')[0]).toBe('care.beds')
  })

  it('uses the words that the caller gives, and the unit', () => {
    expect(first('新建长者食堂20家')[0]).toBe('care.meals')
    expect(first('每万老年人拥有持证护理员24.5人')[0]).toBe('care.caregivers')
  })

  it('gives at most three, with scores from 0 to 1 in order, and says why', () => {
    const candidates = proposeIndicators(findPromises({ offset: 0, text: '新增养老床位300张' })[0]!, indicators)
    expect(candidates.length).toBeLessThanOrEqual(3)
    const scores = candidates.map(({ score }) => score)
    expect(scores).toEqual([...scores].toSorted((one, other) => other - one))
    for (const score of scores) expect(score).toBeGreaterThan(0)
    for (const score of scores) expect(score).toBeLessThanOrEqual(1)
    expect(candidates[0]?.reasons.join()).toMatch(/养老床位.*单位相符.*同为新增量/)
  })

  it('gives the number in the unit of the indicator', () => {
    const [candidate] = proposeIndicators(
      findPromises({ offset: 0, text: '低保标准达到每人每月980元' })[0]!,
      indicators,
    )
    expect(candidate).toMatchObject({ indicator: 'aid.standard', value: 11_760 })
  })

  it('proposes nothing for words that no indicator shares', () => {
    expect(first('安装水表3万户')).toEqual([])
  })
})

describe('A draft', () => {
  const draft = draftPlan(text, indicators)

  it('is plain JSON of its schema, and reads back as it is', () => {
    expect(planDraftSchema.parse(JSON.parse(JSON.stringify(draft)))).toEqual(draft)
    expect(draft).toMatchObject({ title: '2025年民政工作要点', items: 2 })
    expect(draft.promises.map(({ item, promise }) => [item?.number, promise.value])).toEqual([
      ['1.', 300],
      ['1.', 20],
      ['2.', 980],
    ])
  })

  it('is not a target, however sure a proposal is', () => {
    expect(draft.promises.every(({ confirmed }) => confirmed === null)).toBe(true)
    expect(confirmedTargets(draft)).toEqual([])
  })

  it('gives only what a person confirmed, with the words of the plan', () => {
    const completed: PlanDraft = {
      ...draft,
      promises: draft.promises.map((row, index) =>
        index === 0
          ? { ...row, confirmed: { indicator: 'care.new-beds', operator: '>=', value: 300, high: null, by: '养老处' } }
          : row,
      ),
    }
    expect(confirmedTargets(completed)).toEqual([
      {
        indicator: 'care.new-beds',
        operator: '>=',
        value: 300,
        high: null,
        by: '养老处',
        item: { path: ['一、'], number: '1.', heading: '扩大供给' },
        quote: '新增养老床位300张',
        offset: text.indexOf('新增养老'),
        basis: 'explicit',
      },
    ])
  })

  it('says the year of the title, and which numbers are of a part that looks back', () => {
    const both = draftPlan(
      '民政局2024年工作总结和二〇二五年工作思路\n一、2024年工作总结\n（一）养老。新增床位100张。\n二、2025年工作思路\n（一）养老。新增床位300张。',
      indicators,
    )
    expect(both.year).toBe(2025)
    expect(both.promises.map(({ past, promise }) => [past, promise.value])).toEqual([
      [true, 100],
      [false, 300],
    ])
    expect(draftPlan('二〇二五年民政工作要点\n一、养老。新增床位300张。\n二、救助。', []).year).toBe(2025)
  })

  it('of more promises than a plan can have is refused', () => {
    expect(() => draftPlan('新增1家。'.repeat(6000), indicators)).toThrow(/at most 5000/)
  })

  it('with a fault is refused with the place of the fault', () => {
    const wrong = {
      ...draft,
      promises: [{ ...draft.promises[0]!, confirmed: { indicator: '', operator: '>', value: '3' } }],
    }
    expect(() => confirmedTargets(wrong as never)).toThrow(MinzhengError)
    expect(() => confirmedTargets(wrong as never)).toThrow(/promises\.0\.confirmed/)
  })

  it('as a page says that nothing is a target, and shows no markup of the plan', () => {
    const page = draftPage(draftPlan(`${text}\n3.其他。新增<b>床位|5张。`, indicators))
    expect(page).toContain('确认以前，任何一行都不是目标值')
    expect(page).toContain('新增量 ≥ 300 张')
    expect(page).not.toContain('<b>')
    expect(page).toContain(String.raw`床位\|5张`)
  })
})
