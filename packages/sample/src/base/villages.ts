import type { District, DistrictTree } from '@minzheng/core'
import { apportionTarget } from '@minzheng/core/assessment'
import type { Random } from './random.js'

/** A village or community with its weight among those of its county. */
export interface Village {
  readonly code: string
  readonly township: string
  /** 居委会: an urban community. */
  readonly community: boolean
  /** Weight by registered residents. */
  readonly registered: number
  /** Weight by residents: towns attract people, villages lose them. */
  readonly resident: number
  /** The age of the village's population, relative to others of its county. */
  readonly ageing: number
}

/** The villages of a county, in the order of their codes. */
export function villagesOf(tree: DistrictTree, county: string, random: Random): readonly Village[] {
  return tree.atLevel(county, 'village').map((village) => {
    const community = isCommunity(village)
    const size = random.between(0.5, 1) + random.between(0, 0.5) + (random.chance(0.12) ? random.between(0.2, 0.9) : 0)
    return {
      code: village.code,
      township: village.code.slice(0, 9),
      community,
      registered: size * (community ? 1.7 : 1),
      resident: size * (community ? 3.1 : 1) * random.between(0.85, 1.15),
      ageing: (community ? 0.86 : 1.08) * random.between(0.88, 1.12),
    }
  })
}

/** The last three digits of a community's code are 001 to 199. */
function isCommunity(village: District): boolean {
  return village.code.slice(9) < '200'
}

/** Distributes a whole number over things with a code, in proportion to their weight; the parts add up exactly. */
export function spread<T extends { readonly code: string }>(
  total: number,
  over: readonly T[],
  weight: (each: T) => number,
): ReadonlyMap<string, number> {
  return apportionTarget(total, new Map(over.map((each) => [each.code, weight(each)])))
}

/** The codes of `total` places, each as often as its weight requires, in the order of the codes. */
export function places(total: number, over: readonly Village[], weight: (each: Village) => number): string[] {
  return [...spread(total, over, weight)].flatMap(([code, count]) => Array.from({ length: count }, () => code))
}
