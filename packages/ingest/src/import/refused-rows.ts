import type { QuarantinedRow, Store } from '@minzheng/store'
import { shownName } from '@minzheng/core/privacy'
import { cellText } from '../base/cell.js'
import { named } from '../header/header.js'
import { notLanded } from './import-patched.js'
import type { ReadingOptions } from './import-options.js'
import { withImport } from './open-import.js'

export interface RefusedRowsOptions extends ReadingOptions {
  readonly store: Pick<Store, 'quarantined' | 'sources'>
  /** How many rows to read; the first. */
  readonly limit: number
}

/** A refused row as it was sent. */
interface SentRow extends Pick<QuarantinedRow, 'line' | 'code' | 'reason'> {
  readonly cells: readonly string[]
  /** The column of the fault, 0-based; null if it is of the whole row. */
  readonly faultAt: number | null
  readonly valueClass: string | null
}

/** A sheet with refused rows: its header and these rows. */
interface RefusedSheet {
  readonly sheet: string | null
  readonly columns: readonly string[]
  readonly rows: readonly SentRow[]
}

/** The refused rows of a file that is sent again, in the words of its sender. */
export interface RefusedRows {
  readonly dataset: string
  readonly sheets: readonly RefusedSheet[]
  /** How many wait beyond those that were read. */
  readonly more: number
}

/**
 * Reads the refused rows of a file again, with their contents. The store keeps none of them, so they come from the sender's
 * own file, which is recognised by its hash.
 */
export async function readRefusedRows(path: string, options: RefusedRowsOptions): Promise<RefusedRows> {
  return withImport(path, options, async ({ source, plans, book }) => {
    const { dataset } = plans[0]!.match
    const of = { sha256: source.sha256, dataset: dataset.name }
    if ((await options.store.sources(of)).every(({ withdrawn }) => withdrawn))
      throw notLanded(source.name, named(dataset))
    const all = await options.store.quarantined(of)
    const waiting = all.slice(0, options.limit)
    const sheets: RefusedSheet[] = []
    for (const plan of plans) {
      const sheet = book.sheets[plan.sheet]!
      const here = new Map(waiting.filter((row) => row.sheet === sheet.name).map((row) => [row.line, row]))
      if (here.size === 0) continue
      const width = Math.max(...plan.header.map(({ cells }) => cells.length))
      const columns = Array.from(
        { length: width },
        (_, at) => plan.columns.find(({ index }) => index === at)?.header ?? '',
      )
      const rows: SentRow[] = []
      for await (const some of sheet.rows(plan.header.at(-1)!.line + 1))
        for (const { line, cells } of some) {
          const refused = here.get(line)
          if (refused === undefined) continue
          const { code, reason, column, valueClass } = refused
          const faultAt = plan.columns.find(({ header }) => shownName(header) === column)?.index ?? null
          rows.push({
            line,
            cells: Array.from({ length: Math.max(width, cells.length) }, (_, at) => cellText(cells[at] ?? null)),
            faultAt,
            code,
            reason,
            valueClass,
          })
        }
      sheets.push({ sheet: sheet.name, columns, rows })
    }
    await source.refuseChanged()
    return { dataset: dataset.name, sheets, more: all.length - waiting.length }
  })
}
