import type { AnyRecord, Measure } from '@minzheng/core'
import type { SharedValue } from '@minzheng/core/evaluation'
import type { Day, Month, Period } from '@minzheng/core/periods'
import type { ContributingRecords, CountedSource, SeveralOffices } from './figures/contributing-records.js'
import type { FigureQuery, FigureReader } from './figures/figures.js'
import type { Mending } from './landing/mendings.js'
import type { LandedContent } from './landing/landed-contents.js'
import type { QuarantineCount, QuarantinedRow, QuarantineQuery } from './landing/quarantine.js'
import type { ActReport, RecordActRequest } from './acts/act-request.js'
import type { ActReason } from './register/reason.js'
import type { RecordHistory } from './acts/record-history.js'
import type { LandedQuery, LandedSource, SourceCount } from './acts/landed-sources.js'
import type { ActCount, ActQuery, LoggedAct } from './acts/logged-acts.js'
import type { StoredSource } from './acts/stored-sources.js'
import type { Withdrawal } from './acts/withdraw.js'
import type { FiguresThen, ThenQuery } from './past/figures-then.js'
import type { PastFigures } from './past/past-figures.js'
import type { Then } from './past/register-then.js'
import type { MovedFigure, MovedQuery } from './past/what-moved.js'
import type { LandOptions } from './landing/land.js'
import type { Landing, LandingReport, Source } from './landing/source.js'
import type { Submission, SubmissionQuery } from './landing/submissions.js'
import type { JumpBounds, LateSource, ListedLater, RegisterJump, SharedKey } from './register/register-findings.js'
import type { Moment } from './figures/moments.js'
import type { Access } from './access/access.js'
import type { RecordReading } from './access/record-reading.js'
import type { ApiJobs } from './api-jobs/api-jobs.js'
import type { Sessions } from './access/sessions.js'
import type { Repeats } from './access/repeats.js'
import type { Tokens } from './access/tokens.js'
import type { AlertTelling } from './alerts/alert-news.js'
import type { Alerts } from './alerts/alerts.js'
import type { Reminders } from './alerts/reminders.js'
import type { Disputes } from './disputes/disputes.js'
import type { Months } from './months/months.js'
import type { Cell } from './marks/cell.js'
import type { DirtyCell } from './marks/dirty-cells.js'
import type { DirtyDistrict } from './marks/dirty-districts.js'
import type { RecomputeReport } from './recompute/recompute.js'
import type { Reconciliation } from './recompute/reconcile.js'
import type { Releases } from './releases/release-reader.js'
import type { StoredChain } from './releases/stored-chain.js'

/** The number of dirty cells, and the age of the oldest. */
export interface Staleness {
  /** The number of dirty cells (dataset, district, month). */
  readonly cells: number
  /** When the oldest of them became stale; null if none is dirty. */
  readonly since: Date | null
}

/** Records, dirty marks and sums of one catalogue, and the figures that are computed from them. */
export interface Store {
  /**
   * Lands one source in one transaction: writes its records, refused rows, returns and dirty marks, or nothing. Throws
   * `MonthLockedError` if it would change a locked month and is no revision; so do acts.
   */
  readonly land: (
    source: Source,
    write: (landing: Landing) => Promise<void>,
    options?: Pick<LandOptions, 'dryRun'>,
  ) => Promise<LandingReport>
  /** Withdraws a source (撤回), or only its returns. Throws `ActError`. */
  readonly withdraw: (request: Withdrawal, onProgress?: (done: number, all: number) => void) => Promise<ActReport>
  /** Corrects, deletes or re-keys a record of one office. Throws `ActError`, and `invalid-act` of core. */
  readonly act: (request: RecordActRequest & ActReason) => Promise<ActReport>
  /** Undoes an act: restores a withdrawn source in its place, or lifts a correction, deletion or re-keying. */
  readonly undo: (
    act: number,
    reason: ActReason,
    onProgress?: (done: number, all: number) => void,
  ) => Promise<ActReport>
  /** The sources that have landed, in the order in which they are read; `sha256` may be its beginning. */
  readonly sources: (query?: {
    readonly dataset?: string
    readonly sha256?: string
    readonly name?: string
  }) => Promise<readonly StoredSource[]>
  /** The sources in the order of their landing, the latest first; at most `limit`. */
  readonly landedSources: (query: LandedQuery) => Promise<readonly LandedSource[]>
  /** How many sources have landed, by dataset and offices. */
  readonly sourceCounts: (query?: Pick<LandedQuery, 'dataset'>) => Promise<readonly SourceCount[]>
  /** Figures as they were known at a moment (当时数), with the definitions of now. */
  readonly figuresThen: (query: ThenQuery) => Promise<FiguresThen>
  /** Opens the figures as they were known at a moment: the same reader as `figures`, computed in memory on each read. */
  readonly asOf: (then: Then, onProgress?: (done: number, all: number) => void) => Promise<PastFigures>
  /** The figures that differ between two moments, and what happened in between that concerns them. */
  readonly whatMoved: (query: MovedQuery) => Promise<readonly MovedFigure[]>
  /** Which offices' returns of a month are due, have landed, landed late, or were withdrawn. */
  readonly submissions: (query: SubmissionQuery) => Promise<readonly Submission[]>
  /** Keys of a dataset that several offices list in one month, with the sources that told them; up to `limit`. */
  readonly sharedKeys: (query: {
    readonly dataset: string
    readonly month: Month
    readonly limit?: number
  }) => Promise<readonly SharedKey[]>
  /** Full registers as of these months that are much larger or smaller than the former one of their district. */
  readonly registerJumps: (months: readonly Month[], bounds?: JumpBounds) => Promise<readonly RegisterJump[]>
  /** Sources as of these months that landed after sources that outrank them, and have rows that count in no month. */
  readonly lateSources: (months: readonly Month[]) => Promise<readonly LateSource[]>
  /** Records that start in one of these months, whose full registers did not list them: they are new in no month. */
  readonly listedLater: (months: readonly Month[]) => Promise<readonly ListedLater[]>
  /** The log of all acts. */
  readonly acts: () => Promise<readonly LoggedAct[]>
  /** The acts in the order in which they were made, the latest first; at most `limit`. */
  readonly loggedActs: (query: ActQuery) => Promise<readonly LoggedAct[]>
  /** How many acts there are, by dataset and by the offices that they concern. */
  readonly actCounts: (query?: Pick<ActQuery, 'dataset' | 'source' | 'after'>) => Promise<readonly ActCount[]>
  /** What is known of a key: what sources told, what acts changed, and in which months the record is valid. */
  readonly history: (dataset: string, key: AnyRecord) => Promise<RecordHistory>
  /**
   * Every content that has landed, as each dataset. `land` recognises one content; a caller with many files asks once.
   */
  readonly landedContents: () => Promise<readonly LandedContent[]>
  /** The record with this key, as it stands last; undefined if there is none. */
  readonly record: (dataset: string, key: AnyRecord) => Promise<AnyRecord | undefined>
  /** Districts with dirty marks, grouped for jobs: townships, or districts above if records are registered there. */
  readonly dirtyDistricts: () => Promise<readonly DirtyDistrict[]>
  /** Up to `atMost` dirty cells; undefined if there are more. */
  readonly dirtyCells: (atMost: number) => Promise<readonly DirtyCell[] | undefined>
  /**
   * Throws `CatalogueReplacedError` if another process has opened the database with other definitions since; the sums
   * may then belong to those definitions.
   */
  readonly refuseReplaced: () => Promise<void>
  /** The number of dirty cells and the age of the oldest; the service promises to keep that age low. */
  readonly staleness: () => Promise<Staleness>
  /**
   * Brings the sums of every dirty cell of a district and all below it, within a period, up to date, and the sums of
   * all districts above. Throws `CatalogueReplacedError` if another process has opened the database with other
   * definitions since.
   */
  readonly recompute: (
    district: string,
    period: string,
    onProgress?: (done: number, all: number) => void,
  ) => Promise<RecomputeReport>
  /**
   * Computes all sums of a district and all below it from the records, in one snapshot, and returns those that differ
   * from the stored sums. Changes nothing.
   */
  readonly reconcile: (
    district: string,
    period: string,
    onProgress?: (done: number, all: number) => void,
  ) => Promise<Reconciliation>
  /** Marks cells dirty, so that the next recompute repairs what `reconcile` found. */
  readonly mark: (cells: readonly Cell[]) => Promise<void>
  /**
   * Opens a month before its first return: from then on the store keeps sums for it, so that they are ready when the
   * return lands. No figure changes before that return. Returns false if the month was open already.
   */
  readonly openMonth: (month: Month) => Promise<boolean>
  /** The months for which sums are kept, with a return or not, in ascending order. */
  readonly openedMonths: () => Promise<readonly Month[]>
  /** Reads figures; there is no other way to read them. */
  readonly figures: FigureReader
  /**
   * The contributing records of a measure, for a district and all below it, over a period, each with its file and line.
   * The districts are those at the period's end, or those of today (`restated`).
   */
  readonly contributingRecords: (
    measure: Measure,
    district: string,
    period: Period,
    limit?: number,
    options?: Pick<FigureQuery, 'restated'>,
  ) => Promise<ContributingRecords>
  /** How many contributing records of a measure, for a district and all below it, over a period, each source told. */
  readonly countedSources: (measure: Measure, district: string, period: Period) => Promise<readonly CountedSource[]>
  /**
   * How many keys several offices within a district report, so that a sum counts them once for each; of a distinct
   * count, how many values, which it counts once.
   */
  readonly severalOffices: (
    measure: Measure,
    district: string,
    period: Period,
    options?: Pick<FigureQuery, 'restated'>,
  ) => Promise<SeveralOffices>
  /**
   * Pairs of records, one from each of two distinct counts, that have the same value: the first in the district or
   * below, the second anywhere.
   */
  readonly sharedValues: (
    one: Measure,
    other: Measure,
    district: string,
    period: Period,
    options?: Pick<FigureQuery, 'restated'>,
  ) => Promise<readonly SharedValue[]>
  /**
   * The day on which the next record of the series replaces this record; null if there is none, or the dataset has no
   * series.
   */
  readonly replacedOn: (dataset: string, record: AnyRecord) => Promise<Day | null>
  readonly quarantined: (query?: QuarantineQuery) => Promise<readonly QuarantinedRow[]>
  /** Which living sources correct refused rows of a source, the latest first. */
  readonly mendings: (source: Pick<StoredSource, 'id' | 'dataset'>) => Promise<readonly Mending[]>
  /** The number of refused rows in quarantine, by source and code. */
  readonly quarantineSummary: () => Promise<readonly QuarantineCount[]>
  /** The fingerprint of the key that the pseudonyms are computed with; null before the first landing with a key. */
  readonly keyFingerprint: () => Promise<string | null>
  /**
   * Replaces every pseudonym and the fingerprint in one transaction. Records, keys and figures do not change otherwise.
   * Returns the number of persons.
   */
  readonly replacePseudonyms: (
    replace: (pseudonym: string) => string,
    fingerprint: { readonly from: string; readonly to: string },
  ) => Promise<number>
  /** The months with a return, whatever the dataset, in ascending order. Figures use no other month. */
  readonly returnedMonths: () => Promise<readonly Month[]>
  /** Releases: figures that are frozen, for readers inside and outside. */
  readonly releases: Releases
  /** The hash chain: an entry for each landing, withdrawal, act and release. */
  readonly chain: StoredChain
  /** Actors and grants. */
  readonly access: Access
  /** Who has signed in. */
  readonly sessions: Sessions
  /** Tokens of programs. */
  readonly tokens: Tokens
  /** Throws `ActError` unless a text is made of known words, so that it may be kept: it names no person. */
  readonly assertKnownWords: (text: string) => void
  /** Who reads records behind figures, and what for. */
  readonly recordReading: RecordReading
  /** Answers of requests that may be repeated. */
  readonly repeats: Repeats
  /** What the HTTP API does after it has answered. */
  readonly apiJobs: ApiJobs
  /** The states of months by district. */
  readonly months: Months
  /** What counties say is wrong about figures, and what the city answers. */
  readonly disputes: Disputes
  /** What rules have found that somebody should look at. */
  readonly alerts: Alerts
  /** What channels have been told of alerts. */
  readonly alertTelling: AlertTelling
  /** Of which overdue returns the city has reminded counties. */
  readonly reminders: Reminders
  /** A text that changes whenever a live figure may have changed; it must not be part of what others than the bureau read. */
  readonly stamp: () => Promise<string>
  /** Reads in one statement what every request needs: the clock, the stamp, the grants, and the sessions of some secrets. */
  readonly moment: (secrets?: readonly string[]) => Promise<Moment>
  readonly close: () => Promise<void>
}
