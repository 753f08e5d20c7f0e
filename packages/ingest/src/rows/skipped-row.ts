import { cellText, isBlank, isNotStated, type Cell, type SheetRow } from '../base/cell.js'
import { headerOf, type SheetPlan } from '../header/detect.js'
import { isFooterText, isNoteText, isTotalText } from './footer.js'
import type { HeaderIndex } from '../header/header-index.js'
import { headerName, longestHeader, withoutBrackets } from '../header/header-text.js'

/** Why a row is no record. */
export const skipKinds = {
  blank: { zh: '空行', en: 'blank' },
  number: { zh: '只有序号', en: 'only its number' },
  total: { zh: '合计行', en: 'totals' },
  footer: { zh: '表尾', en: 'footers' },
  note: { zh: '说明', en: 'notes' },
  header: { zh: '重复表头', en: 'header again' },
  numbering: { zh: '栏次', en: 'numbers of columns' },
} as const
export type SkipKind = keyof typeof skipKinds

/**
 * The kind of a row below the header. `sum` states all required fields and says that it is a sum; `table` is the header
 * of another table.
 */
export type RowKind =
  | { readonly is: 'record' }
  | { readonly is: 'skipped'; readonly kind: SkipKind }
  | { readonly is: 'sum' }
  | { readonly is: 'table' }

const record: RowKind = Object.freeze({ is: 'record' })
const sum: RowKind = Object.freeze({ is: 'sum' })
const table: RowKind = Object.freeze({ is: 'table' })
const skipped = Object.fromEntries(
  Object.keys(skipKinds).map((kind) => [kind, Object.freeze({ is: 'skipped', kind })]),
) as Readonly<Record<SkipKind, RowKind>>

/** The number of cells at the beginning of a row in which a total may be named. */
const totalWithin = 3

/**
 * Sorts the rows below a header. A full row, which states all required fields, is never skipped, whatever its words.
 * The only exceptions are a repeated header, the numbers of columns, and a sum whose word is in the place of the
 * district.
 */
export function rowSorter({ match, columns }: SheetPlan, index: HeaderIndex): (row: SheetRow) => RowKind {
  const { dataset, fields, levels } = match
  const places = levels.length > 0 ? levels.map(({ column }) => column.index) : [fields.get('district')?.index ?? -1]
  const required = Object.entries(dataset.facts).flatMap(([field, facts]) =>
    facts.optional || field === 'district' ? [] : [fields.get(field)?.index ?? -1],
  )
  const kept = new Set([...[...fields.values()].map((column) => column.index), ...places])
  const dropped = new Set(columns.filter(({ header }) => match.dropped.includes(header)).map((column) => column.index))
  const firstColumn = columns[0]?.index ?? 0
  const isRequired = (at: number): boolean => required.includes(at) || places.includes(at)
  const isPlaced = (cells: readonly Cell[], not = -1): boolean => places.some((at) => at !== not && isStated(cells[at]))
  const isNamed = nameTest(
    index,
    columns.flatMap(({ parts }) => parts),
  )

  return (row) => {
    const { cells, fault } = row
    if (fault !== undefined) return record
    const first = cells.findIndex((cell) => isStated(cell))
    if (first < 0) return cells.every((cell) => isBlank(cell)) ? skipped.blank : record
    // The first cell of a header may be one without a meaning for any dataset.
    if (isNamed(cells[first]) || isNamed(cells[first + 1])) {
      if (isHeaderAgain(cells, columns)) return skipped.header
      if (headerOf(row, index) !== null) return table
    }
    const unstated = required.reduce((count, at) => count + (isStated(cells[at]) ? 0 : 1), isPlaced(cells) ? 0 : 1)
    const total = totalAt(cells, first)
    if (total >= 0) {
      // Is it still a record without the word?
      const rest = required.every((at) => at === total || isStated(cells[at])) && isPlaced(cells, total)
      return rest ? sum : skipped.total
    }
    if (mayBeNumbering(cells[first]!) && isNumbering(cells)) return skipped.numbering
    // A row of 负责人: 填表人: 日期: contains no data.
    if (unstated === 0) return isFooter(cells, first, 0) ? skipped.footer : record
    return notRecord(cells, first, unstated) ?? record
  }

  /**
   * True for labels and their values, in any columns, if the row without them states less than half of the required
   * fields.
   */
  function isFooter(cells: readonly Cell[], first: number, unstated: number): boolean {
    const cell = cells[first]!
    if (typeof cell !== 'string' || (unstated === 0 && !/[:\uff1a]/.test(cell)) || !isFooterText(cell)) return false
    const labels = cells.reduce<number>((count, each, at) => count + (isRequired(at) && isFooterText(each) ? 1 : 0), 0)
    return (required.length + 1 - unstated - labels) * 2 < required.length + 1
  }

  /**
   * The kind of a row that does not state all required fields; undefined if it is to be refused rather than skipped.
   */
  function notRecord(cells: readonly Cell[], first: number, unstated: number): RowKind | undefined {
    const stated = cells.reduce<number[]>((found, cell, at) => (isStated(cell) ? [...found, at] : found), [])
    if (isFooter(cells, first, unstated)) return skipped.footer
    if (stated.length > 1) return undefined
    const cell = cells[first]!
    const isKept = kept.has(first)
    if (!isKept && dropped.has(first)) return undefined
    if (/^\d{1,5}$/.test(cellText(cell)) && (!isKept || first === firstColumn)) return skipped.number
    return isNoteText(cell) || (!isKept && typeof cell === 'string') ? skipped.note : undefined
  }
}

function isStated(cell: Cell | undefined): boolean {
  if (cell === null || cell === undefined) return false
  if (typeof cell !== 'string') return true
  const letter = cell.charCodeAt(0)
  // Nearly every cell begins with a digit, a letter or a Chinese character.
  if ((letter >= 0x30 && letter <= 0x7a) || (letter >= 0x4e00 && letter <= 0x9fff)) return true
  return !isBlank(cell) && !isNotStated(cellText(cell))
}

/** The index of the word of a sum among the first cells of a row; -1 if there is none. */
function totalAt(cells: readonly Cell[], first: number): number {
  for (let at = first; at < cells.length && at < first + totalWithin; at += 1) if (isTotalText(cells[at]!)) return at
  return -1
}

function mayBeNumbering(cell: Cell): boolean {
  return cell === 1 || cell === '1' || cell === '甲' || cell === '栏次'
}

/** 甲 乙 1 2 3, or 1 2 3 4: printed forms number their columns below the header. No district has such a code. */
function isNumbering(cells: readonly Cell[]): boolean {
  let next = 1
  let stated = 0
  for (const cell of cells) {
    if (!isStated(cell)) continue
    stated += 1
    const text = cellText(cell)
    if (text === '栏次' || (next === 1 && /^[甲乙丙丁戊己庚辛]$/.test(text))) continue
    if (text !== String(next)) return false
    next += 1
  }
  return stated > 2
}

/** Tables that were printed page by page repeat their header. */
function isHeaderAgain(cells: readonly Cell[], header: SheetPlan['columns']): boolean {
  if (header.length < 2) return false
  let stated = 0
  for (const { index, parts } of header) {
    const cell = cells[index] ?? null
    if (isBlank(cell)) continue
    // For most cells of records the first character is enough.
    if (
      typeof cell !== 'string' ||
      (/^\d/.test(cell) && !/^\d/.test(parts.at(-1)!)) ||
      !parts.includes(headerName(cell))
    )
      return false
    stated += 1
  }
  return stated > 1
}

const mostNames = 20_000
/** A longer text would keep in memory the part of the file that it was cut from. */
const longestRemembered = 12

/** Recognises words that are a header of any dataset, or of the table itself; it caches the words that it has seen. */
function nameTest(index: HeaderIndex, own: readonly string[]): (cell: Cell | undefined) => boolean {
  const seen = new Map<string, boolean>()
  const parts = new Set(own)
  const isName = (cell: string): boolean => {
    const name = headerName(cell)
    const { bare } = withoutBrackets(name)
    return parts.has(name) || index.has(name) || index.has(bare)
  }
  return (cell) => {
    if (typeof cell !== 'string' || cell.length > longestHeader || /^[\d\s]/.test(cell)) return false
    if (cell.length > longestRemembered) return isName(cell)
    let found = seen.get(cell)
    if (found === undefined) {
      found = isName(cell)
      if (seen.size >= mostNames) seen.clear()
      seen.set(cell, found)
    }
    return found
  }
}
