import type { Row, Variable } from './system.js'

/** A row among the variables that are still unknown. */
interface OpenRow {
  readonly variables: readonly number[]
  readonly coefficients: readonly number[]
  readonly low: number
  readonly high: number
}

/** A system after its simple consequences were drawn. */
export interface Reduced {
  /** Bounds of each variable: equal if it is known. */
  readonly low: Float64Array
  readonly high: Float64Array
  /** The variable that stands for each: equal ones have one. */
  readonly standIn: (index: number) => number
  /** The rows that are still to be reasoned about, in groups that share no variable. */
  readonly groups: readonly Group[]
  /** The group of a variable; undefined if it is in no row: then it is known, or anything within its bounds. */
  readonly groupOf: (index: number) => Group | undefined
}

export interface Group {
  readonly variables: readonly number[]
  readonly rows: readonly OpenRow[]
}

const tiny = 1e-7

/**
 * Draws the simple consequences of rows: narrower bounds, until nothing changes (or many rounds have passed), and which
 * variables are equal. Every solution of the rows is one of the result, and the other way round.
 */
export function reduced(variables: readonly Variable[], rows: readonly Row[]): Reduced {
  const low = Float64Array.from(variables, (each) => each.low)
  const high = Float64Array.from(variables, (each) => each.high)
  tighten(variables, rows, low, high)

  const parents = Int32Array.from(variables, (_, index) => index)
  const standIn = (index: number): number => {
    let at = index
    while (parents[at] !== at) at = parents[at] = parents[parents[at]!]!
    return at
  }
  const isKnown = (index: number): boolean => high[index]! - low[index]! < tiny
  const merge = (one: number, other: number): void => {
    const [kept, gone] = [standIn(one), standIn(other)]
    if (kept === gone) return
    parents[gone] = kept
    low[kept] = Math.max(low[kept]!, low[gone]!)
    high[kept] = Math.min(high[kept]!, high[gone]!)
  }
  for (let merged = true; merged;) {
    merged = false
    for (const row of rows) {
      if (row.low !== row.high) continue
      const open = opened(row, low, high, standIn)
      if (open.variables.length !== 2 || Math.abs(open.low) > tiny) continue
      const [one, other] = open.coefficients
      if (one! + other! !== 0) continue
      merge(open.variables[0]!, open.variables[1]!)
      merged = true
    }
  }
  for (const index of variables.keys()) {
    low[index] = low[standIn(index)]!
    high[index] = high[standIn(index)]!
  }

  const seen = new Set<string>()
  const open: OpenRow[] = []
  for (const row of rows) {
    const each = opened(row, low, high, standIn)
    if (each.variables.length === 0 || isAlwaysTrue(each, low, high)) continue
    const key = `${each.variables.join()} ${each.coefficients.join()} ${each.low} ${each.high}`
    if (!seen.has(key)) open.push(each)
    seen.add(key)
  }
  const roots = Int32Array.from(variables, (_, index) => index)
  const rootOf = (index: number): number => {
    let at = index
    while (roots[at] !== at) at = roots[at] = roots[roots[at]!]!
    return at
  }
  for (const row of open) for (const index of row.variables) roots[rootOf(index)] = rootOf(row.variables[0]!)
  const groups = new Map<number, { variables: Set<number>; rows: OpenRow[] }>()
  for (const row of open) {
    const root = rootOf(row.variables[0]!)
    let group = groups.get(root)
    if (group === undefined) groups.set(root, (group = { variables: new Set(), rows: [] }))
    group.rows.push(row)
    for (const index of row.variables) group.variables.add(index)
  }
  const made = new Map(
    [...groups].map(([root, group]) => [root, { variables: [...group.variables], rows: group.rows }]),
  )
  return {
    low,
    high,
    standIn,
    groups: [...made.values()],
    groupOf: (index) => (isKnown(index) ? undefined : made.get(rootOf(standIn(index)))),
  }
}

/** A row without the variables that are known, and with one variable for those that are equal. */
function opened(row: Row, low: Float64Array, high: Float64Array, standIn: (index: number) => number): OpenRow {
  let known = 0
  const terms = new Map<number, number>()
  for (let at = 0; at < row.variables.length; at += 1) {
    const index = standIn(row.variables[at]!)
    const by = row.coefficients[at]!
    if (high[index]! - low[index]! < tiny) known += by * low[index]!
    else terms.set(index, (terms.get(index) ?? 0) + by)
  }
  const kept = [...terms].filter(([, by]) => by !== 0).toSorted(([one], [other]) => one - other)
  return {
    variables: kept.map(([index]) => index),
    coefficients: kept.map(([, by]) => by),
    low: row.low - known,
    high: row.high - known,
  }
}

function isAlwaysTrue(row: OpenRow, low: Float64Array, high: Float64Array): boolean {
  let [least, most] = [0, 0]
  for (const [at, index] of row.variables.entries()) {
    const by = row.coefficients[at]!
    least += by > 0 ? by * low[index]! : by * high[index]!
    most += by > 0 ? by * high[index]! : by * low[index]!
  }
  return least >= row.low - tiny && most <= row.high + tiny
}

/** Narrows bounds by one row after another. */
function tighten(variables: readonly Variable[], rows: readonly Row[], low: Float64Array, high: Float64Array): void {
  const rowsOf: number[][] = variables.map(() => [])
  for (const [at, row] of rows.entries()) for (const index of row.variables) rowsOf[index]!.push(at)
  const waiting = new Uint8Array(rows.length).fill(1)
  const queue = [...rows.keys()]
  // Bounds of sums in fen could come nearer and nearer to each other for ever.
  let left = rows.length * 30
  for (let next = 0; next < queue.length && left > 0; next += 1, left -= 1) {
    const at = queue[next]!
    waiting[at] = 0
    const row = rows[at]!
    let [least, most, openBelow, openAbove] = [0, 0, 0, 0]
    for (let term = 0; term < row.variables.length; term += 1) {
      const by = row.coefficients[term]!
      const index = row.variables[term]!
      const from = by > 0 ? by * low[index]! : by * high[index]!
      const to = by > 0 ? by * high[index]! : by * low[index]!
      if (from === -Infinity) openBelow += 1
      else least += from
      if (to === Infinity) openAbove += 1
      else most += to
    }
    for (let term = 0; term < row.variables.length; term += 1) {
      const by = row.coefficients[term]!
      const index = row.variables[term]!
      const from = by > 0 ? by * low[index]! : by * high[index]!
      const to = by > 0 ? by * high[index]! : by * low[index]!
      // What the others can be at least and at most.
      const othersLeast = openBelow > (from === -Infinity ? 1 : 0) ? -Infinity : least - (from === -Infinity ? 0 : from)
      const othersMost = openAbove > (to === Infinity ? 1 : 0) ? Infinity : most - (to === Infinity ? 0 : to)
      let least1 = (row.low - othersMost) / by
      let most1 = (row.high - othersLeast) / by
      if (by < 0) [least1, most1] = [most1, least1]
      if (variables[index]!.isWhole) {
        least1 = Math.ceil(least1 - 1e-6)
        most1 = Math.floor(most1 + 1e-6)
      }
      let changed = false
      if (least1 > low[index]! + tiny) {
        low[index] = Math.min(least1, high[index]!)
        changed = true
      }
      if (most1 < high[index]! - tiny) {
        high[index] = Math.max(most1, low[index]!)
        changed = true
      }
      if (!changed) continue
      for (const other of rowsOf[index]!)
        if (waiting[other] === 0) {
          waiting[other] = 1
          queue.push(other)
        }
      // The sums above are of the former bounds, which is less sharp and still true; this row comes again.
      if (waiting[at] === 0) {
        waiting[at] = 1
        queue.push(at)
      }
    }
  }
}
