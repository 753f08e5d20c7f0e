import type { DistrictTree } from '../district/district.js'
import type { Observation } from '../evaluation/observation.js'

/** One count (for a ratio: numerator and denominator) of a district, of the whole or of one category. */
export interface Cell {
  readonly key: string
  readonly row: string
  /** The category, such as `sex=female`; null for the whole. */
  readonly column: string | null
  /** Null if it was hidden before. For a category that shares the denominator of the whole: the numerator alone. */
  readonly counts: readonly number[] | null
  /**
   * The own records of a district above its children's (市本级): never published, but they follow by subtracting the
   * children.
   */
  readonly isOwn: boolean
  /** The weight of the cell: the amount of information lost if it is hidden. */
  readonly weight: number
}

/**
 * The counts of one indicator, variant and period: one row a district, one column for the whole and each category. The
 * table knows which cells add up to which.
 */
export interface PublicationTable {
  /** Children before their parents. */
  readonly cells: readonly Cell[]
  /** The cell; undefined if there is none or it is zero, because zeros add nothing and reveal nothing. */
  readonly cell: (row: string, column: string | null) => Cell | undefined
  readonly parent: (row: string) => string | undefined
  readonly children: (row: string) => readonly string[]
  /** True if some child has more than zero, so that the children and the own records add up to the cell. */
  readonly branches: (row: string, column: string | null) => boolean
  /**
   * True if some category of the breakdown has more than zero in the district, so that the categories add up to the
   * whole.
   */
  readonly breaksDown: (row: string, column: string) => boolean
  /** Breakdown → its categories. */
  readonly breakdowns: ReadonlyMap<string, readonly string[]>
  /** The breakdowns of a ratio that divide its numerator only: every category has the denominator of the whole. */
  readonly sharesDenominator: ReadonlySet<string>
  /** Whole → the cells that reveal its denominator: its categories of such breakdowns. */
  readonly followers: ReadonlyMap<string, readonly string[]>
}

/** The key of a cell. */
export function cellKey(row: string, column: string | null): string {
  return `${row} ${column ?? ''}`
}

/** The breakdown that a category belongs to: `sex` of `sex=female`. */
export function breakdownOf(column: string): string {
  return column.split('=')[0]!
}

/** The counts of an observation; null if it is hidden, undefined if it has none to hide. */
export function countsOf({ numerator, denominator, status }: Observation): readonly number[] | null | undefined {
  if (status === 'Q') return null
  if (numerator === null) return undefined
  return denominator === null ? [numerator] : [numerator, denominator]
}

/** True if a number is above zero and below the threshold. */
export function isSmall(counts: readonly number[], threshold: number): boolean {
  return counts.some((count) => count !== 0 && Math.abs(count) < threshold)
}

/** Arranges the observations of one indicator, variant and period as a table. Throws `unknown-district`. */
export function publicationTable(districts: DistrictTree, observations: readonly Observation[]): PublicationTable {
  const columns = [...new Set(observations.map(({ part }) => part ?? null))]
  const breakdowns = new Map<string, string[]>()
  for (const column of columns)
    if (column !== null) breakdowns.set(breakdownOf(column), [...(breakdowns.get(breakdownOf(column)) ?? []), column])
  const given = new Map<string, readonly number[] | null>()
  for (const observation of observations) {
    const counts = countsOf(observation)
    if (counts !== undefined)
      given.set(cellKey(districts.get(observation.district).code, observation.part ?? null), counts)
  }
  const rows = districts.all
    .map(({ code }) => code)
    .filter((row) => columns.some((column) => given.has(cellKey(row, column))))
  const isRow = new Set(rows)
  const parents = new Map<string, string>()
  const children = new Map<string, string[]>()
  for (const row of rows) {
    const parent = districts.ancestors(row).find(({ code }) => isRow.has(code))?.code
    if (parent === undefined) continue
    parents.set(row, parent)
    children.set(parent, [...(children.get(parent) ?? []), row])
  }
  const sharesDenominator = new Set(
    [...breakdowns].filter(([, parts]) => repeatsDenominator(rows, parts, given)).map(([name]) => name),
  )

  const shared = (column: string | null): boolean => column !== null && sharesDenominator.has(breakdownOf(column))
  const cells = new Map<string, Cell>()
  const add = (cell: Omit<Cell, 'key'>): void => {
    if (cell.counts?.every((count) => count === 0) !== true)
      cells.set(cellKey(cell.row, cell.column), { ...cell, key: cellKey(cell.row, cell.column) })
  }
  for (const row of rows.toReversed())
    for (const column of columns) {
      const all = given.get(cellKey(row, column))
      if (all === undefined) continue
      const counts = shared(column) ? (all?.slice(0, 1) ?? null) : all
      const below = (children.get(row) ?? []).flatMap((child) => cells.get(cellKey(child, column)) ?? [])
      const own = below.length === 0 ? undefined : remainder(counts, below)
      if (own !== undefined) {
        parents.set(ownRow(row), row)
        add({ row: ownRow(row), column, counts: own, isOwn: true, weight: 0 })
      }
      const weight = districts.within(row).length * (column === null ? columns.length : 1)
      add({ row, column, counts, isOwn: false, weight })
    }
  const followers = rows.map((row): [string, string[]] => [
    cellKey(row, null),
    [...sharesDenominator].flatMap((name) => breakdowns.get(name)!.map((column) => cellKey(row, column))),
  ])
  return {
    cells: [...cells.values()],
    cell: (row, column) => cells.get(cellKey(row, column)),
    parent: (row) => parents.get(row),
    children: (row) => children.get(row) ?? [],
    branches: (row, column) => (children.get(row) ?? []).some((child) => cells.has(cellKey(child, column))),
    breaksDown: (row, column) => breakdowns.get(breakdownOf(column))!.some((part) => cells.has(cellKey(row, part))),
    breakdowns,
    sharesDenominator,
    followers: new Map(followers),
  }
}

/** The row of a district's own records. */
export function ownRow(row: string): string {
  return `${row} own`
}

/** A district minus its children; undefined if a child is hidden, or if they do not add up to it. */
function remainder(counts: readonly number[] | null, below: readonly Cell[]): readonly number[] | undefined {
  if (counts === null || below.some((cell) => cell.counts === null)) return undefined
  const left = counts.map((count, side) => below.reduce((rest, cell) => rest - (cell.counts?.[side] ?? 0), count))
  return left.some((count) => count < 0) ? undefined : left
}

/**
 * True if each category has the denominator of the whole, so that their denominators do not add up. Decided from the
 * rows in which all of them are known.
 */
function repeatsDenominator(
  rows: readonly string[],
  parts: readonly string[],
  given: ReadonlyMap<string, readonly number[] | null>,
): boolean {
  const known = rows
    .map((row) => [null, ...parts].map((part) => given.get(cellKey(row, part))?.[1]))
    .filter((denominators) => denominators[0] !== 0 && !denominators.includes(undefined))
  return (
    parts.length > 1 &&
    known.length > 0 &&
    known.every(([whole, ...each]) => each.every((denominator) => denominator === whole))
  )
}
