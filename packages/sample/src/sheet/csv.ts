import { open } from 'node:fs/promises'
import type { Cell } from './sheet.js'

const byteOrderMark = '\uFEFF'
const flushAt = 1 << 20

/** Writes rows as CSV (RFC 4180): UTF-8 with a byte order mark, lines ended by CR LF, quotes only where needed. */
export async function writeCsv(path: string, rows: Iterable<readonly Cell[]>): Promise<void> {
  const file = await open(path, 'w')
  try {
    let pending = byteOrderMark
    for (const row of rows) {
      pending += `${row.map(csvCell).join(',')}\r\n`
      if (pending.length < flushAt) continue
      await file.write(pending)
      pending = ''
    }
    await file.write(pending)
  } finally {
    await file.close()
  }
}

function csvCell(cell: Cell): string {
  if (cell === null) return ''
  const text = cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
