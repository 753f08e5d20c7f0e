import type { DistrictTree } from '../district/district.js'
import type { Observation } from '../evaluation/observation.js'

/** One count (a ratio: numerator and denominator) of a district, as a whole or of one part. */
export interface Cell {
  readonly key: string
  readonly row: string
  /** The part, such as `sex=female`; null for the whole. */
  readonly column: string | null
  /** Null where it was hidden before. Of a part that shares the denominator of the whole: the numerator alone. */
  readonly counts: readonly number[] | null
  /**
   * The own records of a district above its children's (市本级): never published, but what is left when the children are
   * taken away.
   */
  readonly isOwn: boolean
  /** How much of the table it speaks for: what is lost when it is hidden. */
  readonly weight: number
}

/**
 * The counts of one indicator, variant and period: districts down, the whole and its parts across. All that adds up to
 * something is known here.
 */
export interface PublicationTable {
  /** Children before their parents. */
  readonly cells: readonly Cell[]
  /** The cell, unless there is none or it is zero: zeros add nothing, and say nothing. */
  cell(row: string, column: string | null): Cell | undefined
  parent(row: string): string | undefined
  children(row: string): readonly string[]
  /** Whether some child has more than zero, so that the children and the own records add up to the cell. */
  branches(row: string, column: string | null): boolean
  /** Whether some part of the breakdown has more than zero in the district, so that the parts add up to the whole. */
  breaksDown(row: string, column: string): boolean
  /** Breakdown → its parts. */
  readonly breakdowns: ReadonlyMap<string, readonly string[]>
  /** The breakdowns of a ratio whose numerator alone was broken down: every part has the denominator of the whole. */
  readonly sharesDenominator: ReadonlySet<string>
  /** Whole → the cells that give its denominator away: its parts of such breakdowns. */
  readonly followers: ReadonlyMap<string, readonly string[]>
}

/** The name of a cell. */
export function cellKey(row: string, column: string | null): string {
  return `${row} ${column ?? ''}`
}

/** The breakdown that a part belongs to: `sex` of `sex=female`. */
export function breakdownOf(column: string): string {
  return column.split('=')[0]!
}

/** The counts of an observation; null for one that is hidden, undefined where there is none to be hidden. */
export function countsOf({ numerator, denominator, status }: Observation): readonly number[] | null | undefined {
  if (status === 'Q') return null
  if (numerator === null) return undefined
  return denominator === null ? [numerator] : [numerator, denominator]
}

/** True for what is neither zero nor as large as the least that is shown. */
export function isSmall(counts: readonly number[], leastShown: number): boolean {
  return counts.some((count) => count !== 0 && Math.abs(count) < leastShown)
}

/** Lays the observations of one indicator, variant and period out as a table. Throws `unknown-district`. */
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

/**
 * What is left of a district when its children are taken away; undefined where one of them is hidden, or where they do
 * not add up to it.
 */
function remainder(counts: readonly number[] | null, below: readonly Cell[]): readonly number[] | undefined {
  if (counts === null || below.some((cell) => cell.counts === null)) return undefined
  const left = counts.map((count, side) => below.reduce((rest, cell) => rest - (cell.counts?.[side] ?? 0), count))
  return left.some((count) => count < 0) ? undefined : left
}

/**
 * Whether each part has the whole's denominator, so that the denominators of the parts do not add up. Judged where all
 * of them are known.
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
