import type { useLanguage } from '../base/language.js'
import { returnState } from '../board/return-state.js'
import type { Return } from '../data/work.js'

/** The state of a return in words: one that is overdue because it was withdrawn says so. */
export function returnWords(t: ReturnType<typeof useLanguage>['t'], each: Pick<Return, 'state' | 'dueOn'>): string {
  const state = returnState(each)
  return t(each.state === 'withdrawn' && state === 'overdue' ? 'returnState.overdueWithdrawn' : `returnState.${state}`)
}
