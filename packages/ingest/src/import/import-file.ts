import type { LandingReport } from '@minzheng/store'
import type { ImportOptions } from './import-options.js'
import { landSheet, mostListed } from './land-sheet.js'
import type { SkippedRow } from './sheet-counts.js'
import type { SheetCounts } from './sheet-counts.js'
import { withImport, type OpenImport } from './open-import.js'
import { fingerprintOf, pseudonymReader } from '../pseudonym/pseudonym.js'
import type { SkipKind } from '../rows/skipped-row.js'
import { couldBeRead, isOwn, otherDistrictInName, statedReturn, type StatedReturn } from './stated-return.js'

/** The result of importing a file. */
export interface ImportReport {
  /** The file's name, without its folder. */
  readonly file: string
  readonly dataset: string
  /** Sheets that were read; empty for a CSV file. */
  readonly sheets: readonly string[]
  /** Sheets that were not read: hidden ones, and those without a header of the dataset. */
  readonly ignoredSheets: readonly string[]
  /** Rows that were checked against the dataset; 0 if the file had landed before. */
  readonly read: number
  readonly accepted: number
  /** Accepted rows that are new or differ from what was stored. */
  readonly changed: number
  readonly refused: number
  /** Refused rows by code. */
  readonly reasons: Readonly<Record<string, number>>
  /** Rows that are no records: blank, totals, footers. */
  readonly skipped: number
  /** Skipped rows by kind. */
  readonly skippedKinds: Readonly<Partial<Record<SkipKind, number>>>
  /** The first 1,000 skipped rows that are not blank, with their lines. */
  readonly skippedRows: readonly SkippedRow[]
  /** Rows read that are hidden or filtered out in the workbook. They count like others. */
  readonly hidden: number
  /** Headers of hidden columns that were read like others. */
  readonly hiddenColumns: readonly string[]
  /** Headers that were read and never stored, as the dataset declares: names, telephone numbers, addresses. */
  readonly dropped: readonly string[]
  /** Headers without a meaning for the dataset; not stored either. */
  readonly unknown: readonly string[]
  /**
   * The returns that were recorded. Null if neither title nor options name the district and the period, or if most rows
   * could not be read.
   */
  readonly returns: readonly StatedReturn[] | null
  /** Returns that the file states and the import did not record, since most of the rows could not be read. */
  readonly withheld: readonly StatedReturn[]
  /** A district whose code is in the file's name and that is not the one that reports; null if there is none. */
  readonly otherDistrict: string | null
  /** True if the same content had landed before, so that nothing was read. */
  readonly landedBefore: boolean
}

/**
 * Imports one file (delimited text, JSON Lines or a workbook): the whole file lands, with refused rows in quarantine,
 * or nothing does. Throws an ImportError if the file as a whole cannot be read.
 */
export async function importFile(path: string, options: ImportOptions): Promise<ImportReport> {
  const pseudonym = pseudonymReader(options.pseudonymKey, options.today)
  return withImport(path, options, async (opened) => {
    const { source, plans, scopes } = opened
    const { dataset } = plans[0]!.match
    const sheets: SheetCounts[] = []
    const returns: StatedReturn[] = []
    const withheld: StatedReturn[] = []
    const origin = { name: source.name, sha256: source.sha256, dataset: dataset.name, ...keyOf(options, opened) }
    const landed = await options.store.land(origin, async (landing) => {
      for (const [index, { title }] of plans.entries()) {
        const counts = await landSheet(opened, index, options, pseudonym, landing)
        sheets.push(counts)
        const stated = statedReturn(title.period, scopes[index] ?? null, options)
        if (stated !== null) (couldBeRead(counts) ? returns : withheld).push(stated)
      }
      const seen = new Set(sheets.flatMap(({ districts }) => [...districts]))
      const own = (district: string): boolean => isOwn(options.catalogue, dataset.reportedBy, district, seen)
      if (returns.length > 0)
        await landing.returns(
          returns.flatMap(({ district, months }) => months.map((month) => ({ district, month, own: own(district) }))),
        )
      await source.refuseChanged()
    })
    return report(opened, options, sheets, landed, returns, withheld)
  })
}

/** The fingerprint of the key, for a dataset with pseudonyms. */
export function keyOf({ pseudonymKey }: ImportOptions, { plans }: OpenImport): { readonly keyFingerprint?: string } {
  const facts = Object.values(plans[0]!.match.dataset.facts)
  return facts.some(({ kind }) => kind === 'pseudonym') ? { keyFingerprint: fingerprintOf(pseudonymKey) } : {}
}

function report(
  { source, book, plans, scopes }: OpenImport,
  { catalogue }: ImportOptions,
  counts: readonly SheetCounts[],
  landing: LandingReport,
  returns: readonly StatedReturn[],
  withheld: readonly StatedReturn[],
): ImportReport {
  const skippedKinds: Partial<Record<SkipKind, number>> = {}
  for (const { skipped } of counts)
    for (const [kind, rows] of skipped) skippedKinds[kind] = (skippedKinds[kind] ?? 0) + rows
  const sheets = plans.flatMap(({ sheet }) => book.sheets[sheet]!.name ?? [])
  const { accepted, changed, refused, reasons, landedBefore } = landing
  return {
    file: source.name,
    dataset: plans[0]!.match.dataset.name,
    sheets,
    ignoredSheets: [
      ...book.sheets.flatMap(({ name }) => (name === null || sheets.includes(name) ? [] : [name])),
      ...book.hidden,
    ],
    read: counts.reduce((sum, { read }) => sum + read, 0),
    skipped: Object.values(skippedKinds).reduce((sum, rows) => sum + rows, 0),
    skippedKinds,
    skippedRows: counts.flatMap(({ skippedRows }) => skippedRows).slice(0, mostListed),
    hidden: counts.reduce((sum, { hidden }) => sum + hidden, 0),
    hiddenColumns: [...new Set(counts.flatMap(({ hiddenColumns }) => [...hiddenColumns]))],
    accepted,
    changed,
    refused,
    reasons,
    dropped: [...new Set(plans.flatMap(({ match }) => match.dropped))],
    unknown: [...new Set(plans.flatMap(({ match }) => match.unknown))],
    returns: returns.length === 0 ? null : returns,
    withheld,
    otherDistrict: otherDistrictInName(source.name, catalogue.districts, scopes),
    landedBefore,
  }
}
