import { writeFile } from 'node:fs/promises'
import exceljs from 'exceljs'
import type { Cell, SheetColumn } from './sheet.js'

const writtenOn = new Date('2025-01-05T00:00:00Z')

/** Writes one sheet as a workbook whose bytes depend only on its content. */
export async function writeXlsx(
  path: string,
  title: string,
  columns: readonly SheetColumn[],
  rows: Iterable<readonly Cell[]>,
): Promise<void> {
  const workbook = new exceljs.Workbook()
  workbook.creator = workbook.lastModifiedBy = '模拟数据'
  workbook.created = workbook.modified = writtenOn
  const sheet = workbook.addWorksheet('模拟数据')
  columns.forEach((column, index) => {
    const to = sheet.getColumn(index + 1)
    to.width = Math.min(40, Math.max(12, column.header.length * 2 + 2, column.isText ? 22 : 0))
    to.numFmt = numberFormat(column)
  })
  // Cells share the objects of their styles: the writer looks up each object only once.
  const styles = new Map<string, Partial<exceljs.Style>>()
  const styleOf = (numFmt: string): Partial<exceljs.Style> => {
    const known = styles.get(numFmt) ?? { numFmt }
    styles.set(numFmt, known)
    return known
  }
  sheet.addRow([title]).font = { bold: true }
  sheet.addRow(columns.map(({ header }) => header)).font = { bold: true }
  for (const cells of rows) {
    const row = sheet.addRow([...cells])
    cells.forEach((cell, index) => {
      row.getCell(index + 1).style = styleOf(cell instanceof Date ? 'yyyy-mm-dd' : numberFormat(columns[index]!))
    })
  }
  sheet.mergeCells(1, 1, 1, columns.length)
  await writeFile(path, withFixedTimes(new Uint8Array(await workbook.xlsx.writeBuffer())))
}

/** '@' keeps long numbers as text when someone edits them. */
function numberFormat({ isText, money }: SheetColumn): string {
  return isText ? '@' : money === 'yuan' ? '0.00' : money === '10k-yuan' ? '0.00####' : 'General'
}

const dosDay = ((2025 - 1980) << 9) | (1 << 5) | 5

/** Sets the time of every entry of a zip archive to the same day, in place, since the writer uses the clock. */
function withFixedTimes(archive: Uint8Array): Uint8Array {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  let end = archive.byteLength - 22
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1
  if (end < 0) throw new TypeError('not a zip archive')
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    const local = view.getUint32(at + 42, true)
    for (const time of [at + 12, local + 10]) {
      view.setUint16(time, 0, true)
      view.setUint16(time + 2, dosDay, true)
    }
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return archive
}
