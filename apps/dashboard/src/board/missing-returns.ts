import { isHidden } from './cell-state.js'

/** How many expected returns a figure lacks. Of a figure that is not published nothing is said. */
export function missingReturns({
  received,
  expected,
  reason,
}: {
  readonly received: number
  readonly expected: number
  readonly reason: string | null
}): number {
  return isHidden({ reason }) ? 0 : Math.max(0, expected - received)
}
