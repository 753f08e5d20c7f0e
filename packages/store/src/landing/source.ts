import type { AnyRecord, Return, Text } from '@minzheng/core'
import type { Month } from '@minzheng/core/periods'
import type { RegisterScope } from '@minzheng/core/registers'
import type { ClosedMonth } from '../months/closed-months.js'
import type { Revision } from '../register/reason.js'
import type { TrialMove } from './trial.js'

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
  /**
   * The first and the last month of the period that the source reports (报告期); what it tells is reported as of the last.
   * Without it, what the source tells precedes everything with a period.
   */
  readonly period?: { readonly from: Month; readonly asOf: Month }
  /** True for an estimate (快报); a final source outranks it in any order. */
  readonly estimated?: boolean
  /**
   * True if the source will state that it is a full register. The same content that landed as an addition is another
   * source then, since it told less.
   */
  readonly full?: boolean
  /**
   * How many records a full register may end; beyond it, it is refused (`register-shrinks`). Also for a source that
   * corrects the refused rows of a register, since these may have held back what the register ends. Left out: any number.
   */
  readonly mostDepartures?: MostDepartures
  /** The account or office that lands it, as the chain names it; never a person's name. `system` if left out. */
  readonly by?: string
  /** Why the source may change locked months, and who says so; without it such a source is refused (`month-locked`). */
  readonly revision?: Revision
}

/**
 * A register is refused if it ends more than `count` records and more than `share` of the former register, or if it lists
 * nothing and ends some.
 */
export interface MostDepartures {
  readonly count: number
  /** From 0 to 1. */
  readonly share: number
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
  /** The fields of the record's key; null or left out if they cannot be read. A full register then ends nothing yet. */
  readonly key?: AnyRecord | null
}

/** Receives the rows and returns of a source while it lands, in one transaction. */
export interface Landing {
  readonly records: (rows: readonly LandedRow[]) => Promise<void>
  readonly quarantine: (rows: readonly RefusedRow[]) => Promise<void>
  readonly returns: (returns: readonly Omit<Return, 'dataset'>[]) => Promise<void>
  /**
   * States that the source is a full register (全量): of records in its scope that it does not list, each is absent as of
   * the source's month. Throws if the source has no period. A source that does not call this is an addition.
   */
  readonly full: (scope: RegisterScope) => Promise<void>
}

/** Records that a full register no longer lists. */
export interface AbsentRecords {
  readonly count: number
  /** The keys of the first 1,000. */
  readonly keys: readonly AnyRecord[]
  /**
   * How many more it does not list, which stay until the refused rows without a readable key are corrected; left out if
   * none.
   */
  readonly waiting?: number
  /** True if these are more than `mostDepartures` of the source: it is refused, and only a dry run reports it. */
  readonly tooMany?: true
}

/** What landing a source did. */
export interface LandingReport {
  /** True if this content had landed before, so that nothing was read. */
  readonly landedBefore: boolean
  readonly accepted: number
  /** The number of accepted rows that nobody had told before: those with a new key, and those that differ. */
  readonly changed: number
  /** The number of accepted rows with a key that no office of the source had told. */
  readonly added: number
  /** The records that a full register no longer lists, so that they are absent as of its month. */
  readonly absent: AbsentRecords
  /** The number of accepted rows that are valid in no month, since later or final sources or acts say otherwise. */
  readonly hidden: number
  /** The names of living sources as of the same month, of the same offices, that this source is read after. */
  readonly follows: readonly string[]
  /**
   * The names of living sources as of the same month, of the same offices, that are read after this source and outrank it:
   * final ones if it is an estimate, later ones if it corrects refused rows of an earlier source.
   */
  readonly outrankedBy: readonly string[]
  /**
   * Refused rows of a full register whose key is not known: until they are corrected it ends nothing. Those beyond the
   * first 10,000 of a source are only counted, so their keys are not known either.
   */
  readonly holdingBack: number
  /** The number of cells (dataset, district, month) that the landing marked dirty. */
  readonly cells: number
  readonly refused: number
  /** Refused rows by code. */
  readonly reasons: Readonly<Record<string, number>>
  /**
   * The locked months that the source changes: as a revision, or, in a dry run, because of which it would be refused. Left
   * out if none.
   */
  readonly locked?: readonly ClosedMonth[]
  /**
   * Of a source that corrects refused rows: the places of rows that somebody else has corrected meanwhile, and that were
   * left out. Left out if none.
   */
  readonly gone?: readonly Pick<RefusedRow, 'sheet' | 'line'>[]
  /**
   * Of a dry run that was asked for figures: those that landing would move; null if too many records would have to be read.
   */
  readonly moved?: readonly TrialMove[] | null
}
