import type { Generated } from 'kysely'

/**
 * The tables that every store has, whatever its datasets. Each dataset has one more, `record_…`, made from its
 * definition.
 */
export interface Tables {
  district: { code: string; name: string; level: string; parent: string | null; kind: string }
  /**
   * The datasets' tables as they were made, the version of what is kept of them, and at which place (`StoredLayout`);
   * the latter two empty for one that the catalogue no longer has.
   */
  dataset: { name: string; fields: string; version: string; layout: Generated<string> }
  /** The indicators that figures were last computed for, and the version of their formulas. */
  indicator: { id: string; version: string }
  source: {
    id: Generated<number>
    name: string
    sha256: string
    dataset: string
    accepted: number
    changed: number
    refused: number
    reasons: string
    landed_at: Generated<Date>
    /** The source whose refused rows this one mends. */
    mends: number | null
  }
  quarantine: {
    id: Generated<number>
    source: number
    sheet: string | null
    line: number
    column_title: string | null
    code: string
    reason_zh: string
    reason_en: string
    /** What kind of thing stood in the cell, never the cell. */
    value_class: string | null
  }
  /** Refused rows beyond those that are kept one by one. */
  quarantine_rest: { source: number; code: string; rows: number }
  /**
   * What holds for the whole store: the fingerprint of the key that its pseudonyms are made with, the version of all
   * definitions in use.
   */
  setting: { name: string; value: string }
  /**
   * What offices have returned, by month (报送). `own`: only what is registered at the district itself. `estimated`: not
   * yet final (快报数). `moved_at`: when this was last said.
   */
  office_return: {
    dataset: string
    district: string
    month: string
    own: boolean
    estimated: Generated<boolean>
    source: number
    moved_at: Generated<Date>
  }
  /**
   * Months whose sums are kept: those with a return, and those that were opened before it. Figures rest on months with
   * a return only.
   */
  open_month: { month: string; first_day: string; last_day: string; year_start: string }
  /** The truth about what is stale. `since`: when it became stale, not when it was last marked. */
  dirty_mark: { dataset: string; district: string; month: string; revision: number; since: Generated<Date> }
  /** Sums of a dataset and district over a year (`YearSums`), read and written as text; null if nothing is known. */
  sums: {
    dataset: string
    district: string
    year: number
    own: string | null
    total: string | null
    fence: string | null
    revision: string | null
  }
}
