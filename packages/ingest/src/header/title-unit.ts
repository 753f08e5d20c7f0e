import { powers, unitWord } from './unit-words.js'

/** The units that a text gives for the table below it. */
export interface UnitsSaid {
  /** Powers of ten of yuan, each once: 4 for 单位:万元. */
  readonly money: readonly number[]
  /** Texts that may be a unit of money and are not understood. */
  readonly unclear: readonly string[]
  /** Counts in ten thousands or more: 万人. */
  readonly counts: readonly string[]
}

const none: UnitsSaid = Object.freeze({ money: [], unclear: [], counts: [] })
const scaleLetters = new Set('百千万亿十')
const numerals = new Set('0123456789.,零一二三四五六七八九十百千万亿两几余多')
const dividers = new Set(' \t·,，、;；()[]{}【】〔〕「」『』:：|。')
/** With these words in front, 单位 means an office: 填报单位, 主管单位. */
const offices = new Set('报送属主管制表位任头员用人责参与编成牵理办营业事企承施协配')

/**
 * Reads the units in title rows, notes and footers: 单位:万元, （万元）, 计量单位:人次、平方米、万元. An amount, such as 1200万元, is no unit.
 * Any other mention of 万元 is not understood, and not guessed.
 */
export function unitsSaid(words: string): UnitsSaid {
  if (!words.includes('元') && !/[千万亿]/.test(words)) return none
  const money = new Set<number>()
  const unclear = new Set<string>()
  const counts = new Set<string>()
  let inList = false
  let at = 0
  while (at < words.length) {
    if (dividers.has(words[at]!)) {
      // A list of units ends at the next cell or sentence.
      if ('|。'.includes(words[at]!)) inList = false
      at += 1
      continue
    }
    let end = at
    while (end < words.length && !dividers.has(words[end]!)) end += 1
    const word = words.slice(at, end)
    const label = labelled(word)
    const isBracketed = at > 0 && '([{【〔「『'.includes(words[at - 1]!) && end < words.length
    // 1200 万元 is an amount.
    const isAlone =
      (at === 0 || ' \t'.includes(words[at - 1]!)) &&
      (end === words.length || ' \t'.includes(words[end]!)) &&
      !isDigit(words[at - 2])
    const text = label === null ? word : label
    const isListed = inList || label !== null
    const unit = text === '' ? null : unitWord(text.toLowerCase())
    if (unit?.kind === 'money' && (isListed || isBracketed || isAlone || isIn(words, at))) money.add(unit.power)
    else if (unit?.kind === 'other' && unit.power > 0 && (isListed || isBracketed || isAlone || isIn(words, at)))
      counts.add(text)
    else if (unit?.kind === 'scale' && isListed) unclear.add(text)
    else if (unit?.kind !== 'money' || !isDigit(words[at - 2]))
      for (const mention of moneyIn(word)) unclear.add(mention)
    if (label !== null) inList = true
    // Another label ends the list: 填报单位:…
    else if (words[end] === ':' || words[end] === '：') inList = false
    at = end
  }
  return { money: [...money], unclear: [...unclear], counts: [...counts] }
}

/**
 * The text behind 单位 in the same word, such as 元 of 单位元; empty if a colon or bracket follows. Null for another word.
 */
function labelled(word: string): string | null {
  const at = word.lastIndexOf('单位')
  if (at < 0) return null
  const before = word[at - 1]
  if (before !== undefined && offices.has(before)) return null
  return word.slice(at + 2).replace(/^[为是]/, '')
}

function isDigit(letter: string | undefined): boolean {
  return letter !== undefined && letter >= '0' && letter <= '9'
}

/** True within brackets that may contain a list of units: (人次、万元). */
function isIn(words: string, at: number): boolean {
  for (let back = at - 1; back >= 0 && at - back < 60; back -= 1) {
    if (')]}】〕」』'.includes(words[back]!)) return false
    if ('([{【〔「『'.includes(words[back]!)) return true
  }
  return false
}

/** Every mention of 千元, 万元, 亿元 in a word, also in another currency, that is no amount. */
function moneyIn(word: string): readonly string[] {
  const found: string[] = []
  for (let at = word.indexOf('元'); at >= 0; at = word.indexOf('元', at + 1)) {
    let from = at
    // Another currency is in between: 万美元.
    if (from > 0 && '美港欧日韩澳加镑台'.includes(word[from - 1]!)) from -= 1
    const isForeign = from < at
    const scaleEnd = from
    while (from > 0 && scaleLetters.has(word[from - 1]!)) from -= 1
    if (from === scaleEnd && !isForeign) continue
    if (from > 0 && numerals.has(word[from - 1]!)) continue
    // 五百万元 is an amount; so is 百万元 if a numeral begins it.
    if (scaleEnd - from > 0 && powers[word.slice(from, scaleEnd)] === undefined) continue
    found.push(word.slice(from, at + 1))
  }
  return found
}
