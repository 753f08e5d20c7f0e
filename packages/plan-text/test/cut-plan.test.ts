import { describe, expect, it } from 'vitest'
import { cutPlan, type CutPlan } from '../src/index.js'
import { outlines, type Outline } from './labelled/outlines.js'

/** How notices are damaged on their way to a web page. */
const damages: Readonly<Record<string, (text: string) => string>> = {
  'as written': (text) => text,
  'without line ends': (text) => text.replace('\n', '\0').replaceAll('\n', '').replace('\0', '\n'),
  'in half-width signs': (text) =>
    text.replaceAll('，', ',').replaceAll('；', ';').replaceAll('（', '(').replaceAll('）', ')').replaceAll('．', '.'),
  'with blank lines and indents': (text) => text.replaceAll('\n', '\n\n\u3000\u3000'),
  'without commas and full stops': (text) => text.replaceAll(/[，,。；;]/g, ''),
}

const letters = (text: string): string =>
  text
    .replaceAll(/[\s，,。；;]/g, '')
    .replaceAll('（', '(')
    .replaceAll('）', ')')
    .replaceAll('．', '.')
const startsOf = (plan: CutPlan, parts: CutPlan['items'], wanted: readonly string[]): readonly string[] =>
  parts.map(({ mark }) => {
    const written = letters(plan.text.slice(mark.offset, mark.offset + 80))
    return wanted.map(letters).find((start) => written.startsWith(start)) ?? `?${written.slice(0, 8)}`
  })

function scores(
  outline: Outline,
  damage: (text: string) => string,
): { right: number; found: number; labelled: number } {
  const plan = cutPlan(damage(outline.text))
  const found = [
    ...startsOf(plan, plan.items, outline.items).map((start) => `item ${start}`),
    ...startsOf(plan, plan.sections, outline.sections).map((start) => `section ${start}`),
  ]
  const left = [
    ...outline.items.map((start) => `item ${letters(start)}`),
    ...outline.sections.map((start) => `section ${letters(start)}`),
  ]
  const labelled = left.length
  let right = 0
  for (const each of found) {
    const at = left.indexOf(each)
    if (at < 0) continue
    left.splice(at, 1)
    right += 1
  }
  return { right, found: found.length, labelled }
}

describe('sections and items', () => {
  const total = (damage: (text: string) => string, tuned: boolean): { precision: number; recall: number } => {
    const all = outlines.filter((outline) => outline.tuned === tuned).map((outline) => scores(outline, damage))
    const sum = (of: 'right' | 'found' | 'labelled'): number => all.reduce((added, each) => added + each[of], 0)
    return { precision: sum('right') / sum('found'), recall: sum('right') / sum('labelled') }
  }

  for (const [name, damage] of Object.entries(damages))
    it(`are found with precision and recall of at least 0.95 in outlines ${name}`, () => {
      for (const tuned of [true, false]) {
        const { precision, recall } = total(damage, tuned)
        expect(precision, `precision, ${tuned ? 'tuned' : 'held back'}`).toBeGreaterThanOrEqual(0.95)
        expect(recall, `recall, ${tuned ? 'tuned' : 'held back'}`).toBeGreaterThanOrEqual(0.95)
      }
    })
})

const cut = (text: string): CutPlan => cutPlan(text)
const marks = (text: string): readonly string[] => cut(text).items.map(({ mark }) => mark.text)

describe('cutPlan', () => {
  it('names title, sections with their path, items with their clauses and the annex', () => {
    const plan = cut(
      '某局关于印发要点的通知\n2025年民政工作要点\n一、养老服务\n（一）扩大供给。新增床位300张；建成5家。\n二、其他\n附件：1.分解表\n2.名单\n',
    )
    expect(plan.title?.text).toBe('2025年民政工作要点')
    expect(plan.sections.map(({ mark, heading }) => [mark.text, heading?.text])).toEqual([['一、', '养老服务']])
    expect(
      plan.items.map(({ path, mark, heading, clauses }) => [
        path,
        mark.text,
        heading?.text,
        clauses.map(({ text }) => text),
      ]),
    ).toEqual([
      [['一、'], '（一）', '扩大供给', ['新增床位300张；', '建成5家。']],
      [[], '二、', undefined, ['其他']],
    ])
    expect(plan.pieces.filter(({ kind }) => kind === 'annex').map(({ text }) => text)).toEqual([
      '附件：1.分解表',
      '2.名单',
    ])
  })

  it('divides an item at its points (一是), which make no items', () => {
    const plan = cut('一、救助。一是提高标准。二是统一、规范流程，三是加强监测。\n二、养老。')
    expect(plan.items[0]?.clauses.map(({ text }) => text)).toEqual([
      '一是提高标准。',
      '二是统一、规范流程，',
      '三是加强监测。',
    ])
  })

  it('takes no decimal, date or list of numerals within a sentence for a number', () => {
    expect(
      marks('1.提高标准。达到1.4万元，做好6.19开放日，完善二、三级网络，统一、规范。\n2.做好第（一）项工作。'),
    ).toEqual(['1.', '2.'])
  })

  it('goes on where a plan leaves out numbers, as one that has 25 and then 28', () => {
    expect(marks('24.殡葬。做好。\n25.婚姻。做好。\n28.党建。做好。')).toEqual(['24.', '25.', '28.'])
  })

  it('leaves a heading unnamed if the full stop after it is missing and nothing is near', () => {
    const plan = cut(`1.${'加强管理'.repeat(20)}。新增3家。\n2.养老。做好。`)
    expect(plan.items[0]?.heading).toBeNull()
    expect(plan.items[0]?.clauses).toHaveLength(2)
  })

  it('joins a sentence that a page broke into lines', () => {
    const plan = cut('一、养老。\n持续推进养老服务体系建设，全面落实基本养老服务清单，新增城乡\n社区助餐服务点180个。')
    expect(plan.items[0]?.clauses).toHaveLength(1)
  })
})
