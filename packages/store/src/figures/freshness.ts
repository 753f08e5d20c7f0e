import type { DistrictTree, Formula, Return } from '@minzheng/core'
import type { PlacedDistricts } from '@minzheng/core/districts'
import { monthsBehind, districtsOf, dependenciesOf, type Dependency } from '@minzheng/core/evaluation'
import { monthsOf, type Month, type Period } from '@minzheng/core/periods'
import { groupBy } from '../base/group-by.js'
import { monthIndex } from '../sums/year-sums.js'
import type { LoadedYears } from './loaded-year.js'
import type { Waiting } from '../marks/waiting.js'

/** Whether a figure includes every earlier change, and when it last changed. */
export interface Freshness {
  /** False while a change of a record behind the figure is not in its sums yet. */
  readonly settled: boolean
  /**
   * The turn of the last recompute that changed a number behind the figure; later recomputes have higher turns. Null if
   * no recompute has changed one.
   */
  readonly revision: number | null
  /** When a number, a return or the definition behind the figure last changed; null if none has. */
  readonly movedAt: Date | null
}

/** A return, with the time of its last change; a withdrawn one counts no more, but figures moved when it went. */
export interface MovedReturn extends Return {
  readonly moved: number
  readonly withdrawn: boolean
}

/** Computes the freshness of a formula's figure over a period; `returned` are the months with a return. */
export interface FreshnessReader {
  readonly of: (
    indicator: string,
    formula: Formula,
    district: string,
    period: Period,
    returned: readonly Month[],
  ) => Freshness
}

/** For each month of a dataset, its first return, and the withdrawal that came last; left out if there is none. */
export type MovedMonths = ReadonlyMap<Month, { readonly first?: number; readonly gone?: number }>

/** When the returns of each month of a dataset began and went. */
export function movedMonthsOf(returns: readonly MovedReturn[]): MovedMonths {
  const found = new Map<Month, { first?: number; gone?: number }>()
  for (const { month, moved, withdrawn } of returns) {
    const own = found.get(month) ?? {}
    found.set(month, own)
    if (withdrawn) own.gone = Math.max(moved, own.gone ?? 0)
    else own.first = Math.min(moved, own.first ?? Infinity)
  }
  return found
}

/**
 * When the returns of a month last changed every figure that includes the month, for some datasets together: a month's
 * first return, or the withdrawal of its last one.
 */
export function movedMonths(datasets: readonly MovedMonths[]): ReadonlyMap<Month, number> {
  const [first, gone] = [new Map<Month, number>(), new Map<Month, number>()]
  for (const months of datasets)
    for (const [month, own] of months) {
      if (own.first !== undefined) first.set(month, Math.min(own.first, first.get(month) ?? Infinity))
      if (own.gone !== undefined) gone.set(month, Math.max(own.gone, gone.get(month) ?? 0))
    }
  return new Map([...gone, ...first])
}

/** When the last return of a dataset's month changed that concerns a district; 0 if none has. */
export function movedReturns(
  { tree, placed }: PlacedDistricts,
  returns: readonly MovedReturn[],
): (district: string, month: Month) => number {
  let sent: ReadonlyMap<Month, readonly MovedReturn[]> | undefined
  const known = new Map<string, number>()
  return (district, month) => {
    const key = `${district} ${month}`
    let moved = known.get(key)
    if (moved === undefined) {
      sent ??= groupBy(returns, (each) => each.month)
      moved = 0
      for (const each of sent.get(month) ?? [])
        if (each.moved > moved && isSameLineage(tree, placed(each.district), district)) ({ moved } = each)
      known.set(key, moved)
    }
    return moved
  }
}

/** What freshness reads of a dataset. */
interface FreshSums {
  readonly waiting: Waiting
  readonly yearOf: LoadedYears
  readonly movedReturn: ReturnType<typeof movedReturns>
}

/** Reads freshness from the loaded sums, marks and returns. */
export function freshnessReader(
  { tree }: Pick<PlacedDistricts, 'tree'>,
  sumsOf: (dataset: string) => FreshSums,
  monthMoved: ReadonlyMap<Month, number>,
  /** When the definition of an indicator last changed. */
  changedAt: ReadonlyMap<string, number>,
): FreshnessReader {
  return {
    of: (indicator, formula, district, period, returned) => {
      let settled = true
      let revision = 0
      let moved = changedAt.get(indicator) ?? 0
      for (const month of monthsOf(period)) moved = Math.max(moved, monthMoved.get(month) ?? 0)
      for (const dependency of datasetsOf(formula)) {
        const { dataset } = dependency
        const { waiting, yearOf, movedReturn } = sumsOf(dataset)
        for (const place of districtsOf({ districts: tree }, dependency, district))
          for (const month of monthsBehind(dependency, period, returned)) {
            if (waiting.has(dataset, place, month)) settled = false
            moved = Math.max(moved, movedReturn(place, month))
            revision = Math.max(revision, yearOf(dataset, place, month)?.revision[monthIndex(month)] || 0)
          }
      }
      moved = Math.max(moved, revision)
      return { settled, revision: revision === 0 ? null : revision, movedAt: moved === 0 ? null : new Date(moved) }
    },
  }
}

const dependenciesByFormula = new WeakMap<Formula, readonly Dependency[]>()

/** What a formula reads, each dataset once: the numbers of a dataset's month change together. */
function datasetsOf(formula: Formula): readonly Dependency[] {
  let dependencies = dependenciesByFormula.get(formula)
  if (dependencies === undefined)
    dependenciesByFormula.set(
      formula,
      (dependencies = [
        ...groupBy(dependenciesOf(formula), ({ key: _key, ...others }) => JSON.stringify(others)).values(),
      ].map(([dependency]) => dependency!)),
    )
  return dependencies
}

/** True if the districts are the same or one contains the other: a return of one then also concerns the other. */
function isSameLineage(districts: Pick<DistrictTree, 'contains'>, one: string, other: string): boolean {
  return districts.contains(one, other) || districts.contains(other, one)
}
