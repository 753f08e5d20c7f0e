import type { Catalogue } from '../indicator/catalogue.js'
import type { District, DistrictTree } from '../district/district.js'
import { MinzhengError } from '../base/errors.js'
import type { TotalsSource } from '../totals/totals-source.js'
import { formulasIn, reads } from '../formula/reads.js'
import { formulaOf, type Indicator } from '../indicator/indicator.js'
import { setFault, type DistrictSet } from './district-set.js'

/** A city of a province: its definitions, and the totals behind its figures, without its records. */
export interface CityOfProvince {
  readonly catalogue: Pick<Catalogue, 'districts' | 'dataset' | 'indicators'>
  readonly source: TotalsSource
}

/** Several cities as `observeSet` takes them: their districts side by side, and the set of the cities themselves. */
export interface CitiesTogether {
  readonly catalogue: Pick<Catalogue, 'districts' | 'dataset'>
  readonly source: TotalsSource
  readonly set: DistrictSet
}

/**
 * Several cities together, as the province above them adds them up: no record leaves its city, only sums and returns. A
 * province's figure is `observeSet(catalogue, indicator, { set, source, period })`; `provinceFault` says which indicators
 * have none. A city that has returned nothing for the period adds nothing, and its returns are due. Throws `invalid-districts` if two cities have a code in common or if there is no city, and `invalid-definition` if
 * they define an indicator differently: such figures cannot be added.
 * @param id the province's code, which no city has
 */
export function citiesTogether(id: string, cities: readonly CityOfProvince[]): CitiesTogether {
  const cityOf = new Map<string, CityOfProvince>()
  for (const city of cities)
    for (const { code } of city.catalogue.districts.all) {
      if (cityOf.has(code) || code === id)
        throw new MinzhengError('invalid-districts', `each district must be of one city, got ${code} twice`, { code })
      cityOf.set(code, city)
    }
  const [first] = cities
  if (first === undefined)
    throw new MinzhengError('invalid-districts', 'a province must have at least one city, got none')
  assertSameDefinitions(first, cities)
  const own = (code: string): CityOfProvince => {
    const found = cityOf.get(code)
    if (found === undefined)
      throw new MinzhengError('unknown-district', `${code} is not a district of the cities of ${id}`, { code })
    return found
  }
  return Object.freeze({
    set: Object.freeze({ id, districts: Object.freeze(cities.map(({ catalogue }) => catalogue.districts.root.code)) }),
    catalogue: Object.freeze({
      districts: districtsTogether(cities, (code) => own(code).catalogue.districts),
      dataset: first.catalogue.dataset,
    }),
    source: sourceTogether(cities, (code) => own(code).source),
  })
}

/**
 * Why a variant of an indicator has no exact figure over several cities, or undefined if it has: what `setFault` says,
 * and a series that one city began and another continues, which each of them counts.
 */
export function provinceFault(indicator: Indicator, variant: string, part: string | null = null): string | undefined {
  const formula = formulaOf(indicator, variant, part)
  const spans = (formula === undefined ? [] : formulasIn(formula).flatMap(reads)).some(
    ({ basis }) => basis.kind === 'policy' && basis.spansDistricts === true,
  )
  return setFault(indicator, variant, part) ?? (spans ? 'a series that may continue in another city' : undefined)
}

function assertSameDefinitions(first: CityOfProvince, cities: readonly CityOfProvince[]): void {
  const faults = cities.flatMap(({ catalogue }) =>
    [...first.catalogue.indicators.values()].flatMap(({ id, version }) => {
      const other = catalogue.indicators.get(id)
      return other === undefined || other.version === version
        ? []
        : [
            {
              path: id,
              message: `must be defined as in ${first.catalogue.districts.root.name}, got another definition in ${catalogue.districts.root.name}`,
            },
          ]
    }),
  )
  if (faults.length > 0)
    throw new MinzhengError(
      'invalid-definition',
      `the cities have ${faults.length} fault(s):\n${faults.map(({ path, message }) => `  ${path}: ${message}`).join('\n')}`,
      { faults },
    )
}

function districtsTogether(cities: readonly CityOfProvince[], treeOf: (code: string) => DistrictTree): DistrictTree {
  const all: readonly District[] = cities.flatMap(({ catalogue }) => [...catalogue.districts.all])
  const codes = new Set(all.map(({ code }) => code))
  return Object.freeze<DistrictTree>({
    // The province is no district: nothing asks for a root.
    root: cities[0]!.catalogue.districts.root,
    all,
    has: (code) => codes.has(code),
    get: (code) => treeOf(code).get(code),
    children: (code) => treeOf(code).children(code),
    ancestors: (code) => treeOf(code).ancestors(code),
    selfAndAncestors: (code) => treeOf(code).selfAndAncestors(code),
    contains: (code, other) => (codes.has(code) ? treeOf(code).contains(code, other) : code === other),
    within: (code) => treeOf(code).within(code),
    atLevel: (code, level) => treeOf(code).atLevel(code, level),
    answeringAt: (code, level) => treeOf(code).answeringAt(code, level),
    ancestorAt: (code, level) => treeOf(code).ancestorAt(code, level),
    find: (name, below, level) => treeOf(below).find(name, below, level),
  })
}

function sourceTogether(cities: readonly CityOfProvince[], sourceOf: (code: string) => TotalsSource): TotalsSource {
  const months = [...new Set(cities.flatMap(({ source }) => [...source.returns.months]))].toSorted()
  return {
    returns: {
      months,
      completeness: (dataset, district, asked) => sourceOf(district).returns.completeness(dataset, district, asked),
    },
    total: (dataset, district, bucket, key) => sourceOf(district).total(dataset, district, bucket, key),
    isComputed: (dataset, district, month, key) =>
      sourceOf(district).isComputed?.(dataset, district, month, key) ?? true,
  }
}
