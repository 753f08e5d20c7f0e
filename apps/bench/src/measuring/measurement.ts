import { median } from './median.js'

/** The goal of a figure. */
export type Goal = { readonly atMost: number } | { readonly atLeast: number }

/** A measured number. */
export interface Figure {
  readonly name: string
  readonly value: number
  /** For example `ms`, `MB`, `cells`. */
  readonly unit: string
  readonly goal?: Goal
}

/** A benchmark without another way to compare with: numbers and their goals. */
export interface Measurement {
  readonly name: string
  /** Runs once from beginning to end and returns its figures, the same ones on each run. */
  readonly run: () => Promise<readonly Figure[]>
  /** The number of rounds, if it differs because a run is long. */
  readonly rounds?: number
}

/** The result of a measurement: each figure is the median over the rounds. */
export interface Measured {
  readonly name: string
  readonly rounds: number
  readonly figures: readonly Figure[]
}

/** Runs a measurement in rounds. No round is discarded: the measurement does its own warm-up. */
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

/** Whether a figure meets its goal; null if it has none. */
export function isMet({ value, goal }: Figure): boolean | null {
  if (goal === undefined) return null
  return 'atMost' in goal ? value <= goal.atMost : value >= goal.atLeast
}

/** Formats a goal. */
export function goalText(goal: Goal): string {
  return 'atMost' in goal ? `≤ ${valueText(goal.atMost)}` : `≥ ${valueText(goal.atLeast)}`
}

/** Formats a value with its significant digits. */
export function valueText(value: number): string {
  return String(value < 100 ? Number(value.toPrecision(3)) : Math.round(value))
}

/** Formats the result of a measurement as text. */
export function measuredText({ name, rounds, figures }: Measured): string {
  const line = (figure: Figure): string => {
    const { goal } = figure
    const judged = goal === undefined ? '' : `   goal: ${goalText(goal)}: ${isMet(figure) === true ? 'met' : 'MISSED'}`
    return `  ${figure.name.padEnd(44)} ${valueText(figure.value).padStart(9)} ${figure.unit}${judged}`
  }
  return [`${name} (${rounds === 1 ? 'one round' : `median of ${rounds} rounds`})`, ...figures.map(line)].join('\n')
}
