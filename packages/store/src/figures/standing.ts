import type { Catalogue, Formula, Return } from '@minzheng/core'
import { monthsBehind, placesOf, restsOf, type Rest } from '@minzheng/core/evaluation'
import { monthsOf, type Month, type Period } from '@minzheng/core/periods'
import { groupBy } from '../sql/group-by.js'
import { monthIndex } from '../sums/year-sums.js'
import type { KnownYear } from './known-year.js'
import { cellKey } from '../marks/cell.js'
import type { Waiting } from '../marks/waiting.js'

/** How a figure stands: whether all that is known has gone into it, and when it last moved. */
export interface Standing {
  /** False while records behind it have changed that its sums do not take in yet. */
  readonly settled: boolean
  /** The turn of the last recompute that moved a number behind it, rising with each; null before any did. */
  readonly revision: number | null
  /** When a number or a return behind it last moved; null before any did. */
  readonly movedAt: Date | null
}

/** Tells how the figure of a formula stands, over a period; `returned`: the months with a return. */
export interface Standings {
  of(formula: Formula, district: string, period: Period, returned: readonly Month[]): Standing
}

/** How figures stand by the sums, marks and returns that were read. */
export function standingsOf(
  catalogue: Pick<Catalogue, 'districts'>,
  yearOf: (dataset: string, district: string, month: Month) => KnownYear | undefined,
  waiting: Waiting,
  returns: readonly (Return & { readonly moved: number })[],
): Standings {
  const sent = groupBy(returns, ({ dataset, month }) => `${dataset} ${month}`)
  const monthMoved = new Map<Month, number>()
  // A month's first return moves every figure over it.
  for (const { month, moved } of returns) monthMoved.set(month, Math.min(moved, monthMoved.get(month) ?? Infinity))
  const returnMoved = remembered((dataset, district, month): number => {
    const own = (sent.get(`${dataset} ${month}`) ?? []).filter((each) =>
      isOnOneLine(catalogue.districts, each.district, district),
    )
    return own.reduce((last, { moved }) => Math.max(last, moved), 0)
  })
  return {
    of: (formula, district, period, returned) => {
      let settled = true
      let revision = 0
      let moved = 0
      for (const month of monthsOf(period)) moved = Math.max(moved, monthMoved.get(month) ?? 0)
      for (const rest of datasetsOf(formula))
        for (const place of placesOf(catalogue, rest, district))
          for (const month of monthsBehind(rest, period, returned)) {
            if (waiting.has(rest.dataset, place, month)) settled = false
            moved = Math.max(moved, returnMoved(rest.dataset, place, month))
            revision = Math.max(revision, yearOf(rest.dataset, place, month)?.revision[monthIndex(month)] || 0)
          }
      moved = Math.max(moved, revision)
      return { settled, revision: revision === 0 ? null : revision, movedAt: moved === 0 ? null : new Date(moved) }
    },
  }
}

const known = new WeakMap<Formula, readonly Rest[]>()

/** What a formula reads, each dataset once: the numbers of a month move together. */
function datasetsOf(formula: Formula): readonly Rest[] {
  let rests = known.get(formula)
  if (rests === undefined)
    known.set(
      formula,
      (rests = [...groupBy(restsOf(formula), ({ key: _key, ...rest }) => JSON.stringify(rest)).values()].map(
        ([rest]) => rest!,
      )),
    )
  return rests
}

/** True if one of two districts is the other, or above it: what is returned for the one speaks of the other. */
function isOnOneLine(districts: Pick<Catalogue['districts'], 'contains'>, one: string, other: string): boolean {
  return districts.contains(one, other) || districts.contains(other, one)
}

function remembered<Value>(make: (dataset: string, district: string, month: Month) => Value): typeof make {
  const made = new Map<string, Value>()
  return (dataset, district, month) => {
    const key = cellKey(dataset, district, month)
    let value = made.get(key)
    if (value === undefined) made.set(key, (value = make(dataset, district, month)))
    return value
  }
}
