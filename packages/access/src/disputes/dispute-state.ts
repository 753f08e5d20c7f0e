import type { Text } from '@minzheng/core'
import type { Action } from '../policy/action.js'

/** Where a dispute (异议) is on its way to its outcome. */
export type DisputeState = 'open' | 'answered' | 'upheld' | 'corrected' | 'withdrawn'

/** The names of the states; the last three are outcomes, after which nothing moves. */
export const disputeStates: Readonly<Record<DisputeState, Text>> = Object.freeze({
  open: { zh: '待答复', en: 'open' },
  answered: { zh: '已答复', en: 'answered' },
  upheld: { zh: '维持', en: 'upheld' },
  corrected: { zh: '更正', en: 'corrected' },
  withdrawn: { zh: '撤回', en: 'withdrawn' },
})

/** What moves a dispute from a state to another. */
export interface DisputeMoveFacts {
  readonly name: Text
  /** The states that it leads from; `open` begins a dispute. */
  readonly from: readonly DisputeState[]
  readonly to: DisputeState
  readonly needs: Action
  /** Who of the two sides makes it. */
  readonly side: 'county' | 'city'
  /** True: the city owes an answer from then on. */
  readonly asks?: true
}

const unsettled = ['open', 'answered'] as const

const moves = {
  open: { name: { zh: '提出', en: 'open' }, from: [], to: 'open', needs: 'open-disputes', side: 'county', asks: true },
  answer: {
    name: { zh: '答复', en: 'answer' },
    from: ['open'],
    to: 'answered',
    needs: 'answer-disputes',
    side: 'city',
  },
  reply: {
    name: { zh: '再提', en: 'reply to the answer of' },
    from: ['answered'],
    to: 'open',
    needs: 'open-disputes',
    side: 'county',
    asks: true,
  },
  uphold: {
    name: { zh: '维持', en: 'uphold' },
    from: unsettled,
    to: 'upheld',
    needs: 'answer-disputes',
    side: 'city',
  },
  correct: {
    name: { zh: '更正', en: 'settle by a correction' },
    from: unsettled,
    to: 'corrected',
    needs: 'answer-disputes',
    side: 'city',
  },
  withdraw: {
    name: { zh: '撤回', en: 'withdraw' },
    from: unsettled,
    to: 'withdrawn',
    needs: 'open-disputes',
    side: 'county',
  },
} as const satisfies Readonly<Record<string, DisputeMoveFacts>>

export type DisputeMove = keyof typeof moves

/** Every move, with the states that it leads from and to. */
export const disputeMoves: Readonly<Record<DisputeMove, DisputeMoveFacts>> = Object.freeze(moves)

/** True until a dispute has its outcome. */
export function isUnsettled(state: DisputeState): boolean {
  return (unsettled as readonly DisputeState[]).includes(state)
}
