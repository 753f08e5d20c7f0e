import { depthOf, isPoint, marksIn, type Mark, type MarkKind } from './mark.js'

/** A plan may leave out numbers (25, 28), but not more than this at once. */
const mostLeftOut = 10
/** Within a line. */
const mostLeftOutWithin = 3

/** Before 一、 within a line these letters make a word of it: 统一、规范. */
const wordBefore = /[统唯之第同单万不合划归专逐同进任某另其零〇一二三四五六七八九十百千]/

/**
 * The numbers that divide the plan. A number at the start of a line counts if it is near the one before it. One within
 * a line counts only in sequence: it is one more than the last of its kind (an item up to
 * three more), or it is 1 and 2 follows.
 */
export function acceptMarks(text: string, to: number): readonly Mark[] {
  const all = marksIn(text).filter((mark) => mark.offset < to && (mark.startsLine || standsFree(text, mark, true)))
  const following = followers(all)
  const last = new Map<MarkKind, number>()
  // The kinds that may begin with 1 again, since a heading further out came after them.
  const restarting = new Set<MarkKind>()
  const accepted: Mark[] = []
  for (const [index, mark] of all.entries()) {
    const before = last.get(mark.kind)
    const first = mark.number === 1 && (before === undefined || restarting.has(mark.kind) || mark.startsLine)
    const next =
      before !== undefined &&
      (mark.number === before + 1 ||
        (mark.kind === 'arabic' &&
          mark.number > before &&
          mark.number <= before + mostLeftOutWithin &&
          /[。;”)\u4e00-\u9fff]/.test(text.charAt(mark.offset - 1))))
    const counts =
      mark.startsLine && mark.kind !== 'point'
        ? first || mark.number <= (before ?? 30) + mostLeftOut
        : standsFree(text, mark, next) && (next || (first && following[index] === 2))
    if (!counts) continue
    accepted.push(mark)
    last.set(mark.kind, mark.number)
    restarting.delete(mark.kind)
    for (const kind of last.keys()) if (depthOf(kind) > depthOf(mark.kind)) restartPoints(kind, last, restarting)
  }
  return accepted
}

/** Points (一是) begin again in each item; numbers of items may also go on through all sections. */
function restartPoints(kind: MarkKind, last: Map<MarkKind, number>, restarting: Set<MarkKind>): void {
  if (isPoint(kind)) last.delete(kind)
  else restarting.add(kind)
}

/** For each mark, the number of the next one of its kind. */
function followers(marks: readonly Mark[]): readonly (number | undefined)[] {
  const seen = new Map<MarkKind, number>()
  const numbers: (number | undefined)[] = []
  for (let index = marks.length - 1; index >= 0; index -= 1) {
    const { kind, number } = marks[index]!
    numbers[index] = seen.get(kind)
    seen.set(kind, number)
  }
  return numbers
}

/** False if the letters around make the number a part of a word or of a list of numbers. */
function standsFree(text: string, { kind, offset, end }: Mark, inSequence: boolean): boolean {
  const before = text.charAt(offset - 1)
  const after = text.slice(end, end + 3)
  switch (kind) {
    case 'han':
      return !wordBefore.test(before) && !/^[一二三四五六七八九十](?:[、级期季线类等产次]|$)/.test(after)
    case 'point':
      return /[。;:,、!?\s”)]/.test(before) || offset === 0 || (inSequence && !wordBefore.test(before))
    case 'ordinal':
      return /[。;:,!?\s”)]/.test(before) || offset === 0
    case 'han-brackets':
    case 'arabic-brackets':
      return !/[第\dA-Za-z]/.test(before) && !/^[项款条]/.test(after)
    case 'arabic':
      return !/[\d第条、A-Za-z-]/.test(before) && !/^[ \n]/.test(after.slice(0, 1)) && after !== ''
    case 'chapter':
    case 'part':
      return /[。;!?]/.test(before)
    case 'circle':
      return true
  }
}
