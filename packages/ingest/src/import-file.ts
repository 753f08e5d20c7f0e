import { monthOf, monthsOf, parsePeriod, rank, type Catalogue, type Month, type Period } from '@minzheng/core'
import type { LandingReport } from '@minzheng/store'
import type { ImportOptions } from './import-options.js'
import { landSheet, type LandedCounts } from './land-sheet.js'
import { withImport, type OpenImport } from './open-import.js'
import { fingerprintOf, pseudonymReader } from './pseudonym.js'

/** A return that the file states: the dataset is complete for this district and period. */
export interface StatedReturn {
  readonly district: string
  readonly period: string
  /** The months of the period that have begun. */
  readonly months: readonly Month[]
}

/** What importing a file did. */
export interface ImportReport {
  /** The file's name, without its folder. */
  readonly file: string
  readonly dataset: string
  /** Sheets that were read; empty for a CSV file. */
  readonly sheets: readonly string[]
  /** Sheets that were not: hidden ones, and those without a header of the dataset. */
  readonly ignoredSheets: readonly string[]
  /** Rows that were held against the dataset; 0 where the file had landed before. */
  readonly read: number
  readonly accepted: number
  /** Of the accepted: new or different from what was stored. */
  readonly changed: number
  readonly refused: number
  /** Refused rows by code. */
  readonly reasons: Readonly<Record<string, number>>
  /** Rows that are no records: blank, totals, footers. */
  readonly skipped: number
  /** Of the rows that were read: those that are hidden or filtered away in the workbook. They count like others. */
  readonly hidden: number
  /** Headers of hidden columns that were read like others. */
  readonly hiddenColumns: readonly string[]
  /** Headers read and never kept, as the dataset declares: names, telephones, addresses. */
  readonly dropped: readonly string[]
  /** Headers that mean nothing to the dataset; not kept either. */
  readonly unknown: readonly string[]
  /** Null where neither the title nor the options say who reports and for when, so that no return is recorded. */
  readonly returns: readonly StatedReturn[] | null
  /** True where this very content had landed before, so that nothing was read. */
  readonly landedBefore: boolean
}

/**
 * Imports one file (delimited text, JSON Lines or a workbook): all of it lands, with refused rows in quarantine, or nothing does.
 * Throws an ImportError where the file as a whole cannot be read.
 */
export async function importFile(path: string, options: ImportOptions): Promise<ImportReport> {
  const pseudonym = pseudonymReader(options.pseudonymKey, options.today)
  return withImport(path, options, async (opened) => {
    const { source, plans, scopes } = opened
    const { dataset } = plans[0]!.match
    const returns = plans.flatMap(({ title }, index) => statedReturn(title.period, scopes[index] ?? null, options))
    const counts: LandedCounts = { read: 0, skipped: 0, hidden: 0, hiddenColumns: new Set(), districts: new Set() }
    const origin = { name: source.name, sha256: source.sha256, dataset: dataset.name, ...keyOf(options, opened) }
    const landing = await options.store.land(origin, async (landing) => {
      for (const index of plans.keys()) await landSheet(opened, index, options, pseudonym, landing, counts)
      const own = (district: string): boolean => isOwn(options.catalogue, dataset.reportedBy, district, counts.districts)
      if (returns.length > 0) await landing.returns(returns.flatMap(({ district, months }) => months.map((month) => ({ district, month, own: own(district) }))))
      await source.refuseChanged()
    })
    return report(opened, counts, landing, returns)
  })
}

/** For a dataset with pseudonyms, what tells their key. */
export function keyOf({ pseudonymKey }: ImportOptions, { plans }: OpenImport): { readonly keyFingerprint?: string } {
  const facts = Object.values(plans[0]!.match.dataset.facts)
  return facts.some(({ kind }) => kind === 'pseudonym') ? { keyFingerprint: fingerprintOf(pseudonymKey) } : {}
}

/** True where a district above the offices that report sends only what is registered at itself. */
function isOwn({ districts }: Catalogue, reportedBy: Parameters<typeof rank>[0], district: string, seen: ReadonlySet<string>): boolean {
  return rank(districts.get(district).level) < rank(reportedBy) && ![...seen].some((code) => code !== district)
}

function statedReturn(titled: Period | null, district: string | null, { returns, today }: ImportOptions): readonly StatedReturn[] {
  const period = titled ?? (returns === undefined ? null : parsePeriod(returns.period))
  if (period === null || district === null) return []
  // A file cannot be complete for a month that has not begun.
  const months = monthsOf(period).filter((month) => month <= monthOf(today))
  return months.length === 0 ? [] : [{ district, period: period.id, months }]
}

function report({ source, book, plans }: OpenImport, counts: LandedCounts, landing: LandingReport, returns: readonly StatedReturn[]): ImportReport {
  const sheets = plans.flatMap(({ sheet }) => book.sheets[sheet]!.name ?? [])
  const { accepted, changed, refused, reasons, landedBefore } = landing
  return {
    file: source.name,
    dataset: plans[0]!.match.dataset.name,
    sheets,
    ignoredSheets: [...book.sheets.flatMap(({ name }) => (name === null || sheets.includes(name) ? [] : [name])), ...book.hidden],
    read: counts.read,
    skipped: counts.skipped,
    hidden: counts.hidden,
    hiddenColumns: [...counts.hiddenColumns],
    accepted,
    changed,
    refused,
    reasons,
    dropped: [...new Set(plans.flatMap(({ match }) => match.dropped))],
    unknown: [...new Set(plans.flatMap(({ match }) => match.unknown))],
    returns: returns.length === 0 ? null : returns,
    landedBefore,
  }
}
