import { DisputeError } from '../base/errors.js'
import { disputeMoves, disputeStates, type DisputeMove, type DisputeState } from './dispute-state.js'

/**
 * The state after a move of an actor. Throws `DisputeError` if the dispute is in another state than the move begins with, if
 * the city's side is taken by who opened it, or if somebody else withdraws it. Whether the actor may is for `decide` to say.
 */
export function moveDispute(
  { id, state, openedBy }: { readonly id: number; readonly state: DisputeState; readonly openedBy: string },
  move: DisputeMove,
  actor: string,
): DisputeState {
  const { name, from, to, side } = disputeMoves[move]
  if (!from.includes(state))
    throw new DisputeError({
      zh: `异议${id}：${disputeStates[state].zh}的异议不能${name.zh}，须为${from.map((each) => disputeStates[each].zh).join('或')}`,
      en: `dispute ${id} must be ${from.join(' or ')} to ${name.en} it, got ${state}`,
    })
  if (side === 'city' && actor === openedBy)
    throw new DisputeError({
      zh: `异议${id}：提出人不能自己${name.zh}`,
      en: `another account than ${openedBy}, who opened dispute ${id}, must ${name.en} it`,
    })
  if (move === 'withdraw' && actor !== openedBy)
    throw new DisputeError({
      zh: `异议${id}：只能由提出的账号${openedBy}撤回`,
      en: `dispute ${id} must be withdrawn by ${openedBy}, who opened it, got ${actor}`,
    })
  return to
}
