import type { Day } from '@minzheng/core/periods'
import { haveMonthsPassed, isMinor } from './age.js'

/** Why a living parent cannot care for a child (民发〔2019〕62号; the last two by 民发〔2020〕125号). */
export type ParentCause =
  | 'severe-disability' // 重残
  | 'severe-illness' // 重病
  | 'in-prison' // 服刑在押
  | 'drug-rehabilitation' // 强制隔离戒毒
  | 'otherwise-confined' // 被执行其他限制人身自由的措施
  | 'out-of-contact' // 失联
  | 'guardianship-revoked' // 被撤销监护资格
  | 'deported' // 被遣送(驱逐)出境

/**
 * A parent: able, dead or declared missing by a court, or unable for a cause. For causes that must last: the day it
 * began and, if set, the day it ends.
 */
export type ParentState =
  | { readonly kind: 'able' | 'dead' | 'missing' }
  | { readonly kind: 'unable'; readonly cause: ParentCause; readonly since?: Day; readonly until?: Day | null }

/**
 * For how many full months a cause must last to count; causes that are not listed need no time. Set by each district
 * from a day.
 */
export type CauseTimes = Readonly<Partial<Record<ParentCause, number>>>

/** Six months for confinement and lost contact, as provincial rules have it; the bureau confirms it. */
export const causeTimes: CauseTimes = Object.freeze({
  'in-prison': 6,
  'drug-rehabilitation': 6,
  'otherwise-confined': 6,
  'out-of-contact': 6,
})

/**
 * True if a child is in fact without care (事实无人抚养儿童) on a day: under 18, and both parents unable for a cause, or one
 * dead or missing and the other unable for a cause (民发〔2019〕62号). A child whose parents are both dead or missing is an
 * orphan (孤儿), not this. Confinement counts by its whole term, if its end is known; lost contact by the time since
 * then.
 */
export function isWithoutCare(
  bornOn: Day,
  [one, other]: readonly [ParentState, ParentState],
  day: Day,
  times: CauseTimes = causeTimes,
): boolean {
  if (!isMinor(bornOn, day)) return false
  const unable = [one, other].filter((parent) => isUnable(parent, day, times)).length
  const gone = [one, other].filter(({ kind }) => kind === 'dead' || kind === 'missing').length
  return unable === 2 || (unable === 1 && gone === 1)
}

function isUnable(parent: ParentState, day: Day, times: CauseTimes): boolean {
  if (parent.kind !== 'unable') return false
  const { cause, since, until } = parent
  // A cause that is over, or has not begun, does not count.
  if ((since !== undefined && since > day) || (typeof until === 'string' && until <= day)) return false
  const months = times[cause]
  if (months === undefined) return true
  if (since === undefined) return false
  return haveMonthsPassed(months, since, cause !== 'out-of-contact' && typeof until === 'string' ? until : day)
}
