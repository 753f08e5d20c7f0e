import type { Catalogue } from '../indicator/catalogue.js'
import type { DistrictTree } from '../district/district.js'
import { kindOf, type Formula } from '../formula/kinds.js'
import { formulasIn, reads } from '../formula/reads.js'
import { formulaOf, type Indicator } from '../indicator/indicator.js'
import type { TotalsSource } from '../totals/totals-source.js'
import { observe, type Observation, type ObserveOptions } from './observation.js'

/** Districts that a city names together and that are no district (主城区, 三县). None is within another. */
export interface DistrictSet {
  /** No code of a district. */
  readonly id: string
  readonly districts: readonly string[]
}

/**
 * The figure of an indicator over all districts of a set: its sums are those of the districts added up, its returns all
 * of theirs. Exact only if `setFault` finds nothing. Throws the same errors as `observe`.
 */
export function observeSet(
  catalogue: Pick<Catalogue, 'districts' | 'dataset'>,
  indicator: Indicator,
  { set, source, ...asked }: Omit<ObserveOptions, 'district'> & { readonly set: DistrictSet },
): Observation {
  return observe({ districts: treeWith(catalogue.districts, set), dataset: catalogue.dataset }, indicator, {
    ...asked,
    district: set.id,
    source: sourceWith(source, set),
  })
}

/**
 * Why a variant of an indicator has no exact figure over a set of districts, or undefined if it has: distinct counts may
 * share values between districts, values in force and tasks belong to one district, and comparisons of districts are not
 * added up.
 */
export function setFault(indicator: Indicator, variant: string, part: string | null = null): string | undefined {
  for (const definition of [indicator, ...(indicator.earlier ?? [])]) {
    const formula = formulaOf(definition, variant, part)
    if (formula === undefined) continue
    const fault = formulasIn(formula)
      .map(formulaFault)
      .find((each) => each !== undefined)
    if (fault !== undefined) return fault
  }
  return undefined
}

function formulaFault(formula: Formula): string | undefined {
  // A change is computed from two sums of its own formula.
  if (formula.kind === 'change' || kindOf(formula).partsAddUp(formula)) return undefined
  if (reads(formula).some(({ kind }) => kind === 'distinct'))
    return 'a distinct count, whose values districts may share'
  return {
    total: 'a least or greatest value',
    ratio: 'a least or greatest value',
    coverage: 'a coverage',
    level: 'a value in force, which each district has for itself',
    milestone: 'a stage, which each district reaches for itself',
    dispersion: 'a comparison of districts',
    composite: 'an index, which does not add up',
  }[formula.kind]
}

function treeWith(districts: DistrictTree, { id, districts: members }: DistrictSet): DistrictTree {
  return {
    ...districts,
    atLevel: (code, level) =>
      code === id ? members.flatMap((member) => districts.atLevel(member, level)) : districts.atLevel(code, level),
  }
}

function sourceWith(source: TotalsSource, { id, districts }: DistrictSet): TotalsSource {
  const { returns, isComputed } = source
  return {
    returns: {
      months: returns.months,
      completeness: (dataset, district, months) => {
        if (district !== id) return returns.completeness(dataset, district, months)
        const parts = districts.map((member) => returns.completeness(dataset, member, months))
        const sum = (of: (part: (typeof parts)[number]) => number): number =>
          parts.reduce((added, part) => added + of(part), 0)
        return {
          received: sum(({ received }) => received),
          expected: sum(({ expected }) => expected),
          estimated: sum(({ estimated }) => estimated),
        }
      },
    },
    total: (dataset, district, bucket, key) => {
      if (district !== id) return source.total(dataset, district, bucket, key)
      const known = districts
        .map((member) => source.total(dataset, member, bucket, key))
        .filter((each) => each !== undefined)
      return known.length === 0 ? undefined : known.reduce((added, each) => added + each, 0)
    },
    ...(isComputed === undefined
      ? {}
      : {
          isComputed: (dataset, district, month, key) =>
            (district === id ? districts : [district]).every((each) => isComputed(dataset, each, month, key)),
        }),
  }
}
