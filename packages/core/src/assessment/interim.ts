import { MinzhengError } from '../base/errors.js'
import { lastDay, monthOf, parsePeriod, yearToDate, isWholeMonths, type Day, type Period } from '../period/period.js'
import { elapsedShare, type PaceRule } from './pace.js'
import type { Operator, Target } from './target.js'
import type { Span } from './trajectory.js'

/** What a target must have reached before its period ends (阶段目标): 上半年完成50%, 三季度末完成80%. */
export interface InterimTarget {
  /** The period by whose end it is due: `2025-S1`, `2025-Q3`, `2025-09`. */
  readonly by: string
  /** In the indicator's unit, counted from the start of the target's period. */
  readonly value: number
}

/** The last day on which an interim target may be reached. */
export function dueDay({ by }: Pick<InterimTarget, 'by'>): Day {
  return lastDay(parsePeriod(by))
}

/**
 * The interim targets as targets of their own, each for the part of the period that it covers: from the start of the
 * target's period to its own due day.
 */
export function interimTargets(target: Target): readonly Target[] {
  const { interim = [], adjusted: _adjusted, path: _path, high: _high, ...plain } = target
  const whole = parsePeriod(target.period)
  return interim.map(({ by, value }) =>
    Object.freeze({ ...plain, operator: towards(target, value), value, period: coveredBy(whole, by)!.id }),
  )
}

/** On the way to an exact value it is enough to be as far as that, or further. */
function towards({ operator, value }: Pick<Target, 'operator' | 'value'>, interim: number): Operator {
  if (operator !== '=') return operator
  return interim <= value ? '>=' : '<='
}

/** The value that interim targets require by a day: even from one due day to the next, from the span's start to its end. */
export function interimDue(
  interim: readonly InterimTarget[],
  period: Period,
  day: Day,
  span: Span,
  by: PaceRule['by'],
): number {
  let [from, value] = [period.from, span.from]
  for (const next of [
    ...interim.map((each) => ({ until: parsePeriod(each.by).until, value: each.value })),
    { until: period.until, value: span.to },
  ]) {
    if (day < lastDay(next) && from < next.until)
      return value + (next.value - value) * elapsedShare({ ...period, from, until: next.until }, day, by)
    ;[from, value] = [next.until, next.value]
  }
  return span.to
}

/** Every fault of the interim targets of a target. */
export function interimFaults(
  interim: readonly InterimTarget[],
  { operator, value, period }: Pick<Target, 'operator' | 'value' | 'period'>,
): readonly string[] {
  const whole = parsePeriod(period)
  const faults: string[] = []
  let before: Day = whole.from
  for (const { by, value: asked } of interim) {
    const part = periodOrNone(by)
    const covered = part === undefined ? undefined : coveredBy(whole, by)
    if (!Number.isFinite(asked)) faults.push(`value by ${by} must be a number, got ${asked}`)
    if (part === undefined || covered === undefined || part.until > whole.until || !isWholeMonths(part))
      faults.push(
        `due date must be the end of a month, quarter or half-year of ${period} that begins with it or with its year, got "${by}"`,
      )
    else if (part.until <= before)
      faults.push(`due dates must follow one another, got "${by}" after ${lastDay({ until: before })}`)
    else if (part.until === whole.until && asked !== value)
      faults.push(`value at the end of ${period} must be that of the target, ${value}, got ${asked}`)
    before = part?.until ?? before
  }
  const values = [...interim.map((each) => each.value), value]
  const steps = values.slice(1).map((each, index) => each - values[index]!)
  const falls = steps.some((step) => step < 0)
  if (operator === '>=' && falls) faults.push(`values must rise up to the target, got ${values.join(', ')}`)
  else if (falls && steps.some((step) => step > 0))
    faults.push(`values must only rise or only fall up to the target, got ${values.join(', ')}`)
  return faults
}

/** The part of a period up to the end of another; undefined if no form of a period says so. */
function coveredBy(whole: Period, by: string): Period | undefined {
  const part = parsePeriod(by)
  if (part.until === whole.until) return whole
  if (part.from === whole.from) return part
  return whole.from.endsWith('-01-01') && part.from > whole.from ? yearToDate(monthOf(lastDay(part))) : undefined
}

function periodOrNone(text: string): Period | undefined {
  try {
    return parsePeriod(text)
  } catch (error) {
    if (error instanceof MinzhengError) return undefined
    throw error
  }
}
