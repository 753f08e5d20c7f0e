import { useSyncExternalStore } from 'react'

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

/** Makes a state that begins as `first`, and does so again when everything is forgotten. */
export function keptState<State>(first: State, onForget: (was: State) => void = () => undefined): KeptState<State> {
  let state = first
  const watchers = new Set<() => void>()
  const set = (next: (was: State) => State): void => {
    state = next(state)
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
