import type { Cell } from '../cells/cell.js'

/** The offices whose counts may change in a move, and for which counts that helps, by the offices that are left. */
export interface Reach {
  readonly knows: (offices: readonly string[]) => boolean
  readonly helps: (left: ReadonlySet<string> | undefined) => boolean
}

/** The counts of one office alone; and of two, since their programs are smaller, before those of all but one. */
export function reachesOf(
  cells: readonly Cell[],
  officesOf: (cell: Cell) => readonly string[],
): Readonly<Record<'ofOne' | 'ofMore', readonly Reach[]>> {
  const all = [
    ...new Set(cells.flatMap((cell) => [...officesOf(cell), ...(cell.reader === null ? [] : [cell.reader])])),
  ]
  const only = (...some: readonly string[]): Reach => ({
    knows: (offices) => offices.every((office) => some.includes(office)),
    helps: (left) => left === undefined || [...left].some((office) => !some.includes(office)),
  })
  const allBut = (one: string): Reach => ({
    knows: (offices) => !offices.includes(one),
    helps: (left) => left === undefined || left.has(one),
  })
  return {
    ofOne: all.map((one) => only(one)),
    ofMore: [
      ...all.flatMap((one, index) => all.slice(index + 1).map((other) => only(one, other))),
      ...all.map((one) => allBut(one)),
    ],
  }
}
