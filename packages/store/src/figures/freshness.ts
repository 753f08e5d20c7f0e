import type { DistrictTree, Formula, Return } from '@minzheng/core'
import type { PlacedDistricts } from '@minzheng/core/districts'
import { monthsBehind, districtsOf, dependenciesOf, type Dependency } from '@minzheng/core/evaluation'
import { monthsOf, type Month, type Period } from '@minzheng/core/periods'
import { groupBy } from '../base/group-by.js'
import { monthIndex } from '../sums/year-sums.js'
import type { LoadedYear } from './loaded-year.js'
import { cellKey } from '../marks/cell.js'
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

/** Reads freshness from the loaded sums, marks and returns. */
export function freshnessReader(
  { tree, placed }: PlacedDistricts,
  yearOf: (dataset: string, district: string, month: Month) => LoadedYear | undefined,
  waiting: Waiting,
  returns: readonly MovedReturn[],
  /** When the definition of an indicator last changed. */
  changedAt: ReadonlyMap<string, number>,
): FreshnessReader {
  const sent = groupBy(returns, ({ dataset, month }) => `${dataset} ${month}`)
  const monthMoved = new Map<Month, number>()
  // A month's first return, and the withdrawal of its last one, change every figure that includes the month.
  for (const { month, moved, withdrawn } of returns)
    if (!withdrawn) monthMoved.set(month, Math.min(moved, monthMoved.get(month) ?? Infinity))
  const living = new Set(monthMoved.keys())
  for (const { month, moved } of returns)
    if (!living.has(month)) monthMoved.set(month, Math.max(moved, monthMoved.get(month) ?? 0))
  const returnMoved = memoized((dataset, district, month): number => {
    const own = (sent.get(`${dataset} ${month}`) ?? []).filter((each) =>
      isSameLineage(tree, placed(each.district), district),
    )
    return own.reduce((last, { moved }) => Math.max(last, moved), 0)
  })
  return {
    of: (indicator, formula, district, period, returned) => {
      let settled = true
      let revision = 0
      let moved = changedAt.get(indicator) ?? 0
      for (const month of monthsOf(period)) moved = Math.max(moved, monthMoved.get(month) ?? 0)
      for (const dependency of datasetsOf(formula))
        for (const place of districtsOf({ districts: tree }, dependency, district))
          for (const month of monthsBehind(dependency, period, returned)) {
            if (waiting.has(dependency.dataset, place, month)) settled = false
            moved = Math.max(moved, returnMoved(dependency.dataset, place, month))
            revision = Math.max(revision, yearOf(dependency.dataset, place, month)?.revision[monthIndex(month)] || 0)
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

function memoized<Value>(make: (dataset: string, district: string, month: Month) => Value): typeof make {
  const cached = new Map<string, Value>()
  return (dataset, district, month) => {
    const key = cellKey(dataset, district, month)
    let value = cached.get(key)
    if (value === undefined) cached.set(key, (value = make(dataset, district, month)))
    return value
  }
}
