import type { Day } from '../period/period.js'

/**
 * A value that an authority sets, from a day, for itself and all districts below it: `990121` a county, `990100` a
 * city, `330000` a province, `000000` the country.
 */
export interface DistrictParameter {
  readonly district: string
  readonly effectiveOn: Day
}

/**
 * The value in force in a district on a day: the latest one of the nearest authority that had set any by then. A
 * district's own value precedes a wider one, even if the wider one is newer. Undefined if no authority had set one:
 * thresholds are never assumed.
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

/** The prefix that the codes of all districts within share: `330000` → `33`. Below the county every digit counts. */
function area(code: string): string {
  return code.length === 6 ? code.replace(/(00){1,3}$/, '') : code
}

function comesBefore(one: DistrictParameter, other: DistrictParameter): boolean {
  const nearer = area(one.district).length - area(other.district).length
  return nearer !== 0 ? nearer > 0 : one.effectiveOn > other.effectiveOn
}
