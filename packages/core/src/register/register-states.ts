import type { AnyRecord } from '../dataset/dataset.js'
import { readingOf, type KeyedTelling, type Told } from './keyed-telling.js'
import type { LandingFacts } from './landing-facts.js'
import { lastDayOf, type MonthNumber } from './month-number.js'
import { holds, withLaterEnd } from './record-days.js'
import type { RegisterRules } from './register-rules.js'
import type { Telling } from './telling.js'

/** What the sources of a month leave of a record; null: it is absent. */
export type State<T extends Telling> = { readonly month: MonthNumber; readonly standing: KeyedTelling<T> | null }

/** The states of a register's record, by month: those of months in which a source speaks of it. */
export function statesOf<T extends Telling>(
  { dataset, districts }: RegisterRules,
  { tellings, isEndedBy }: Told<T>,
  fulls: readonly LandingFacts[],
  deletedThrough: MonthNumber | undefined,
): readonly State<T>[] {
  const later = <Each extends { readonly month: MonthNumber }>({ month }: Each): boolean =>
    deletedThrough === undefined || month > deletedThrough
  const own = tellings.filter(({ telling }) => later(telling))
  const ending = fulls.filter((full) => isEndedBy(full, full.asOf) && later({ month: full.asOf }))
  const months = [...new Set([...own.map(({ telling }) => telling.month), ...ending.map(({ asOf }) => asOf)])].toSorted(
    (left, right) => left - right,
  )
  const toldOf = (month: MonthNumber): readonly KeyedTelling<T>[] =>
    own.filter(({ telling }) => telling.month === month)
  const endingIn = (month: MonthNumber): readonly LandingFacts[] => ending.filter(({ asOf }) => asOf === month)
  const speaksOf = ({ scope }: LandingFacts, record: AnyRecord, month: MonthNumber): boolean =>
    districts.speaksOf(scope!, record['district'] as string, dataset.reportedBy, month)
  /** What is reported of the record when it is reported next, unless a later source of that month leaves it out. */
  const comingAfter = (month: MonthNumber): AnyRecord | undefined => {
    const next = months.find((each) => each > month && toldOf(each).length > 0)
    if (next === undefined) return undefined
    const here = toldOf(next)
    let record: AnyRecord | undefined
    for (const landing of readingOf(here, endingIn(next))) {
      const telling = here.find((each) => each.telling.landing === landing)
      if (telling !== undefined) record = telling.at(next)
      else if (record !== undefined && speaksOf(landing, record, next)) record = undefined
    }
    return record
  }
  /** The record as it is known at the end of a month, but for sources of the month: `undefined` if it is not. */
  const knownIn = (month: MonthNumber, before: State<T> | undefined): AnyRecord | undefined => {
    const coming = comingAfter(month)
    const record = before?.standing?.at(month)
    if (record === undefined || before === undefined || coming === undefined) return record ?? coming
    return withLaterEnd(dataset.time, record, before.month, coming)
  }
  const states: State<T>[] = deletedThrough === undefined ? [] : [{ month: deletedThrough, standing: null }]
  for (const month of months) {
    const here = toldOf(month)
    let known: AnyRecord | undefined
    let isKnown = false
    let isTold = false
    // `undefined`: the sources of the month leave the record as it was.
    let standing: KeyedTelling<T> | null | undefined
    for (const landing of readingOf(here, endingIn(month))) {
      const telling = here.find((each) => each.telling.landing === landing)
      if (telling !== undefined) {
        standing = telling
        known = telling.at(month)
        isKnown = isTold = true
        continue
      }
      if (!isKnown) known = knownIn(month, states.at(-1))
      isKnown = true
      if (known === undefined || !speaksOf(landing, known, month)) continue
      // A register need not list what has ended or not yet begun.
      if (isTold || holds(dataset.time, known, lastDayOf(month))) standing = null
    }
    if (standing !== undefined) states.push({ month, standing })
  }
  return states
}
