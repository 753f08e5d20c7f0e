import { useSyncExternalStore } from 'react'
import { holdPage } from './unsaved.js'

/**
 * State of work that outlives its page: while another page is looked at, or the session is over. It is in the memory of this
 * page of the browser, and nowhere else.
 */
export interface KeptState<State> {
  readonly now: () => State
  readonly set: (next: (was: State) => State) => void
  readonly use: () => State
}

const all = new Set<() => void>()

/** What else concerns a kept state. */
interface KeptOptions<State> {
  readonly onForget?: (was: State) => void
  /** True of what somebody would miss if the page ended. */
  readonly isMissed?: (state: State) => boolean
}

/** Makes a state that begins as `first`, and does so again when everything is forgotten. */
export function keptState<State>(
  first: State,
  { onForget = () => undefined, isMissed = () => false }: KeptOptions<State> = {},
): KeptState<State> {
  let state = first
  const watchers = new Set<() => void>()
  const set = (next: (was: State) => State): void => {
    state = next(state)
    holdPage(watchers, isMissed(state))
    for (const watch of watchers) watch()
  }
  const subscribe = (watch: () => void): (() => void) => {
    watchers.add(watch)
    return () => watchers.delete(watch)
  }
  const now = (): State => state
  all.add(() => {
    onForget(state)
    set(() => first)
  })
  return { now, set, use: () => useSyncExternalStore(subscribe, now) }
}

/** Forgets all work: the account has signed out, or another one has come. */
export function forgetWork(): void {
  for (const forget of all) forget()
}
