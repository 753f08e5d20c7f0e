import type { Day } from '@minzheng/core'

/** A parameter that holds in a district and all below it, from a day on. `000000` is the whole country, `330000` a province. */
export interface DistrictParameter {
  readonly district: string
  readonly effectiveOn: Day
}

/** What a code leaves open: `330500` begins every code of its city, `000000` every code. */
const stem = (district: string): string => district.replace(/(00)+$/, '')

/**
 * The parameter in force for a district on a day: the nearest one above it or its own, and of those the latest that began by then.
 * A district's own rule goes before a wider one, even an older rule. Undefined where none was in force.
 */
export function parameterInForce<P extends DistrictParameter>(series: readonly P[], district: string, day: Day): P | undefined {
  return series
    .filter((parameter) => district.startsWith(stem(parameter.district)) && parameter.effectiveOn <= day)
    .reduce<P | undefined>((best, each) => {
      if (best === undefined) return each
      const nearer = stem(each.district).length - stem(best.district).length
      return nearer > 0 || (nearer === 0 && each.effectiveOn > best.effectiveOn) ? each : best
    }, undefined)
}
