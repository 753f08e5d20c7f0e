import { median } from './median.js'

/** One run of a way. It may tell its own time, where not all that runs is to count. */
export type Work = () => unknown

/** The time of a run as the run itself measured it. */
export interface OwnTime {
  readonly milliseconds: number
}

/** Two or more ways to the same result, measured side by side. */
export interface Comparison {
  readonly name: string
  /** What is counted per second. */
  readonly unit: string
  /** How much of it one run does. */
  readonly size: number
  readonly ours: Work
  readonly beside: Readonly<Record<string, Work>>
  /** The goals: our time over that of each named other, at most. */
  readonly goals: Readonly<Record<string, number>>
  /** Before each timed run of each way, outside its time. */
  readonly before?: Work
  /** Where a run is long, fewer of them. */
  readonly rounds?: number
}

/** A way beside ours, as it was found. */
export interface Beside {
  readonly name: string
  readonly milliseconds: number
  /** Our time over its time: the median of the rounds' ratios. */
  readonly ratio: number
  /** The ratio that we want at most; null where none is asked for. */
  readonly goal: number | null
}

/** What a comparison found: medians over the rounds. */
export interface Finding {
  readonly name: string
  readonly unit: string
  readonly size: number
  readonly rounds: number
  /** Milliseconds. */
  readonly ours: number
  readonly beside: readonly Beside[]
}

/**
 * Runs the ways in turn, round after round, beginning with another one each time, after a first round that is thrown
 * away.
 */
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
      const told = await run()
      const time = isOwnTime(told) ? told.milliseconds : performance.now() - began
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

function isOwnTime(told: unknown): told is OwnTime {
  return typeof told === 'object' && told !== null && 'milliseconds' in told && typeof told.milliseconds === 'number'
}

/** Whether a ratio is as it should be; null where nothing was asked of it. */
export function isRatioMet({ ratio, goal }: Pick<Beside, 'ratio' | 'goal'>): boolean | null {
  return goal === null ? null : ratio <= goal
}

/** A ratio with as many digits as tell something. */
export function ratioText(ratio: number): string {
  return ratio < 0.1 ? ratio.toPrecision(2) : ratio.toFixed(2)
}

/** A finding in words. */
export function findingText({ name, unit, size, rounds, ours, beside }: Finding): string {
  const line = (label: string, milliseconds: number, rest = ''): string =>
    `  ${label.padEnd(44)} ${milliseconds.toFixed(1).padStart(9)} ms  ${Math.round((size / milliseconds) * 1000)
      .toLocaleString('en')
      .padStart(12)} ${unit}/s${rest}`
  const judged = ({ ratio, goal }: Beside): string =>
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
