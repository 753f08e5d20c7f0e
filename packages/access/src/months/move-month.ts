import type { Text } from '@minzheng/core'
import { MonthError } from '../base/errors.js'
import { monthMoves, monthStates, type MonthMove, type MonthState } from './month-state.js'

/** A month of a district. */
export interface DistrictMonth {
  readonly month: string
  readonly district: string
}

/** The state of a month, and when its reopening ends. */
export interface TimedState {
  readonly state: MonthState
  /** The end of a reopening (到期时间): from then on the month is locked again; null if it was not reopened. */
  readonly until: Date | null
}

/** The longest time for which a month may be reopened, in days. */
export const mostReopenDays = 31

/** The state at a moment: a reopening that has ended leaves the month locked, however far it had come. */
export function stateAt({ state, until }: TimedState, at: Date): TimedState & { readonly lapsed: boolean } {
  return until !== null && until <= at
    ? { state: 'locked', until: null, lapsed: true }
    : { state, until, lapsed: false }
}

/** True if data of this state change only by a revision. */
export function isClosed(state: MonthState): boolean {
  return monthMoves.change.becomes[state] === undefined
}

/**
 * The state after a move at a moment. Throws `MonthError` if the month is in another state than the move begins with, or if
 * a reason or an end is missing. Whether the actor may is for `decide` to say.
 */
export function moveMonth(
  before: TimedState,
  move: MonthMove,
  {
    month,
    district,
    at,
    reason,
    until,
  }: DistrictMonth & { readonly at: Date; readonly reason?: string; readonly until?: Date },
): TimedState {
  const facts = monthMoves[move]
  const where: Text = { zh: `${district} ${month}`, en: `${month} of ${district}` }
  const refuse = (zh: string, en: string): never => {
    throw new MonthError({ zh, en })
  }
  const now = stateAt(before, at)
  const after = facts.becomes[now.state]
  if (after === undefined) {
    const from = (Object.keys(facts.becomes) as MonthState[]).filter((state) => facts.becomes[state] !== undefined)
    return refuse(
      `${where.zh}：${monthStates[now.state].zh}的月份不能${facts.name.zh}，须为${from.map((each) => monthStates[each].zh).join('或')}`,
      `${where.en} must be ${from.join(' or ')} to ${facts.name.en}, got ${now.state}`,
    )
  }
  if (facts.reason === true && (reason ?? '').trim() === '')
    refuse(
      `${where.zh}：${facts.name.zh}须写明原因`,
      `to ${facts.name.en} ${where.en} a reason must be given, got none`,
    )
  if (move !== 'reopen') return { state: after, until: after === 'locked' || after === 'released' ? null : now.until }
  const longest = new Date(at.getTime() + mostReopenDays * 86_400_000)
  if (until === undefined || !(at < until) || until > longest)
    return refuse(
      `${where.zh}：重新打开须写明到期时间，最长${mostReopenDays}天`,
      `to reopen ${where.en} an end must be given, after now and within ${mostReopenDays} days, got ${until === undefined ? 'none' : until.toISOString()}`,
    )
  return { state: after, until }
}
