import { readingOf, type KeyedTelling, type Told } from './keyed-telling.js'
import type { LandingFacts } from './landing-facts.js'
import type { MonthNumber } from './month-number.js'
import type { RegisterRules } from './register-rules.js'
import { pieces, type Stretch } from './stretch.js'
import type { Telling } from './telling.js'

/** Events: of the months that tell a key the last stands, and a complete return replaces what was told of its months. */
export function eventStretches<T extends Telling>(
  { dataset, districts }: RegisterRules,
  { office, tellings, isEndedBy }: Told<T>,
  fulls: readonly LandingFacts[],
  deletedThrough: MonthNumber | undefined,
): readonly Stretch<T>[] {
  const months = [...new Set(tellings.map(({ telling }) => telling.month))].toSorted((left, right) => right - left)
  for (const month of months) {
    if (deletedThrough !== undefined && month <= deletedThrough) continue
    const own = tellings.filter(({ telling }) => telling.month === month)
    const landings = readingOf(
      own,
      fulls.filter(({ from, asOf }) => from <= month && month <= asOf),
    )
    let standing: KeyedTelling<T> | undefined
    for (const landing of landings) {
      const here = own.find(({ telling }) => telling.landing === landing)
      if (here !== undefined) standing = here
      else if (standing !== undefined && isEndedBy(landing, month) && speaksOf(standing, landing, month))
        standing = undefined
    }
    if (standing !== undefined) return pieces(office, standing, -Infinity, Infinity, false)
  }
  return []

  function speaksOf(each: KeyedTelling<T>, { scope }: LandingFacts, month: MonthNumber): boolean {
    return districts.speaksOf(scope!, each.at(month)['district'] as string, dataset.reportedBy, month)
  }
}
