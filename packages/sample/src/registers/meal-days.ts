import type { AnyRecord } from '@minzheng/core'
import { mealsServed } from '../base/calibration.js'
import { dayAt, dayNumber } from '../base/days.js'
import type { MealSite } from './meal-sites.js'
import type { Random } from '../base/random.js'

const first = dayNumber('2024-01-01')
const last = dayNumber('2024-12-31')
const festival = { from: dayNumber('2024-02-09'), to: dayNumber('2024-02-17') }

/** Guests on a weekday, by kind, before scaling to the city's total. */
const tables: Readonly<Record<MealSite['kind'], readonly [number, number]>> = {
  'central-kitchen': [80, 150],
  canteen: [36, 78],
  point: [16, 38],
  neighbours: [5, 14],
}

/**
 * Daily reports of every open site of the city: fewer guests at the weekend and in a site's first weeks, none over the
 * Spring Festival.
 */
export function mealDaysOf(sites: readonly MealSite[], random: Random): AnyRecord[] {
  const plans = sites.map((site) => {
    const seats = random.between(...tables[site.kind])
    return {
      site,
      seats,
      closedOnSundays: site.kind === 'neighbours' || random.chance(0.15),
      weekend: random.between(0.45, 0.75),
    }
  })
  const expected = plans.reduce(
    (added, plan) => added + openDays(plan).reduce((sum, day) => sum + guests(plan, day), 0),
    0,
  )
  const scale = mealsServed / expected
  return plans.flatMap((plan) =>
    openDays(plan).map((day) => ({
      site: plan.site.site,
      district: plan.site.district,
      servedOn: dayAt(day),
      personTimes: Math.max(1, Math.round(guests(plan, day) * scale * random.between(0.78, 1.22))),
    })),
  )
}

interface Plan {
  readonly site: MealSite
  readonly seats: number
  readonly closedOnSundays: boolean
  readonly weekend: number
}

function openDays({ site, closedOnSundays }: Plan): number[] {
  const from = Math.max(first, dayNumber(site.openedOn))
  const until = site.closedOn === null ? last + 1 : dayNumber(site.closedOn)
  const days: number[] = []
  for (let day = from; day < until; day += 1)
    if (!(day >= festival.from && day <= festival.to) && !(closedOnSundays && weekday(day) === 0)) days.push(day)
  return days
}

function guests({ site, seats, weekend }: Plan, day: number): number {
  const open = day - dayNumber(site.openedOn)
  const start = open < 28 ? 0.55 + open / 62 : 1
  const heat = day >= dayNumber('2024-07-08') && day <= dayNumber('2024-08-25') ? 0.93 : 1
  return seats * start * heat * (weekday(day) % 6 === 0 ? weekend : 1)
}

/** 0 for Sunday; 1970-01-01 was a Thursday. */
function weekday(day: number): number {
  return (day + 4) % 7
}
