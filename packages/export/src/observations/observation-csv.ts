import { stringify } from 'csv-stringify/sync'
import type { Catalogue } from '@minzheng/core'
import type { Batches } from '../base/batches.js'
import type { FileHeader } from '../base/file-header.js'
import { neutralText } from '../base/neutral-text.js'
import { observationCells, observationColumns, type Cell } from './observation-columns.js'

/**
 * Observations as CSV in UTF-8 with a byte-order mark, by which Excel recognises the encoding: headers in Chinese and,
 * after a blank, English; lines end with CR LF (RFC 4180). Text that a spreadsheet would take for a formula gets an
 * apostrophe in front. Throws `unknown-indicator`, `unknown-district`.
 */
export async function* observationsCsv(
  catalogue: Pick<Catalogue, 'indicator' | 'districts'>,
  batches: Batches,
  { audience }: Pick<FileHeader, 'audience'> = {},
): AsyncGenerator<string> {
  yield `\uFEFF${lines([observationColumns.map(({ zh, en }) => `${zh} ${en}`)])}`
  for await (const batch of batches)
    if (batch.length > 0) yield lines(batch.map((each) => observationCells(catalogue, each, audience)))
}

/** Rows as lines of CSV; text neutralised, numbers with all their digits. */
function lines(rows: readonly (readonly Cell[])[]): string {
  return stringify(
    rows.map((row) =>
      row.map((cell) => (typeof cell === 'string' ? neutralText(cell) : cell === null ? '' : String(cell))),
    ),
    { record_delimiter: 'windows' },
  )
}
