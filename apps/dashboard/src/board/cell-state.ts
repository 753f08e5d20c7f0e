import type { BoardCell, BoardRow } from '../data/figures.js'

/** The states that a figure with a target has, the worst first. */
export const states = ['off-track', 'at-risk', 'on-track', 'achieved', 'unknown'] as const
export type State = (typeof states)[number]

/** What a cell shows: a state, that its figure is not published, or that it has no target. */
export type Shown = State | 'hidden' | 'none'

/** True for a figure that is not published: it has no colour, no rank, no gap and no place in an order. */
export function isHidden({ reason }: { readonly reason: string | null }): boolean {
  return reason === 'suppressed'
}

/** What a cell shows. */
export function stateOf({ observation, assessment }: Pick<BoardCell, 'observation' | 'assessment'>): Shown {
  if (isHidden(observation)) return 'hidden'
  return assessment?.status ?? 'none'
}

/** The pace of a cell in percentage points; null if it has none. */
export function paceOf(cell: Pick<BoardCell, 'observation' | 'assessment'>): number | null {
  return isHidden(cell.observation) ? null : (cell.assessment?.pace ?? null)
}

/** The cell of a district. */
export function cellOf({ cells }: Pick<BoardRow, 'cells'>, district: string): BoardCell | undefined {
  return cells.find((each) => each.district === district)
}

/** What a district is measured by: the promise itself for the city, its own part for a county; null if it has none. */
export function targetOf(row: Pick<BoardRow, 'cells' | 'target'>, district: string, city: string): BoardCell['target'] {
  return district === city ? row.target : (cellOf(row, district)?.target ?? null)
}

/** True for what the plan states; false for what its words imply. */
export function isStated({ target }: Pick<BoardRow, 'target'>): boolean {
  return target.basis === 'explicit' || target.basis === 'assumed'
}

/** Identifies a row of a board. */
export function rowKey({ indicator, variant, part, item, quote, scope }: BoardRow): string {
  return [indicator, variant, part ?? '', item, quote, scope?.zh ?? ''].join('|')
}
