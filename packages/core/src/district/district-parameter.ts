import type { Day } from '../period/period.js'

/**
 * Something that a district sets, from a day on, for itself and all below it: `330523` a county, `330500` a city,
 * `330000` a province, `000000` the country.
 */
export interface DistrictParameter {
  readonly district: string
  readonly effectiveOn: Day
}

/**
 * What is in force in a district on a day: of the nearest authority that had set anything by then, the latest. A
 * district's own rule goes before a wider one, even an older one before a newer. Undefined where none had: thresholds
 * are never assumed.
 */
export function parameterInForce<P extends DistrictParameter>(
  series: readonly P[],
  district: string,
  day: Day,
): P | undefined {
  return series
    .filter((each) => each.effectiveOn <= day && district.startsWith(area(each.district)))
    .reduce<P | undefined>((best, each) => (best === undefined || comesBefore(each, best) ? each : best), undefined)
}

/** The part of a code that all districts within share: `330000` → `33`. Below the county every digit tells. */
function area(code: string): string {
  return code.length === 6 ? code.replace(/(00){1,3}$/, '') : code
}

function comesBefore(one: DistrictParameter, other: DistrictParameter): boolean {
  const nearer = area(one.district).length - area(other.district).length
  return nearer !== 0 ? nearer > 0 : one.effectiveOn > other.effectiveOn
}
