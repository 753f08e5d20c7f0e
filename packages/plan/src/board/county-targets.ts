import type { Catalogue, Measure, Target } from '@minzheng/core'
import { apportionTarget, type InterimTarget } from '@minzheng/core/assessment'
import { hasFigure } from '@minzheng/core/evaluation'

/** The weight of a county in a split, such as its registered persons. Undefined if it is not known. */
export type WeightOf = (measure: Measure, county: string) => number | undefined

const none: ReadonlyMap<string, Target> = new Map()

/**
 * The target of each county: county code → target; a county without a target is left out.
 * - A promise made for counties by name applies to those unchanged: the target itself, or one of `stated`, the plan's
 *   targets, for the same indicator, variant and period. It precedes any target that follows from the city's.
 * - `same`: each other county has the city's value, on the city's basis.
 * - A measure: the other counties share what the stated ones leave of the whole, in proportion to the measure, and all
 *   add up to the whole (to more, if more is stated). Their targets are `derived`, for reference, and not split
 *   further. A whole is split only if the weight of every county that gets a part is known and not all are zero; a part
 *   is never guessed.
 * - `none`, and indicators without figures for counties: only what is stated.
 *
 * The city's baseline is not the counties': a target that follows from the city's has none. Of a range both ends are
 * shared out; interim targets keep their shares of the way. The counties of a set that is promised as a whole are below
 * it as the counties are below the city.
 */
export function targetsBelow(
  target: Target,
  catalogue: Pick<Catalogue, 'districts' | 'indicator'>,
  weightOf: WeightOf,
  stated: readonly Target[] = [],
): ReadonlyMap<string, Target> {
  const indicator = catalogue.indicator(target.indicator)
  if (!hasFigure(indicator, 'county')) return none
  const alike = stated.filter((other) => isAlike(target, other, indicator.defaultVariant))
  if (target.set?.as === 'whole') {
    // The set is no county: its counties are below it.
    const { districts } = catalogue
    const members = target.districts.filter((code) => districts.has(code) && districts.get(code).level === 'county')
    const owed = belowOf(target, members, weightOf, alike)
    // What is promised for one of them by name has a row of its own, or is in that of the city.
    return new Map([...owed].filter(([, each]) => !alike.includes(each)))
  }
  return new Map(target.districts.flatMap((district) => [...belowOne(target, district, catalogue, weightOf, alike)]))
}

/**
 * True if another target of the plan, of a district above, already contains all of `target`: then it has no row of its
 * own on a board, but belongs to the row of the other.
 */
export function isToldAbove(
  target: Target,
  { districts, indicator }: Pick<Catalogue, 'districts' | 'indicator'>,
  targets: readonly Target[],
): boolean {
  if (target.set?.as === 'whole') return false
  const { defaultVariant } = indicator(target.indicator)
  const above = targets
    .filter((other) => other !== target && isAlike(target, other, defaultVariant))
    .flatMap((other) => other.districts)
  return (
    target.districts.length > 0 &&
    target.districts.every((district) => districts.ancestors(district).some(({ code }) => above.includes(code)))
  )
}

/**
 * Of the same indicator, variant, category, period and direction, and a promise for districts: one for a set as a whole
 * says nothing of each.
 */
function isAlike(one: Target, other: Target, defaultVariant: string): boolean {
  return (
    other.set?.as !== 'whole' &&
    one.indicator === other.indicator &&
    one.part === other.part &&
    one.period === other.period &&
    (one.variant ?? defaultVariant) === (other.variant ?? defaultVariant) &&
    (one.operator === '<=') === (other.operator === '<=')
  )
}

function belowOne(
  target: Target,
  district: string,
  { districts }: Pick<Catalogue, 'districts'>,
  weightOf: WeightOf,
  stated: readonly Target[],
): ReadonlyMap<string, Target> {
  const counties = districts.atLevel(district, 'county').map(({ code }) => code)
  return counties.includes(district) ? new Map([[district, target]]) : belowOf(target, counties, weightOf, stated)
}

function belowOf(
  target: Target,
  counties: readonly string[],
  weightOf: WeightOf,
  stated: readonly Target[],
): ReadonlyMap<string, Target> {
  const promised = new Map(
    counties.flatMap((county) =>
      stated.filter((other) => other.districts.includes(county)).map((other) => [county, other]),
    ),
  )
  const others = counties.filter((county) => !promised.has(county))
  const { below } = target
  if (below === 'none' || others.length === 0) return promised
  const owed =
    below === 'same'
      ? new Map(others.map((county) => [county, derive(target, county, {})]))
      : partsOf(target, below, others, weightOf, promised)
  // In the order of the counties, whatever the origin of each target.
  return new Map(
    counties.flatMap((county) => {
      const own = promised.get(county) ?? owed.get(county)
      return own === undefined ? [] : [[county, own] as const]
    }),
  )
}

function partsOf(
  target: Target,
  measure: Measure,
  counties: readonly string[],
  weightOf: WeightOf,
  promised: ReadonlyMap<string, Target>,
): ReadonlyMap<string, Target> {
  const weights = new Map<string, number>()
  for (const county of counties) {
    const weight = weightOf(measure, county)
    if (weight === undefined) return none
    weights.set(county, weight)
  }
  if ([...weights.values()].every((weight) => weight === 0)) return none
  const { value, high } = target
  const promises = [...promised.values()]
  const left = Math.max(0, value - sumOf(promises.map((each) => each.value)))
  const parts = apportionTarget(left, weights)
  // Both ends of a range are shared out, the upper one as what it adds to the lower.
  const leftHigh = high === undefined ? left : high - sumOf(promises.map((each) => each.high ?? each.value))
  const more = high === undefined ? undefined : apportionTarget(Math.max(0, leftHigh - left), weights)
  return new Map(
    [...parts].map(([county, part]) => [
      county,
      derive(target, county, {
        value: part,
        ...(more === undefined ? {} : { high: part + more.get(county)! }),
        ...(target.interim === undefined ? {} : { interim: scaled(target.interim, value, part) }),
        basis: 'derived',
        below: 'none',
      }),
    ]),
  )
}

const sumOf = (values: readonly number[]): number => values.reduce((added, value) => added + value, 0)

/** Interim targets of a part of a target: the same shares of the way, whole numbers of whole ones. */
export function scaled(interim: readonly InterimTarget[], whole: number, part: number): readonly InterimTarget[] {
  return interim.map(({ by, value }) => {
    const share = whole === 0 ? part : (value * part) / whole
    const places = [whole, part, value].every((each) => Number.isInteger(each)) ? 0 : 6
    return { by, value: Number(share.toFixed(places)) }
  })
}

function derive(target: Target, county: string, changes: Partial<Target>): Target {
  const { baseline: _baseline, set: _set, adjusted: _adjusted, ...kept } = target
  return Object.freeze({ ...kept, ...changes, districts: Object.freeze([county]) })
}
