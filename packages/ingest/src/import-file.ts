import { monthOf, monthsOf, parsePeriod, rank, type Catalogue, type Day, type Month, type Period } from '@minzheng/core'
import type { LandedRow, Landing, LandingReport, RefusedRow, Store } from '@minzheng/store'
import type { SheetRow } from './cell.js'
import { detect, headRows, type SheetHead, type SheetPlan } from './detect.js'
import { districtReader, reduceCode } from './district.js'
import { openBook, type Reading } from './open-book.js'
import { pseudonymReader } from './pseudonym.js'
import { rowCheck } from './row-check.js'
import type { Book, Sheet } from './rows.js'
import { isSkipped } from './skipped-row.js'
import { openSource, type SourceFile } from './source-file.js'

/** Rows that land at a time; what is in memory at once. */
const batch = 2000

export interface ImportOptions extends Reading {
  readonly catalogue: Catalogue
  readonly store: Pick<Store, 'land'>
  /** At least 32 bytes; see `loadPseudonymKey`. */
  readonly pseudonymKey: Buffer
  /** Birth dates after this day are refused, and months after it are not taken as returned. */
  readonly today: Day
  /** The dataset's name, where the headers do not tell. */
  readonly dataset?: string
  /** The line where the header begins, where it is not found. */
  readonly headerRow?: number
  /** The first year that serial numbers of days count from, where the file is no workbook, which says so. Default: 1900. */
  readonly daysFrom?: 1900 | 1904
  /** Who reports and for which period, where the title does not say. */
  readonly returns?: { readonly district: string; readonly period: string }
  readonly onProgress?: (progress: ImportProgress) => void
}

/** Told after each batch. */
export interface ImportProgress {
  readonly rows: number
  /** The part of the file that has been read, 0 to 1. */
  readonly share: number
}

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
 * Imports one file (delimited text, JSON Lines or XLSX): all of it lands, with refused rows in quarantine, or nothing does.
 * Throws an ImportError where the file as a whole cannot be read.
 */
export async function importFile(path: string, options: ImportOptions): Promise<ImportReport> {
  const { catalogue, store } = options
  const pseudonym = pseudonymReader(options.pseudonymKey, options.today)
  const source = await openSource(path)
  try {
    const book = await openBook(source, options)
    const heads: SheetHead[] = []
    for (const sheet of book.sheets) heads.push(await readHead(sheet))
    const plans = detect(source.name, heads, catalogue, options)
    const { dataset } = plans[0]!.match
    const scopes = plans.map(({ title }) => title.district ?? optionDistrict(options))
    const returns = plans.flatMap(({ title }, index) => statedReturn(title.period, scopes[index] ?? null, options))
    const counts = { read: 0, skipped: 0, districts: new Set<string>() }

    const landing = await store.land({ name: source.name, sha256: source.sha256, dataset: dataset.name }, async (landing) => {
      for (const [index, plan] of plans.entries()) {
        const districts = districtReader(catalogue.districts, scopes[index] ?? catalogue.districts.root.code)
        await landSheet(book, plan, { districts, pseudonym, from1904: book.from1904 || options.daysFrom === 1904 }, landing, counts, options)
      }
      const own = (district: string): boolean =>
        rank(catalogue.districts.get(district).level) < rank(dataset.reportedBy) && ![...counts.districts].some((code) => code !== district)
      if (returns.length > 0) await landing.returns(returns.flatMap(({ district, months }) => months.map((month) => ({ district, month, own: own(district) }))))
      await source.refuseChanged()
    })
    return report(source, book, plans, counts, landing, returns)
  } finally {
    await source.handle.close()
  }
}

async function readHead(sheet: Sheet): Promise<SheetHead> {
  const rows: SheetRow[] = []
  for await (const some of sheet.rows()) {
    rows.push(...some.slice(0, headRows - rows.length))
    if (rows.length >= headRows) break
  }
  return { name: sheet.name, rows }
}

function optionDistrict({ catalogue, returns }: ImportOptions): string | null {
  if (returns === undefined) return null
  const code = reduceCode(returns.district, catalogue.districts)
  // Throws `unknown-district`, in core's words.
  return code ?? catalogue.districts.get(returns.district).code
}

function statedReturn(titled: Period | null, district: string | null, { returns, today }: ImportOptions): readonly StatedReturn[] {
  const period = titled ?? (returns === undefined ? null : parsePeriod(returns.period))
  if (period === null || district === null) return []
  // A file cannot be complete for a month that has not begun.
  const months = monthsOf(period).filter((month) => month <= monthOf(today))
  return months.length === 0 ? [] : [{ district, period: period.id, months }]
}

type Context = Parameters<typeof rowCheck>[1]

async function landSheet(
  book: Book,
  plan: SheetPlan,
  context: Context,
  landing: Landing,
  counts: { read: number; skipped: number; districts: Set<string> },
  options: ImportOptions,
): Promise<void> {
  const sheet = book.sheets[plan.sheet]!
  const { columns } = plan
  const headerEnd = plan.header.at(-1)!.line
  const check = rowCheck(plan.match, context, {
    width: book.rowsMaySlip ? Math.max(...plan.header.map(({ cells }) => cells.length)) : null,
    moneyPower: plan.title.moneyPower,
  })
  let records: LandedRow[] = []
  let refused: RefusedRow[] = []
  const flush = async (): Promise<void> => {
    if (records.length > 0) await landing.records(records)
    if (refused.length > 0) await landing.quarantine(refused)
    records = []
    refused = []
    options.onProgress?.({ rows: counts.read, share: book.share() })
  }
  for await (const rows of sheet.rows(plan.header[0]!.line)) {
    for (const row of rows) {
      if (row.line <= headerEnd) continue
      if (isSkipped(row.cells, columns)) {
        counts.skipped += 1
        continue
      }
      counts.read += 1
      const checked = check(row)
      if ('record' in checked) {
        records.push({ line: row.line, record: checked.record })
        counts.districts.add(String(checked.record['district']))
      } else refused.push({ sheet: sheet.name, line: row.line, ...checked.refused })
      if (records.length >= batch || refused.length >= batch) await flush()
    }
  }
  await flush()
}

function report(
  source: SourceFile,
  book: Book,
  plans: readonly SheetPlan[],
  counts: { readonly read: number; readonly skipped: number },
  landing: LandingReport,
  returns: readonly StatedReturn[],
): ImportReport {
  const sheets = plans.flatMap(({ sheet }) => book.sheets[sheet]!.name ?? [])
  const { accepted, changed, refused, reasons, landedBefore } = landing
  return {
    file: source.name,
    dataset: plans[0]!.match.dataset.name,
    sheets,
    ignoredSheets: [...book.sheets.flatMap(({ name }) => (name === null || sheets.includes(name) ? [] : [name])), ...book.hidden],
    read: counts.read,
    skipped: counts.skipped,
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
