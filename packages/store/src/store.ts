import type { AnyRecord, Day, Measure, Month, Period, Return, SharedValue, Text } from '@minzheng/core'

import type { CountedRecords } from './counted-query.js'
import type { DirtyCell } from './dirty-cells.js'
import type { FigureReader } from './figures/figures.js'
import type { CellToMend, Verification } from './verify.js'

/** A file (or other source) whose rows land together or not at all. */
export interface Source {
  /** The file's name, without its folder. */
  readonly name: string
  /** Tells this content from every other; the same content twice changes nothing. */
  readonly sha256: string
  readonly dataset: string
  /** The SHA-256 of the source whose refused rows these are, mended; their sheets and lines are those of that source. */
  readonly mends?: string
  /** Tells the key that the pseudonyms are made with; the store refuses those of another key than its own. */
  readonly keyFingerprint?: string
}

/** Which refused rows to read; what is left out does not narrow. */
export interface QuarantineQuery {
  readonly sha256?: string
  readonly dataset?: string
  readonly limit?: number
}

/** A row that was accepted, with the place it came from. */
export interface LandedRow {
  /** Null or left out for a source without sheets. */
  readonly sheet?: string | null
  readonly line: number
  readonly record: AnyRecord
}

/** A row that was refused: where, and why, in words without the value of a sensitive field. */
export interface RefusedRow {
  readonly sheet: string | null
  readonly line: number
  /** The header as sent; null where the row as a whole is at fault. */
  readonly column: string | null
  /** Kebab-case, to count by. */
  readonly code: string
  readonly reason: Text
  /** What kind of thing stood in the cell, such as `digits-15`; never the cell itself. */
  readonly valueClass?: string | null
}

/** Takes rows while a source lands; all in one transaction. */
export interface Landing {
  records(rows: readonly LandedRow[]): Promise<void>
  quarantine(rows: readonly RefusedRow[]): Promise<void>
  returns(returns: readonly Omit<Return, 'dataset'>[]): Promise<void>
}

/** What landing a source did. */
export interface LandingReport {
  /** True where this content had landed before, so that nothing was read. */
  readonly landedBefore: boolean
  readonly accepted: number
  /** Of the accepted: new or different from what was stored. */
  readonly changed: number
  readonly refused: number
  /** Refused rows by code. */
  readonly reasons: Readonly<Record<string, number>>
}

/** A refused row as kept. */
export interface QuarantinedRow extends RefusedRow {
  readonly source: string
  readonly sha256: string
  readonly dataset: string
  readonly valueClass: string | null
}

/** How many rows of a source wait, and why. Of a file with very many, the first are kept one by one, and the rest is only counted. */
export interface QuarantineCount {
  readonly source: string
  readonly sha256: string
  readonly dataset: string
  readonly code: string
  readonly rows: number
  /** Of these: how many are only counted, so that they are in no list and no workbook. */
  readonly unlisted: number
}

/** A district whose records changed since its figures were computed, in one year. */
export interface DirtyDistrict {
  readonly district: string
  readonly year: string
  readonly cells: number
}

/** How much is stale, and since when. */
export interface Staleness {
  /** Dirty cells (dataset, district, month). */
  readonly cells: number
  /** When the oldest of them became stale; null where nothing is. */
  readonly since: Date | null
}

/** What one recompute did. */
export interface RecomputeReport {
  /** Dirty cells (dataset, district, month) that were brought up to date; 0 where there was nothing to do. */
  readonly cells: number
  /** Sums that moved: of how many datasets, districts and months, with those of the districts above. */
  readonly changed: number
}

/** Records, dirty marks and sums of one catalogue, and the figures that are made of them. */
export interface Store {
  /** Lands one source in one transaction: records, quarantine, returns and dirty marks, or nothing. */
  land(source: Source, write: (landing: Landing) => Promise<void>): Promise<LandingReport>
  /** The record with this key; undefined where there is none. */
  record(dataset: string, key: AnyRecord): Promise<AnyRecord | undefined>
  /** Districts with dirty marks, to be given to jobs: townships, or above where records are registered above. */
  dirtyDistricts(): Promise<readonly DirtyDistrict[]>
  /** What is stale, cell by cell: up to so many; undefined where there are more. */
  dirtyCells(atMost: number): Promise<readonly DirtyCell[] | undefined>
  /** Throws `CatalogueReplacedError` where another process has opened the database with other definitions since; figures may then be theirs. */
  refuseReplaced(): Promise<void>
  /** How much is stale, and since when: the service's promise is that this stays young. */
  staleness(): Promise<Staleness>
  /**
   * Brings the sums of every dirty cell under a district and in a period up to date, and those of all districts above.
   * Throws `CatalogueReplacedError` where another process has opened the database with other definitions since.
   */
  recompute(district: string, period: string, onProgress?: (done: number, all: number) => void): Promise<RecomputeReport>
  /** Computes all sums of a district and all below it from the records, in one snapshot, and says which differ. Changes nothing. */
  verify(district: string, period: string, onProgress?: (done: number, all: number) => void): Promise<Verification>
  /** Marks cells dirty: what `verify` found is mended by the next recompute. */
  mark(cells: readonly CellToMend[]): Promise<void>
  /**
   * Opens a month before anything is returned for it: from then on sums are kept for it, so that its first return finds them made. No figure
   * changes before that return. False if the month was open.
   */
  openMonth(month: Month): Promise<boolean>
  /** The figures: the one way to read them. */
  readonly figures: FigureReader
  /** The records that counted for a measure, for a district and all below it, over a period, each with the file and line it came from. */
  counted(measure: Measure, district: string, period: Period, limit?: number): Promise<CountedRecords>
  /** The records of two distinct counts that hold one value: the first in the district or below, the second anywhere. */
  shared(one: Measure, other: Measure, district: string, period: Period): Promise<readonly SharedValue[]>
  /** The day on which the next record of its series takes over; null where there is none, or the dataset has no series. */
  replacedOn(dataset: string, record: AnyRecord): Promise<Day | null>
  quarantined(query?: QuarantineQuery): Promise<readonly QuarantinedRow[]>
  /** Refused rows that wait to be mended, by source and code. */
  quarantineSummary(): Promise<readonly QuarantineCount[]>
  /** The fingerprint of the key that the pseudonyms are made with; null before the first. */
  keyFingerprint(): Promise<string | null>
  /** Replaces every pseudonym in one transaction, and the fingerprint with it. Records, keys and figures stay as they are. Returns how many persons. */
  replacePseudonyms(replace: (pseudonym: string) => string, fingerprint: { readonly from: string; readonly to: string }): Promise<number>
  /** The months with a return, whatever the dataset, first to last: those that figures rest on. */
  returnedMonths(): Promise<readonly Month[]>
  close(): Promise<void>
}
