import { numberText, zeroDay, type Cell, type FaultyCell } from '../../base/cell.js'
import { longestFormat } from '../../base/bounds.js'
import { fault } from '../../base/reasons.js'
import { formatSections, type FormatSection } from './format-section.js'

/** Reads a number as its format shows it. */
export type NumberReader = (value: number, from1904: boolean) => Cell

const millisecondsPerDay = 86_400_000

/** Built-in formats that show more than a number, as in Chinese editions. (ECMA-376 part 1, 18.8.30) */
const builtIn: Readonly<Record<number, string>> = {
  9: '0%',
  10: '0.00%',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: 'h"时"mm"分"',
  35: 'h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: 'h"时"mm"分"',
  56: 'h"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
}

/** The reader of a number format, by its own code or by its built-in number; null if it shows just the number. */
export function numberReader(id: number, code: string | undefined): NumberReader | null {
  const written = code ?? builtIn[id]
  if (written === undefined || written.trim() === '' || written.toLowerCase() === 'general') return null
  const all = written.length > longestFormat ? null : formatSections(written)
  if (all === null) return () => notUnderstood
  // A section of words applies to cells that contain words.
  const sections = all.filter(({ text, places }) => !text || places.length > 0)
  if (sections.every(isPlain)) return null
  return (value, from1904) => {
    const section = sectionFor(sections, value)
    return section === undefined
      ? value
      : shownBy(section, value, written, section === sections[1] && value < 0, from1904)
  }
}

/** True for a section that shows just the number, with any number of digits: most cells have such a format. */
function isPlain(
  { condition, date, percent, scaled, measured, before, after, places }: FormatSection,
  index: number,
): boolean {
  if (condition !== null || date !== null || percent || scaled) return false
  const words = `${before}${after}`.replace(index === 1 ? /[()-]/g : /(?!)/g, '')
  if (places.length === 0) return index === 2 && !/\p{L}/u.test(words)
  const zeros = places.filter((place) => 'digit' in place && place.digit === '0').length
  return (measured || zeros < 2) && (words.trim() === '' || (index === 2 && zeros === 0))
}

/** The section that shows a value: for positive numbers, negative ones and zero, or by conditions. */
function sectionFor(sections: readonly FormatSection[], value: number): FormatSection | undefined {
  if (sections.length === 1)
    return sections[0]!.condition === null || sections[0]!.condition(value) ? sections[0] : undefined
  const numbers = sections.slice(0, 3)
  if (numbers.some(({ condition }) => condition !== null)) {
    const last = numbers.length - 1
    return numbers.find(({ condition }, index) =>
      condition === null ? index === last || (index === 1 && value < 0) : condition(value),
    )
  }
  if (value < 0) return numbers[1]
  return value === 0 && numbers.length > 2 ? numbers[2] : numbers[0]
}

function shownBy(section: FormatSection, value: number, format: string, negative: boolean, from1904: boolean): Cell {
  if (section.date !== null) {
    if (value === 0 && section.date !== 'time') return zeroDay
    if (section.date !== 'day') return withoutDay
    return new Date(Math.round((value - 25569 + (from1904 ? 1462 : 0)) * millisecondsPerDay))
  }
  if (section.percent) return `${Number((value * 100).toPrecision(15))}%`
  const { places, before, after } = section
  if (places.length === 0) {
    // Only words: for zero this is a way to write nothing; any other number it hides.
    if (value === 0 && !/\p{L}/u.test(before)) return 0
    return { value, format, shown: before.trim() === '' ? numberText(value) : before, amount: null }
  }
  if (section.scaled) return { value, format, shown: codeOf(section, value) ?? numberText(value), amount: null }
  // A section for negative numbers contains the sign itself.
  const sign = negative ? /[()-]/g : /(?!)/g
  const [left, right] = [before.replace(sign, ''), after.replace(sign, '')]
  const noWords = left.trim() === '' && right.trim() === ''
  // For 0 only words show, if no place fills up with zeros.
  if (value === 0 && !section.general && !places.some((place) => 'digit' in place && place.digit === '0')) return 0
  const shown = codeOf(section, value) ?? numberText(value)
  if (noWords && shown === numberText(value)) return value
  return {
    value,
    format,
    shown,
    amount: noWords ? numberText(value) : `${left.trim()}${numberText(value)}${right.trim()}`,
  }
}

/** A whole number in the places of its format, filled up with zeros; null if it is no code. */
function codeOf(section: FormatSection, value: number): string | null {
  if (section.measured || !Number.isSafeInteger(value) || value < 0 || value >= 1e15) return null
  const { before, after, places, general } = section
  if (general) return `${before}${value}${after}`
  const digits = [...String(value)]
  const room = places.filter((place) => 'digit' in place).length
  let text = digits.splice(0, Math.max(0, digits.length - room)).join('')
  let empty = room - digits.length
  for (const place of places) {
    if ('word' in place) {
      // A word before the first digit does not show.
      if (text !== '') text += place.word
    } else if (empty > 0) {
      empty -= 1
      if (place.digit === '0' || text !== '') text += '0'
    } else text += digits.shift()!
  }
  return `${before}${text}${after}`.trim()
}

const withoutDay: FaultyCell = Object.freeze({
  fault: fault(
    'format-no-day',
    '单元格格式只显示月份、星期或时刻,看不出是哪一天;请改用显示年月日的格式',
    'has a format that shows a month, a weekday or a time, but no day; choose a format that shows the day',
  ),
  text: '#只有月份或时刻!',
  kind: 'time',
})

const notUnderstood: FaultyCell = Object.freeze({
  fault: fault(
    'format-unknown',
    '单元格格式无法识别;请将该列改为常规格式',
    'has a number format that is not supported; set the column to General',
  ),
  text: '#格式!',
  kind: 'time',
})
