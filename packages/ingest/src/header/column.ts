import type { SheetRow } from '../base/cell.js'
import { isHarmlessNote } from './header-note.js'
import { headerName, headerText, withoutBrackets } from './header-text.js'
import { unitWord, type UnitWord } from './unit-words.js'

/** One way to read a column's header. */
export interface ColumnName {
  /** To compare by. */
  readonly name: string
  /** Without units and notes; the same as `name` where it has none. */
  readonly bare: string
  /** 万 is 4; 0 without a unit. */
  readonly power: number
  /** The unit is an amount of money, a percentage, something else, or not said. */
  readonly unit: 'money' | 'percent' | 'other' | null
  /** What the amount is told for, as it stands behind 元: `/人·月`. */
  readonly per: string
  /** The unit is said by a cell above, which spans other columns too. */
  readonly inherited: boolean
  /** What stands in brackets and is neither a unit nor a note that changes nothing. */
  readonly stray: readonly string[]
}

/** One column of a file, as its header says. */
export interface Column {
  /** 0-based. */
  readonly index: number
  /** As sent, for people. */
  readonly header: string
  /** The ways to read it, the fullest first: of 补贴 above 金额, 补贴金额 and 金额. */
  readonly names: readonly ColumnName[]
  /** What stands in each row of the header, to know the header again. */
  readonly parts: readonly string[]
}

/** A cell of a header row: as sent and to compare by. */
interface HeadCell {
  readonly text: string
  readonly name: string
}
const blank: HeadCell = { text: '', name: '' }

/** One row as it may be a header, read once however many headers it is tried as a part of. */
export type HeadRow = readonly HeadCell[]

/** Reads a row as it may be a header; cells at its end without anything to see are left out. */
export function headRow({ cells }: Pick<SheetRow, 'cells'>): HeadRow {
  return cells.slice(0, widthOf(cells)).map((cell) => {
    const text = headerText(cell)
    return text === '' ? blank : { text, name: headerName(text) }
  })
}

/** The cells of a row up to the last that is not empty. */
export function widthOf(cells: SheetRow['cells']): number {
  let width = cells.length
  while (width > 0 && (cells[width - 1] === null || cells[width - 1] === '')) width -= 1
  return width
}

/**
 * The columns of a header of one row, or of several whose upper cells may span; columns without a header are left out.
 */
export function columnsOf(rows: readonly Pick<SheetRow, 'cells'>[]): readonly Column[] {
  return columnsOfHead(rows.map(headRow))
}

export function columnsOfHead(rows: readonly HeadRow[]): readonly Column[] {
  const width = Math.max(0, ...rows.map((cells) => cells.length))
  const last = rows.length - 1
  // A cell that spans columns is stored in the first of them; the lowest row never spans.
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
    // Where nothing stands below, a spanning cell of another column does not reach here.
    const parts = distinct(seen[last]!.name === '' ? own : seen)
    if (parts.length === 0) continue
    const names = parts.map(({ name }) => name)
    // Nearly every row is tried as a header and is none; what it would be called is asked of few.
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

/** Cells that say something, each once: a cell that spans rows is repeated in them. */
function distinct(cells: readonly HeadCell[]): readonly HeadCell[] {
  return cells.filter(({ name }, index) => name !== '' && name !== cells[index - 1]?.name)
}

function namesOf(parts: readonly string[]): readonly ColumnName[] {
  const [last, ...before] = [...parts].reverse()
  // A row of units below the headers.
  if (before.length > 0 && unitAlone(last!) !== null)
    return namesOf([...before.reverse().slice(0, -1), `${before.at(-1)!}(${last!.replaceAll(/[()]/g, '')})`])
  const read = parts.map(takenApart)
  return parts.map((_, from) => nameOf(read, from))
}

interface Part {
  readonly name: string
  readonly bare: string
  readonly units: readonly UnitWord[]
  readonly stray: readonly string[]
}

/** A part of a header without its units and notes, which stand in brackets or behind a stroke: 月标准(元/月), 金额/万元. */
function takenApart(name: string): Part {
  const { bare, within } = withoutBrackets(name)
  const units: UnitWord[] = []
  const stray: string[] = []
  for (const text of within) {
    const whole = unitWord(text)
    // A unit stands by itself or among notes; a list of units is not one.
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
    // A stroke parts alternatives as well; money is never one of them.
    if (unit?.kind === 'money') return { name, bare: bare.slice(0, at), units: [...units, unit], stray }
  }
  return { name, bare, units, stray }
}

/**
 * What every name of a column ends with that has such a lowest part, besides the part itself; null where the part is a
 * unit of what stands above.
 */
export function lastBare(part: string): string | null {
  return unitAlone(part) === null ? takenApart(part).bare : null
}

/** What the header says from a part on; a unit may stand in any of them, and in one above. */
function nameOf(parts: readonly Part[], from: number): ColumnName {
  const own = parts.slice(from)
  const name = own.map((part) => part.name).join('')
  const said = own.flatMap(({ units }) => units)
  const above = said.length > 0 ? [] : (parts.slice(0, from).findLast(({ units }) => units.length > 0)?.units ?? [])
  const units = distinctUnits(said.length > 0 ? said : above)
  const stray = own.flatMap((part) => part.stray)
  // Above other columns too, only what may be an amount of money matters.
  const strayAbove = parts.slice(0, from).flatMap((part) => part.stray.filter((word) => /[百千万亿]元/.test(word)))
  const [unit] = units
  const plain = {
    name,
    bare: own.map((part) => part.bare).join(''),
    stray: [...stray, ...strayAbove],
    inherited: said.length === 0 && unit !== undefined,
  }
  if (unit === undefined) return { ...plain, power: 0, unit: null, per: '' }
  // Two units of one column are not understood.
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

/** A cell that says nothing but a unit. */
export function unitAlone(name: string): UnitWord | null {
  const { bare, within } = withoutBrackets(name)
  if (within.length === 0) return unitWord(bare)
  return bare === '' && within.length === 1 ? unitWord(within[0]!) : null
}
