import type { SheetRow } from '../base/cell.js'
import { isHarmlessNote } from './header-note.js'
import { headerName, headerText, withoutBrackets } from './header-text.js'
import { unitWord, type UnitWord } from './unit-words.js'

/** One way to read a column's header. */
export interface ColumnName {
  /** Normalised, for comparison. */
  readonly name: string
  /** Without units and notes; the same as `name` if it has none. */
  readonly bare: string
  /** 万 is 4; 0 without a unit. */
  readonly power: number
  /** The kind of unit: money, a percentage, another one, or none. */
  readonly unit: 'money' | 'percent' | 'other' | null
  /** The span of the amount, as written behind 元: `/人·月`. */
  readonly per: string
  /** True if the unit is in a cell above, which also spans other columns. */
  readonly inherited: boolean
  /** Texts in brackets that are neither a unit nor a note without effect. */
  readonly stray: readonly string[]
}

/** One column of a file, according to its header. */
export interface Column {
  /** 0-based. */
  readonly index: number
  /** As sent, for messages. */
  readonly header: string
  /** The ways to read it, the longest first: of 补贴 above 金额, 补贴金额 and 金额. */
  readonly names: readonly ColumnName[]
  /** The text in each row of the header, to recognise the header again. */
  readonly parts: readonly string[]
}

/** A cell of a header row: as sent, and normalised for comparison. */
interface HeadCell {
  readonly text: string
  readonly name: string
}
const blank: HeadCell = { text: '', name: '' }

/** One row read as a possible header, once for all headers that may contain it. */
export type HeadRow = readonly HeadCell[]

/** Reads a row as a possible header, without the empty cells at its end. */
export function headRow({ cells }: Pick<SheetRow, 'cells'>): HeadRow {
  return cells.slice(0, widthOf(cells)).map((cell) => {
    const text = headerText(cell)
    return text === '' ? blank : { text, name: headerName(text) }
  })
}

/** The cells of a row up to the last one that is not empty. */
export function widthOf(cells: SheetRow['cells']): number {
  let width = cells.length
  while (width > 0 && (cells[width - 1] === null || cells[width - 1] === '')) width -= 1
  return width
}

/**
 * The columns of a header of one row, or of several rows whose upper cells may span columns. Columns without a header
 * are left out.
 */
export function columnsOf(rows: readonly Pick<SheetRow, 'cells'>[]): readonly Column[] {
  return columnsOfHead(rows.map(headRow))
}

export function columnsOfHead(rows: readonly HeadRow[]): readonly Column[] {
  const width = Math.max(0, ...rows.map((cells) => cells.length))
  const last = rows.length - 1
  // A spanning cell is stored in its first column; the lowest row never spans.
  const spanning = rows.map(() => blank)
  const columns: Column[] = []
  for (let index = 0; index < width; index += 1) {
    const own = rows.map((cells) => cells[index] ?? blank)
    const seen = own.map((cell, row) => {
      if (row === last) return cell
      if (cell.name !== '') {
        spanning[row] = cell
        for (let below = row + 1; below < last; below += 1) spanning[below] = blank
      }
      return spanning[row]!
    })
    if (own.every(({ name }) => name === '')) continue
    // If the cell below is empty, a spanning cell of another column does not extend to here.
    const parts = distinct(seen[last]!.name === '' ? own : seen)
    if (parts.length === 0) continue
    const names = parts.map(({ name }) => name)
    // Nearly every row is tried as a header and few are one, so the names are made only on demand.
    let read: readonly ColumnName[] | undefined
    columns.push({
      index,
      get header() {
        return parts
          .map(({ text }) => text)
          .join(' ')
          .replace(/\p{Cc}+/gu, ' ')
      },
      get names() {
        return (read ??= namesOf(names))
      },
      parts: names,
    })
  }
  return columns
}

/** The cells with text, each once, since a cell that spans rows is repeated in them. */
function distinct(cells: readonly HeadCell[]): readonly HeadCell[] {
  return cells.filter(({ name }, index) => name !== '' && name !== cells[index - 1]?.name)
}

function namesOf(parts: readonly string[]): readonly ColumnName[] {
  const [last, ...before] = [...parts].toReversed()
  // A row of units below the headers.
  if (before.length > 0 && unitAlone(last!) !== null)
    return namesOf([...before.toReversed().slice(0, -1), `${before.at(-1)!}(${last!.replaceAll(/[()]/g, '')})`])
  const read = parts.map(takenApart)
  return parts.map((_, from) => nameOf(read, from))
}

interface Part {
  readonly name: string
  readonly bare: string
  readonly units: readonly UnitWord[]
  readonly stray: readonly string[]
}

/** A part of a header without its units and notes, which are in brackets or behind a stroke: 月标准(元/月), 金额/万元. */
function takenApart(name: string): Part {
  const { bare, within } = withoutBrackets(name)
  const units: UnitWord[] = []
  const stray: string[] = []
  for (const text of within) {
    const whole = unitWord(text)
    // A unit is alone or among notes; a list of units is not a unit.
    for (const word of whole === null ? text.split(/[,、;]/) : []) {
      if (word === '' || isHarmlessNote(word)) continue
      const unit = unitWord(word)
      if (unit === null) stray.push(word)
      else units.push(unit)
    }
    if (whole !== null) units.push(whole)
  }
  for (const divider of ['/', ':', ',', '、', '-', '_', '—']) {
    const at = bare.indexOf(divider)
    const unit = at > 0 ? unitWord(bare.slice(at + 1)) : null
    // A stroke also separates alternatives, but money is never one of them.
    if (unit?.kind === 'money') return { name, bare: bare.slice(0, at), units: [...units, unit], stray }
  }
  return { name, bare, units, stray }
}

/**
 * The common ending of all names of a column with this lowest part, in addition to the part itself; null if the part is
 * a unit of the part above.
 */
export function lastBare(part: string): string | null {
  return unitAlone(part) === null ? takenApart(part).bare : null
}

/** Reads the header from a part on; a unit may be in any of these parts, and in one above. */
function nameOf(parts: readonly Part[], from: number): ColumnName {
  const own = parts.slice(from)
  const name = own.map((part) => part.name).join('')
  const stated = own.flatMap(({ units }) => units)
  const above = stated.length > 0 ? [] : (parts.slice(0, from).findLast(({ units }) => units.length > 0)?.units ?? [])
  const units = distinctUnits(stated.length > 0 ? stated : above)
  const stray = own.flatMap((part) => part.stray)
  // A part above spans other columns too, so only a possible unit of money matters there.
  const strayAbove = parts.slice(0, from).flatMap((part) => part.stray.filter((word) => /[百千万亿]元/.test(word)))
  const [unit] = units
  const plain = {
    name,
    bare: own.map((part) => part.bare).join(''),
    stray: [...stray, ...strayAbove],
    inherited: stated.length === 0 && unit !== undefined,
  }
  if (unit === undefined) return { ...plain, power: 0, unit: null, per: '' }
  // Two units for one column are not understood.
  if (units.length > 1) return { ...plain, stray: [...plain.stray, '…'], power: 0, unit: null, per: '' }
  return {
    ...plain,
    power: unit.power,
    unit: unit.kind === 'scale' ? null : unit.kind,
    per: unit.kind === 'money' ? unit.per : '',
  }
}

function distinctUnits(units: readonly UnitWord[]): readonly UnitWord[] {
  return units.filter(
    (unit, index) => units.findIndex((other) => JSON.stringify(other) === JSON.stringify(unit)) === index,
  )
}

/** A cell that contains only a unit. */
export function unitAlone(name: string): UnitWord | null {
  const { bare, within } = withoutBrackets(name)
  if (within.length === 0) return unitWord(bare)
  return bare === '' && within.length === 1 ? unitWord(within[0]!) : null
}
