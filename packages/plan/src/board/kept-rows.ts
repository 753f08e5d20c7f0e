import type { BoardInput, BoardRow } from './board-input.js'

/** Rows of boards that were made before, each with all that was read for it. */
export interface KeptRows {
  /**
   * The row of a key as it was made before, if everything that was read for it is still the same; otherwise the row that
   * `make` makes, which must read nothing but its input.
   */
  readonly row: (key: string, input: BoardInput, make: (input: BoardInput) => BoardRow) => BoardRow
}

interface Made {
  readonly row: BoardRow
  /** True if whoever reads the same of another input gets the same. */
  readonly isSame: (input: BoardInput) => boolean
}

/** What does not change from one board to the next; with another one, all rows are made again. */
type Facts = Pick<BoardInput, 'plan' | 'catalogue' | 'period' | 'districtSets' | 'paceRule'>

/** The boards of a plan that are kept: a year, its months, and some of the year before. */
const mostBoards = 16

const known = new WeakMap<Facts['plan'], Map<string, { readonly facts: Facts; readonly rows: KeptRows }>>()

/**
 * The rows that are kept of the boards of a plan over a period. A row is taken again only if every observation is the same
 * object and every number the same number, so that it does not matter from which store they come.
 */
export function keptRows({ plan, catalogue, period, districtSets, paceRule }: Facts): KeptRows {
  const facts = { plan, catalogue, period, districtSets, paceRule } as Facts
  const boards = known.get(plan) ?? new Map<string, { readonly facts: Facts; readonly rows: KeptRows }>()
  known.set(plan, boards)
  const found = boards.get(period)
  const isSame = found?.facts.catalogue === catalogue && found.facts.districtSets === districtSets
  const board = isSame && found.facts.paceRule === paceRule ? found : { facts, rows: rowsInMemory() }
  // The one that was not asked for the longest goes first.
  boards.delete(period)
  boards.set(period, board)
  for (const [oldest] of boards) {
    if (boards.size <= mostBoards) break
    boards.delete(oldest)
  }
  return board.rows
}

function rowsInMemory(): KeptRows {
  const rows = new Map<string, Made>()
  return {
    row: (key, input, make) => {
      const before = rows.get(key)
      if (before?.isSame(input) === true) return before.row
      const made = recorded(input, make)
      rows.set(key, made)
      return made.row
    },
  }
}

/** Makes a row and records what it reads. */
function recorded(input: BoardInput, make: (input: BoardInput) => BoardRow): Made {
  const reads: ((other: BoardInput) => boolean)[] = []
  const { baseline } = input
  const row = make({
    ...input,
    observation: (...asked) => {
      const found = input.observation(...asked)
      reads.push((other) => other.observation(...asked) === found)
      return found
    },
    weightOf: (...asked) => {
      const found = input.weightOf(...asked)
      reads.push((other) => Object.is(other.weightOf(...asked), found))
      return found
    },
    ...(baseline === undefined
      ? {}
      : {
          baseline: (...asked) => {
            const found = baseline(...asked)
            reads.push((other) => Object.is(other.baseline?.(...asked), found))
            return found
          },
        }),
  })
  const hadBaseline = baseline !== undefined
  return {
    row,
    isSame: (other) => (other.baseline !== undefined) === hadBaseline && reads.every((isSame) => isSame(other)),
  }
}
