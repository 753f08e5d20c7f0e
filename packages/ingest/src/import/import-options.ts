import type { Catalogue } from '@minzheng/core'
import type { Day } from '@minzheng/core/periods'
import type { MostDepartures, Revision, Source, Store } from '@minzheng/store'
import type { DetectOptions } from '../header/detect.js'
import type { RegisterKind } from '../header/title.js'
import type { Reading } from '../source/open-book.js'
import type { PseudonymKey } from '../pseudonym/pseudonym.js'

/** How to read a file, if it does not say so itself. */
export interface ReadingOptions extends Reading, DetectOptions {
  readonly catalogue: Catalogue
  /** Names of the sheets to read. Default: all that have a header of the dataset. */
  readonly sheets?: readonly string[]
  /** The first year that serial numbers of days count from. A workbook says so itself. Default: 1900. */
  readonly daysFrom?: 1900 | 1904
  /** The time zone in which an instant, such as 2024-04-30T16:00:00Z, becomes a day. Default: Asia/Shanghai. */
  readonly timeZone?: string
  /** The file must be inside this folder, wherever its path leads; the open file is checked. */
  readonly within?: string
  /** The file's name as its sender gives it, if the path has another. It is a name only: nothing is opened by it. */
  readonly name?: string
  /**
   * Where the file may be of: each district that its titles or rows name must be one of these or below it, for the domain of its
   * dataset. A file of another one is refused as a whole (`district-not-allowed`). Left out: anywhere.
   */
  readonly only?: readonly AllowedPlace[]
  /** The district that reports and the period, if the title does not say. */
  readonly returns?: { readonly district: string; readonly period: string }
  /**
   * `full`: the file is a full register (全量), so that what it does not list is absent as of its period. `part`: it is an
   * addition (补充), which ends nothing and is no return. Without it the title says, then the template, then the dataset.
   */
  readonly register?: RegisterKind
}

/** A district with all below it, for one domain or, with null, for all of them. */
export interface AllowedPlace {
  readonly district: string
  readonly domain: string | null
}

export interface ImportOptions extends ReadingOptions {
  readonly store: Pick<Store, 'land'>
  /** At least 32 bytes; see `loadPseudonymKey`. */
  readonly pseudonymKey: PseudonymKey
  /** Birth dates after this day are refused, and months after it do not count as returned. */
  readonly today: Day
  readonly onProgress?: (progress: ImportProgress) => void
  /** True: somebody has confirmed that a full register ends as many records as it does; otherwise see `mostDepartures`. */
  readonly shrinks?: boolean
  /**
   * How many records a full register may end without a confirmation; beyond it, it is refused (`register-shrinks`). Default:
   * `mostDepartures`, 20 records and 30 % of the former register.
   */
  readonly mostDepartures?: MostDepartures
  /** The account that lands the file, as the chain names it; `system` if left out. */
  readonly by?: string
  /** Why the file may change locked months, and who says so; otherwise it is refused if it would (`month-locked`). */
  readonly revision?: Revision
  /** True: reads the file, reports what landing it would do, and stores nothing. */
  readonly dryRun?: boolean
}

/** Called after each batch. */
export interface ImportProgress {
  readonly rows: number
  /** The share of the file that has been read, 0 to 1. */
  readonly share: number
}

/**
 * How many records leave a register in a month at most, if nobody confirms more. A file that was cut off, or a list of
 * other persons under this title, ends most of the former one. Registers change by a few in a hundred a month; those of
 * a township or of a small dataset by a few persons, which may be a third of them. So a share alone would ask too often,
 * and a number alone too late. The check `register.jump` reports smaller ones afterwards.
 */
export const mostDepartures: MostDepartures = Object.freeze({ count: 20, share: 0.3 })

/** What an import may change and who makes it, as the source of a landing has it. */
export function boundsOf({
  shrinks,
  mostDepartures: most = mostDepartures,
  revision,
  by,
}: Pick<ImportOptions, 'shrinks' | 'mostDepartures' | 'revision' | 'by'>): Pick<
  Source,
  'mostDepartures' | 'revision' | 'by'
> {
  return {
    ...(shrinks === true ? {} : { mostDepartures: most }),
    ...(revision === undefined ? {} : { revision }),
    ...(by === undefined ? {} : { by }),
  }
}
