import { shownName } from '@minzheng/core/privacy'
import type { Month } from '@minzheng/core/periods'
import type { ClosedMonth, AbsentRecords, Landing, LandingReport } from '@minzheng/store'
import { boundsOf, type ImportOptions } from './import-options.js'
import { landSheet, mostListed, type Place } from './land-sheet.js'
import type { SkippedRow } from './sheet-counts.js'
import type { SheetCounts } from './sheet-counts.js'
import { withImport, type OpenImport } from './open-import.js'
import { fingerprintOf, pseudonymReader } from '../pseudonym/pseudonym.js'
import type { RegisterKind } from '../header/title.js'
import { registerOfFile, type RegisterOfFile } from './register-of-file.js'
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
  /** `full` if the file spoke in full of its district and period (全量); `part` if it only added (补充). */
  readonly register: RegisterKind
  /** What its title says, if the options say otherwise; the options hold. Null if they do not contradict each other. */
  readonly titled: RegisterKind | null
  /** The first and the last month of the period that the file reports; null if neither title nor options name one. */
  readonly period: { readonly from: Month; readonly asOf: Month } | null
  /** Accepted rows with a key that the dataset did not have; `changed` less these had a known key and differ. */
  readonly added: number
  /** Accepted rows that some source had told before, word for word. */
  readonly unchanged: number
  /**
   * The records of the former register that a full register no longer lists; how many more leave once `holdingBack` is 0;
   * and, in a dry run, whether they are too many to be imported without a confirmation (`shrinks`).
   */
  readonly absent: AbsentRecords
  /** Accepted rows that count in no month, since later or final sources or acts say otherwise. */
  readonly overruled: number
  /** The names of sources as of the same month, of the same offices, that this file is read after. */
  readonly follows: readonly string[]
  /** The names of such sources that outrank this file: final ones, if it is an estimate (快报). */
  readonly outrankedBy: readonly string[]
  /** The number of cells (dataset, district, month) that the import marked dirty. */
  readonly cells: number
  /** The locked months that the file changes: as a revision, or, in a dry run, because of which it would be refused. */
  readonly locked: readonly ClosedMonth[]
  /** Events whose day is outside the period of the file, and the first 1,000 of them with their lines. */
  readonly outside: { readonly count: number; readonly rows: readonly Place[] }
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
   * The returns that were recorded. Null if neither title nor options name the district and the period, if most rows
   * could not be read, or if the file says that it is an addition (补充).
   */
  readonly returns: readonly StatedReturn[] | null
  /**
   * Refused rows of a full register that do not say which record they are of, or that are only counted since there are
   * more than 10,000: until they are mended, the register ends nothing (`absent` is empty).
   */
  readonly holdingBack: number
  /** Returns that the file states and the import did not record, since most of the rows could not be read. */
  readonly withheld: readonly StatedReturn[]
  /** A district whose code is in the file's name and that is not the one that reports; null if there is none. */
  readonly otherDistrict: string | null
  /** True if the same content had landed before, so that nothing was read. */
  readonly landedBefore: boolean
}

/**
 * Imports one file (delimited text, JSON Lines or a workbook): the whole file lands, with refused rows in quarantine,
 * or nothing does. A full register ends the records that it no longer lists; a record whose row was refused stays, and
 * if a refused row does not say of which record, nothing ends until it is mended.
 * Throws an ImportError if the file as a whole cannot be read.
 */
export async function importFile(path: string, options: ImportOptions): Promise<ImportReport> {
  const pseudonym = pseudonymReader(options.pseudonymKey, options.today)
  return withImport(path, options, async (opened) => {
    const { source, plans, scopes } = opened
    const { dataset } = plans[0]!.match
    const sheets: SheetCounts[] = []
    const returns: StatedReturn[] = []
    const withheld: StatedReturn[] = []
    const register = registerOfFile(opened, options)
    const { period, estimated } = register
    const origin = {
      name: source.name,
      sha256: source.sha256,
      dataset: dataset.name,
      ...keyOf(options, opened),
      ...(period === null ? {} : { period }),
      ...(estimated ? { estimated } : {}),
      ...(register.district === null ? {} : { full: true }),
      ...boundsOf(options),
    }
    const write = async (landing: Landing): Promise<void> => {
      for (const [index, { title }] of plans.entries()) {
        const counts = await landSheet(opened, index, options, pseudonym, landing, { period })
        sheets.push(counts)
        const stated = register.isAddition ? null : statedReturn(title.period, scopes[index] ?? null, options)
        if (stated !== null) (couldBeRead(counts) ? returns : withheld).push(stated)
      }
      const seen = new Set(sheets.flatMap(({ districts }) => [...districts]))
      const own = (district: string): boolean => isOwn(options.catalogue, dataset.reportedBy, district, seen)
      if (returns.length > 0)
        await landing.returns(
          returns.flatMap(({ district, months }) =>
            months.map((month) => ({ district, month, own: own(district), ...(estimated ? { estimated } : {}) })),
          ),
        )
      if (register.district !== null) await landing.full({ district: register.district, own: own(register.district) })
      await source.refuseChanged()
    }
    const landed = await options.store.land(origin, write, { dryRun: options.dryRun === true })
    return report(opened, options, { sheets, landed, register, returns, withheld })
  })
}

/** The fingerprint of the key, for a dataset with pseudonyms. */
export function keyOf({ pseudonymKey }: ImportOptions, { plans }: OpenImport): { readonly keyFingerprint?: string } {
  const facts = Object.values(plans[0]!.match.dataset.facts)
  return facts.some(({ kind }) => kind === 'pseudonym') ? { keyFingerprint: fingerprintOf(pseudonymKey) } : {}
}

interface Imported {
  readonly sheets: readonly SheetCounts[]
  readonly landed: LandingReport
  readonly register: RegisterOfFile
  readonly returns: readonly StatedReturn[]
  readonly withheld: readonly StatedReturn[]
}

function report(
  { source, book, plans, scopes }: OpenImport,
  { catalogue }: ImportOptions,
  { sheets: counts, landed: landing, register, returns, withheld }: Imported,
): ImportReport {
  const skippedKinds: Partial<Record<SkipKind, number>> = {}
  for (const { skipped } of counts)
    for (const [kind, rows] of skipped) skippedKinds[kind] = (skippedKinds[kind] ?? 0) + rows
  const sheets = plans.flatMap(({ sheet }) => book.sheets[sheet]!.name ?? [])
  const { accepted, changed, added, refused, reasons, landedBefore } = landing
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
    register: register.district === null ? 'part' : 'full',
    titled: register.titled,
    period: register.period,
    added,
    unchanged: accepted - changed,
    absent: landing.absent,
    overruled: landing.hidden,
    follows: landing.follows.map(shownName),
    outrankedBy: landing.outrankedBy.map(shownName),
    cells: landing.cells,
    locked: landing.locked ?? [],
    outside: {
      count: counts.reduce((sum, { outside }) => sum + outside, 0),
      rows: counts.flatMap(({ outsideRows }) => outsideRows).slice(0, mostListed),
    },
    refused,
    reasons,
    dropped: [...new Set(plans.flatMap(({ match }) => match.dropped))],
    unknown: [...new Set(plans.flatMap(({ match }) => match.unknown))],
    returns: returns.length === 0 ? null : returns,
    withheld,
    holdingBack: landing.holdingBack,
    otherDistrict: otherDistrictInName(source.name, catalogue.districts, scopes),
    landedBefore,
  }
}
