import { rank, type DistrictTree, type Level } from '../district/district.js'
import type { Month } from '../period/period.js'

/** An office's statement that a dataset is complete for its district and everything below it, for a month (报送). */
export interface Return {
  readonly dataset: string
  readonly district: string
  readonly month: Month
  /**
   * True if it covers only the records registered at the district itself (市本级), not those of the districts below,
   * except of districts below that are no reporting offices, because no other office answers for them (`answeringAt`).
   */
  readonly own?: boolean
  /** True if the office calls its figures an estimate (快报数): complete, but not yet final. */
  readonly estimated?: boolean
}

/** The reporting rate of a figure: returns received, and returns due. */
export interface Completeness {
  readonly received: number
  readonly expected: number
  /** How many of those received are estimates. */
  readonly estimated: number
}

/** The ledger of returns; what has not been returned is missing, not zero. */
export interface ReturnBook {
  /** The months with a return, whatever the dataset, first to last. No figure depends on any other month. */
  readonly months: readonly Month[]
  readonly completeness: (
    dataset: { readonly name: string; readonly reportedBy: Level },
    district: string,
    months: readonly Month[],
  ) => Completeness
}

/** A district whose return covers another, and whether its return of own records alone also does. */
interface Speaker {
  readonly code: string
  readonly evenOwn: boolean
}

const none: ReadonlyMap<string, number> = new Map()

/**
 * Ranks returns by how much they say: an estimate of own records, own records as final, an estimate of all below, all
 * below as final.
 */
export function worthOf({ own, estimated }: Pick<Return, 'own' | 'estimated'>): number {
  return (own === true ? 0 : 2) + (estimated === true ? 0 : 1)
}

/**
 * Builds the ledger of returns for a tree of districts. A return covers the district that sent it and, unless it is of
 * own records only, all below. The returns due for a district are those of the districts that answer for the reporting
 * level (`answeringAt`). If a branch has no district of that level, the lowest district above the level answers, and
 * its return also covers the records below, even if it is of own records only.
 */
export function returnBook(returns: Iterable<Return>, districts: DistrictTree): ReturnBook {
  // What each district sent, by dataset and month.
  const sent = new Map<string, Map<string, number>>()
  const months = new Set<Month>()
  for (const each of returns) {
    const key = `${each.dataset} ${each.month}`
    const byPlace = sent.get(key) ?? new Map<string, number>()
    sent.set(key, byPlace)
    // An estimate that is sent again as final is final.
    byPlace.set(each.district, Math.max(worthOf(each), byPlace.get(each.district) ?? 0))
    months.add(each.month)
  }
  // The districts whose returns cover a district: itself and those above, each with whether its return of own records
  // also does.
  const spokenFor = new Map<Level, Map<string, readonly Speaker[]>>()
  const speakersFor = (district: string, reportedBy: Level): readonly Speaker[] => {
    const ofLevel = spokenFor.get(reportedBy) ?? new Map<string, readonly Speaker[]>()
    spokenFor.set(reportedBy, ofLevel)
    let speakers = ofLevel.get(district)
    if (speakers === undefined) {
      const path = districts.selfAndAncestors(district)
      const office = path.some(({ level }) => level === reportedBy)
        ? undefined
        : path.find(({ level }) => rank(level) < rank(reportedBy))
      speakers = path.map((each) => ({
        code: each.code,
        evenOwn: each === office || districts.children(each.code).length === 0,
      }))
      ofLevel.set(district, speakers)
    }
    return speakers
  }
  /** Whether the return that covers a district is an estimate; undefined if no return covers it. */
  const covering = (byPlace: ReadonlyMap<string, number>, reportedBy: Level, district: string): boolean | undefined => {
    let found: boolean | undefined
    for (const { code, evenOwn } of speakersFor(district, reportedBy)) {
      const worth = byPlace.get(code)
      if (worth === undefined || (worth < 2 && !evenOwn)) continue
      if (worth % 2 === 1) return false
      found = true
    }
    return found
  }
  // Every indicator of a dataset reads the same numbers of a district, for the month and for each period that contains
  // it.
  const known = new Map<string, Completeness>()
  const overMonths = new WeakMap<readonly Month[], Map<string, Completeness>>()
  const inMonth = (
    dataset: { readonly name: string; readonly reportedBy: Level },
    district: string,
    month: Month,
  ): Completeness => {
    const key = `${dataset.name} ${district} ${month}`
    let found = known.get(key)
    if (found === undefined) {
      const due = districts.answeringAt(district, dataset.reportedBy)
      const byPlace = sent.get(`${dataset.name} ${month}`) ?? none
      let [received, estimated] = [0, 0]
      for (const { code } of due) {
        const isEstimate = covering(byPlace, dataset.reportedBy, code)
        if (isEstimate === undefined) continue
        received += 1
        if (isEstimate) estimated += 1
      }
      found = { received, expected: due.length, estimated }
      known.set(key, found)
    }
    return found
  }
  return Object.freeze<ReturnBook>({
    months: [...months].toSorted(),
    completeness: (dataset, district, asked) => {
      let byPlace = overMonths.get(asked)
      if (byPlace === undefined) overMonths.set(asked, (byPlace = new Map()))
      const key = `${dataset.name} ${district}`
      let all = byPlace.get(key)
      if (all === undefined) byPlace.set(key, (all = addedUp(asked.map((month) => inMonth(dataset, district, month)))))
      return all
    },
  })
}

function addedUp(parts: readonly Completeness[]): Completeness {
  const sum = (of: (each: Completeness) => number): number => parts.reduce((added, each) => added + of(each), 0)
  return Object.freeze({
    received: sum((each) => each.received),
    expected: sum((each) => each.expected),
    estimated: sum((each) => each.estimated),
  })
}
