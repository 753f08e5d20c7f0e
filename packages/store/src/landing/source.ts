import type { AnyRecord, Return, Text } from '@minzheng/core'

/** A file (or other source) whose rows land together or not at all. */
export interface Source {
  /** The file's name, without its folder. */
  readonly name: string
  /** Identifies the content; landing the same content twice changes nothing. */
  readonly sha256: string
  readonly dataset: string
  /** The SHA-256 of the source whose refused rows this source corrects; sheets and lines are those of that source. */
  readonly mends?: string
  /** The fingerprint of the key that the pseudonyms are computed with; the store accepts only its own key. */
  readonly keyFingerprint?: string
}

/** A row that was accepted, with the place it came from. */
export interface LandedRow {
  /** Null or left out for a source without sheets. */
  readonly sheet?: string | null
  readonly line: number
  readonly record: AnyRecord
}

/** A refused row: its place, and a reason that never contains the value of a sensitive field. */
export interface RefusedRow {
  readonly sheet: string | null
  readonly line: number
  /** The header as sent; null if the reason concerns the whole row. */
  readonly column: string | null
  /** The kind of reason, in kebab-case. */
  readonly code: string
  readonly reason: Text
  /** The kind of value in the cell, such as `digits-15`; never the value itself. */
  readonly valueClass?: string | null
}

/** Receives the rows and returns of a source while it lands, in one transaction. */
export interface Landing {
  readonly records: (rows: readonly LandedRow[]) => Promise<void>
  readonly quarantine: (rows: readonly RefusedRow[]) => Promise<void>
  readonly returns: (returns: readonly Omit<Return, 'dataset'>[]) => Promise<void>
}

/** What landing a source did. */
export interface LandingReport {
  /** True if this content had landed before, so that nothing was read. */
  readonly landedBefore: boolean
  readonly accepted: number
  /** The number of accepted rows that were new or differed from the stored record. */
  readonly changed: number
  readonly refused: number
  /** Refused rows by code. */
  readonly reasons: Readonly<Record<string, number>>
}
