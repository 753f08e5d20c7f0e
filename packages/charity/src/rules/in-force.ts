import type { Day } from '@minzheng/core'

/** Something that a district sets, from a day on: `330523` a county, `330500` a city, `330000` a province, `000000` the country. */
export interface EffectiveDated {
  readonly district: string
  readonly effectiveOn: Day
}

/** What is in force in a district on a day: of the nearest authority that has set anything by then, the latest. Undefined where none has. */
export function inForceOn<T extends EffectiveDated>(series: readonly T[], district: string, day: Day): T | undefined {
  return series
    .filter((each) => each.effectiveOn <= day && district.startsWith(area(each.district)))
    .reduce<T | undefined>((best, each) => (best === undefined || comesBefore(each, best) ? each : best), undefined)
}

/** The part of a code that all districts within share: `330000` → `33`. */
function area(code: string): string {
  return code.length === 6 ? code.replace(/(00){1,3}$/, '') : code
}

function comesBefore(one: EffectiveDated, other: EffectiveDated): boolean {
  const nearer = area(one.district).length - area(other.district).length
  return nearer !== 0 ? nearer > 0 : one.effectiveOn > other.effectiveOn
}
