import { pieceOf, type Piece } from '../base/piece.js'
import type { Mark } from './mark.js'
import { sentencesIn } from './sentences.js'

/** A numbered part of a plan. */
export interface PlanPart {
  /** Its number as a number: 一、 and （一） are 1. */
  readonly number: number
  /** Its number as written. */
  readonly mark: Piece
  /** The opening words that name it, without 。; null if the text does not mark their end. */
  readonly heading: Piece | null
  /** Its sentences after the heading; a point (一是) begins a new one. */
  readonly clauses: readonly Piece[]
}

/** No heading is longer, in characters: the full stop after it is missing. */
const longestHeading = 60
/** A heading before a colon is shorter. */
const longestBeforeColon = 20

/** The part that begins with a mark and ends before the next, divided at its sentences and points. */
export function partOf(
  text: string,
  plain: string,
  mark: Mark,
  to: number,
  points: readonly Mark[],
  isSection: boolean,
): PlanPart {
  const end = headingEnd(plain, mark.end, Math.min(to, points[0]?.offset ?? to))
  const rest = end === null ? null : pieceOf(text, end, to)
  // An item of one sentence is that sentence; a section of one is its heading.
  const alone = rest === null || /^[。:：]$/.test(rest.text)
  const heading = end === null || (alone && !isSection) ? null : pieceOf(text, mark.end, end)
  const from = heading === null ? mark.end : afterStop(plain, end!)
  const cuts = [from, ...points.map(({ offset }) => offset).filter((offset) => offset > from), to]
  const clauses = cuts.slice(1).flatMap((cut, index) => sentencesIn(text, plain, cuts[index]!, cut))
  return Object.freeze({
    number: mark.number,
    mark: pieceOf(text, mark.offset, mark.end)!,
    heading,
    clauses: Object.freeze(clauses),
  })
}

/** Where the heading ends: at a full stop, a line end or an early colon; null if none is near. */
function headingEnd(plain: string, from: number, to: number): number | null {
  let start = from
  while (start < to && /\s/.test(plain.charAt(start))) start += 1
  const near = plain.slice(start, Math.min(to, start + longestHeading + 1))
  const stop = near.search(/[。\n;]/)
  const colon = near.search(/:/)
  if (colon > 0 && colon <= longestBeforeColon && (stop < 0 || colon < stop)) return start + colon
  if (stop >= 0) return plain.charAt(start + stop) === ';' ? null : start + stop
  return start + near.length === to ? to : null
}

const afterStop = (plain: string, end: number): number => (/[。:]/.test(plain.charAt(end)) ? end + 1 : end)
