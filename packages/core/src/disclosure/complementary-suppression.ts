import { breakdownOf, ownRow, type Cell, type PublicationTable } from './publication-table.js'

/**
 * One person more in some columns of a district and one less in others: either the whole and one category of every
 * breakdown, or one category at the expense of another of the same breakdown. Categories still add up to the whole.
 */
type Shift = readonly { readonly column: string | null; readonly by: 1 | -1 }[]

type Columns = ReadonlySet<string | null>

/** Cells that change together, from one district downwards. */
interface Chain {
  readonly cost: number
  readonly cells: readonly Cell[]
  /** The columns that change in the topmost district. */
  readonly columns: Columns
}

/**
 * Cells among which a person can be moved without a visible change once they are hidden. So each of them could have
 * another value.
 */
export interface Complement {
  readonly cells: readonly Cell[]
  /** False if only the denominators change. */
  readonly ofNumerators: boolean
}

/**
 * Finds the cheapest set of cells that protects a cell: one person more on the path from a district below it up to a
 * district with a sibling that has one less, or up to the top. What is published stays as it is, every sum holds, and
 * no hidden count falls below 1, so neither subtraction nor any other linear reasoning can distinguish the cell from
 * its neighbour. Undefined if there is no such set.
 */
export function cheapestComplement(
  table: PublicationTable,
  target: Cell,
  isHidden: (cell: Cell) => boolean,
): Complement | undefined {
  const ofNumerators = target.counts?.[0] !== 0
  // Of cells with the same weight the smaller count is hidden first, and a count of zero last.
  const price = (cell: Cell): number => {
    if (cell.isOwn || cell.counts === null || isHidden(cell)) return 0
    return cell.weight + (cell.counts[0] === 0 ? 1 : 1 - 1 / (1 + Math.abs(cell.counts[0]!)))
  }
  const canLose = (cell: Cell | undefined): boolean => {
    const counts = cell?.counts
    if (counts == null) return false
    return ofNumerators
      ? counts.every((count) => count > 1)
      : counts.slice(1).every((denominator) => denominator > Math.max(1, counts[0]!))
  }

  /** The change within one district; `needed` are the columns that must take part. */
  const across = (row: string, shift: Shift, sign: 1 | -1, needed: Columns): Chain | undefined => {
    const cells: Cell[] = []
    for (const { column, by } of shift) {
      const cell = table.cell(row, column)
      if (cell === undefined) {
        if (needed.has(column) || (column !== null && table.breaksDown(row, column))) return undefined
      } else if (by * sign < 0 && !canLose(cell)) return undefined
      else cells.push(cell)
    }
    return {
      cost: cells.reduce((added, cell) => added + price(cell), 0),
      cells,
      columns: new Set(cells.map(({ column }) => column)),
    }
  }

  /**
   * The cheapest path down, ending in a district whose children have no such records. The reader is assumed to know a
   * district's own records, so a child protects if one can. If a category is in the own records alone, no child can.
   */
  const down = (row: string, shift: Shift, sign: 1 | -1, needed: Columns, limit: number): Chain | undefined => {
    const here = across(row, shift, sign, needed)
    if (here === undefined || here.cost >= limit) return undefined
    const onward = new Set([...here.columns].filter((column) => table.branches(row, column)))
    if (onward.size === 0) return here
    let best: Chain | undefined
    for (const child of table.children(row))
      best = down(child, shift, sign, onward, best?.cost ?? limit - here.cost) ?? best
    if (best !== undefined)
      return { cost: here.cost + best.cost, cells: [...here.cells, ...best.cells], columns: here.columns }
    const isOwnAlone =
      onward.size < here.columns.size &&
      table.children(row).every((child) => down(child, shift, sign, onward, Infinity) === undefined)
    return isOwnAlone &&
      shift.every(({ column, by }) => by * sign > 0 || !onward.has(column) || canLose(table.cell(ownRow(row), column)))
      ? here
      : undefined
  }

  let found: { readonly cost: number; readonly cells: readonly Cell[] } | undefined
  const limit = (): number => found?.cost ?? Infinity
  const climb = (shift: Shift, sign: 1 | -1): void => {
    let row = target.row
    let way = down(row, shift, sign, new Set([target.column]), limit())
    while (way !== undefined && way.cost < limit()) {
      const { cost, cells, columns } = way
      const parent = table.parent(row)
      const needed = new Set(
        [...columns].filter((column) => parent !== undefined && table.cell(parent, column) !== undefined),
      )
      if (parent === undefined || needed.size === 0) {
        found = way
        return
      }
      for (const sibling of table.children(parent)) {
        if (sibling === row) continue
        const other = down(sibling, shift, sign === 1 ? -1 : 1, needed, limit() - cost)
        if (
          other === undefined ||
          [...other.columns].some((column) => !needed.has(column) && table.cell(parent, column) !== undefined)
        )
          continue
        found = { cost: cost + other.cost, cells: [...cells, ...other.cells] }
      }
      const above = across(parent, shift, sign, needed)
      if (
        above === undefined ||
        [...above.columns].some((column) => !columns.has(column) && table.branches(parent, column))
      )
        return
      way = { cost: cost + above.cost, cells: [...cells, ...above.cells], columns: above.columns }
      row = parent
    }
  }
  for (const shift of shiftsOf(table, target, ofNumerators))
    for (const sign of [1, -1] as const) if (limit() > 0) climb(shift, sign)
  return found && { cells: found.cells, ofNumerators }
}

/** The shifts that change the target. Only categories that the district has: a zero stays visible. */
function shiftsOf(table: PublicationTable, { row, column: target }: Cell, ofNumerators: boolean): readonly Shift[] {
  const found = (parts: readonly string[]): readonly string[] =>
    table.breaksDown(row, parts[0]!) ? parts.filter((part) => table.cell(row, part)) : parts
  let wholes: Shift[] = [[{ column: null, by: 1 }]]
  for (const [name, parts] of table.breakdowns) {
    if (!ofNumerators && table.sharesDenominator.has(name)) continue
    const eligible = target !== null && breakdownOf(target) === name ? [target] : found(parts)
    wholes = wholes.flatMap((shift) => eligible.map((column): Shift => [...shift, { column, by: 1 }]))
  }
  if (target === null) return wholes
  const others = found(table.breakdowns.get(breakdownOf(target))!).filter((part) => part !== target)
  return [
    ...others.map((other): Shift => [
      { column: target, by: 1 },
      { column: other, by: -1 },
    ]),
    ...wholes,
  ]
}
