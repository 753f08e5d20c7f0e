import type { AnyRecord } from '@minzheng/core'
import type { CountyFigures } from '../base/calibration.js'
import { dayBetween, daysLater } from '../base/days.js'
import type { Random } from '../base/random.js'
import type { Village } from '../base/villages.js'

/** The county's centres, at most one per village: those of earlier years, those rebuilt in the year, and new ones. */
export function homeCareCentresOf(county: CountyFigures, villages: readonly Village[], random: Random): AnyRecord[] {
  const { existing, built, rebuilt } = county.centres
  const sites = Math.min(existing + built, villages.length)
  const settled = random.sample(villages, sites)
  const fresh = new Set(random.sample(settled, built))
  const reworked = new Set(
    random.sample(
      settled.filter((village) => !fresh.has(village)),
      rebuilt,
    ),
  )
  const closed = new Set(
    random.sample(
      settled.filter((village) => !fresh.has(village) && !reworked.has(village)),
      3,
    ),
  )
  return settled.map((village, index) => {
    const centre = { centre: `ZX${county.code}-${String(index + 1).padStart(3, '0')}`, district: village.code }
    const openedOn = dayBetween(random, '2013-05-01', '2023-11-30')
    if (fresh.has(village)) {
      const completedOn = dayBetween(random, '2024-03-20', '2024-12-10')
      return {
        ...centre,
        openedOn: daysLater(completedOn, random.int(0, 18)),
        work: 'new',
        completedOn,
        closedOn: null,
      }
    }
    if (reworked.has(village))
      return {
        ...centre,
        openedOn,
        work: 'rebuilt',
        completedOn: dayBetween(random, '2024-04-10', '2024-12-15'),
        closedOn: null,
      }
    const closedOn = closed.has(village) ? dayBetween(random, '2024-01-15', '2024-11-30') : null
    if (openedOn < '2018-01-01') return { ...centre, openedOn, work: null, completedOn: null, closedOn }
    return { ...centre, openedOn, work: 'new', completedOn: daysLater(openedOn, -random.int(0, 25)), closedOn }
  })
}
