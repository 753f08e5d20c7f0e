import type { Text } from '@minzheng/core'
import type { Action } from '../policy/action.js'

/** Where a month of a district is on its way to publication. */
export type MonthState = 'open' | 'submitted' | 'reviewed' | 'locked' | 'released'

/** The names of the states. */
export const monthStates: Readonly<Record<MonthState, Text>> = Object.freeze({
  open: { zh: '填报中', en: 'open' },
  submitted: { zh: '已上报', en: 'submitted' },
  reviewed: { zh: '已审核', en: 'reviewed' },
  locked: { zh: '已锁定', en: 'locked' },
  released: { zh: '已发布', en: 'released' },
})

/** What moves a month from a state to another. */
export interface MonthMoveFacts {
  readonly name: Text
  /** The state that each state becomes; a state that is not named refuses the move. */
  readonly becomes: Readonly<Partial<Record<MonthState, MonthState>>>
  /** What whoever moves it must be allowed; null: it happens by itself, or with a change of the data. */
  readonly needs: Exclude<Action, 'read-figures'> | null
  /** True: needs a reason. */
  readonly reason?: true
}

const moves = {
  submit: { name: { zh: '上报', en: 'submit' }, becomes: { open: 'submitted' }, needs: 'submit-month' },
  review: { name: { zh: '审核', en: 'review' }, becomes: { submitted: 'reviewed' }, needs: 'review-month' },
  'send-back': {
    name: { zh: '退回', en: 'send back' },
    becomes: { submitted: 'open', reviewed: 'open' },
    needs: 'review-month',
    reason: true,
  },
  lock: { name: { zh: '锁定', en: 'lock' }, becomes: { reviewed: 'locked' }, needs: 'lock-month' },
  release: {
    name: { zh: '发布', en: 'release' },
    becomes: { locked: 'released', released: 'released' },
    needs: 'release-month',
  },
  /** For some time only (`until`). */
  reopen: {
    name: { zh: '重新打开', en: 'reopen' },
    becomes: { locked: 'open', released: 'open' },
    needs: 'reopen-month',
    reason: true,
  },
  /** Data that change after they were submitted must be submitted again. */
  change: {
    name: { zh: '数据变动', en: 'change' },
    becomes: { open: 'open', submitted: 'open', reviewed: 'open' },
    needs: null,
  },
  /** A change of a locked month; one that was released waits for its next release. */
  revise: {
    name: { zh: '修订', en: 'revise' },
    becomes: { locked: 'locked', released: 'locked' },
    needs: 'revise-month',
    reason: true,
  },
  /** The end of a reopening. */
  lapse: {
    name: { zh: '到期锁定', en: 'lapse' },
    becomes: { open: 'locked', submitted: 'locked', reviewed: 'locked' },
    needs: null,
  },
} as const satisfies Readonly<Record<string, MonthMoveFacts>>

export type MonthMove = keyof typeof moves

/** Every move, with the states that it leads from and to. */
export const monthMoves: Readonly<Record<MonthMove, MonthMoveFacts>> = Object.freeze(moves)
