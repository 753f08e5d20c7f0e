import { createHash } from 'node:crypto'
import type { Piece } from '../base/piece.js'
import type { IndicatorWords } from '../candidates/indicator-words.js'
import { chineseNumber } from '../base/numeral.js'
import { refuse } from '../base/refuse.js'
import { proposer } from '../candidates/propose.js'
import { cutPlan, type PlanItem, type PlanSection } from '../cut/cut-plan.js'
import { findPromises, type PromiseOptions } from '../promise/find-promises.js'
import type { DraftRow, PlanDraft } from './schema.js'

/** A plan has some hundred numbers at most. */
const mostPromises = 5000

/**
 * Reads a plan's text into a draft (草案): every numeric promise with the indicators that may answer it. Nothing in it is
 * a target until a person fills `confirmed`.
 */
export function draftPlan(
  text: string,
  indicators: readonly IndicatorWords[],
  options: PromiseOptions = {},
): PlanDraft {
  const { title, lead, sections, items } = cutPlan(text)
  const propose = proposer(indicators)
  let count = 0
  const rowsOf = (
    part: PlanItem | PlanSection | null,
    clauses: readonly Piece[],
    past: boolean,
  ): readonly DraftRow[] => {
    const heading = part?.heading?.text ?? null
    return clauses.flatMap((clause) => {
      const promises = findPromises(clause, options)
      count += promises.length
      if (count > mostPromises)
        throw refuse(`the plan must have at most ${mostPromises} numeric promises, got more: is it a table?`)
      return promises.map((promise) => ({
        past,
        item: part === null ? null : { path: [...part.path], number: part.mark.text, heading },
        clause: { ...clause },
        promise: { ...promise, quote: { ...promise.quote }, districts: [...promise.districts] },
        candidates: propose(promise, { clause: clause.text, ...(heading === null ? {} : { heading }) }).map((each) => ({
          ...each,
          reasons: [...each.reasons],
        })),
        confirmed: null,
      }))
    })
  }
  const parts = [...sections, ...items].toSorted((one, other) => one.mark.offset - other.mark.offset)
  const past = lookingBack(parts)
  return {
    format: 'minzheng-plan-draft-1',
    title: title?.text ?? null,
    year: yearOf(title?.text ?? ''),
    sha256: createHash('sha256').update(text).digest('hex'),
    sections: sections.map(({ path, mark, heading }) => ({
      path: [...path],
      number: mark.text,
      heading: heading?.text ?? null,
    })),
    items: items.length,
    clauses: lead.length + parts.reduce((sum, { clauses }) => sum + clauses.length, 0),
    promises: [
      ...rowsOf(null, lead, false),
      ...parts.flatMap((part, index) =>
        rowsOf(part, part.heading === null ? part.clauses : [part.heading, ...part.clauses], past[index]!),
      ),
    ],
  }
}

const pastWords = /总结|回顾|工作成效|取得.{0,6}成效|完成情况|进展情况/

/** For each part in order: true if its heading, or that of a section around it, looks back. */
function lookingBack(parts: readonly (PlanItem | PlanSection)[]): readonly boolean[] {
  const around = new Map<string, boolean>()
  return parts.map(({ path, mark, heading }) => {
    const outer = path.length > 0 && (around.get(path.join('\n')) ?? false)
    const past = outer || pastWords.test(heading?.text ?? '')
    around.set([...path, mark.text].join('\n'), past)
    return past
  })
}

/** The last year of a title: one of 2024年工作总结和2025年工作思路 plans 2025. */
function yearOf(title: string): number | null {
  const words = [...title.matchAll(/(\d{4}|[零〇一二三四五六七八九]{4}) ?年/g)].at(-1)?.[1]
  return words === undefined ? null : /\d/.test(words) ? Number(words) : chineseNumber(words)
}
