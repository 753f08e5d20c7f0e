import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutPlan, findPromises } from '../src/index.js'
import { outlines } from './labelled/outlines.js'

const words = fc.constantFrom(
  '一、',
  '二、',
  '十一、',
  '（一）',
  '(二)',
  '1.',
  '2．',
  '3、',
  '25.',
  '①',
  '②',
  '一是',
  '二是',
  '第一，',
  '第一章',
  '附件：',
  '\n',
  '\n\n',
  ' ',
  '\u3000',
  '。',
  '；',
  '，',
  '“',
  '”',
  '《',
  '》',
  '新增床位300张',
  '达到98.5%',
  '统一、规范',
  '2025年',
  '6月底前',
  '全覆盖',
  '〔2024〕1号',
  '三十家',
  '4–5家',
  '养老服务',
  '工作要点',
  '每万老年人',
  '由500元提高到530元',
  '1',
  '0',
  ',',
  '.',
  '-',
  '亿',
  '万',
  '百分之',
  '分之',
)
const plans = fc
  .array(fc.oneof({ weight: 9, arbitrary: words }, { weight: 1, arbitrary: fc.string({ unit: 'binary' }) }), {
    maxLength: 60,
  })
  .map((parts) => parts.join(''))

/** What may be between pieces. */
const gap = /^[\s。:：]*$/

describe('Nothing of the text is lost', () => {
  const check = (text: string): void => {
    const { pieces } = cutPlan(text)
    let at = 0
    for (const piece of pieces) {
      expect(piece.offset).toBeGreaterThanOrEqual(at)
      expect(text.slice(at, piece.offset)).toMatch(gap)
      expect(text.slice(piece.offset, piece.offset + piece.text.length)).toBe(piece.text)
      at = piece.offset + piece.text.length
    }
    expect(text.slice(at)).toMatch(gap)
  }

  it('of any text: each character is in exactly one piece or in a gap of blanks and stops', () => {
    fc.assert(fc.property(plans, check), { numRuns: 500 })
  })

  it('of the labelled outlines', () => {
    for (const { text } of outlines) check(text)
  })

  it('and each clause of an item is one of the pieces', () => {
    fc.assert(
      fc.property(plans, (text) => {
        const { items, sections, lead, pieces } = cutPlan(text)
        const clauses = [...lead, ...[...items, ...sections].flatMap((part) => part.clauses)]
        expect(new Set(clauses.map(({ offset }) => offset))).toEqual(
          new Set(pieces.filter(({ kind }) => kind === 'clause').map(({ offset }) => offset)),
        )
      }),
    )
  })
})

describe('Promises of any text', () => {
  it('quote it at their place', () => {
    fc.assert(
      fc.property(plans, (text) => {
        for (const piece of cutPlan(text).pieces)
          for (const { quote, value, high, from } of findPromises(piece)) {
            expect(quote.text).not.toBe('')
            expect(text.slice(quote.offset, quote.offset + quote.text.length)).toBe(quote.text)
            for (const number of [value, high ?? 0, from ?? 0]) expect(Number.isFinite(number)).toBe(true)
            if (high !== null) expect(high).toBeGreaterThan(value)
          }
      }),
      { numRuns: 500 },
    )
  })

  const seconds = (work: () => unknown): number => {
    const begin = performance.now()
    work()
    return (performance.now() - begin) / 1000
  }
  const long = [
    '9',
    '1,',
    '1,111',
    '(',
    '（一',
    '(1',
    '“',
    '《',
    '每1',
    '一',
    '百分之',
    '分之',
    '1-',
    '1+1+',
    '万',
    '一是',
    '一、',
    '。',
    '\n',
    ' ',
    '第一',
    '全覆盖',
    '1年',
    '提高到1元',
    '〔2',
    '1.',
    '元/',
    '收入不足',
    'A1',
    '12:',
    '新增1家、',
    '\n某市民政局',
  ]

  it.each(long)('take linear time in 60,000 characters of %j', (unit) => {
    const text = unit.repeat(60_000 / unit.length)
    const half = text.slice(0, 30_000)
    seconds(() => findPromises({ offset: 0, text: half.slice(0, 5000) }))
    expect(seconds(() => findPromises({ offset: 0, text }))).toBeLessThan(2)
    expect(seconds(() => cutPlan(text))).toBeLessThan(2)
    expect(seconds(() => cutPlan(`2025年工作要点\n一、${text}\n附件：${half}`))).toBeLessThan(2)
  })
})
