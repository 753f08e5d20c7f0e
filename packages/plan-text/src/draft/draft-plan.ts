import { createHash } from 'node:crypto'
import type { Piece } from '../base/piece.js'
import type { IndicatorWords } from '../candidates/indicator-words.js'
import { proposer } from '../candidates/propose.js'
import { cutPlan, type PlanItem, type PlanSection } from '../cut/cut-plan.js'
import { findPromises, type PromiseOptions } from '../promise/find-promises.js'
import type { DraftRow, PlanDraft } from './schema.js'

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
  const rowsOf = (part: PlanItem | PlanSection | null, clauses: readonly Piece[]): readonly DraftRow[] => {
    const heading = part?.heading?.text ?? null
    return clauses.flatMap((clause) =>
      findPromises(clause, options).map((promise) => ({
        item: part === null ? null : { path: [...part.path], number: part.mark.text, heading },
        clause: { ...clause },
        promise: { ...promise, quote: { ...promise.quote }, districts: [...promise.districts] },
        candidates: propose(promise, { clause: clause.text, ...(heading === null ? {} : { heading }) }).map((each) => ({
          ...each,
          reasons: [...each.reasons],
        })),
        confirmed: null,
      })),
    )
  }
  const parts = [...sections, ...items].toSorted((one, other) => one.mark.offset - other.mark.offset)
  return {
    format: 'minzheng-plan-draft-1',
    title: title?.text ?? null,
    sha256: createHash('sha256').update(text).digest('hex'),
    sections: sections.map(({ path, mark, heading }) => ({
      path: [...path],
      number: mark.text,
      heading: heading?.text ?? null,
    })),
    items: items.length,
    clauses: lead.length + parts.reduce((sum, { clauses }) => sum + clauses.length, 0),
    promises: [
      ...rowsOf(null, lead),
      ...parts.flatMap((part) => rowsOf(part, part.heading === null ? part.clauses : [part.heading, ...part.clauses])),
    ],
  }
}
