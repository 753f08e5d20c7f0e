import { noPromiseIn } from './no-promise.js'
import { quantitiesIn, type Quantity } from './quantity.js'

/** A number that may be a promise. */
export interface PlanNumber extends Quantity {
  /** 全覆盖, which is written without a number. */
  readonly full: boolean
}

/** The numbers of a plain clause that are no name, date or rank, and its 全覆盖, in order. */
export function numbersIn(text: string): readonly PlanNumber[] {
  const excluded = noPromiseIn(text)
  return [
    ...quantitiesIn(text)
      .filter(outside(excluded))
      .map((quantity) => ({ ...quantity, full: false })),
    ...fullCoverageIn(text).filter(outside(excluded)),
  ].toSorted((one, other) => one.offset - other.offset)
}

/** True for a number outside the stretches, which are sorted; numbers must come in order. */
function outside(excluded: readonly (readonly [number, number])[]): (number: Quantity) => boolean {
  let at = 0
  return ({ offset }) => {
    while (at < excluded.length && excluded[at]![1] <= offset) at += 1
    return at === excluded.length || offset < excluded[at]![0]
  }
}

/** 全覆盖 promises 100 %, unless a percentage before it says so already, or it is a name (三个全覆盖). */
function fullCoverageIn(text: string): readonly PlanNumber[] {
  return [...text.matchAll(/全(?:市|省|县|区|域|员|面|部|部门|口径)?覆盖(?!率|面|范围)/g)]
    .filter(({ index }) => !/(?:%|\d ?个|[两三四五]个|[“"])$/.test(text.slice(Math.max(0, index - 3), index)))
    .map(({ 0: words, index }) => ({
      offset: index,
      end: index + words.length,
      low: 100,
      high: null,
      unit: '%',
      per: null,
      more: false,
      chinese: false,
      full: true,
    }))
}
