import type { BadRowKind } from './bad-rows.js'

/** What was written. */
export interface SampleReport {
  readonly seed: number
  /** Files with data; 说明.txt comes on top. */
  readonly files: number
  /** Rows of data in them, bad ones included, titles, headers and footers not. */
  readonly rows: number
  /** How many rows were spoiled on purpose, by kind. */
  readonly badRows: Readonly<Record<BadRowKind, number>>
  /** Where they stand; lines count from 1, the title. */
  readonly badRowPlaces: readonly { readonly file: string; readonly line: number; readonly kind: BadRowKind }[]
}
