import type { Return } from '../data/work.js'

/** A return that is due: `overdue` after its day. */
export type ReturnState = Return['state'] | 'overdue'

/** The state of a return on a day. */
export function returnState({ state, dueOn }: Pick<Return, 'state' | 'dueOn'>, today = todayHere()): ReturnState {
  return (state === 'due' || state === 'withdrawn') && dueOn < today ? 'overdue' : state
}

/** The day by the clock of this computer, as the service writes days. */
export function todayHere(at = new Date()): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}
