import type { LandedRow, Landing, RefusedRow } from '@minzheng/store'
import type { SheetRow } from './cell.js'
import { districtReader } from './district.js'
import type { ImportOptions } from './import-options.js'
import type { OpenImport } from './open-import.js'
import type { pseudonymReader } from './pseudonym.js'
import { rowCheck } from './row-check.js'
import { isSkipped } from './skipped-row.js'

/** Rows that land at a time; what is in memory at once. */
const batch = 4000

/** What has been seen of a file. */
export interface LandedCounts {
  /** Rows that were held against the dataset. */
  read: number
  /** Rows that are no records. */
  skipped: number
  /** Districts of the accepted records. */
  readonly districts: Set<string>
}

/** A place in a file. */
export interface Place {
  readonly sheet: string | null
  readonly line: number
}

/** Reads one sheet and hands its rows to a landing. `placeOf` says where a row came from; null leaves the row out. */
export async function landSheet(
  { book, plans, scopes }: OpenImport,
  index: number,
  { catalogue, daysFrom, onProgress }: ImportOptions,
  pseudonym: ReturnType<typeof pseudonymReader>,
  landing: Landing,
  counts: LandedCounts,
  placeOf?: (row: SheetRow) => Place | null,
): Promise<void> {
  const plan = plans[index]!
  const sheet = book.sheets[plan.sheet]!
  const headerEnd = plan.header.at(-1)!.line
  const districts = districtReader(catalogue.districts, scopes[index] ?? catalogue.districts.root.code)
  const check = rowCheck(
    plan.match,
    { districts, pseudonym, from1904: book.from1904 || daysFrom === 1904, alsoPersonal: catalogue.alsoPersonal },
    { width: book.rowsMaySlip ? Math.max(...plan.header.map(({ cells }) => cells.length)) : null, moneyPower: plan.title.moneyPower },
  )
  let records: LandedRow[] = []
  let refused: RefusedRow[] = []
  // One batch is written while the next is read.
  let writing: Promise<void> = Promise.resolve()
  const write = async (accepted: readonly LandedRow[], bad: readonly RefusedRow[]): Promise<void> => {
    if (accepted.length > 0) await landing.records(accepted)
    if (bad.length > 0) await landing.quarantine(bad)
  }
  const flush = async (): Promise<void> => {
    await writing
    writing = write(records, refused)
    // Thrown when it is waited for, not before.
    writing.catch(() => undefined)
    records = []
    refused = []
    onProgress?.({ rows: counts.read, share: book.share() })
  }
  try {
    for await (const rows of sheet.rows(plan.header[0]!.line)) {
      for (const row of rows) {
        if (row.line <= headerEnd) continue
        if (isSkipped(row.cells, plan.columns)) {
          counts.skipped += 1
          continue
        }
        const place = placeOf === undefined ? { sheet: sheet.name, line: row.line } : placeOf(row)
        if (place === null) continue
        counts.read += 1
        const checked = check(row)
        if ('record' in checked) {
          records.push({ sheet: place.sheet, line: place.line, record: checked.record })
          counts.districts.add(checked.record['district'] as string)
        } else refused.push({ sheet: place.sheet, line: place.line, ...checked.refused })
        if (records.length >= batch || refused.length >= batch) await flush()
      }
    }
    await flush()
  } finally {
    // Before the transaction ends, also where reading failed.
    await writing
  }
}
