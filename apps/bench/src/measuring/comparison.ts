import { median } from './median.js'

/** One run of a way to compute the result. It may return its own time, if not everything it does should count. */
export type Work = () => unknown

/** The time of a run, measured by the run itself. */
export interface OwnTime {
  readonly milliseconds: number
}

/** Two or more ways to compute the same result, which are measured in turn. */
export interface Comparison {
  readonly name: string
  /** The unit of the rate per second. */
  readonly unit: string
  /** The number of these units in one run. */
  readonly size: number
  readonly ours: Work
  readonly beside: Readonly<Record<string, Work>>
  /** The goals: the maximum ratio of our time to that of each named other way. */
  readonly goals: Readonly<Record<string, number>>
  /** Runs before each timed run of each way; not timed. */
  readonly before?: Work
  /** The number of rounds, if it differs because a run is long. */
  readonly rounds?: number
}

/** The result of another way. */
export interface OtherWay {
  readonly name: string
  readonly milliseconds: number
  /** The ratio of our time to its time: the median over the rounds. */
  readonly ratio: number
  /** The maximum ratio; null if there is no goal. */
  readonly goal: number | null
}

/** The result of a comparison: medians over the rounds. */
export interface Finding {
  readonly name: string
  readonly unit: string
  readonly size: number
  readonly rounds: number
  /** Milliseconds. */
  readonly ours: number
  readonly beside: readonly OtherWay[]
}

/** Runs the ways in turn, in rounds that each begin with a different way. The first round is discarded. */
export async function compare(comparison: Comparison, asked: number): Promise<Finding> {
  const ways = [['ours', comparison.ours] as const, ...Object.entries(comparison.beside)]
  const times = new Map(ways.map(([name]) => [name, [] as number[]]))
  const rounds = Math.min(asked, comparison.rounds ?? asked)
  for (let round = 0; round <= rounds; round += 1)
    for (let turn = 0; turn < ways.length; turn += 1) {
      const [name, run] = ways[(round + turn) % ways.length]!
      await comparison.before?.()
      globalThis.gc?.()
      const began = performance.now()
      const result = await run()
      const time = isOwnTime(result) ? result.milliseconds : performance.now() - began
      if (round > 0) times.get(name)!.push(time)
    }
  const ours = times.get('ours')!
  const beside = Object.keys(comparison.beside).map((name) => {
    const own = times.get(name)!
    return {
      name,
      milliseconds: median(own),
      ratio: median(own.map((time, round) => ours[round]! / time)),
      goal: comparison.goals[name] ?? null,
    }
  })
  const { name, unit, size } = comparison
  return { name, unit, size, rounds, ours: median(ours), beside }
}

function isOwnTime(result: unknown): result is OwnTime {
  return (
    typeof result === 'object' && result !== null && 'milliseconds' in result && typeof result.milliseconds === 'number'
  )
}

/** Whether a ratio meets its goal; null if it has none. */
export function isRatioMet({ ratio, goal }: Pick<OtherWay, 'ratio' | 'goal'>): boolean | null {
  return goal === null ? null : ratio <= goal
}

/** Formats a ratio with its significant digits. */
export function ratioText(ratio: number): string {
  return ratio < 0.1 ? ratio.toPrecision(2) : ratio.toFixed(2)
}

/** Formats the result of a comparison as text. */
export function findingText({ name, unit, size, rounds, ours, beside }: Finding): string {
  const line = (label: string, milliseconds: number, rest = ''): string =>
    `  ${label.padEnd(44)} ${milliseconds.toFixed(1).padStart(9)} ms  ${Math.round((size / milliseconds) * 1000)
      .toLocaleString('en')
      .padStart(12)} ${unit}/s${rest}`
  const judged = ({ ratio, goal }: OtherWay): string =>
    goal === null
      ? ''
      : `   goal: at most ${ratioText(goal)}: ${isRatioMet({ ratio, goal }) === true ? 'met' : 'MISSED'}`
  return [
    `${name} (${size.toLocaleString('en')} ${unit}, median of ${rounds} rounds, in turn)`,
    line('ours', ours),
    ...beside.map((other) =>
      line(other.name, other.milliseconds, `   ours takes ${ratioText(other.ratio)} of its time${judged(other)}`),
    ),
  ].join('\n')
}
