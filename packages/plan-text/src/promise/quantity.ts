import { arabicNumber, chineseNumber, numeralLetters } from '../base/numeral.js'
import { unitAt } from './units.js'

/** A number as written, and its unit. */
export interface Quantity {
  readonly offset: number
  /** After the unit. */
  readonly end: number
  readonly low: number
  /** The upper end of a range (4–5家); null for one number. */
  readonly high: number | null
  /** 元, 家, %, 个百分点, …; null if there is none. */
  readonly unit: string | null
  /** 元/月, 元/年: the time that the amount is for. */
  readonly per: 'month' | 'year' | null
  /** Written with 余 or 多 (300余户). */
  readonly more: boolean
  readonly chinese: boolean
}

const figures = String.raw`(?:\d{1,3}(?:,\d{3}){1,4}(?!\d)|\d{1,16})(?:\.\d{1,8})?`
const han = `[${numeralLetters}万亿]{1,20}`
const value = new RegExp(
  [
    `(?<of>百分之|千分之)(?<ofHan>${han}|${figures})`,
    `(?<whole>[${numeralLetters}]{1,5})分之(?<part>[${numeralLetters}]{1,5})`,
    `(?<figures>${figures}) ?(?<power>[十百千]万|[百千万亿](?![分年]))?`,
    `(?<han>${han})`,
  ].join('|'),
  'y',
)
/** Where a number may begin. */
const start = new RegExp(`[\\d百千${numeralLetters}]`, 'g')
const rangeSign = / ?(?:-{1,2}|~|至|到) ?/y

interface Amount {
  readonly value: number
  readonly end: number
  readonly unit: string | null
  readonly power: string
  readonly chinese: boolean
}

/** All numbers of a plain text with their units, in order. Its time is linear in the length of the text. */
export function quantitiesIn(text: string): readonly Quantity[] {
  const found: Quantity[] = []
  let at = 0
  for (;;) {
    start.lastIndex = at
    const begin = start.exec(text)?.index
    if (begin === undefined) return found
    const first = amountAt(text, begin)
    if (first === null) {
      at = begin + runLength(text, begin)
      continue
    }
    const quantity = withRange(text, begin, first)
    found.push(quantity)
    at = Math.max(quantity.end, begin + 1)
  }
}

/** The length of the run of digits or numerals here, which is no number as a whole. */
function runLength(text: string, at: number): number {
  const run = /\d/.test(text.charAt(at)) ? /\d+/y : new RegExp(`[${numeralLetters}万亿]+`, 'y')
  run.lastIndex = at
  return run.exec(text)?.[0].length ?? 1
}

function withRange(text: string, offset: number, first: Amount): Quantity {
  const low = afterAmount(text, first)
  rangeSign.lastIndex = low.end
  const sign = rangeSign.exec(text)
  const second = sign === null ? null : amountAt(text, low.end + sign[0].length)
  if (second === null || second.value <= 0 || second.chinese !== first.chinese)
    return quantity(offset, first, null, low)
  const high = afterAmount(text, second)
  // 2至3万: the power is said once. 30-40%: so is the unit.
  const base =
    first.power === '' && second.power !== '' && low.unit === null
      ? arabicNumber(String(first.value), second.power)
      : first.value
  const sameUnit = low.unit === null || low.unit === high.unit
  if (!sameUnit || high.unit === null || base >= second.value) return quantity(offset, first, null, low)
  return quantity(offset, { ...first, value: base }, second.value, high)
}

interface After {
  readonly end: number
  readonly unit: string | null
  readonly per: 'month' | 'year' | null
  readonly more: boolean
}

const quantity = (offset: number, first: Amount, high: number | null, { end, unit, per, more }: After): Quantity =>
  Object.freeze({ offset, end, low: first.value, high, unit, per, more, chinese: first.chinese })

/** The unit after a number, which 余 or 多 may precede. */
function afterAmount(text: string, amount: Amount): After {
  if (amount.unit !== null) return { end: amount.end, unit: amount.unit, per: null, more: false }
  const more = /[余多]/.test(text.charAt(amount.end))
  let from = more ? amount.end + 1 : amount.end
  if (text.charAt(from) === ' ') from += 1
  const unit = unitAt(text, from)
  return unit === null ? { end: amount.end, unit: null, per: null, more } : { ...unit, more }
}

function amountAt(text: string, at: number): Amount | null {
  value.lastIndex = at
  const match = value.exec(text)
  if (match === null) return null
  const end = at + match[0].length
  const groups = match.groups!
  if (groups['figures'] !== undefined) {
    const power = groups['power'] ?? ''
    const amount = arabicNumber(groups['figures'], power)
    return { value: amount, end: at + match[0].trimEnd().length, unit: null, power, chinese: false }
  }
  if (groups['of'] !== undefined) {
    const words = groups['ofHan']!
    const share = /\d/.test(words) ? arabicNumber(words, '') : chineseNumber(words)
    const unit = groups['of'] === '百分之' ? '%' : '‰'
    return share === null ? null : { value: share, end, unit, power: '', chinese: false }
  }
  if (groups['whole'] !== undefined) {
    const [whole, part] = [chineseNumber(groups['whole']), chineseNumber(groups['part']!)]
    if (whole === null || part === null || whole === 0 || part > whole) return null
    return { value: Math.round((part / whole) * 1e6) / 1e4, end, unit: '%', power: '', chinese: false }
  }
  const amount = chineseNumber(groups['han']!)
  return amount === null ? null : { value: amount, end, unit: null, power: '', chinese: true }
}
