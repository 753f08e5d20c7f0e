import type { AnyRecord, Month, Observation, Return, Text, TotalsSource } from '@minzheng/core'

/** A file (or other source) whose rows land together or not at all. */
export interface Source {
  /** The file's name, without its folder. */
  readonly name: string
  /** Tells this content from every other; the same content twice changes nothing. */
  readonly sha256: string
  readonly dataset: string
}

/** A row that was accepted, with the place it came from. */
export interface LandedRow {
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
  readonly dataset: string
}

/** A district whose records changed since its figures were computed, in one year. */
export interface DirtyDistrict {
  readonly district: string
  readonly year: string
  readonly cells: number
}

/** What one recompute did. */
export interface RecomputeReport {
  /** Dirty cells (dataset, district, month) that were brought up to date; 0 where there was nothing to do. */
  readonly cells: number
  /** Observations whose figure or status changed. */
  readonly changed: number
}

/** An observation as stored: its revision rises by one each time the figure changes. */
export interface StoredObservation extends Observation {
  readonly revision: number
  readonly computedAt: Date
}

/** Which observations to read; what is left out does not narrow. */
export interface ObservationQuery {
  readonly indicators?: readonly string[]
  readonly districts?: readonly string[]
  readonly periods?: readonly string[]
  readonly variant?: string
}

/** Records, dirty marks, partials and observations of one catalogue. */
export interface Store {
  /** Lands one source in one transaction: records, quarantine, returns and dirty marks, or nothing. */
  land(source: Source, write: (landing: Landing) => Promise<void>): Promise<LandingReport>
  /** The record with this key; undefined where there is none. */
  record(dataset: string, key: AnyRecord): Promise<AnyRecord | undefined>
  /** Districts with dirty marks, to be given to jobs: townships, or above where records are registered above. */
  dirtyDistricts(): Promise<readonly DirtyDistrict[]>
  /** Brings every dirty cell under a district and in a period up to date, rolls up, and writes the observations that changed. */
  recompute(district: string, period: string, onProgress?: (done: number, all: number) => void): Promise<RecomputeReport>
  observations(query: ObservationQuery): Promise<readonly StoredObservation[]>
  /** Totals of some districts and months, for figures over periods that are not stored, such as a year to date. */
  totalsSource(districts: readonly string[], months: readonly Month[]): Promise<TotalsSource>
  quarantined(): Promise<readonly QuarantinedRow[]>
  /** The newest day a record's month is open for. */
  openMonths(): Promise<readonly Month[]>
  close(): Promise<void>
}
