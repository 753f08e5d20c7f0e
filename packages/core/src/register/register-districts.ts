import { rank, type DistrictTree, type Level } from '../district/district.js'
import type { DistrictHistory } from '../district/district-history.js'
import { livesOf } from '../district/placed-districts.js'
import { isDay } from '../period/day.js'
import type { RegisterScope } from './landing-facts.js'
import { lastDayOf, monthNumberOf, type MonthNumber } from './month-number.js'

/** The districts of all months, as a register needs them. */
export interface RegisterDistricts {
  /** Every code that ever was a district. */
  readonly codes: readonly string[]
  /** The first months of each stretch with one tree; the first is `-Infinity`. */
  readonly epochs: readonly MonthNumber[]
  /** The tree at the end of a month. */
  readonly on: (month: MonthNumber) => DistrictTree
  /** The district that stands for a code at the end of a month: itself, what it has become, or the lowest above its parts. */
  readonly placed: (code: string, month: MonthNumber) => string
  /** The office that reports records of a code, in the tree of a month. */
  readonly officeOf: (code: string, level: Level, month: MonthNumber) => string
  /** True if a full register as of a month speaks of records of a code. */
  readonly speaksOf: (scope: RegisterScope, code: string, level: Level, month: MonthNumber) => boolean
}

/** The districts of a register whose tree never changes. */
export function unchangedDistricts(tree: DistrictTree): RegisterDistricts {
  return registerDistricts([{ from: -Infinity, tree }], (code) => code)
}

/** The districts of a history; a month has the tree of its last day. */
export function changedDistricts(history: DistrictHistory): RegisterDistricts {
  const epochs = [...new Set([-Infinity, ...history.days.map((day) => monthNumberOf(day))])]
  const trees = epochs.flatMap((from) => {
    const tree = treeOn(history, lastDayOf(from))
    return tree === undefined ? [] : [{ from, tree }]
  })
  const [first, ...rest] = trees
  if (first === undefined) throw new TypeError('the history must have at least one district')
  const all = [{ from: -Infinity, tree: first.tree }, ...rest]
  const lives = livesOf(history)
  // A code that is no longer a district: what it has become since the last day on which it was one.
  const recast = (code: string, month: MonthNumber): string => {
    const life = lives.get(code)
    if (life === undefined || life.last > lastDayOf(month)) return code
    const place = history.restate(code, life.last, lastDayOf(month))
    return 'code' in place ? place.code : place.within
  }
  return { ...registerDistricts(all, recast), codes: [...lives.keys()] }
}

function treeOn(history: DistrictHistory, day: string): DistrictTree | undefined {
  try {
    return history.on(isDay(day) ? day : '1000-01-01')
  } catch {
    return undefined
  }
}

function registerDistricts(
  trees: readonly { readonly from: MonthNumber; readonly tree: DistrictTree }[],
  recast: (code: string, month: MonthNumber) => string,
): RegisterDistricts {
  const on = (month: MonthNumber): DistrictTree => trees.findLast(({ from }) => from <= month)!.tree
  const placed = (code: string, month: MonthNumber): string => (on(month).has(code) ? code : recast(code, month))
  const offices = new Map<DistrictTree, Map<string, string>>()
  const officeOf = (code: string, level: Level, month: MonthNumber): string => {
    const tree = on(month)
    const known = offices.get(tree) ?? new Map<string, string>()
    offices.set(tree, known)
    const id = `${code} ${level}`
    let office = known.get(id)
    if (office === undefined) {
      const place = placed(code, month)
      office = !tree.has(place)
        ? place
        : (tree.ancestorAt(place, level) ??
            tree.selfAndAncestors(place).find((district) => rank(district.level) <= rank(level)))!.code
      known.set(id, office)
    }
    return office
  }
  return {
    codes: [...new Set(trees.flatMap(({ tree }) => tree.all.map(({ code }) => code)))],
    epochs: trees.map(({ from }) => from),
    on,
    placed,
    officeOf,
    speaksOf: ({ district, own }, code, level, month) => {
      const tree = on(month)
      // A register of a district that has ended speaks of rows under its own code, or below it while it existed.
      if (!tree.has(district)) {
        if (district === code) return true
        const former = trees.findLast((each) => each.from <= month && each.tree.has(district))
        return own !== true && former !== undefined && !tree.has(code) && former.tree.contains(district, code)
      }
      const place = placed(code, month)
      if (own !== true) return tree.contains(district, place)
      // Above the reporting level a district also answers for districts below that no office reports.
      return (
        place === district ||
        (rank(tree.get(district).level) < rank(level) && officeOf(code, level, month) === district)
      )
    },
  }
}
