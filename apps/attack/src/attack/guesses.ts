import type { Highs } from 'highs'
import { farAway, Program, type Outcome, type Point } from '../solving/program.js'
import { reduced, type Group, type Reduced } from '../solving/reduced.js'
import type { Row, Variable } from '../solving/system.js'

/** How much a reader finds out about a number: it, one of two, or no more than one of three or more. */
export type Verdict = 'told' | 'narrowed' | 'safe' | 'not-proved'

/** The numbers that each target was shown to be able to have; a reader who knows less can rule out none of them. */
export type Possible = Map<number, Set<number>>

const enough = 3
const isOpen = (values: ReadonlySet<number>): boolean => values.size < enough

/**
 * What a reader who knows the rows can find out about targets. Adds what was found possible to `possible`, which may
 * hold what is possible for a reader who knows more.
 */
export function verdicts(
  highs: Highs,
  variables: readonly Variable[],
  rows: readonly Row[],
  targets: readonly number[],
  possible: Possible,
  random: () => number,
): ReadonlyMap<number, Verdict> {
  const bounds = reduced(variables, rows)
  const found = new Map<number, Verdict>()
  const byGroup = new Map<Group, number[]>()
  for (const target of targets) {
    const values = possible.get(target) ?? new Set()
    possible.set(target, values.add(Math.round(variables[target]!.truth)))
    const group = bounds.groupOf(target)
    if (group === undefined) found.set(target, ofRange(bounds.low[target]!, bounds.high[target]!))
    else if (isOpen(values)) byGroup.set(group, [...(byGroup.get(group) ?? []), target])
    else found.set(target, 'safe')
  }
  for (const [group, within] of byGroup)
    for (const [target, verdict] of ofGroup(highs, variables, bounds, group, within, possible, random))
      found.set(target, verdict)
  return found
}

function ofRange(low: number, high: number): Verdict {
  const values = Math.floor(high + 1e-6) - Math.ceil(low - 1e-6) + 1
  return values <= 1 ? 'told' : values < enough ? 'narrowed' : 'safe'
}

function ofGroup(
  highs: Highs,
  variables: readonly Variable[],
  bounds: Reduced,
  group: Group,
  targets: readonly number[],
  possible: Possible,
  random: () => number,
): ReadonlyMap<number, Verdict> {
  const program = new Program(highs, variables, bounds, group)
  try {
    const columns = new Map(targets.map((target) => [target, program.at(bounds.standIn(target))!]))
    const truth = Float64Array.from(group.variables, (index) => variables[index]!.truth)
    const open = (): readonly number[] => targets.filter((target) => isOpen(possible.get(target)!))
    const note = (point: Point | null): boolean => {
      const solution = point === null ? undefined : program.asSolution(point)
      if (solution === undefined) return false
      for (const [target, column] of columns) possible.get(target)!.add(Math.round(solution[column]!))
      return true
    }
    pushTogether(program, columns, truth, open, note, random)
    return new Map(
      targets.map((target) => [
        target,
        isOpen(possible.get(target)!)
          ? ofOne(
              program,
              columns.get(target)!,
              possible.get(target)!,
              bounds,
              target,
              variables[target]!.isWhole,
              note,
            )
          : 'safe',
      ]),
    )
  } finally {
    program.close()
  }
}

/** Pushes all open targets up and down at once, near the truth: a few programs show most of them to be safe. */
function pushTogether(
  program: Program,
  columns: ReadonlyMap<number, number>,
  truth: Point,
  open: () => readonly number[],
  note: (point: Point | null) => boolean,
  random: () => number,
): void {
  const box = { around: truth, by: 6 }
  let fruitless = 0
  for (let round = 0; round < 12 && fruitless < 2; round += 1) {
    const pending = open()
    if (pending.length === 0) return
    const costs = new Float64Array(truth.length)
    for (const target of pending) {
      const sign = round === 0 ? -1 : round === 1 ? 1 : random() < 0.5 ? -1 : 1
      costs[columns.get(target)!] = sign * (1 + Math.floor(random() * 3))
    }
    const before = pending.length
    const outcome = program.relaxed(costs, box)
    if (!(outcome.kind === 'optimal' && note(outcome.point))) note(pointOf(program.whole(costs, box)))
    fruitless = open().length === before ? fruitless + 1 : 0
  }
}

function pointOf(outcome: Outcome): Point | null {
  return outcome.kind === 'infeasible' ? null : outcome.point
}

/** The verdict on one target: its range by linear programs, then values that are still to be found or ruled out. */
function ofOne(
  program: Program,
  column: number,
  values: Set<number>,
  bounds: Reduced,
  target: number,
  isWhole: boolean,
  note: (point: Point | null) => boolean,
): Verdict {
  let [low, high] = [bounds.low[target]!, bounds.high[target]!]
  let isProved = true
  for (const sign of [1, -1]) {
    const costs = new Float64Array(program.size)
    costs[column] = sign
    const outcome = program.relaxed(costs)
    if (outcome.kind !== 'optimal') {
      isProved = false
      continue
    }
    if (sign === 1) low = Math.max(low, outcome.value)
    else high = Math.min(high, -outcome.value)
    note(outcome.point)
    if (!isOpen(values)) return 'safe'
  }
  // Money is no matter of whole numbers: all between the least and the most is possible.
  if (!isWhole) return isProved ? ofRange(low, high) : 'not-proved'
  if (isProved && ofRange(low, high) === 'told') return 'told'
  const [least, most] = [Math.ceil(Math.max(low, -farAway) - 1e-6), Math.floor(Math.min(high, farAway) + 1e-6)]
  const gaps = [...gapsOf(least, most, values)]
  for (let gap = gaps.pop(); gap !== undefined; gap = gaps.pop()) {
    const outcome = program.whole(new Float64Array(program.size), { at: column, ...gap })
    if (outcome.kind === 'infeasible') continue
    const before = values.size
    if (!note(outcome.point) || values.size === before) return 'not-proved'
    if (!isOpen(values)) return 'safe'
    gaps.push(...gapsOf(gap.least, gap.most, values))
  }
  return values.size === 1 ? 'told' : 'narrowed'
}

interface Gap {
  readonly least: number
  readonly most: number
}

/** The ranges of whole numbers from the least to the most that are not among the values. */
function gapsOf(least: number, most: number, values: ReadonlySet<number>): readonly Gap[] {
  const gaps: Gap[] = []
  let from = least
  for (const value of [...values].toSorted((one, other) => one - other)) {
    if (value < from || value > most) continue
    if (value > from) gaps.push({ least: from, most: value - 1 })
    from = value + 1
  }
  if (from <= most) gaps.push({ least: from, most })
  return gaps
}
