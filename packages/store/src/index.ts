// Opening.
export { openDatabase, type Database, type DatabaseOptions } from './database/database.js'
export {
  DatabaseBusyError,
  DatabaseTimeoutError,
  isLockTimeout,
  type Lane,
  type Timeouts,
} from './database/timeouts.js'
export { createStore, type StoreOptions } from './create-store.js'
export type { KeptTotals } from './figures/figure-sums.js'
export type { Memory } from './figures/kept-sums.js'
export { FolderInUseError } from './database/folder-lock.js'
export { FolderOpenToOthersError } from './database/private-folder.js'
export { PseudonymKeyError } from './landing/pseudonym-key.js'
export { CatalogueReplacedError } from './definitions/version-fence.js'
export { DistrictsLostError, OtherCityError, type LostDistrict } from './definitions/district-changes.js'

// Using a store.
export type { Staleness, Store } from './store.js'
export type { LandedRow, Landing, LandingReport, RefusedRow, Source } from './landing/source.js'
export type { TrialFigures, TrialMove, TrialReach } from './landing/trial.js'
export type { LandOptions } from './landing/land.js'
export type { LandedContent } from './landing/landed-contents.js'
export type { Mending } from './landing/mendings.js'
export type { QuarantineCount, QuarantinedRow, QuarantinePlace, QuarantineQuery } from './landing/quarantine.js'
export type { DirtyDistrict } from './marks/dirty-districts.js'
export type { RecomputeReport } from './recompute/recompute.js'

// Acts on sources and records, and what is known of them.
export { ActError, type ActReason, type Revision } from './register/reason.js'
export type { ActReport, RecordActRequest, StatedMonth } from './acts/act-request.js'
export type { Withdrawal } from './acts/withdraw.js'
export type { LandedSource } from './acts/landed-sources.js'
export type { ActCount, ActQuery, LoggedAct } from './acts/logged-acts.js'
export type { StoredSource } from './acts/stored-sources.js'
export type { RecordHistory, RecordStretch, RecordTelling } from './acts/record-history.js'
export type { AbsentRecords, MostDepartures } from './landing/source.js'
export type { Submission, SubmissionQuery } from './landing/submissions.js'
export type {
  FindingSource,
  JumpBounds,
  LateSource,
  ListedLater,
  RegisterJump,
  SharedKey,
} from './register/register-findings.js'

// Who may do what, and the states of months.
export type { Access, EmergencyRequest, GrantRequest } from './access/access.js'
export type { StoredGrant } from './access/stored-grants.js'
export type { Moment } from './figures/moments.js'
export type { Sessions, SignIn } from './access/sessions.js'
export type { StoredToken, TokenRequest, Tokens } from './access/tokens.js'
export type { BegunRequest, KeptAnswer, Repeat, RepeatableRequest, Repeats } from './access/repeats.js'
export type {
  LoggedUse,
  RecordApproval,
  RecordReading,
  RecordUse,
  UseCount,
  UseQuery,
} from './access/record-reading.js'
export type { ApiJobs } from './api-jobs/api-jobs.js'
export type { ApiJob, ApiJobKind, ApiJobOutcome, ApiJobProblem, ApiJobRequest, TakenJob } from './api-jobs/api-job.js'
export { MonthMovedError, type DistrictMonthState, type MonthRequest, type Months } from './months/months.js'
export type { MonthChange, MonthEntry } from './months/stored-months.js'
export { MonthLockedError, type ClosedMonth } from './months/closed-months.js'

// Disputes of figures.
export { DisputeMovedError, type DisputeRequest, type Disputes, type StepRequest } from './disputes/disputes.js'
export type { Correction, Dispute, DisputeQuery, DisputeStep, Due, FigureName } from './disputes/stored-disputes.js'
export type { Seen } from './disputes/disputed-figure.js'

// Alerts.
export type { AlertNews, AlertTelling } from './alerts/alert-news.js'
export { domainOfAlert, type AlertChanges, type AlertCondition, type Alerts } from './alerts/alerts.js'
export type { ReminderRequest, Reminders } from './alerts/reminders.js'
export type { Reminder, ReminderQuery } from './alerts/stored-reminders.js'
export type { Alert, AlertCount, AlertQuery } from './alerts/stored-alerts.js'
export type { AlertSubject } from './base/alert-subject.js'

// What was known before.
export type { FiguresThen, ThenQuery } from './past/figures-then.js'
export type { MovedFigure, MovedQuery, MoveReason } from './past/what-moved.js'
export type { PastFigures } from './past/past-figures.js'
export type { Then } from './past/register-then.js'
export type { DefinitionChange } from './definitions/definition-log.js'

// Figures.
export type { FigureQuery, FigureReader, SourceQuery, StoredFigure } from './figures/figures.js'
export type { Freshness } from './figures/freshness.js'

// For BullMQ's PostgreSQL backend.
export type { Pool, PoolClient, QueryResult } from './database/pool.js'

// Dirty cells and reconciliation.
export type { Cell } from './marks/cell.js'
export type { DirtyCell } from './marks/dirty-cells.js'
export type { Difference, Reconciliation } from './recompute/reconcile.js'

// The records behind a figure.
export type {
  StoredContributingRecord,
  ContributingRecords,
  CountedSource,
  SeveralOffices,
} from './figures/contributing-records.js'

// Releases and the hash chain.
export { MomentError } from './past/moment-error.js'
export { ReleaseError } from './releases/release-error.js'
export type { Release, Restated } from './releases/release.js'
export type { ReadFigure, Releases } from './releases/release-reader.js'
export {
  openReleases,
  publicGrants,
  PublicRoleError,
  type OpenedReleases,
  type PublishedRelease,
  type PublishedReleases,
} from './releases/published.js'
export type { DistrictAndMonth, ReleaseRequest } from './releases/save-release.js'
export type { FigureKey, ReleasedQuery } from './releases/released-rows.js'
export type { StoredChain } from './releases/stored-chain.js'
export type { StoredChainReport, StoredFault } from './releases/verify-stored.js'
export type { ChainQuery, OpenedEntry } from './chain/chain-reader.js'
