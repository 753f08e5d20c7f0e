import { districtTree, refuseDistricts, type District, type DistrictTree } from './district.js'
import { MinzhengError, type Fault } from '../base/errors.js'

/**
 * A unit under which a city publishes its figures beside or instead of a county (填报单位), such as a functional area (功能区)
 * without a code of GB/T 2260. A county less such an area is a unit of its own, with a code of its own: 吴兴区 without
 * 南太湖新区 is never 330502.
 */
export interface ReportingUnit {
  /** The city's code, a hyphen and small letters: `330500-nantaihu`. */
  readonly code: string
  readonly name: string
  /** Codes of the counties whose own records it holds: those registered at the county itself, not below (县本级). */
  readonly counties: readonly string[]
  /** Codes of its townships; their villages come with them. */
  readonly townships: readonly string[]
}

/** The second roll-up of a city: reporting units where the official tree has counties. */
export interface ReportingUnits {
  /**
   * City, units (at the level of counties), townships, villages. Figures are evaluated over it as over any other tree.
   */
  readonly tree: DistrictTree
  /**
   * Where what is registered in an official district stands: in a unit for a county, in itself for any other. Throws
   * `unknown-district`.
   */
  place(code: string): string
}

/**
 * Reads the units of a city against its official tree. Parts make the whole: every township and every county's own
 * records lie in exactly one unit, so that on any records the units add up to the city. Throws `invalid-districts` with
 * every fault. Of a policy dataset a unit must not hold two counties' own records: one would replace the other. What a
 * county decides for all its townships (低保标准) is told for the unit that holds its own records alone.
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
          message: `${code} ${district.name} is a ${district.level}, not a ${level}`,
        })
      const other = unitOf.get(code)
      if (other !== undefined)
        return void faults.push({ path: at, message: `${code} ${district.name} lies in ${other} already` })
      unitOf.set(code, unit.code)
    })
  units.forEach((unit, index) => {
    const path = `units.${index}`
    if (!unit.code.startsWith(`${official.root.code}-`))
      faults.push({ path: `${path}.code`, message: `"${unit.code}" does not begin with ${official.root.code}-` })
    if (unit.counties.length + unit.townships.length === 0) faults.push({ path, message: `${unit.code} holds nothing` })
    claim(unit, unit.counties, 'county', `${path}.counties`)
    claim(unit, unit.townships, 'township', `${path}.townships`)
  })
  for (const { code, name, level } of official.all)
    if ((level === 'county' || level === 'township') && !unitOf.has(code))
      faults.push({
        path: code,
        message: level === 'county' ? `the own records of ${name} lie in no unit` : `${name} lies in no unit`,
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
  refuseDistricts([...faults, ...unitFaults(official, rows)])
  return Object.freeze<ReportingUnits>({
    tree: districtTree([others[0]!, ...rows, ...others.slice(1)], { counties: 'reporting-units' }),
    place,
  })
}

/** What is wrong with the units' codes; told with all else, before the tree is built. */
function unitFaults({ root }: DistrictTree, rows: readonly District[]): readonly Fault[] {
  try {
    districtTree([root, ...rows], { counties: 'reporting-units' })
    return []
  } catch (error) {
    if (error instanceof MinzhengError) return error.details['faults'] as readonly Fault[]
    throw error
  }
}
