import { monthOf, monthsOf, parsePeriod, rank, type Catalogue, type Level, type Month, type Period } from '@minzheng/core'
import type { ImportOptions } from './import-options.js'
import type { SheetCounts } from './land-sheet.js'

/** A return that the file states: the dataset is complete for this district and period. */
export interface StatedReturn {
  readonly district: string
  readonly period: string
  /** The months of the period that have begun. */
  readonly months: readonly Month[]
}

/** The return that a sheet states by its title, or as said. Null where neither says who reports and for when. */
export function statedReturn(titled: Period | null, district: string | null, { returns, today }: Pick<ImportOptions, 'returns' | 'today'>): StatedReturn | null {
  const period = titled ?? (returns === undefined ? null : parsePeriod(returns.period))
  if (period === null || district === null) return null
  // A file cannot be complete for a month that has not begun.
  const months = monthsOf(period).filter((month) => month <= monthOf(today))
  return months.length === 0 ? null : { district, period: period.id, months }
}

/**
 * True where what was sent could be read, so that the months are complete: at least half of its rows are right, and where there are
 * none at all, no total says otherwise. Sums of other rows are no rows of their own.
 */
export function couldBeRead({ accepted, refused, sums, totals }: Pick<SheetCounts, 'accepted' | 'refused' | 'sums' | 'totals'>): boolean {
  return accepted === 0 ? refused === 0 && totals === 0 : accepted >= refused - sums
}

/** True where a district above the offices that report sends only what is registered at itself. */
export function isOwn({ districts }: Catalogue, reportedBy: Level, district: string, seen: ReadonlySet<string>): boolean {
  return rank(districts.get(district).level) < rank(reportedBy) && ![...seen].some((code) => code !== district)
}
