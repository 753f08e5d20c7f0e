import type { Series } from './series.js'

/** Series of one district and time of which the whole is the sum, each with its sign. */
export interface Link {
  readonly whole: Series
  readonly parts: readonly { readonly series: Series; readonly sign: 1 | -1 }[]
  /** The sign of what is in the whole beside the parts, such as of a term that no figure shows; null if there is nothing. */
  readonly rest: 1 | -1 | null
}
