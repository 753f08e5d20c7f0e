import type { DistrictTree, Level } from '@minzheng/core'

/** The number of districts of a level that are sampled in each county. */
const drawn: Readonly<Partial<Record<Level, number>>> = { township: 6, village: 18 }

/** The districts of an audit, and a description of how they were chosen. */
export interface AuditDistricts {
  readonly chosen: string
  readonly codes: readonly string[]
}

/** Every district, for an audit with enough time. */
export function allDistricts(districts: DistrictTree): AuditDistricts {
  return { chosen: 'every district', codes: districts.all.map(({ code }) => code).toSorted() }
}

/**
 * The city, every county, and in each county some townships and villages at even distances in the order of their codes.
 * They are spread over the tree and always the same, so that two audits can be compared.
 */
export function sampledDistricts(districts: DistrictTree): AuditDistricts {
  const counties = districts.atLevel(districts.root.code, 'county')
  const below = counties.flatMap(({ code }) =>
    (Object.keys(drawn) as Level[]).flatMap((level) =>
      evenly(
        districts
          .atLevel(code, level)
          .map((district) => district.code)
          .toSorted(),
        drawn[level]!,
      ),
    ),
  )
  const counts = Object.entries(drawn).map(([level, count]) => `${count} of level ${level}`)
  return {
    chosen: `the city, every county, and in each county ${counts.join(' and ')}: the codes in order, divided into this many equal sections, the middle one of each`,
    codes: [districts.root.code, ...counties.map(({ code }) => code), ...below].toSorted(),
  }
}

/** The middle of each of `count` equal sections; all if there are no more than that. */
function evenly(codes: readonly string[], count: number): readonly string[] {
  if (codes.length <= count) return codes
  return Array.from({ length: count }, (_, turn) => codes[Math.floor(((turn + 0.5) * codes.length) / count)]!)
}
