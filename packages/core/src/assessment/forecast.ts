import { MinzhengError } from '../base/errors.js'

/**
 * An estimate of the value at a period's end, from the months that are known (SDMX OBS_STATUS F). It says what comes if
 * the rest goes like the months so far; it is no promise, and is never held against a target as a result.
 */
export interface Forecast {
  readonly status: 'F'
  /** The expected value at the period's end. */
  readonly value: number
  /** The band that holds the value at the end with the probability `level`; null with fewer than three months. */
  readonly low: number | null
  readonly high: number | null
  /** 0.8: of ten such bands, eight hold what comes. */
  readonly level: number
  /** Months known, and months still to come. */
  readonly months: number
  readonly left: number
}

/** What a forecast is made from. */
export interface ForecastInput {
  /**
   * `flow`: each value is what its month brought, and the end is their sum. `state`: each is as on its month's last day
   * (a stock or ratio).
   */
  readonly kind: 'flow' | 'state'
  /** The months that are known, first to last and without a hole: a missing month is not zero. */
  readonly values: readonly number[]
  /** How many months the period has. */
  readonly of: number
  /** For a state: its value on the day before the period, which tells the first month's change. */
  readonly baseline?: number
  /**
   * For a flow: the seasonal path, one share for each month of the period, adding up to 1; equal shares where it is
   * left out.
   */
  readonly path?: readonly number[]
  /**
   * The least and greatest value that can be, such as 0 and 100 for a share; the estimate and its band are kept within.
   */
  readonly within?: readonly [least: number, greatest: number]
}

/**
 * Student's t that leaves 10 % above it, by degrees of freedom from 1 on; the spread is itself estimated from few
 * months, so the normal distribution's 1.28 would make the band too narrow. Beyond the last, the last: a little too
 * wide.
 */
const t90 = [3.078, 1.886, 1.638, 1.533, 1.476, 1.44, 1.415, 1.397, 1.383, 1.372, 1.363, 1.356] as const
const level = 0.8

/**
 * Forecasts the value at the period's end; `undefined` where no month is known, or only months to which the path gives
 * nothing.
 *
 * - Of a state, with n monthly changes d (mean d̄, spread s² = Σ(d − d̄)²/(n − 1)) and m months left:
 *   value = last + m·d̄, variance = s²·(m + m²/n). The first part is the chance of the months to come, the second that
 *   of the mean.
 * - Of a flow with path shares p, of which c has passed and r = 1 − c is left: θ = Σx/c is the whole that the months so
 *   far speak for,
 *   value = Σx + r·θ, s² = Σ(x − p·θ)²/p/(n − 1), variance = s²·(r + r²/c). With equal shares this is the formula above
 *   for the months themselves.
 * - band = value ± t·√variance, t for 80 % and n − 1 degrees of freedom. A flow that never fell does not end below what
 *   it has.
 *
 * Months are taken to differ by chance alone, each apart from the others; a trend within the year widens the band and
 * is not followed. Throws `invalid-forecast` for a value that is no number, more months than the period has, or a path
 * that does not fit.
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
  // A month to which the path gives nothing tells nothing of the others.
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
  if (!Number.isInteger(of) || of < 1) faults.push(`a period has 1 month or more, not ${of}`)
  if (values.length > of) faults.push(`${values.length} months are given of a period of ${of}`)
  for (const [index, value] of values.entries())
    if (!Number.isFinite(value)) faults.push(`month ${index + 1} is ${value}, not a number`)
  if (baseline !== undefined && !Number.isFinite(baseline)) faults.push(`the baseline is ${baseline}, not a number`)
  if (baseline !== undefined && kind === 'flow') faults.push('a flow begins at nothing, so it has no baseline')
  if (within !== undefined && !(within[0] <= within[1]))
    faults.push(`nothing lies within ${within[0]} and ${within[1]}`)
  if (path !== undefined && kind === 'state') faults.push('a seasonal path is of a flow')
  if (path !== undefined && path.length !== of) faults.push(`the path has ${path.length} shares for ${of} months`)
  if (path !== undefined && (path.some((share) => !(share >= 0)) || Math.abs(sumOf(path) - 1) > 1e-6))
    faults.push('the shares of the path must be 0 or more and add up to 1')
  if (faults.length > 0)
    throw new MinzhengError('invalid-forecast', `nothing can be forecast: ${faults.join('; ')}`, { faults })
}
