import type { AnyRecord } from '@minzheng/core'
import { monthOf } from '@minzheng/core/periods'
import type { LandedRow, Landing, RefusedRow } from '@minzheng/store'
import { cellText, isBlank, type Cell, type SheetRow } from '../base/cell.js'
import { districtReader } from '../district/district.js'
import { headerIndex } from '../header/header-index.js'
import { ImportError } from '../base/import-error.js'
import type { ImportOptions } from './import-options.js'
import { refuseOtherUnit } from '../header/money-unit.js'
import type { OpenImport } from './open-import.js'
import type { pseudonymReader } from '../pseudonym/pseudonym.js'
import type { RegisterOfFile } from './register-of-file.js'
import type { CellFault } from '../base/reasons.js'
import { rowCheck } from '../rows/row-check.js'
import type { SheetCounts } from './sheet-counts.js'
import { severalTables } from '../header/several-tables.js'
import { rowSorter, type SkipKind } from '../rows/skipped-row.js'
import { subtotalFinder, sumFault } from '../rows/subtotal.js'

/** Rows that land at a time, and so are in memory at once. */
const batch = 4000
/** Rows that may be sums and wait for the others. A table of districts has a few thousand. */
const mostWaiting = 100_000
/** Skipped rows of one file that are listed with their lines. */
export const mostListed = 1000

/** A place in a file. */
export interface Place {
  readonly sheet: string | null
  readonly line: number
}

/** How to treat the rows of a mended workbook. */
export interface Mending {
  /** The original place of a row; null leaves the row out. */
  readonly placeOf: (row: SheetRow) => Place | null
  /** True if the row was refused as a sum: the rows that it sums are in the original file. */
  readonly wasSum: (place: Place) => boolean
}

/** Reads one sheet and passes its rows to a landing. */
export async function landSheet(
  { source, book, plans, scopes, refuseElsewhere }: OpenImport,
  index: number,
  { catalogue, daysFrom, timeZone, onProgress, moneyUnit }: ImportOptions,
  pseudonym: ReturnType<typeof pseudonymReader>,
  landing: Landing,
  { mending, period = null }: { readonly mending?: Mending; readonly period?: RegisterOfFile['period'] } = {},
): Promise<SheetCounts> {
  const plan = plans[index]!
  const sheet = book.sheets[plan.sheet]!
  const headerEnd = plan.header.at(-1)!.line
  const districts = districtReader(catalogue.districts, scopes[index] ?? catalogue.districts.root.code)
  const { match, moneyPower } = plan
  const check = rowCheck(
    match,
    {
      districts,
      pseudonym,
      from1904: book.from1904 || daysFrom === 1904,
      ...(timeZone === undefined ? {} : { timeZone }),
      alsoPersonal: catalogue.alsoPersonal,
    },
    { width: book.rowsMaySlip ? Math.max(...plan.header.map(({ cells }) => cells.length)) : null, moneyPower },
  )
  const sort = rowSorter(plan, headerIndex(catalogue))
  const sums = subtotalFinder(catalogue, match.dataset)
  const waiting: { readonly place: Place; readonly record: AnyRecord }[] = []
  const counts: SheetCounts = {
    read: 0,
    accepted: 0,
    refused: 0,
    skipped: new Map(),
    skippedRows: [],
    sums: 0,
    totals: 0,
    hidden: 0,
    hiddenColumns: new Set(),
    outside: 0,
    outsideRows: [],
    districts: new Set(),
  }
  const districtColumn = match.fields.get('district') ?? match.levels.at(-1)?.column
  const hidden = await sheet.hiddenColumns?.()
  const named = [...match.fields.values(), ...match.levels.map(({ column }) => column)]
  for (const { index: column, header } of named) if (hidden?.has(column) === true) counts.hiddenColumns.add(header)
  let records: LandedRow[] = []
  let refused: RefusedRow[] = []
  // Writes one batch while the next is read.
  let writing: Promise<void> = Promise.resolve()
  const write = async (accepted: readonly LandedRow[], bad: readonly RefusedRow[]): Promise<void> => {
    if (accepted.length > 0) await landing.records(accepted)
    if (bad.length > 0) await landing.quarantine(bad)
  }
  const flush = async (): Promise<void> => {
    await writing
    writing = write(records, refused)
    // Thrown by the next `await writing`, not here.
    writing.catch(() => undefined)
    records = []
    refused = []
    onProgress?.({ rows: counts.read, share: book.share() })
  }
  const { time } = match.dataset
  const noRecord = Object.fromEntries(match.dataset.key.map((field) => [field, '']))
  const accept = (place: Place, record: AnyRecord): void => {
    refuseElsewhere(record['district'] as string)
    records.push({ sheet: place.sheet, line: place.line, record })
    counts.accepted += 1
    if (time.kind === 'flow' && period !== null) {
      const month = monthOf(record[time.on] as string)
      if (month < period.from || month > period.asOf) {
        counts.outside += 1
        if (counts.outsideRows.length < mostListed) counts.outsideRows.push(place)
      }
    }
    counts.districts.add(record['district'] as string)
  }
  const refuse = (place: Place, row: Omit<RefusedRow, 'sheet' | 'line'>): void => {
    refused.push({ sheet: place.sheet, line: place.line, ...row })
    counts.refused += 1
  }
  const refuseSum = (place: Place, { code, reason }: CellFault): void => {
    counts.sums += 1
    counts.totals += 1
    // A sum is no record: the key of none, so that a full register does not wait for it.
    refuse(place, { column: districtColumn?.header ?? null, code, reason, valueClass: null, key: noRecord })
  }
  const skip = (row: SheetRow, kind: SkipKind): void => {
    counts.skipped.set(kind, (counts.skipped.get(kind) ?? 0) + 1)
    if (kind === 'blank') return
    if (counts.skippedRows.length < mostListed) counts.skippedRows.push({ sheet: sheet.name, line: row.line, kind })
    if (kind === 'total' && row.cells.some(isAmount)) counts.totals += 1
    if (kind === 'note' || kind === 'footer' || kind === 'total')
      refuseOtherUnit(source.name, row.line, wordsOf(row), match, moneyPower, moneyUnit)
  }
  try {
    for await (const rows of sheet.rows(plan.header[0]!.line)) {
      for (const row of rows) {
        if (row.line <= headerEnd) continue
        const kind = sort(row)
        if (kind.is === 'table') throw severalTables(source.name, headerEnd, row.line)
        if (kind.is === 'skipped') {
          skip(row, kind.kind)
          continue
        }
        const place = mending === undefined ? { sheet: sheet.name, line: row.line } : mending.placeOf(row)
        if (place === null) continue
        counts.read += 1
        if (row.hidden === true) counts.hidden += 1
        const checked = kind.is === 'sum' ? null : check(row)
        if (checked === null) refuseSum(place, sumFault)
        else if ('refused' in checked) refuse(place, checked.refused)
        else if (sums === null) accept(place, checked.record)
        else {
          sums.saw(checked.record)
          if (!sums.waits(checked.record, row.cells)) accept(place, checked.record)
          else if (mending?.wasSum(place) === true) refuseSum(place, sumFault)
          else waiting.push({ place, record: checked.record })
          if (waiting.length > mostWaiting)
            throw new ImportError(
              'file-too-large',
              `${source.name}: 有下级的地区超过${mostWaiting}行，请分成几个文件 more than ${mostWaiting} rows of districts that have others below them; send several files`,
            )
        }
        if (records.length >= batch || refused.length >= batch) await flush()
      }
    }
    for (const { place, record } of waiting) {
      const found = sums?.faultOf(record)
      if (found === undefined) accept(place, record)
      else refuseSum(place, found)
    }
    await flush()
  } finally {
    // Before the transaction ends, also if reading failed.
    await writing
  }
  return counts
}

/** A number that is not zero. */
function isAmount(cell: Cell): boolean {
  return (
    (typeof cell === 'number' && cell !== 0) ||
    (typeof cell === 'string' && /^[\d,]*[1-9][\d,]*(\.\d*)?$|^0?\.\d*[1-9]\d*$/.test(cell.trim()))
  )
}

function wordsOf({ cells }: SheetRow): string {
  return cells
    .filter((cell) => typeof cell === 'string' && !isBlank(cell))
    .map((cell) => cellText(cell).slice(0, 500))
    .join(' ')
}
