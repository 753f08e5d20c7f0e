const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const places: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** More letters than this are no numeral. */
const longest = 20

/**
 * The value of a Chinese numeral (汉字数字) below 10,000 times 万 or 亿: 三十, 一百二十, 两千, 三万五千, 二〇二四. Null for
 * anything else.
 */
export function chineseNumber(words: string): number | null {
  if (words === '' || words.length > longest) return null
  if (/^[零〇一二三四五六七八九]{2,}$/.test(words)) return Number([...words].map((word) => digits[word]).join(''))
  let all = 0
  let part = 0
  let digit: number | null = null
  let lastPlace = Infinity
  for (const word of words) {
    const place = places[word]
    if (Object.hasOwn(digits, word)) {
      if (digit !== null && digit !== 0) return null
      digit = digits[word]!
    } else if (place !== undefined) {
      if (place >= lastPlace) return null
      part += (digit ?? 1) * place
      lastPlace = place
      digit = null
    } else if (word === '万' || word === '亿') {
      const value = part + (digit ?? 0)
      if (value === 0) return null
      all = (all + value) * (word === '万' ? 1e4 : 1e8)
      part = 0
      digit = null
      lastPlace = Infinity
    } else return null
  }
  return all + part + (digit ?? 0)
}

const powers: Readonly<Record<string, number>> = { '': 0, 十: 1, 百: 2, 千: 3, 万: 4, 十万: 5, 百万: 6, 千万: 7, 亿: 8 }

/** The value of Arabic figures and the word after them: `1.4` and 万 is 14,000, exactly. */
export function arabicNumber(figures: string, power: string): number {
  return Number(`${figures.replaceAll(',', '')}e${powers[power] ?? 0}`)
}

/** The letters that numerals are written with. */
export const numeralLetters = '零〇一二两三四五六七八九十百千'

/** A whole number from 1 to 99 in Chinese, as automatic numbering writes it. */
export function inChinese(value: number): string {
  const letters = '〇一二三四五六七八九'
  if (value < 10) return letters.charAt(value)
  const tens = Math.floor(value / 10)
  const rest = value % 10
  return `${tens === 1 ? '' : letters.charAt(tens)}十${rest === 0 ? '' : letters.charAt(rest)}`
}
