import type { BadRowKind } from './bad-rows.js'

/** The result of writing the sample. */
export interface SampleReport {
  readonly seed: number
  readonly year: number
  /** The address code of all identity numbers, which no district has. */
  readonly address: string
  /** Files with data; 说明.txt is in addition. */
  readonly files: number
  /** Rows of data in them, with bad ones, without titles, headers and footers. */
  readonly rows: number
  /** The number of bad rows, by kind. */
  readonly badRows: Readonly<Record<BadRowKind, number>>
  /** Their places; lines count from 1, the title. */
  readonly badRowPlaces: readonly { readonly file: string; readonly line: number; readonly kind: BadRowKind }[]
}
