import { isCreditCode } from './credit-code.js'
import { identityNumberFault } from './identity-number.js'
import { isDay } from '../period/day.js'
import type { PersonalKind } from './personal-kind.js'

/** A group of digits, and the separator before it. */
interface Group {
  readonly digits: string
  readonly gap: string
}

/** The longest number that is searched for: a bank card has 19 digits, a telephone with its country and area 16. */
const longest = 22
const link = /^[\s\-.·_/,、()+]{1,4}$/
/** Between the groups of an identity number: any punctuation. Codes and telephone numbers have the usual separators. */
const anyLink = /^[\s\p{P}\p{S}]{1,6}$/u
const unusual = /\d[\s\p{P}\p{S}]{0,5}[^\s\p{L}\p{N}\-.·_/,、()+][\s\p{P}\p{S}]{0,5}[\dXx]|\d[\s\p{P}\p{S}]{5,6}[\dXx]/u

/**
 * The kind of a number in plain text, however it is separated: an identity number, a telephone number, a bank card;
 * null if it is none of them.
 */
export function personalNumber(plain: string): PersonalKind | null {
  const text = withoutCreditCodes(plain)
  if (text === '') return null
  return (
    numberIn(chainsOf(text, link), kindOf) ??
    (unusual.test(text) ? numberIn(chainsOf(text, anyLink), identityOf) : null)
  )
}

/** The kind of the first number of groups that follow each other. */
function numberIn(chains: readonly (readonly Group[])[], kind: typeof kindOf): PersonalKind | null {
  for (const chain of chains)
    for (let from = 0; from < chain.length; from += 1) {
      let digits = ''
      for (let to = from; to < chain.length; to += 1) {
        digits += chain[to]!.digits
        if (to > from && digits.length > longest) break
        const found = digits.length < 10 ? null : kind(digits, chain.slice(from, to + 1), chain[from]!.gap)
        if (found !== null) return found
      }
    }
  return null
}

/**
 * An organisation's credit code is no person's number, although it has as many digits; a code that may also be an
 * identity number is kept.
 */
function withoutCreditCodes(text: string): string {
  if (text.length < 18) return text
  return text.replace(/(?<![0-9A-Za-z])[0-9A-HJ-NPQRTUWXY]{18}(?![0-9A-Za-z])/g, (code) =>
    isCreditCode(code) && !isNearly(code) ? ' ' : code,
  )
}

/** Groups of digits separated only by what `between` allows form one chain. */
function chainsOf(text: string, between: RegExp): readonly (readonly Group[])[] {
  const chains: Group[][] = []
  let end = -1
  for (const found of text.matchAll(/\d+(?:[Xx](?![A-Za-z]))?|(?<=\d[\s\p{P}\p{S}]{1,6})[Xx](?![A-Za-z\d])/gu)) {
    const gap = end < 0 ? text.slice(Math.max(0, found.index - 4), found.index) : text.slice(end, found.index)
    const group = { digits: found[0].toUpperCase(), gap }
    if (end >= 0 && between.test(gap)) chains.at(-1)!.push(group)
    else chains.push([group])
    end = found.index + found[0].length
  }
  return chains
}

function identityOf(digits: string, groups: readonly Group[]): PersonalKind | null {
  return isIdentityNumber(digits, groups) ? 'identity-number' : null
}

function kindOf(digits: string, groups: readonly Group[], before: string): PersonalKind | null {
  if (isIdentityNumber(digits, groups)) return 'identity-number'
  if (digits.includes('X')) return null
  if (isTelephone(digits, groups, before)) return 'telephone'
  return isBankCard(digits, groups) ? 'bank-card' : null
}

/** Separated by dashes or similar characters, as codes are; blanks do not separate codes. */
const isDashed = (groups: readonly Group[]): boolean => groups.slice(1).some(({ gap }) => !/^\s+$/.test(gap))
const layoutOf = (groups: readonly Group[]): string => groups.map(({ digits }) => digits.length).join(' ')
/** Groups of one length; the last may be shorter. */
const isEven = (groups: readonly Group[]): boolean =>
  groups.slice(0, -1).every(({ digits }) => digits.length === groups[0]!.digits.length) &&
  groups.at(-1)!.digits.length <= groups[0]!.digits.length

/** Province codes of GB/T 2260, residence permits (81-83) and permanent residence cards (9…). */
const issued = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9\d)/
const year = /^(19|20)\d\d/

function isIdentityNumber(digits: string, groups: readonly Group[]): boolean {
  if (groups.length === 1) {
    const whole = digits.endsWith('X') ? digits.slice(0, -1) : digits
    // Within a longer number only a number whose check digit is right.
    for (let at = 0; whole.length > 18 && at + 18 <= digits.length; at += 1)
      if (isProven(digits.slice(at, at + 18))) return true
    // One digit too few or too many is a typing error.
    if (digits.length === 17 || digits.length === 18) return isNearly(digits)
    if (digits.length === 19) return isNearly(digits.slice(0, 18)) && /^.{6}(19|20)/.test(digits) && isDayWithin(digits)
    return digits.length === 15 && isOld(digits)
  }
  if (digits.length === 18) {
    // Separated by dashes it may be a list number: 990102-202401-001234. Then its check digit, or a separation that
    // people use, must confirm it.
    return isProven(digits) || (isNearly(digits) && (!isDashed(groups) || naturalLayouts.test(layoutOf(groups))))
  }
  return digits.length === 15 && isOld(digits) && (!isDashed(groups) || isEven(groups) || layoutOf(groups) === '6 6 3')
}

/** The ways in which people separate the 18 digits: by meaning, or into equal groups. */
const naturalLayouts = /^(6 8 4|6 8 3 1|6 4 4 4|6 4 2 2 4|17 1|14 4|3( 3){5}|4 4 4 4 2|2( 2){8}|1( 1){17}|9 9|5 5 5 3)$/

const isProven = (digits: string): boolean =>
  issued.test(digits) && /^.{6}(18|19|20)/.test(digits) && identityNumberFault(digits, '2100-01-01') === null

const isDayWithin = (digits: string): boolean =>
  isDay(`${digits.slice(6, 10)}-${digits.slice(10, 12)}-${digits.slice(12, 14)}`)

/**
 * Has the form of an identity number, with a date that is valid or has one wrong digit; the check digit may be wrong.
 */
function isNearly(digits: string): boolean {
  if (!issued.test(digits) || !/^\d{17}[\dX]?$/.test(digits)) return false
  const [month, day] = [Number(digits.slice(10, 12)), Number(digits.slice(12, 14))]
  return /^(18|19|20)/.test(digits.slice(6)) && month >= 1 && month <= 19 && day >= 1 && day <= 39
}

/**
 * The form of 15 digits, which was issued until 1999. Years of birth before 1920 are excluded: those digits are a
 * village's code of 12 digits and a sequence number of three.
 */
function isOld(digits: string): boolean {
  return (
    issued.test(digits) &&
    /^\d{15}$/.test(digits) &&
    digits.slice(6, 8) >= '20' &&
    isDay(`19${digits.slice(6, 8)}-${digits.slice(8, 10)}-${digits.slice(10, 12)}`)
  )
}

const areas = '(?:10|2\\d|[3-9]\\d{2})'
const mobile = /^(?:0{0,2}86|0|179\d\d)?1[3-9]\d{9}$/
const landline = new RegExp(`^0${areas}[2-8]\\d{6,7}$`)
const abroad = new RegExp(`^(?:00)?860?${areas}[2-8]\\d{6,7}$`)

function isTelephone(digits: string, groups: readonly Group[], before: string): boolean {
  const [first, second] = groups
  if (mobile.test(digits)) {
    // 15-2024-00012 is a list number: item, year, sequence.
    return !(isDashed(groups) && first!.digits.length <= 2 && first!.digits !== '86' && year.test(second!.digits))
  }
  if (groups.length === 1 && digits.length === 22)
    return mobile.test(digits.slice(0, 11)) && mobile.test(digits.slice(11))
  if (landline.test(digits))
    return groups.length === 1 || !groups.slice(1).some(({ digits: part }) => part.length === 4 && year.test(part))
  return abroad.test(digits) && (before.includes('+') || first!.digits === '86' || first!.digits === '0086')
}

/** Prefixes of bank cards (GB/T 20546): UnionPay, and the older ones of each network. */
const cards = /^(62|60|9558|4\d|5[1-5]|35[2-8])/

function isBankCard(digits: string, groups: readonly Group[]): boolean {
  if (digits.length < 16 || digits.length > 19 || !cards.test(digits)) return false
  // A village's code and a sequence number.
  if (isDashed(groups) && groups[0]!.digits.length === 12) return false
  let sum = 0
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at])
    const doubled = at % 2 === 0 ? digit : digit * 2
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
