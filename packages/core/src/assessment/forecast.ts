import { MinzhengError } from '../base/errors.js'

/**
 * An estimate of the value at a period's end from the known months (SDMX OBS_STATUS F). It assumes that the remaining
 * months are like the known ones. It is no promise and is never compared with a target as a result.
 */
export interface Forecast {
  readonly status: 'F'
  /** The expected value at the period's end. */
  readonly value: number
  /** The band that contains the value at the end with probability `level`; null with fewer than three months. */
  readonly low: number | null
  readonly high: number | null
  /** 0.8: eight of ten such bands contain the value. */
  readonly level: number
  /** The number of known months and of remaining months. */
  readonly months: number
  readonly left: number
}

/** The input of a forecast. */
export interface ForecastInput {
  /**
   * `flow`: each value is the amount of its month, and the value at the end is their sum. `state`: each value is that
   * of its month's last day (a stock or ratio).
   */
  readonly kind: 'flow' | 'state'
  /** The values of the known months, first to last, without a gap: a missing month is not zero. */
  readonly values: readonly number[]
  /** The number of months of the period. */
  readonly of: number
  /** For a state: its value on the day before the period, from which the first month's change follows. */
  readonly baseline?: number
  /** For a flow: the seasonal path, one share for each month of the period, adding up to 1. Default: equal shares. */
  readonly path?: readonly number[]
  /**
   * The least and greatest possible value, such as 0 and 100 for a share. The estimate and its band stay within them.
   */
  readonly within?: readonly [least: number, greatest: number]
}

/**
 * Student's t with 10 % above it, by degrees of freedom from 1. The spread is estimated from few months, so the 1.28 of
 * the normal distribution would make the band too narrow. More degrees of freedom use the last value, which makes the
 * band slightly too wide.
 */
const t90 = [3.078, 1.886, 1.638, 1.533, 1.476, 1.44, 1.415, 1.397, 1.383, 1.372, 1.363, 1.356] as const
const level = 0.8

/**
 * Forecasts the value at the period's end. Undefined if no month is known, or if the path gives every known month a
 * share of 0.
 *
 * - A state with n monthly changes d (mean d̄, spread s² = Σ(d − d̄)²/(n − 1)) and m remaining months: value = last +
 *   m·d̄, variance = s²·(m + m²/n). The first term is the chance of the months to come, the second that of the mean.
 * - A flow with path shares p, of which c has passed and r = 1 − c remains: θ = Σx/c is the whole that the known months
 *   imply, value = Σx + r·θ, s² = Σ(x − p·θ)²/p/(n − 1), variance = s²·(r + r²/c). With equal shares this is the
 *   formula above for the months themselves.
 * - band = value ± t·√variance, t for 80 % and n − 1 degrees of freedom. The band of a flow that never fell does not
 *   begin below the sum so far.
 *
 * Months are assumed to differ by chance and independently; a trend within the year widens the band and is not
 * followed. Throws `invalid-forecast` for a value that is not a number, more months than the period has, or a path that
 * does not fit.
 */
export function forecast(input: ForecastInput): Forecast | undefined {
  refuse(input)
  const { values, of, within = [-Infinity, Infinity] } = input
  const made =
    input.kind === 'flow'
      ? flowAtEnd(values, input.path ?? Array.from({ length: of }, () => 1 / of))
      : stateAtEnd(values, of, input.baseline)
  if (made === undefined) return undefined
  const keep = (value: number): number => Math.min(within[1], Math.max(within[0], value))
  const half =
    values.length < 3 || made.freedom < 1
      ? null
      : t90[Math.min(made.freedom, t90.length) - 1]! * Math.sqrt(made.variance)
  return Object.freeze({
    status: 'F',
    value: keep(made.value),
    low: half === null ? null : keep(Math.max(made.least, made.value - half)),
    high: half === null ? null : keep(made.value + half),
    level,
    months: values.length,
    left: of - values.length,
  })
}

interface AtEnd {
  readonly value: number
  readonly variance: number
  readonly freedom: number
  readonly least: number
}

function flowAtEnd(values: readonly number[], path: readonly number[]): AtEnd | undefined {
  const done = sumOf(values)
  // A month with a share of 0 says nothing about the others.
  const seen = values.map((value, index) => ({ value, share: path[index]! })).filter(({ share }) => share > 0)
  const passed = sumOf(seen.map(({ share }) => share))
  if (passed === 0) return undefined
  const rest = values.length === path.length ? 0 : Math.max(0, 1 - passed)
  const whole = sumOf(seen.map(({ value }) => value)) / passed
  const freedom = seen.length - 1
  const spread = freedom < 1 ? 0 : sumOf(seen.map(({ value, share }) => (value - share * whole) ** 2 / share)) / freedom
  return {
    value: done + rest * whole,
    variance: spread * (rest + rest ** 2 / passed),
    freedom,
    least: values.every((value) => value >= 0) ? done : -Infinity,
  }
}

function stateAtEnd(values: readonly number[], of: number, baseline: number | undefined): AtEnd | undefined {
  const last = values.at(-1)
  if (last === undefined) return undefined
  const known = baseline === undefined ? values : [baseline, ...values]
  const changes = known.slice(1).map((value, index) => value - known[index]!)
  const left = of - values.length
  if (changes.length === 0) return { value: last, variance: 0, freedom: 0, least: -Infinity }
  const mean = sumOf(changes) / changes.length
  const freedom = changes.length - 1
  const spread = freedom < 1 ? 0 : sumOf(changes.map((change) => (change - mean) ** 2)) / freedom
  return {
    value: last + left * mean,
    variance: spread * (left + left ** 2 / changes.length),
    freedom,
    least: -Infinity,
  }
}

function sumOf(values: readonly number[]): number {
  return values.reduce((added, value) => added + value, 0)
}

function refuse({ kind, values, of, baseline, path, within }: ForecastInput): void {
  const faults: string[] = []
  if (!Number.isInteger(of) || of < 1) faults.push(`the months of a period must be 1 or more, got ${of}`)
  if (values.length > of) faults.push(`the months given must be at most the ${of} of the period, got ${values.length}`)
  for (const [index, value] of values.entries())
    if (!Number.isFinite(value)) faults.push(`month ${index + 1} must be a number, got ${value}`)
  if (baseline !== undefined && !Number.isFinite(baseline))
    faults.push(`the baseline must be a number, got ${baseline}`)
  if (baseline !== undefined && kind === 'flow')
    faults.push('the baseline must be left out for a flow, which begins at zero')
  if (within !== undefined && !(within[0] <= within[1]))
    faults.push(`the least value must be at most the greatest, got ${within[0]} and ${within[1]}`)
  if (path !== undefined && kind === 'state') faults.push('a seasonal path must be given for a flow only')
  if (path !== undefined && path.length !== of)
    faults.push(`the path must have ${of} shares, one a month, got ${path.length}`)
  if (path !== undefined && (path.some((share) => !(share >= 0)) || Math.abs(sumOf(path) - 1) > 1e-6))
    faults.push('the shares of the path must be 0 or more and add up to 1')
  if (faults.length > 0)
    throw new MinzhengError('invalid-forecast', `nothing can be forecast: ${faults.join('; ')}`, { faults })
}
