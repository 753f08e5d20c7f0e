import { MinzhengError } from './errors.js'
import { unitFacts, unitsPer, type Unit } from './unit.js'
import type { Text } from './text.js'

/** An amount with its unit. Money is exact: whatever it is given in, its value is a whole number of fen over the unit's size. */
export interface Quantity<U extends Unit = Unit> {
  readonly value: number
  readonly unit: U
}

/**
 * An amount of something: `quantity(12, 'household')`, `quantity('12.34', 'yuan')`. A text is read digit by digit, so no fen is lost to
 * floating point. Throws `invalid-quantity` for what is no number, and for money of less than a fen.
 */
export function quantity<const U extends Unit>(value: number | string, unit: U): Quantity<U> {
  const text = String(value)
  if (!/^-?\d+(\.\d+)?$/.test(text))
    throw new MinzhengError('invalid-quantity', `"${text}" is not a number of ${unit}; write digits, such as 12 or 12.34`, { unit })
  const { of } = unitFacts(unit)
  if (of !== undefined) recorded(text, of.count, unit)
  return Object.freeze({ value: Number(text), unit })
}

/** Adds amounts of one unit; households and persons do not compile, and throw `invalid-quantity` where no compiler looks. */
export function addQuantities<U extends Unit>(first: Quantity<U>, ...further: readonly Quantity<NoInfer<U>>[]): Quantity<U> {
  return further.reduce((added, each) => combined(added, each, 1), first)
}

/** The first less the second, of one unit. */
export function subtractQuantities<U extends Unit>(first: Quantity<U>, second: Quantity<NoInfer<U>>): Quantity<U> {
  return combined(first, second, -1)
}

/** The same amount in another unit of its kind: 元, 万元, 分. Throws `invalid-quantity` where the two are of different kinds, or a fen would be split. */
export function convert<const U extends Unit>(amount: Quantity, unit: U): Quantity<U> {
  const { value, unit: from } = amount
  if (from === unit) return amount as Quantity<U>
  const base = unitFacts(from).of?.unit ?? from
  const per = unitsPer(unit, base as Unit)
  if (per === undefined) throw new MinzhengError('invalid-quantity', `${from} cannot be told in ${unit}: they are of different kinds`, { from, unit })
  return Object.freeze({ value: recorded(String(value), unitsPer(from, base as Unit)!, from) / per, unit })
}

/** An amount as people read it, with its unit: `12.34 元`. */
export function showQuantity({ value, unit }: Quantity): Text {
  const { zh, en } = unitFacts(unit)
  return { zh: `${value} ${zh}`.trim(), en: `${value} ${en}`.trim() }
}

function combined<U extends Unit>(left: Quantity<U>, right: Quantity<U>, sign: 1 | -1): Quantity<U> {
  if (left.unit !== right.unit)
    throw new MinzhengError('invalid-quantity', `${left.unit} and ${right.unit} do not add up`, { left: left.unit, right: right.unit })
  const size = unitFacts(left.unit).of?.count
  if (size === undefined) {
    const value = left.value + sign * right.value
    return Object.freeze({ value, unit: left.unit })
  }
  return Object.freeze({
    value: (recorded(String(left.value), size, left.unit) + sign * recorded(String(right.value), size, right.unit)) / size,
    unit: left.unit,
  })
}

/** A decimal text as a whole number of the recorded unit, of which `size` make one. */
function recorded(text: string, size: number, unit: Unit): number {
  const [whole, decimals = ''] = text.split('.')
  const places = String(size).length - 1
  if (decimals.replace(/0+$/, '').length > places)
    throw new MinzhengError('invalid-quantity', `${text} ${unit} is less than whole fen: at most ${places} decimals`, { unit })
  const value = Number(`${whole}${decimals.slice(0, places).padEnd(places, '0')}`)
  if (!Number.isSafeInteger(value)) throw new MinzhengError('invalid-quantity', `${text} ${unit} is too large to be kept exact`, { unit })
  return value
}
