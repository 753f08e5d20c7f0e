/** A month, from 0 for the beginning of the year, and what is due by its end. */
export type DuePoint = readonly [month: number, value: number]

/** What is known of the way to a target: where it begins and ends, and what is due by the end of a month. */
interface Way {
  readonly from: number
  readonly to: number
  readonly month: number
  readonly due: number
}

/** What the plan says of the way: shares of the months, or what must be reached before the end. */
interface Said {
  readonly value: number
  readonly path: readonly number[] | null
  readonly interim: readonly { readonly by?: unknown; readonly value?: unknown }[]
}

/** The way to a target: along the seasonal path or the interim targets of the plan, otherwise straight on either side of now. */
export function dueWay(way: Way, said: Said | undefined): readonly DuePoint[] {
  const { from, to, month, due } = way
  const straight: readonly DuePoint[] = [
    [0, from],
    [month, due],
    [12, to],
  ]
  const shares = said === undefined ? undefined : (sharesOf(said) ?? undefined)
  if (shares === undefined) return straight
  const points = shares.map(([at, share]): DuePoint => [at, from + (to - from) * share])
  // A target that was adjusted, or a share of it with another way: what is due now is what the service says.
  const now = valueAt(points, month)
  return Math.abs(now - due) <= Math.abs(to - from) * 0.02 ? points : straight
}

function sharesOf({ value, path, interim }: Said): readonly DuePoint[] | null {
  if (path !== null) {
    let sum = 0
    return [[0, 0], ...path.map((share, at): DuePoint => [at + 1, (sum += share)])]
  }
  const steps = interim.flatMap(({ by, value: asked }): readonly DuePoint[] => {
    const month = typeof by === 'string' ? monthOf(by) : undefined
    return month === undefined || typeof asked !== 'number' || value === 0 ? [] : [[month, asked / value]]
  })
  if (steps.length === 0) return null
  return [[0, 0], ...steps.filter(([month]) => month < 12), [12, 1]]
}

/** The last month of a half-year, quarter or month: 2024-S1 → 6, 2024-Q3 → 9, 2024-04 → 4. */
function monthOf(by: string): number | undefined {
  const [, kind, number] = /^\d{4}-([SQ]?)(\d{1,2})$/.exec(by) ?? []
  if (number === undefined) return undefined
  return Number(number) * (kind === 'S' ? 6 : kind === 'Q' ? 3 : 1)
}

function valueAt(points: readonly DuePoint[], month: number): number {
  const next = points.findIndex(([at]) => at >= month)
  if (next <= 0) return points[0]![1]
  const [[before, low], [after, high]] = [points[next - 1]!, points[next]!]
  return low + ((high - low) * (month - before)) / (after - before)
}
