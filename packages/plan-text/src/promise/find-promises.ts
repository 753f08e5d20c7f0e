import type { Piece } from '../base/piece.js'
import { plain as plainOf } from '../base/plain.js'
import { aroundOf, quoteOf } from './around.js'
import { districtsIn } from './districts.js'
import { isPromise } from './is-promise.js'
import { changeWordOf, everyOf, isBaseOf, kindOf, perOf } from './meaning.js'
import { numbersIn } from './numbers.js'
import type { PlanPromise } from './plan-promise.js'
import { stageAt, stagesIn } from './stage.js'
import { isDecline, operatorOf, verbOf, type Verb } from './words.js'

/** Names of districts that promises may be for. */
export interface PromiseOptions {
  readonly districts?: readonly string[]
}

/** More than this in one clause is a table or no text; the rest is left. */
const mostPromises = 200

/** Finds the numeric promises (数量目标) of a clause (条文). */
export function findPromises(clause: Piece, { districts = [] }: PromiseOptions = {}): readonly PlanPromise[] {
  const text = plainOf(clause.text)
  const numbers = numbersIn(text)
  if (numbers.length === 0) return []
  const stages = stagesIn(text)
  const named = districtsIn(text, districts)
  const found: PlanPromise[] = []
  // In a list the first verb holds for all: 新增30个食堂、20个驿站.
  let carried: Verb | null = null
  let promisedTo = 0
  for (const [index, number] of numbers.entries()) {
    if (found.length === mostPromises) break
    if (isBaseOf(text, number, numbers[index + 1])) continue
    const base = numbers[index - 1]
    const from = base !== undefined && isBaseOf(text, base, number) ? base.low : null
    const around = aroundOf(text, number, promisedTo)
    const operator = operatorOf(around.left, around.right)
    const own = verbOf(around.left) ?? (operator.isFor ? verbOf(around.right) : null)
    const verb: Verb | null = own ?? (operator.words === null || operator.lengths[1] > 0 ? carried : null)
    if (!isPromise(text, number, around, operator, verb)) continue
    carried = verb
    promisedTo = number.end
    const change = from === null ? changeWordOf(number, around.left) : null
    const quote = quoteOf(clause.text, number, around, operator.lengths)
    const due = stageAt(stages, number.offset)
    found.push(
      Object.freeze({
        quote: Object.freeze({ offset: clause.offset + quote.offset, text: quote.text }),
        kind: change === null ? kindOf(number, around.left, operator.words, verb) : ('change' as const),
        value: number.low,
        high: number.high,
        from,
        unit: number.unit,
        per: perOf(around.left),
        every: number.unit === '元' ? (number.per ?? everyOf(around.left)) : null,
        operator: number.full ? ('=' as const) : operator.operator,
        operatorWords: number.full ? text.slice(number.offset, number.end) : operator.words,
        approximate: operator.approximate || number.more,
        direction: change === null ? null : isDecline(change) ? ('down' as const) : ('up' as const),
        verb,
        counted: quote.counted,
        due: due === null ? null : { words: due.words, year: due.year, month: due.month },
        districts: named,
      }),
    )
  }
  return Object.freeze(found)
}
