import type { Piece } from '../base/piece.js'
import type { PlanNumber } from './numbers.js'

/** Words before and after a number are looked at this far, in characters. */
const longestBefore = 40
const longestAfter = 24

/** The words on both sides of a number, to the nearest comma. */
export interface Around {
  readonly left: string
  readonly right: string
}

/** `、` divides only promises from one another, not the words of one (县、乡、村三级). */
export function aroundOf(text: string, { offset, end }: PlanNumber, before: number): Around {
  const left = text.slice(Math.max(0, offset - longestBefore), offset)
  const right = text.slice(end, end + longestAfter)
  const comma = Math.max(...[...',;:。!?\n'].map((sign) => left.lastIndexOf(sign)))
  const previous = before - (offset - left.length)
  const list = previous > comma ? left.indexOf('、', previous) : -1
  return {
    left: left.slice(Math.max(comma, list, previous - 1) + 1),
    right: /^[^,;:。、!?\n]*/.exec(right)![0],
  }
}

/** The words of a promise in its clause, and those for what is counted; `operator` are the lengths of operator words. */
export function quoteOf(
  written: string,
  { offset, end, full }: PlanNumber,
  { left, right }: Around,
  [before, after]: readonly [number, number],
): Piece & { readonly counted: string } {
  const noun = /^[^(]*/.exec(right.slice(after))![0]
  const from = offset - left.length + (left.length - left.trimStart().length)
  const to = end + after + (full ? right.trimEnd() : noun.trimEnd()).length
  const counted = `${withoutVerbs(left.slice(0, left.length - before))} ${withoutVerbs(noun)}`.trim()
  return {
    text: written.slice(from, to),
    offset: from,
    counted: counted === '' ? written.slice(Math.max(0, from - 12), from) : counted,
  }
}

const withoutVerbs = (words: string): string =>
  words
    .replace(/^(?:的|了|将|力争|确保|全年|实现|新增|新建|完成|建成|打造|培育|开展|实施|改造提升|改造){1,4}/, '')
    .trim()
