import type { Day } from '../period/day.js'
import type { Told } from './keyed-telling.js'
import type { LandingFacts } from './landing-facts.js'
import { lastDayOf, type MonthNumber } from './month-number.js'
import { endOf, holds, startOf } from './record-days.js'
import type { RegisterRules } from './register-rules.js'
import { statesOf } from './register-states.js'
import { pieces, type Stretch } from './stretch.js'
import type { Telling } from './telling.js'

/** An end day that a later source tells and that an earlier source contradicts: it listed the record after that day. */
export interface LateEnd {
  readonly key: string
  readonly office: string
  readonly endedOn: Day
  readonly listedAsOf: MonthNumber
}

/** Registers: the state of a month is the last one told as of it or before. */
export function registerStretches<T extends Telling>(
  rules: RegisterRules,
  told: Told<T>,
  fulls: readonly LandingFacts[],
  deletedThrough: MonthNumber | undefined,
  lateEnds: LateEnd[] | undefined,
): readonly Stretch<T>[] {
  const states = statesOf(rules, told, fulls, deletedThrough)
  const [first] = states
  if (first === undefined) return []
  const { time } = rules.dataset
  const stretches: Stretch<T>[] = []
  if (first.standing !== null) stretches.push(...pieces(told.office, first.standing, -Infinity, first.month, true))
  states.forEach(({ month, standing }, at) => {
    const next = states[at + 1]
    const until = next?.month ?? Infinity
    if (standing !== null) stretches.push(...pieces(told.office, standing, month, Math.min(month + 1, until), false))
    const later = month === -Infinity ? month : month + 1
    if (later >= until && month !== -Infinity) return
    // Between two states, what the next source tells of the days since then holds already.
    const following = next?.standing?.at(next.month)
    if (standing === null) {
      if (next?.standing != null && startOf(time, following!) > lastDayOf(month))
        stretches.push(...pieces(told.office, next.standing, later, until, false))
      return
    }
    const end = following === undefined ? null : endOf(time, following)
    const isLater = end !== null && end > lastDayOf(month)
    if (end !== null && !isLater && lateEnds !== undefined && endOf(time, standing.at(month)) !== end)
      if (holds(time, standing.at(month), lastDayOf(month)))
        lateEnds.push({ key: told.key, office: told.office, endedOn: end, listedAsOf: month })
    stretches.push(
      ...pieces(
        told.office,
        standing,
        later,
        until,
        false,
        isLater && time.kind === 'stock' ? { [time.to]: end } : null,
      ),
    )
  })
  return stretches
}
