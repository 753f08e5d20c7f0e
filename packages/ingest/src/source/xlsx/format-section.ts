/** What one section of a number format shows. */
export interface FormatSection {
  /** The section applies to these values only, as in `[>=10000]0`. */
  readonly condition: ((value: number) => boolean) | null
  /** A day, a month, a weekday or a time; null if it shows a number. */
  readonly date: 'day' | 'month' | 'time' | null
  /** The number without a format of its own. */
  readonly general: boolean
  /** Words only, like @. */
  readonly text: boolean
  readonly percent: boolean
  /** The number is shown smaller or larger than it is, as in `0,` or with a point that is a word (`0!.0`). */
  readonly scaled: boolean
  /** Digits after the point, thousands, exponents or fractions: no code has such a format. */
  readonly measured: boolean
  /** Words before and after the digits. */
  readonly before: string
  readonly after: string
  /** The places of digits with the words between them; empty if no digit is shown. */
  readonly places: readonly FormatPlace[]
}

/** A place of one digit (`0` fills up with zeros, `#` and `?` do not), or a word that always shows. */
type FormatPlace = { readonly digit: '0' | '#' } | { readonly word: string }

/** A character that shows as itself: all but those of ASCII, which have a meaning or none. */
const plainLetter = /[^A-Za-z]/
const general = ['general', 'g/通用格式']
/** Letters of days and times; m is both month and minute. */
const dateLetters = 'ymdhsegb'

/**
 * Reads the sections of a number format, character by character; null for a format that is not understood. (ECMA-376
 * part 1, 18.8.31) Calls `onStep` for each character.
 */
export function formatSections(code: string, onStep?: () => void): readonly FormatSection[] | null {
  const sections: FormatSection[] = []
  let at = 0
  while (at <= code.length) {
    const read = readSection(code, at, onStep)
    if (read === null) return null
    sections.push(read.section)
    at = read.next
  }
  return sections
}

// oxlint-disable-next-line complexity -- a format section has this many signs, each with its own rule
function readSection(
  code: string,
  from: number,
  onStep?: () => void,
): { readonly section: FormatSection; readonly next: number } | null {
  const places: FormatPlace[] = []
  const seen = {
    day: false,
    month: false,
    time: false,
    general: false,
    text: false,
    percent: false,
    scaled: false,
    measured: false,
  }
  let condition: FormatSection['condition'] = null
  let point = false
  const word = (text: string): void => {
    if (text !== '') places.push({ word: text })
  }
  const lastDigit = (): boolean => places.length > 0 && 'digit' in places.at(-1)!
  let at = from
  for (; at < code.length && code[at] !== ';'; at += 1) {
    onStep?.()
    const letter = code[at]!
    const rest = general.find((name) => code.slice(at, at + name.length).toLowerCase() === name)
    if (rest !== undefined) {
      seen.general = true
      places.push({ digit: '#' })
      at += rest.length - 1
    } else if (letter === '"') {
      const end = code.indexOf('"', at + 1)
      if (end < 0) return null
      word(code.slice(at + 1, end))
      at = end
    } else if (letter === '\\' || letter === '!') {
      if (at + 1 >= code.length) return null
      word(code[(at += 1)]!)
    } else if (letter === '_' || letter === '*') {
      // A space as wide as a character, or a fill character.
      if (at + 1 >= code.length) return null
      at += 1
    } else if (letter === '[') {
      const end = code.indexOf(']', at + 1)
      if (end < 0) return null
      const inner = code.slice(at + 1, end)
      if (inner.startsWith('$')) word(inner.slice(1).split('-', 1)[0]!)
      else if (/^(h+|m+|s+)$/i.test(inner)) seen.time = true
      else if (/^[<>=]/.test(inner)) {
        condition = conditionOf(inner)
        if (condition === null) return null
      }
      // Colours and kinds of digits change nothing that is read.
      at = end
    } else if (letter === '0' || letter === '#' || letter === '?') {
      places.push({ digit: letter === '0' ? '0' : '#' })
      if (point) seen.measured = true
    } else if (letter === '.') {
      // A point before or after digits; elsewhere it is a word.
      if (lastDigit() || /[0#?]/.test(code[at + 1] ?? '')) point = true
      else word('.')
    } else if (letter === ',') {
      if (!lastDigit()) word(',')
      else if (!point && /[0#?]/.test(code[at + 1] ?? '')) seen.measured = true
      else seen.scaled = true
    } else if (letter === '%') seen.percent = true
    else if (letter === '\u2030') seen.scaled = true
    else if (letter === '@') seen.text = true
    else if ((letter === 'E' || letter === 'e') && lastDigit() && /[+-]/.test(code[at + 1] ?? '')) {
      seen.measured = true
      at += 1
    } else if (letter === '/' && lastDigit()) seen.measured = true
    else if (letter === 'a' || letter === 'A') {
      const length = /^(am\/pm|a\/p|a{3,4})/i.exec(code.slice(at, at + 5))?.[0].length
      if (length === undefined) return null
      seen[code[at + 1] === 'a' || code[at + 1] === 'A' ? 'month' : 'time'] = true
      at += length - 1
    } else if (dateLetters.includes(letter.toLowerCase())) {
      const kind = letter.toLowerCase()
      let length = 1
      while (code[at + length]?.toLowerCase() === kind) {
        length += 1
        onStep?.()
      }
      if (kind === 'd' && length <= 2) seen.day = true
      else if (kind === 'h' || kind === 's') seen.time = true
      else seen.month = true
      at += length - 1
    } else if (plainLetter.test(letter)) word(letter)
    else return null
  }
  const isDate = seen.day || seen.month || seen.time
  const first = places.findIndex((place) => 'digit' in place)
  const last = places.findLastIndex((place) => 'digit' in place)
  const words = (some: readonly FormatPlace[]): string =>
    some.map((place) => ('word' in place ? place.word : '')).join('')
  const inner = first < 0 ? [] : places.slice(first, last + 1)
  // The stroke of a fraction and an exponent separate digits without a word; a point that is a word does not count.
  const split = !seen.measured && inner.some((place) => 'word' in place)
  const section: FormatSection = {
    condition,
    // The digits of 00:00.0 are fractions of a second.
    date: seen.day ? 'day' : seen.month && !onlyMinutes(code.slice(from, at)) ? 'month' : isDate ? 'time' : null,
    general: seen.general,
    text: seen.text,
    percent: seen.percent,
    scaled: seen.scaled || split || (seen.measured && inner.some((place) => 'word' in place && /\S/.test(place.word))),
    measured: seen.measured,
    before: words(first < 0 ? places : places.slice(0, first)),
    after: words(first < 0 ? [] : places.slice(last + 1)),
    places: first < 0 ? [] : inner,
  }
  return { section, next: at + 1 }
}

/** True if m means minutes: it is beside hours or seconds, and there is no other part of a date. */
function onlyMinutes(section: string): boolean {
  return /[hs]/i.test(section) && !/[yegb]/i.test(section) && !/a{3}/i.test(section)
}

function conditionOf(text: string): FormatSection['condition'] {
  const found = /^(<=|>=|<>|=|<|>)(-?\d{1,15}(?:\.\d{1,15})?)$/.exec(text)
  if (found === null) return null
  const bound = Number(found[2])
  switch (found[1]) {
    case '<=':
      return (value) => value <= bound
    case '>=':
      return (value) => value >= bound
    case '<>':
      return (value) => value !== bound
    case '<':
      return (value) => value < bound
    case '>':
      return (value) => value > bound
    default:
      return (value) => value === bound
  }
}
