import { chineseNumber } from '../base/numeral.js'

/**
 * The usual kinds of numbers of official writing (层次序号), from the outermost in: 第一章, 第一节, 一、, （一）, 1., （1）,
 * ①, and within a sentence 第一， and 一是.
 */
const markKinds = [
  'chapter',
  'part',
  'han',
  'han-brackets',
  'arabic',
  'arabic-brackets',
  'circle',
  'ordinal',
  'point',
] as const
export type MarkKind = (typeof markKinds)[number]

/** A place that looks like the number of a heading, an item or a point. */
export interface Mark {
  readonly kind: MarkKind
  readonly number: number
  readonly offset: number
  readonly end: number
  /** Only blanks are before it on its line. */
  readonly startsLine: boolean
}

/** 0 is outermost. */
export const depthOf = (kind: MarkKind): number => markKinds.indexOf(kind)

/** From here in a number divides an item and makes none. */
export const isPoint = (kind: MarkKind): boolean => depthOf(kind) > depthOf('arabic')

const han = '[一二三四五六七八九十]{1,3}'
const pattern = new RegExp(
  [
    `(?<chapter>第${han}(?:章|部分|篇))`,
    `(?<part>第${han}节)`,
    `(?<ordinal>第${han}[,、:])`,
    `(?<brackets>\\(${han}\\)[、.]?|[\\u3220-\\u3229])`,
    `(?<digits>\\(\\d{1,2}\\)[、.]?|(?<![\\d(.A-Za-z])\\d{1,2}\\)|[\\u2474-\\u2487])`,
    `(?<circle>[\\u2460-\\u2473])`,
    `(?<han>${han}[、.])`,
    `(?<point>${han}[是要])`,
    `(?<arabic>(?<![\\d.A-Za-z])\\d{1,3} ?(?:[.、](?!\\d)|[.、](?=\\d{4}年))|[\\u2488-\\u249b])`,
  ].join('|'),
  'g',
)

const kinds = {
  chapter: 'chapter',
  part: 'part',
  ordinal: 'ordinal',
  brackets: 'han-brackets',
  digits: 'arabic-brackets',
  circle: 'circle',
  han: 'han',
  point: 'point',
  arabic: 'arabic',
} as const

/** All places of a plain text that look like a number; most of a sentence's own (统一、, 二是) are among them. */
export function marksIn(text: string): readonly Mark[] {
  const found: Mark[] = []
  for (const match of text.matchAll(pattern)) {
    const groups = match.groups!
    const group = (Object.keys(kinds) as (keyof typeof kinds)[]).find((name) => groups[name] !== undefined)!
    const number = numberOf(match[0])
    if (number === null || number === 0) continue
    const offset = match.index
    found.push({
      kind: kinds[group],
      number,
      offset,
      end: offset + match[0].length,
      startsLine: /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, offset - 40), offset)),
    })
  }
  return found
}

/** Where the numbers begin that are one letter each: ㈠, ⑴, ①, ⒈. */
const singles = [0x3220, 0x2474, 0x2460, 0x2488]

function numberOf(mark: string): number | null {
  const code = mark.charCodeAt(0)
  const first = singles.find((start) => code >= start && code < start + 20)
  if (first !== undefined) return code - first + 1
  const digits = /\d+/.exec(mark)
  if (digits !== null) return Number(digits[0])
  return chineseNumber(/[一二三四五六七八九十]+/.exec(mark)?.[0] ?? '')
}
