import type { PlanNumber } from './numbers.js'
import type { PromiseKind } from './plan-promise.js'
import { changeOf, isLevel } from './words.js'

/** Between what was and what will be: 由500元提高到530元. */
const leadsTo =
  /^ ?(?:提高|提升|增加|增长|上升|调整|上调|降低|下降|减少|扩大|压缩|缩短|增|降)?(?:到|至|为)了?(?:约|近)?$/
const longestBetween = 12

/** True if the first number is what was before the second. */
export function isBaseOf(text: string, first: PlanNumber, second: PlanNumber | undefined): boolean {
  if (second === undefined || second.offset - first.end > longestBetween) return false
  return leadsTo.test(text.slice(first.end, second.offset))
}

/** The word of a change (增长5%, 下降3个百分点); empty if the unit alone says it; null for no change. */
export function changeWordOf({ unit }: PlanNumber, left: string): string | null {
  if (unit !== '%' && unit !== '个百分点' && unit !== '倍') return null
  return changeOf(left) ?? (unit === '个百分点' ? '' : null)
}

/** What a number is, from its unit and the words before it. */
export function kindOf(
  { unit }: PlanNumber,
  left: string,
  operatorWords: string | null,
  verb: string | null,
): PromiseKind {
  if (unit === '%' || unit === '‰') return 'share'
  if (isLevel(left) || verb === null) return 'level'
  return operatorWords !== null && /达|到|至|为/.test(operatorWords) && !verb.includes('新') ? 'level' : 'new'
}

const per = /每 ?(\d{0,4})([十百千万])?(?:名|个|位)?[\u4e00-\u9fff()]{0,30}$/
const powers: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000 }

/** 每万老年人拥有…: 10,000; null if the words before the number name no base. */
export function perOf(left: string): number | null {
  const [, digits = '', power = ''] = per.exec(left) ?? []
  return digits === '' && power === '' ? null : Number(digits === '' ? 1 : digits) * (powers[power] ?? 1)
}

/** The time that an amount of money is for, by the words before it. */
export function everyOf(left: string): 'month' | 'year' | null {
  if (/每月|月标准|月人均|月均/.test(left)) return 'month'
  return /每年|年标准|年人均|年均/.test(left) ? 'year' : null
}
