import { median } from './median.js'

/** What a figure should be. */
export type Goal = { readonly atMost: number } | { readonly atLeast: number }

/** A number that was measured. */
export interface Figure {
  readonly name: string
  readonly value: number
  /** Such as `ms`, `MB`, `cells`. */
  readonly unit: string
  readonly goal?: Goal
}

/** Something that has no other way beside it, only numbers and what they should be. */
export interface Measurement {
  readonly name: string
  /** Does it once, from beginning to end, and tells its figures; each time the same ones. */
  run(): Promise<readonly Figure[]>
  /** Where a run is long, fewer of them. */
  readonly rounds?: number
}

/** What a measurement found: each figure is the median over the rounds. */
export interface Measured {
  readonly name: string
  readonly rounds: number
  readonly figures: readonly Figure[]
}

/** Runs a measurement round after round. No round is thrown away: what should be warm it warms itself. */
export async function measure(measurement: Measurement, asked: number): Promise<Measured> {
  const { name } = measurement
  const rounds = Math.min(asked, measurement.rounds ?? asked)
  const runs: (readonly Figure[])[] = []
  for (let round = 0; round < rounds; round += 1) {
    globalThis.gc?.()
    runs.push(await measurement.run())
  }
  const valuesOf = (figure: string): number[] =>
    runs.flatMap((figures) => figures.filter((each) => each.name === figure).map(({ value }) => value))
  return { name, rounds, figures: runs[0]!.map((figure) => ({ ...figure, value: median(valuesOf(figure.name)) })) }
}

/** Whether a figure is as it should be; null where nothing was asked of it. */
export function isMet({ value, goal }: Figure): boolean | null {
  if (goal === undefined) return null
  return 'atMost' in goal ? value <= goal.atMost : value >= goal.atLeast
}

/** A goal in signs. */
export function goalText(goal: Goal): string {
  return 'atMost' in goal ? `≤ ${valueText(goal.atMost)}` : `≥ ${valueText(goal.atLeast)}`
}

/** A value with as many digits as tell something. */
export function valueText(value: number): string {
  return String(value < 100 ? Number(value.toPrecision(3)) : Math.round(value))
}

/** What was measured in words. */
export function measuredText({ name, rounds, figures }: Measured): string {
  const line = (figure: Figure): string => {
    const { goal } = figure
    const judged = goal === undefined ? '' : `   goal: ${goalText(goal)}: ${isMet(figure) === true ? 'met' : 'MISSED'}`
    return `  ${figure.name.padEnd(44)} ${valueText(figure.value).padStart(9)} ${figure.unit}${judged}`
  }
  return [`${name} (${rounds === 1 ? 'one round' : `median of ${rounds} rounds`})`, ...figures.map(line)].join('\n')
}
