import { hasFigure, splitTarget, type Catalogue, type Measure, type Target } from '@minzheng/core'

/** How much a county weighs in a split, such as its registered persons. Undefined where that is not known. */
export type WeightOf = (measure: Measure, county: string) => number | undefined

const none: ReadonlyMap<string, Target> = new Map()

/**
 * What each county owes of a target: county code → target; a county that owes nothing is left out.
 * - A promise made for counties by name holds for those, as it stands.
 * - `same`: each county owes the city's value, on the city's basis.
 * - A measure: each owes a part, and the parts add up to the whole. They are `derived`, for reference, and not split further.
 *   A whole is split only where the weight of every county is known and not all are zero; a part is never guessed.
 * - `none`, and indicators without figures for counties: nothing.
 */
export function targetsBelow(target: Target, catalogue: Pick<Catalogue, 'districts' | 'indicator'>, weightOf: WeightOf): ReadonlyMap<string, Target> {
  if (!hasFigure(catalogue.indicator(target.indicator), 'county')) return none
  return new Map(target.districts.flatMap((district) => [...belowOne(target, district, catalogue, weightOf)]))
}

function belowOne(target: Target, district: string, { districts }: Pick<Catalogue, 'districts'>, weightOf: WeightOf): ReadonlyMap<string, Target> {
  const counties = districts.atLevel(district, 'county').map(({ code }) => code)
  if (counties.includes(district)) return new Map([[district, target]])
  const owedBy = (county: string, changes: Partial<Target>): Target => Object.freeze({ ...target, ...changes, districts: Object.freeze([county]) })
  const { below } = target
  if (below === 'none') return none
  if (below === 'same') return new Map(counties.map((county) => [county, owedBy(county, {})]))
  const weights = new Map<string, number>()
  for (const county of counties) {
    const weight = weightOf(below, county)
    if (weight === undefined) return none
    weights.set(county, weight)
  }
  if ([...weights.values()].every((weight) => weight === 0)) return none
  const parts = splitTarget(target.value, weights)
  return new Map([...parts].map(([county, value]) => [county, owedBy(county, { value, basis: 'derived', below: 'none' })]))
}
