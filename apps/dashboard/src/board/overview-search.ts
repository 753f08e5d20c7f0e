import { states, type State } from './cell-state.js'

/** Which rows of the overview's table are shown, and in which order; what is left out is as usual. */
export interface OverviewSearch {
  readonly basis?: 'implied' | 'all' | undefined
  readonly state?: State | undefined
  readonly order?: 'worst' | undefined
}

/** Reads the overview's part of an address. */
export function readOverviewSearch({ basis, state, order }: Record<string, unknown>): OverviewSearch {
  const known = states.find((each) => each === state)
  return {
    ...(basis === 'implied' || basis === 'all' ? { basis } : {}),
    ...(known === undefined ? {} : { state: known }),
    ...(order === 'worst' ? { order } : {}),
  }
}
