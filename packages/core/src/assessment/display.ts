import { formulaFacts, kindOf } from '../formula/kinds.js'
import { formulaOf, type Indicator } from '../indicator/indicator.js'
import { definitionOf } from '../indicator/revised.js'
import { stages } from '../formula/stages.js'
import type { Observation } from '../evaluation/observation.js'
import type { Bounds } from './target.js'
import type { Text } from '../base/text.js'
import { unitFacts } from '../base/unit.js'

/**
 * `numerator × scale ÷ denominator` to `decimals` places, rounded half up (away from zero), exactly, for any sign; zero
 * has no sign. Throws a `RangeError` if an argument is not a whole number, the denominator is zero, or the decimals are
 * below 0 or above 100.
 */
export function roundHalfUp(
  numerator: number | bigint,
  scale: number | bigint,
  denominator: number | bigint,
  decimals: number,
): string {
  const [above, times, below] = [
    whole('numerator', numerator),
    whole('scale', scale),
    whole('denominator', denominator),
  ]
  if (below === 0n) throw new RangeError('the denominator must not be 0')
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > 100)
    throw new RangeError(`the decimals must be a whole number from 0 to 100, got ${decimals}`)
  const shifted = above * times * 10n ** BigInt(decimals)
  const rounded = (2n * absolute(shifted) + absolute(below)) / (2n * absolute(below))
  const digits = rounded.toString().padStart(decimals + 1, '0')
  const sign = rounded !== 0n && shifted < 0n !== below < 0n ? '-' : ''
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

function whole(what: string, number: number | bigint): bigint {
  if (typeof number === 'number' && !Number.isInteger(number))
    throw new RangeError(`the ${what} must be a whole number, got ${number}`)
  return BigInt(number)
}

function absolute(number: bigint): bigint {
  return number < 0n ? -number : number
}

/** Rounds a number that is not computed from whole numbers, such as a coefficient: half up, zero without a sign. */
export function roundDigits(value: number, decimals: number): string {
  const digits = value.toFixed(decimals)
  return /^-0(\.0*)?$/.test(digits) ? digits.slice(1) : digits
}

/** How many decimals a figure shows: the number in its definition, or else that of its unit. */
export function decimalsOf({ decimals, unit }: Pick<Indicator, 'decimals' | 'unit'>): number {
  return decimals ?? unitFacts(unit).decimals
}

/**
 * The figure as people read it: rounded once, half up, from whole numbers if it was computed from them; a stage in
 * words; "—" if there is no value.
 */
export function displayValue(indicator: Indicator, observation: Observation): Text {
  const formula = formulaOf(definitionOf(indicator, observation), observation.variant, observation.part)
  if (formula === undefined || observation.value === null) return { zh: '—', en: '—' }
  const { steps } = formulaFacts(formula)
  if (steps !== null) return steps[observation.value] ?? { zh: '—', en: '—' }
  const decimals = decimalsOf(indicator)
  // A coefficient or composite is not a quotient of whole numbers, so only its own digits are available.
  const { scale, per, isDivided } = kindOf(formula).scaling(formula, indicator.unit)
  const number =
    observation.numerator === null
      ? roundDigits(observation.value, decimals)
      : roundHalfUp(observation.numerator, scale, isDivided ? observation.denominator! * per : per, decimals)
  return { zh: groupThousands(number), en: groupThousands(number) }
}

/**
 * A target's value as people read it: `≥ 24.5`, `≥ 已完成`; a range as `4至5`, or `限4至5` if the value must be within it.
 */
export function displayTarget(indicator: Indicator, { operator, value, high }: Bounds): Text {
  if (high !== undefined && high !== value) {
    const [least, most] = [valueWords(indicator, value), valueWords(indicator, high)]
    const within = operator === '='
    return {
      zh: `${within ? '限' : ''}${least.zh}至${most.zh}`,
      en: `${within ? 'within ' : ''}${least.en} to ${most.en}`,
    }
  }
  const sign = { '>=': '≥', '<=': '≤', '=': '=' }[operator]
  const { zh, en } = valueWords(indicator, value)
  return { zh: `${sign} ${zh}`, en: `${sign} ${en}` }
}

function valueWords({ unit }: Pick<Indicator, 'unit'>, value: number): Text {
  const stage = unit === 'stage' ? stages[value] : undefined
  const number = unit === 'stage' ? String(value) : groupThousands(String(value))
  return { zh: stage?.zh ?? number, en: stage?.en ?? number }
}

function groupThousands(number: string): string {
  const [digits, decimals] = number.split('.')
  return digits!.replace(/\B(?=(\d{3})+$)/g, ',') + (decimals === undefined ? '' : `.${decimals}`)
}
