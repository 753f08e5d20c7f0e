import type { Day } from '@minzheng/core/periods'
import type { CountyFigures } from '../base/calibration.js'
import { dayBetween, laterOf } from '../base/days.js'
import type { Random } from '../base/random.js'
import type { Village } from '../base/villages.js'

const kinds = [
  ['central-kitchen', 6],
  ['canteen', 34],
  ['point', 45],
  ['neighbours', 15],
] as const

/** A row of the register of meal sites. */
export type MealSite = {
  readonly site: string
  readonly district: string
  readonly kind: (typeof kinds)[number][0]
  readonly openedOn: Day
  readonly closedOn: Day | null
} & Standards

/** Which of the seven standards a site meets, and whether it is under supervision. */
type Standards = Readonly<Record<(typeof standards)[number][0], boolean>>

/** Each with the number of sites in a hundred that meet it; the smart terminal comes last. */
const standards = [
  ['venue', 96],
  ['menu', 97],
  ['notice', 95],
  ['service', 97],
  ['pledge', 98],
  ['terminal', 86],
  ['equipment', 94],
  ['supervised', 90],
] as const

/** The county's meal sites; one in forty of the older ones has closed. */
export function mealSitesOf(county: CountyFigures, villages: readonly Village[], random: Random): MealSite[] {
  const { existing, opened } = county.mealSites
  const sites = random.sample(villages, existing + opened).map((village, index, all) => {
    // Spread over the county, so that the new ones are not all together.
    const fresh = Math.floor(((index + 1) * opened) / all.length) > Math.floor((index * opened) / all.length)
    const openedOn = fresh ? openedInTheYear(random) : dayBetween(random, '2018-03-01', '2023-12-15')
    const closedOn =
      !fresh && random.chance(0.025) ? dayBetween(random, laterOf('2023-06-01', openedOn), '2024-11-30') : null
    return {
      site: `ZC${county.code}-${String(index + 1).padStart(3, '0')}`,
      district: village.code,
      kind: random.weighted(kinds),
      openedOn,
      closedOn,
    }
  })
  // Drawn after all sites, so that the sites themselves do not change.
  return sites.map((site) => ({
    ...site,
    ...(Object.fromEntries(standards.map(([name, met]) => [name, random.chance(met / 100)])) as Standards),
  }))
}

function openedInTheYear(random: Random): Day {
  return random.chance(0.6)
    ? dayBetween(random, '2024-01-18', '2024-05-31')
    : dayBetween(random, '2024-06-01', '2024-12-06')
}
