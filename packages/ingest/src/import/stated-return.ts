import type { Catalogue, DistrictTree, Level } from '@minzheng/core'
import { rank } from '@minzheng/core/districts'
import { monthOf, monthsOf, parsePeriod, type Month, type Period } from '@minzheng/core/periods'
import { reduceCode } from '../district/district.js'
import { ImportError } from '../base/import-error.js'
import type { ImportOptions } from './import-options.js'
import type { SheetCounts } from './sheet-counts.js'

/** A return that the file states: the dataset is complete for this district and period. */
export interface StatedReturn {
  readonly district: string
  readonly period: string
  /** The months of the period that have begun. */
  readonly months: readonly Month[]
}

/**
 * The return that a sheet states by its title or that the options state. Null if neither names the district and the
 * period.
 */
export function statedReturn(
  titled: Period | null,
  district: string | null,
  { returns, today }: Pick<ImportOptions, 'returns' | 'today'>,
): StatedReturn | null {
  const period = titled ?? (returns === undefined ? null : parsePeriod(returns.period))
  if (period === null || district === null) return null
  // A file cannot be complete for a month that has not begun.
  const months = monthsOf(period).filter((month) => month <= monthOf(today))
  return months.length === 0 ? null : { district, period: period.id, months }
}

/** Refuses a title that contradicts the options on district or period. */
export function refuseOtherTitle(
  file: string,
  titled: { readonly district: string | null; readonly period: Period | null },
  given: string | null,
  period?: string,
): void {
  if (titled.district !== null && given !== null && titled.district !== given)
    throw new ImportError(
      'title-district',
      `${file}: 标题的填报地区是 ${titled.district}，而指定的是 ${given} the title names ${titled.district} as the reporting district, but the option says ${given}; correct one of them`,
    )
  if (titled.period !== null && period !== undefined && titled.period.id !== parsePeriod(period).id)
    throw new ImportError(
      'title-period',
      `${file}: 标题的报告期是 ${titled.period.id}，而指定的是 ${period} the title states the period ${titled.period.id}, but the option says ${period}; correct one of them`,
    )
}

/**
 * The district whose code is in a file's name, such as 护理员_990102_2024.csv, if it is not the one that reports; null if
 * it is, or if there is no code.
 */
export function otherDistrictInName(
  file: string,
  districts: DistrictTree,
  scopes: readonly (string | null)[],
): string | null {
  const named = (file.match(/\d+/g) ?? []).flatMap((digits) =>
    /^(\d{6}|\d{9}|\d{12})$/.test(digits) ? (reduceCode(digits, districts) ?? []) : [],
  )
  const reporting = scopes.filter((scope) => scope !== null)
  return reporting.length === 0 || named.length === 0 || named.some((code) => reporting.includes(code))
    ? null
    : named[0]!
}

/**
 * True if the rows could be read, so that the months are complete: at least half of them are correct, or, if there are
 * no rows at all, no total contradicts that. Sums of other rows do not count as rows.
 */
export function couldBeRead({
  accepted,
  refused,
  sums,
  totals,
}: Pick<SheetCounts, 'accepted' | 'refused' | 'sums' | 'totals'>): boolean {
  return accepted === 0 ? refused === 0 && totals === 0 : accepted >= refused - sums
}

/** True if a district above the offices that report sends only its own records. */
export function isOwn(
  { districts }: Catalogue,
  reportedBy: Level,
  district: string,
  seen: ReadonlySet<string>,
): boolean {
  return rank(districts.get(district).level) < rank(reportedBy) && ![...seen].some((code) => code !== district)
}
