import { pieceOf, type Piece } from '../base/piece.js'
import { plain as plainOf } from '../base/plain.js'
import { acceptMarks } from './accept-marks.js'
import { frameOf } from './frame.js'
import { depthOf, isPoint, type Mark } from './mark.js'
import { partOf, type PlanPart } from './part.js'
import { sentencesIn } from './sentences.js'

/** A heading with parts below it (一、…). */
export interface PlanSection extends PlanPart {
  /** The numbers of the sections around it, outermost first. */
  readonly path: readonly string[]
}

/** An item (事项): the innermost numbered part of the plan. */
export interface PlanItem extends PlanPart {
  /** The numbers of the sections that it is in, outermost first. */
  readonly path: readonly string[]
}

/** A stretch of the plan, and what it is. */
export interface PlanPiece extends Piece {
  readonly kind: 'front' | 'title' | 'mark' | 'heading' | 'clause' | 'annex'
}

/** A work plan in its parts. */
export interface CutPlan {
  readonly text: string
  readonly title: Piece | null
  /** The sentences before the first number. */
  readonly lead: readonly Piece[]
  readonly sections: readonly PlanSection[]
  readonly items: readonly PlanItem[]
  /** All stretches in order, none overlapping; between them are only blanks, full stops and colons. */
  readonly pieces: readonly PlanPiece[]
}

/** Cuts a work plan (工作要点) into title, sections, items (事项) and clauses (条文), each with its place. */
export function cutPlan(text: string): CutPlan {
  const plain = plainOf(text)
  const first = acceptMarks(plain, plain.length).find(({ kind }) => !isPoint(kind))?.offset ?? Infinity
  const { title: place, end } = frameOf(plain, first)
  const title = place === null ? null : pieceOf(text, ...place)
  const marks = acceptMarks(plain, end).filter(({ offset }) => offset >= (place?.[1] ?? 0))
  const points = marks.filter(({ kind }) => isPoint(kind))
  const heads = marks.some(({ kind }) => !isPoint(kind)) ? marks.filter(({ kind }) => !isPoint(kind)) : headsOf(points)

  const bodyStart = place?.[1] ?? 0
  const lead = sentencesIn(text, plain, bodyStart, heads[0]?.offset ?? end)
  const pieces: PlanPiece[][] = [
    [
      ...sentencesIn(text, plain, 0, place?.[0] ?? 0).map(named('front')),
      ...(title === null ? [] : [named('title')(title)]),
      ...lead.map(named('clause')),
    ],
  ]
  const sections: PlanSection[] = []
  const items: PlanItem[] = []
  const around: { readonly depth: number; readonly number: string }[] = []
  let point = 0
  for (const [index, mark] of heads.entries()) {
    const to = heads[index + 1]?.offset ?? end
    const within: Mark[] = []
    for (; point < points.length && points[point]!.offset < to; point += 1)
      if (points[point]!.offset > mark.offset) within.push(points[point]!)
    const depth = depthOf(mark.kind)
    const next = heads[index + 1]
    const isSection = next !== undefined && depthOf(next.kind) > depth
    const part = partOf(text, plain, mark, to, within, isSection)
    while (around.length > 0 && around.at(-1)!.depth >= depth) around.pop()
    const path = around.map(({ number }) => number)
    ;(isSection ? sections : items).push(Object.freeze({ ...part, path }))
    around.push({ depth, number: part.mark.text })
    pieces.push([named('mark')(part.mark)])
    if (part.heading !== null) pieces.push([named('heading')(part.heading)])
    pieces.push(part.clauses.map(named('clause')))
  }
  pieces.push(sentencesIn(text, plain, end, text.length).map(named('annex')))
  return Object.freeze({ text, title, lead, sections, items, pieces: Object.freeze(pieces.flat()) })
}

/** The outermost points of a plan that has no other numbers. */
function headsOf(points: readonly Mark[]): readonly Mark[] {
  const outermost = points.reduce((least, { kind }) => Math.min(least, depthOf(kind)), Infinity)
  return points.filter(({ kind, startsLine }) => depthOf(kind) === outermost && startsLine)
}

const named =
  (kind: PlanPiece['kind']) =>
  (piece: Piece): PlanPiece =>
    Object.freeze({ kind, ...piece })
