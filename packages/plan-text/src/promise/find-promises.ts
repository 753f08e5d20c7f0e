import type { Piece } from '../base/piece.js'
import { plain as plainOf } from '../base/plain.js'
import { districtsIn } from './districts.js'
import { noPromiseIn, tellsPast } from './no-promise.js'
import { quantitiesIn, type Quantity } from './quantity.js'
import { stageAt, stagesIn, type Stage } from './stage.js'
import { countsNothing } from './units.js'
import { changeOf, endsInVerb, isDecline, isLevel, operatorOf, verbOf, type OperatorWords, type PromiseOperator } from './words.js'

/** What a number of a plan is: new or done in the year, a level, a share, or a change against a base. */
export type PromiseKind = 'new' | 'level' | 'share' | 'change'

/** A numeric promise (数量目标) of a clause, as it is written. It names no indicator. */
export interface PlanPromise {
  /** The words around the number, letter for letter. */
  readonly quote: Piece
  readonly kind: PromiseKind
  /** In the unit: 1.4万元 is 14,000 元. For a change downwards still positive. */
  readonly value: number
  /** The upper end of a range; null for one number. */
  readonly high: number | null
  /** What it was before (由500元提高到530元); null if it is not said. */
  readonly from: number | null
  readonly unit: string | null
  /** 每万老年人: how many the number is for. */
  readonly per: number | null
  /** An amount of money for each month or year. */
  readonly every: 'month' | 'year' | null
  readonly operator: PromiseOperator
  /** Null for a bare number, which is read as at least. */
  readonly operatorWords: string | null
  readonly approximate: boolean
  /** For a change. */
  readonly direction: 'up' | 'down' | null
  /** 新增, 完成, …; null if there is none. */
  readonly verb: string | null
  /** The words for what is counted. */
  readonly counted: string
  readonly due: Omit<Stage, 'offset'> | null
  readonly districts: readonly string[]
}

/** Names of districts that promises may be for. */
export interface PromiseOptions {
  readonly districts?: readonly string[]
}

/** Words before a number are looked at this far, in characters. */
const longestBefore = 40
const longestAfter = 24
/** More than this in one clause is a table or no text; the rest is left. */
const mostPromises = 200

/** Finds the numeric promises (数量目标) of a clause (条文). */
export function findPromises(clause: Piece, { districts = [] }: PromiseOptions = {}): readonly PlanPromise[] {
  const text = plainOf(clause.text)
  const excluded = noPromiseIn(text)
  const stages = stagesIn(text)
  const named = districtsIn(text, districts)
  const numbers = [...quantitiesIn(text).filter(outside(excluded)), ...fullCoverageIn(text, excluded)].toSorted(
    (one, other) => one.offset - other.offset,
  )
  const found: PlanPromise[] = []
  let carried: ReturnType<typeof verbOf> = null
  let promisedTo = 0
  for (const [index, number] of numbers.entries()) {
    if (found.length === mostPromises) break
    const around = aroundOf(text, number, promisedTo)
    const operator = operatorOf(around.left, around.right)
    const next = numbers[index + 1]
    if (next !== undefined && leadsTo.test(text.slice(number.end, Math.min(next.offset, number.end + 12)))) continue
    const before = numbers[index - 1]
    const from =
      before !== undefined && leadsTo.test(text.slice(Math.max(before.end, number.offset - 12), number.offset))
        ? before.low
        : null
    const own = verbOf(around.left) ?? (operator.isFor ? verbOf(around.right) : null)
    const verb = own ?? (operator.words === null || operator.lengths[1] > 0 ? carried : null)
    if (!isPromise(text, number, around, operator, verb?.verb ?? null)) continue
    carried = verb
    promisedTo = number.end
    const change = from === null ? changeWord(number, around.left) : null
    const { words, offset, counted } = quoteOf(clause.text, text, number, around, operator)
    const due = stageAt(stages, number.offset)
    found.push(
      Object.freeze({
        quote: Object.freeze({ offset: clause.offset + offset, text: words }),
        kind: kindOf(number, around.left, operator, verb?.verb ?? null, change),
        value: number.low,
        high: number.high,
        from,
        unit: number.unit,
        per: perOf(text, number.offset),
        every: number.unit === '元' ? (number.per ?? everyOf(around.left)) : null,
        operator: number.full ? ('=' as const) : operator.operator,
        operatorWords: number.full ? words.slice(number.offset - offset, number.end - offset) : operator.words,
        approximate: operator.approximate || number.more,
        direction: change === null ? null : isDecline(change) ? ('down' as const) : ('up' as const),
        verb: verb?.verb ?? null,
        counted,
        due: due === null ? null : { words: due.words, year: due.year, month: due.month },
        districts: named,
      }),
    )
  }
  return Object.freeze(found)
}

interface Number_ extends Quantity {
  /** 全覆盖, which is written without a number. */
  readonly full?: true
}

const leadsTo = /^ ?(?:提高|提升|增加|增长|上升|调整|上调|降低|下降|减少|扩大|压缩|缩短|增|降)?(?:到|至|为)了?(?:约|近)?$/

const outside =
  (excluded: readonly (readonly [number, number])[]) =>
  ({ offset }: Quantity): boolean =>
    !excluded.some(([from, to]) => from <= offset && offset < to)

/** 全覆盖 promises 100 %, unless a percentage before it says so already. */
function fullCoverageIn(text: string, excluded: readonly (readonly [number, number])[]): readonly Number_[] {
  return [...text.matchAll(/全(?:市|省|县|区|域|员|面|部|部门|口径)?覆盖(?!率|面|范围)/g)]
    .filter(({ index }) => !/(?:%|\d ?个|[两三四五]个|[“"])$/.test(text.slice(Math.max(0, index - 3), index)))
    .map(({ 0: words, index }) => ({
      offset: index,
      end: index + words.length,
      low: 100,
      high: null,
      unit: '%',
      per: null,
      more: false,
      chinese: false,
      full: true as const,
    }))
    .filter(outside(excluded))
}

interface Around {
  /** From the comma before the number. */
  readonly left: string
  /** To the comma after the unit. */
  readonly right: string
}

/** `、` divides only promises from one another, not the words of one (县、乡、村三级). */
function aroundOf(text: string, { offset, end }: Quantity, before: number): Around {
  const left = text.slice(Math.max(0, offset - longestBefore), offset)
  const right = text.slice(end, end + longestAfter)
  const comma = Math.max(...[...',;:。!?\n'].map((sign) => left.lastIndexOf(sign)))
  const previous = before - (offset - left.length)
  const list = previous > comma ? left.indexOf('、', previous) : -1
  return { left: left.slice(Math.max(comma, list, previous - 1) + 1), right: /^[^,;:。、!?\n]*/.exec(right)![0] }
}

/** Chinese numerals to ten are mostly names (三个一号工程): they count only after words like these. */
const countsSmall =
  /(?:新增|新建|新改建|改建|扩建|建成|建设|不少于|不低于|不超过|达到|至少|超过|完成|增加|培育|创建|提高到|增至|控制在|开展|举办|改造|新设|每年)(?:约|近)?$/

function isPromise(
  text: string,
  number: Number_,
  { left, right }: Around,
  operator: OperatorWords,
  verb: string | null,
): boolean {
  if (number.full === true) return !tellsPast(text.slice(Math.max(0, number.offset - 80), number.offset))
  if (number.unit !== null && countsNothing(number.unit)) return false
  // 4A级, 365工程, 1+N.
  if (/[A-Za-z+./]$/.test(left)) return false
  if (tellsPast(text.slice(Math.max(0, number.offset - 80), number.offset))) return false
  if (number.unit === null)
    return !number.chinese && operator.lengths[0] > 0 && operator.words !== null && /^ ?(?:以上|以内|左右|以下|[,;。、)]|$)/.test(right || '')
  if (number.chinese && number.low <= 10)
    return (countsSmall.test(left) || operator.lengths[1] > 0) && !/^[“"一新全大好]/.test(right)
  if (/^[“"]/.test(right) && verb === null && operator.words === null) return false
  // 群众身后事6项基本服务: a noun on both sides, and no verb before the number.
  if (/^[个项件种]$/.test(number.unit) && operator.words === null && /[\u4e00-\u9fff]/.test(right))
    return left.trim() === '' || operator.isFor || endsInVerb(left)
  return number.low > 0 || operator.words !== null
}

function changeWord({ unit }: Quantity, left: string): string | null {
  if (unit !== '%' && unit !== '个百分点' && unit !== '倍') return null
  return changeOf(left) ?? (unit === '个百分点' ? '' : null)
}

function kindOf(
  { unit }: Quantity,
  left: string,
  { words }: OperatorWords,
  verb: string | null,
  change: string | null,
): PromiseKind {
  if (change !== null) return 'change'
  if (unit === '%' || unit === '‰') return 'share'
  if (isLevel(left) || verb === null) return 'level'
  return words !== null && /达|到|至|为/.test(words) && !/新/.test(verb) ? 'level' : 'new'
}

const perWords = /每 ?(\d{0,4})([十百千万])?(?:名|个|位)?[\u4e00-\u9fff]{0,12}$/

/** 每万老年人拥有…: 10,000. */
function perOf(text: string, offset: number): number | null {
  const match = perWords.exec(text.slice(Math.max(0, offset - 30), offset)) ?? longPer.exec(text.slice(Math.max(0, offset - 40), offset))
  if (match === null) return null
  const [, digits, power] = match
  if (power === undefined && (digits ?? '') === '') return null
  return Number(digits === '' || digits === undefined ? 1 : digits) * ({ 十: 10, 百: 100, 千: 1000, 万: 10_000 }[power ?? ''] ?? 1)
}
const longPer = /每 ?(\d{0,4})([百千万])(?:名|个|位)?[\u4e00-\u9fff()]{0,36}$/

const everyOf = (left: string): 'month' | 'year' | null =>
  /每月|月标准|月人均|月均/.test(left) ? 'month' : /每年|年标准|年人均|年均/.test(left) ? 'year' : null

/** The words of the promise in the clause, and those for what is counted. */
function quoteOf(
  written: string,
  text: string,
  { offset, end, full }: Number_,
  { left, right }: Around,
  { lengths: [before, after] }: OperatorWords,
): { readonly words: string; readonly offset: number; readonly counted: string } {
  const noun = /^[^(]*/.exec(right.slice(after))![0]
  const from = offset - left.length + (left.length - left.trimStart().length)
  const to = end + after + (full === true ? right.trimEnd().length : noun.trimEnd().length)
  const subject = left.slice(0, left.length - before)
  const counted = `${stripVerbs(subject)} ${stripVerbs(noun)}`.trim()
  // The words between the comma before and the comma before that name it if nothing else does.
  return { words: written.slice(from, to), offset: from, counted: counted === '' ? text.slice(Math.max(0, from - 12), from) : counted }
}

const stripVerbs = (words: string): string =>
  words.replace(/^(?:的|了|将|力争|确保|全年|实现|新增|新建|完成|建成|打造|培育|开展|实施|改造提升|改造)+/, '').trim()
