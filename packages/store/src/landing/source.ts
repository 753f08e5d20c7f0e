import type { AnyRecord, Return, Text } from '@minzheng/core'

/** A file (or other source) whose rows land together or not at all. */
export interface Source {
  /** The file's name, without its folder. */
  readonly name: string
  /** Tells this content from every other; the same content twice changes nothing. */
  readonly sha256: string
  readonly dataset: string
  /**
   * The SHA-256 of the source whose refused rows these are, mended; their sheets and lines are those of that source.
   */
  readonly mends?: string
  /** Tells the key that the pseudonyms are made with; the store refuses those of another key than its own. */
  readonly keyFingerprint?: string
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
