import { districtTree, assertValidDistricts, type District, type DistrictTree } from './district.js'
import { MinzhengError, type Fault } from '../base/errors.js'

/**
 * A unit under which a city publishes its figures beside or instead of a county (填报单位), such as a functional area (功能区)
 * without a code of GB/T 2260. A county without such an area is a unit of its own, with a code of its own: 城东区 without
 * 高新区 is never 990102.
 */
export interface ReportingUnit {
  /** The city's code, a hyphen and small letters: `990100-gaoxin`. */
  readonly code: string
  readonly name: string
  /** Codes of the counties whose own records it contains: those registered at the county itself, not below (县本级). */
  readonly counties: readonly string[]
  /** Codes of its townships; their villages follow. */
  readonly townships: readonly string[]
}

/** The second roll-up of a city: reporting units replace the counties of the official tree. */
export interface ReportingUnits {
  /**
   * City, units (at the level of counties), townships, villages. Figures are evaluated over it as over any other tree.
   */
  readonly tree: DistrictTree
  /**
   * The district of this tree to which the records of an official district belong: a unit for a county, the same
   * district for any other. Throws `unknown-district`.
   */
  readonly place: (code: string) => string
}

/**
 * Builds the units of a city and checks them against its official tree. Every township and every county's own records
 * must be in exactly one unit, so that for any records the units add up to the city. Throws `invalid-districts` with
 * every fault. For an effective-dated dataset a unit must not contain two counties' own records, because one would
 * replace the other. What a county decides for all its townships (低保标准) applies only to the unit that contains the
 * county's own records.
 */
export function reportingUnits(official: DistrictTree, units: readonly ReportingUnit[]): ReportingUnits {
  const faults: Fault[] = []
  const unitOf = new Map<string, string>()
  const claim = (unit: ReportingUnit, codes: readonly string[], level: 'county' | 'township', path: string): void =>
    codes.forEach((code, index) => {
      const at = `${path}.${index}`
      if (!official.has(code))
        return void faults.push({ path: at, message: `${code} is not a district of ${official.root.name}` })
      const district = official.get(code)
      if (district.level !== level)
        return void faults.push({
          path: at,
          message: `${code} ${district.name} must be a ${level}, got a ${district.level}`,
        })
      const other = unitOf.get(code)
      if (other !== undefined)
        return void faults.push({ path: at, message: `${code} ${district.name} is already in ${other}` })
      unitOf.set(code, unit.code)
    })
  units.forEach((unit, index) => {
    const path = `units.${index}`
    if (!unit.code.startsWith(`${official.root.code}-`))
      faults.push({ path: `${path}.code`, message: `must begin with ${official.root.code}-, got "${unit.code}"` })
    if (unit.counties.length + unit.townships.length === 0)
      faults.push({ path, message: `${unit.code} must have a county or township` })
    claim(unit, unit.counties, 'county', `${path}.counties`)
    claim(unit, unit.townships, 'township', `${path}.townships`)
  })
  for (const { code, name, level } of official.all)
    if ((level === 'county' || level === 'township') && !unitOf.has(code))
      faults.push({
        path: code,
        message: level === 'county' ? `the own records of ${name} are in no unit` : `${name} is in no unit`,
      })

  const place = (code: string): string => (official.get(code).level === 'county' ? unitOf.get(code)! : code)
  const rows = units.map(({ code, name }): District =>
    Object.freeze({ code, name, level: 'county', parent: official.root.code, kind: '填报单位' }),
  )
  const others = official.all
    .filter(({ level }) => level !== 'county')
    .map((district): District => {
      const parent =
        district.level === 'township'
          ? unitOf.get(district.code)
          : district.parent === null
            ? null
            : place(district.parent)
      return Object.freeze({ ...district, parent: parent ?? null })
    })
  assertValidDistricts([...faults, ...unitFaults(official, rows)])
  return Object.freeze<ReportingUnits>({
    tree: districtTree([others[0]!, ...rows, ...others.slice(1)], { counties: 'reporting-units' }),
    place,
  })
}

/** The faults of the units' codes, reported with all others before the tree is built. */
function unitFaults({ root }: DistrictTree, rows: readonly District[]): readonly Fault[] {
  try {
    districtTree([root, ...rows], { counties: 'reporting-units' })
    return []
  } catch (error) {
    if (error instanceof MinzhengError) return error.details['faults'] as readonly Fault[]
    throw error
  }
}
