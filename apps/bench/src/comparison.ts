import { median } from './median.js'

type Work = () => unknown

/** Two or more ways to the same result, measured side by side. */
export interface Comparison {
  readonly name: string
  /** What is counted per second. */
  readonly unit: string
  /** How much of it one run does. */
  readonly size: number
  readonly ours: Work
  readonly beside: Readonly<Record<string, Work>>
  /** The goal: our time over that of the named other, at most. */
  readonly goal: { readonly beside: string; readonly ratio: number }
  /** Before each timed run of each way, outside its time. */
  readonly before?: Work
  /** Where a run is long, fewer of them. */
  readonly rounds?: number
}

/** What a comparison found: medians over the rounds, and each ratio as the median of its rounds' ratios. */
export interface Finding {
  readonly name: string
  readonly unit: string
  readonly size: number
  readonly rounds: number
  /** Milliseconds. */
  readonly ours: number
  readonly beside: readonly { readonly name: string; readonly milliseconds: number; readonly ratio: number }[]
  readonly goal: { readonly beside: string; readonly ratio: number }
  readonly met: boolean
}

/** Runs the ways in turn, round after round, beginning with another one each time, after a first round that is thrown away. */
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
      await run()
      if (round > 0) times.get(name)!.push(performance.now() - began)
    }
  const ours = times.get('ours')!
  const beside = Object.keys(comparison.beside).map((name) => {
    const own = times.get(name)!
    return { name, milliseconds: median(own), ratio: median(own.map((time, round) => ours[round]! / time)) }
  })
  const held = beside.find(({ name }) => name === comparison.goal.beside)!
  const { name, unit, size, goal } = comparison
  return { name, unit, size, rounds, ours: median(ours), beside, goal, met: held.ratio <= goal.ratio }
}

/** A ratio with as many digits as tell something. */
export function ratioText(ratio: number): string {
  return ratio < 0.1 ? ratio.toPrecision(2) : ratio.toFixed(2)
}

/** A finding in words. */
export function findingText({ name, unit, size, rounds, ours, beside, goal, met }: Finding): string {
  const line = (label: string, milliseconds: number, ratio?: number): string =>
    `  ${label.padEnd(44)} ${milliseconds.toFixed(1).padStart(9)} ms  ${Math.round((size / milliseconds) * 1000)
      .toLocaleString('en')
      .padStart(12)} ${unit}/s${ratio === undefined ? '' : `   ours takes ${ratioText(ratio)} of its time`}`
  return [
    `${name} (${size.toLocaleString('en')} ${unit}, median of ${rounds} rounds, in turn)`,
    line('ours', ours),
    ...beside.map((other) => line(other.name, other.milliseconds, other.ratio)),
    `  goal: at most ${ratioText(goal.ratio)} of the time of ${goal.beside}: ${met ? 'met' : 'MISSED'}`,
  ].join('\n')
}
