import type { PersonalKind } from './personal-kind.js'
import { isNameLike } from './surnames.js'

const numeral = '[\\d一二三四五六七八九十百零〇]'
const door = `${numeral}{1,5}(?:-\\d{1,4})?`
const addresses = [
  // 富民路12号, 人民街三十号, 12弄; not 路发〔2024〕12号, in which the number does not follow directly.
  new RegExp(`[路街道巷里弄](?:[东南西北中]|${numeral}{1,4}弄)?${door}(?:号|弄|幢|栋)`),
  // 3幢2单元402室, 12栋501.
  new RegExp(`${door}(?:号楼|幢|栋|座|单元).{0,3}?${door}(?:室|单元|户|号|$)`),
  new RegExp(
    `(?:小区|花园|公寓|花苑|新村|家园|新苑|名苑|佳苑|雅苑|山庄|大厦|宿舍|广场)(?:[东南西北]区)?.{0,2}?${door}(?:号楼|号|幢|栋|座|单元|室)`,
  ),
  // 钱山下村3组12号, 杨家埠村大树下自然村12号.
  new RegExp(`(?:村|社区|自然村|屯|湾|浜|埭)${door}(?:组|队|小组)(?:${door}号)?`),
  new RegExp(`(?:村|屯|埭|浜|湾)(?!.{0,8}[发字函文第令])\\p{Script=Han}{0,8}${door}号`, 'u'),
  new RegExp(`${door}组${door}号`),
]

/** True for an address down to a house, a building or a village's group. */
function isAddress(plain: string): boolean {
  if (!/[号弄幢栋座室组队元]/.test(plain)) return false
  const close = plain.replace(/\s+/g, '')
  return addresses.some((address) => address.test(close))
}

const called =
  /(?:(?:电话|手机|座机|联系人?|号码|微信|☎|☏)[^\p{L}\p{N}]{0,6}|(?<!\p{L})(?:QQ|tel|phone|mobile)号?[\s:.]{1,4})(\d{3,4}-\d{4}|[1-9]\d{5,10})(?!\d)/iu
const nameFirst =
  /(?<!\p{Script=Han})([\p{Script=Han}·•・]{2,9})([^\p{L}\p{N}]{0,4})([2-9]\d{2,3}-\d{4}|[2-9]\d{5,7})(?!\d)/u
const numberFirst =
  /(?<![\d\p{L}-])([2-9]\d{2,3}-\d{4}|[2-9]\d{5,7})([^\p{L}\p{N}]{0,4})([\p{Script=Han}·•・]{2,9})(?!\p{Script=Han})/u

/** True for a telephone number without area code, which only the words beside it identify: a name, or 电话. */
function isLocalTelephone(plain: string): boolean {
  if (!/\d{4}/.test(plain) || /^[^\p{Script=Han}A-Za-z☎☏]*$/u.test(plain)) return false
  if (called.test(plain)) return true
  if (!/\p{Script=Han}/u.test(plain)) return false
  const before = nameFirst.exec(plain)
  if (before !== null && isNamed(before[1]!, before[2]!, before[3]!)) return true
  const after = numberFirst.exec(plain)
  return after !== null && isNamed(after[3]!, after[2]!, after[1]!)
}

/**
 * A name with a number, unlike a district with its code (990102_城东区), or the letters of an office with a year:
 * 安民救20240001.
 */
function isNamed(word: string, gap: string, digits: string): boolean {
  if (!isNameLike(word) || /[市县区镇乡村]$|街道$|社区$/.test(word)) return false
  if (digits.length === 6 && /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])/.test(digits)) return false
  return !(/^(19|20)\d\d/.test(digits) && (gap === '' || gap === '-' || /^.民.{0,2}$/.test(word)))
}

const permit = /(?<![0-9A-Za-z])(?:[EGDPSKHMCWTL]|[ECWSDP][A-Z])(\d{7,10})(?![0-9A-Za-z])/gi
const hongKong = /(?<![0-9A-Za-z])([A-Z]{1,2})(\d{6})\(([0-9A])\)/gi
const taiwan = /(?<![0-9A-Za-z])[A-Z][12]\d{8}(?![0-9A-Za-z])/gi
/** A year, a district of a province and a county, or zeros: list numbers begin with these. */
const listed = /^((19|20)\d\d|000|(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])(0[1-9]|[12]\d|3[0-4]|90)[0-38]\d)/

/**
 * True for the number of a passport, of a permit for or from Hong Kong, Macau and Taiwan, or of an identity card of
 * theirs.
 */
function isTravelDocument(plain: string): boolean {
  if (!/[A-Za-z](?:\d{7}|\d{6}\()/.test(plain)) return false
  for (const [whole, digits] of plain.matchAll(permit)) {
    const letters = whole.length - digits!.length
    const long = letters === 1 && /^[HM]/i.test(whole)
    if ((digits!.length === 9 - letters || (long && digits!.length === 10)) && !listed.test(digits!)) return true
  }
  for (const [, letters, digits, check] of plain.matchAll(hongKong))
    if (!listed.test(digits!) && isHongKong(letters!, digits!, check!)) return true
  for (const [whole] of plain.matchAll(taiwan))
    if (!listed.test(whole.slice(1)) && isTaiwan(whole.toUpperCase())) return true
  return false
}

const letterValue = (letter: string): number => letter.toUpperCase().charCodeAt(0) - 55

function isHongKong(letters: string, digits: string, check: string): boolean {
  const [second, first = ' '] = [...letters].toReversed()
  const values = [first === ' ' ? 36 : letterValue(first), letterValue(second!), ...[...digits].map(Number)]
  const sum = values.reduce((added, value, at) => added + value * (9 - at), 0)
  return (sum + (check.toUpperCase() === 'A' ? 10 : Number(check))) % 11 === 0
}

function isTaiwan(number: string): boolean {
  const place = 'ABCDEFGHJKLMNPQRSTUVXYWZIO'.indexOf(number[0]!) + 10
  const values = [Math.floor(place / 10), place % 10, ...Array.from(number.slice(1), Number)]
  const weights = [1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1]
  return values.reduce((added, value, at) => added + value * weights[at]!, 0) % 10 === 0
}

/** True for an e-mail address. */
function isEMail(plain: string): boolean {
  return plain.includes('@') && /[^\s@]{1,64}\s?@\s?[^\s@.]{1,64}\.[^\s@]/.test(plain)
}

/** The kind of personal data that the words of a text indicate; null if they indicate none. */
export function personalWordsIn(plain: string): PersonalKind | null {
  if (isEMail(plain)) return 'e-mail'
  if (isTravelDocument(plain)) return 'travel-document'
  if (isLocalTelephone(plain)) return 'telephone'
  return isAddress(plain) ? 'address' : null
}
