import type { AnyRecord, Measure } from '@minzheng/core'
import type { SharedValue } from '@minzheng/core/evaluation'
import type { Day, Month, Period } from '@minzheng/core/periods'
import type { CountedRecords } from './figures/counted-query.js'
import type { FigureReader } from './figures/figures.js'
import type { QuarantineCount, QuarantinedRow, QuarantineQuery } from './landing/quarantine.js'
import type { Landing, LandingReport, Source } from './landing/source.js'
import type { Cell } from './marks/cell.js'
import type { DirtyCell } from './marks/dirty-cells.js'
import type { DirtyDistrict } from './marks/dirty-districts.js'
import type { RecomputeReport } from './recompute/recompute.js'
import type { Verification } from './recompute/verify.js'

/** How much is stale, and since when. */
export interface Staleness {
  /** Dirty cells (dataset, district, month). */
  readonly cells: number
  /** When the oldest of them became stale; null where nothing is. */
  readonly since: Date | null
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
  /**
   * Throws `CatalogueReplacedError` where another process has opened the database with other definitions since; figures
   * may then be theirs.
   */
  refuseReplaced(): Promise<void>
  /** How much is stale, and since when: the service's promise is that this stays young. */
  staleness(): Promise<Staleness>
  /**
   * Brings the sums of every dirty cell under a district and in a period up to date, and those of all districts above.
   * Throws `CatalogueReplacedError` where another process has opened the database with other definitions since.
   */
  recompute(
    district: string,
    period: string,
    onProgress?: (done: number, all: number) => void,
  ): Promise<RecomputeReport>
  /**
   * Computes all sums of a district and all below it from the records, in one snapshot, and says which differ. Changes
   * nothing.
   */
  verify(district: string, period: string, onProgress?: (done: number, all: number) => void): Promise<Verification>
  /** Marks cells dirty: what `verify` found is mended by the next recompute. */
  mark(cells: readonly Cell[]): Promise<void>
  /**
   * Opens a month before anything is returned for it: from then on sums are kept for it, so that its first return finds
   * them made. No figure changes before that return. False if the month was open.
   */
  openMonth(month: Month): Promise<boolean>
  /** The figures: the one way to read them. */
  readonly figures: FigureReader
  /**
   * The records that counted for a measure, for a district and all below it, over a period, each with the file and line
   * it came from.
   */
  counted(measure: Measure, district: string, period: Period, limit?: number): Promise<CountedRecords>
  /**
   * The records of two distinct counts that hold one value: the first in the district or below, the second anywhere.
   */
  shared(one: Measure, other: Measure, district: string, period: Period): Promise<readonly SharedValue[]>
  /**
   * The day on which the next record of its series takes over; null where there is none, or the dataset has no series.
   */
  replacedOn(dataset: string, record: AnyRecord): Promise<Day | null>
  quarantined(query?: QuarantineQuery): Promise<readonly QuarantinedRow[]>
  /** Refused rows that wait to be mended, by source and code. */
  quarantineSummary(): Promise<readonly QuarantineCount[]>
  /** The fingerprint of the key that the pseudonyms are made with; null before the first. */
  keyFingerprint(): Promise<string | null>
  /**
   * Replaces every pseudonym in one transaction, and the fingerprint with it. Records, keys and figures stay as they
   * are. Returns how many persons.
   */
  replacePseudonyms(
    replace: (pseudonym: string) => string,
    fingerprint: { readonly from: string; readonly to: string },
  ): Promise<number>
  /** The months with a return, whatever the dataset, first to last: those that figures rest on. */
  returnedMonths(): Promise<readonly Month[]>
  close(): Promise<void>
}
