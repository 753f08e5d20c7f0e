import { dayInCity } from '../base/city-clock.js'
import type { Return } from '../data/work.js'

/** A return that is due: `overdue` after its day. */
export type ReturnState = Return['state'] | 'overdue'

/** The state of a return on a day. */
export function returnState({ state, dueOn }: Pick<Return, 'state' | 'dueOn'>, today = dayInCity()): ReturnState {
  return (state === 'due' || state === 'withdrawn') && dueOn < today ? 'overdue' : state
}
