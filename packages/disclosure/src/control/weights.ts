import type { Observation } from '@minzheng/core'
import type { Level } from '@minzheng/core'
import { parsePeriod, type PeriodKind } from '@minzheng/core/periods'

/** Planned figures of the city are the last to be hidden. */
export const weightOfPlanned = 100_000

const ofLevel: Readonly<Record<Level, number>> = { city: 60, county: 12, township: 2, village: 1 }
const ofPeriod: Readonly<Record<PeriodKind, number>> = {
  day: 1,
  month: 1,
  quarter: 1.5,
  'half-year': 1.5,
  year: 2,
  'year-to-date': 1.5,
}

/** How much is lost if a figure is hidden: more of a higher level, of a longer period, and of the whole. */
export function weightOf(observation: Pick<Observation, 'part' | 'period'>, level: Level): number {
  return ofLevel[level] * ofPeriod[parsePeriod(observation.period).kind] * (observation.part === null ? 2 : 1)
}
