import type { Catalogue } from '@minzheng/core'
import type { Day } from '@minzheng/core/periods'
import type { Store } from '@minzheng/store'
import type { Said } from '../header/detect.js'
import type { Reading } from '../source/open-book.js'
import type { PseudonymKey } from '../pseudonym/pseudonym.js'

/** How a file is read: what it cannot tell by itself may be said. */
export interface ReadingOptions extends Reading, Said {
  readonly catalogue: Catalogue
  /** Names of the sheets to read. Default: all that have a header of the dataset. */
  readonly sheets?: readonly string[]
  /**
   * The first year that serial numbers of days count from, where the file is no workbook, which says so. Default: 1900.
   */
  readonly daysFrom?: 1900 | 1904
  /** Where an instant, such as 2024-04-30T16:00:00Z, is turned into a day. Default: Asia/Shanghai. */
  readonly timeZone?: string
  /** The file must lie in this folder, wherever its path leads; what is opened is what is checked. */
  readonly within?: string
  /** Who reports and for which period, where the title does not say. */
  readonly returns?: { readonly district: string; readonly period: string }
}

export interface ImportOptions extends ReadingOptions {
  readonly store: Pick<Store, 'land'>
  /** At least 32 bytes; see `loadPseudonymKey`. */
  readonly pseudonymKey: PseudonymKey
  /** Birth dates after this day are refused, and months after it are not taken as returned. */
  readonly today: Day
  readonly onProgress?: (progress: ImportProgress) => void
}

/** Told after each batch. */
export interface ImportProgress {
  readonly rows: number
  /** The part of the file that has been read, 0 to 1. */
  readonly share: number
}
