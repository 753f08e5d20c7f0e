import type { District, DistrictTree } from './district.js'
import { lowestAbove, type DistrictHistory } from './district-history.js'
import { MinzhengError } from '../base/errors.js'
import type { Day } from '../period/day.js'

/** The districts of one day, with the place in them of every code that ever was a district. */
export interface PlacedDistricts {
  readonly tree: DistrictTree
  /** Every code that ever was a district. */
  readonly codes: readonly string[]
  /**
   * The district of the day that stands for a code: itself, what it has become by then, or what it was then; the lowest
   * district that contains all parts, if these are several. Throws `unknown-district` for a code that never was one.
   */
  readonly placed: (code: string) => string
  /** The codes of other days that are placed at a district. */
  readonly others: (code: string) => readonly string[]
  /** The codes that are placed at a district or below: its own and those below first, then codes of other days. */
  readonly codesWithin: (code: string) => readonly string[]
}

const firstDay: Day = '1000-01-01'
const lastDay: Day = '9999-12-31'

/** The tree after all events of a history. */
export function latestTree(history: DistrictHistory): DistrictTree {
  return history.on(lastDay)
}

/** The districts of a tree that is that of every day. */
export function unchangedPlaces(tree: DistrictTree): PlacedDistricts {
  return placesIn(tree, [], (code) => tree.get(code).code)
}

/** The districts of a day; before the first district of the history, those of its first day. */
export function placedDistricts(history: DistrictHistory, day: Day = lastDay): PlacedDistricts {
  const on = dayWithDistricts(history, day)
  const tree = history.on(on)
  const lives = livesOf(history)
  const former = origins(history, tree, on)
  const placed = (code: string): string => {
    if (tree.has(code)) return code
    const life = lives.get(code)
    if (life === undefined) return tree.get(code).code
    if (life.first > on) return former(code, life.first)
    const place = history.restate(code, life.last, on)
    return 'code' in place ? place.code : place.within
  }
  return placesIn(tree, [...lives.keys()], placed)
}

/** The nearest day to a day, from it on, on which a history has districts. */
export function dayWithDistricts(history: DistrictHistory, day: Day): Day {
  const found = [day, ...history.days.filter((each) => each > day)].find((each) => hasDistricts(history, each))
  return found ?? day
}

function hasDistricts({ on }: DistrictHistory, day: Day): boolean {
  try {
    on(day)
    return true
  } catch (error) {
    if (error instanceof MinzhengError && error.code === 'invalid-day') return false
    throw error
  }
}

/** The first and the last day on which something changed and a code was a district. */
export interface Life {
  readonly first: Day
  readonly last: Day
}

const knownLives = new WeakMap<DistrictHistory, ReadonlyMap<string, Life>>()

/** For each code that ever was a district: days on which it was one, the first and the last that the history tells apart. */
export function livesOf(history: DistrictHistory): ReadonlyMap<string, Life> {
  const known = knownLives.get(history)
  if (known !== undefined) return known
  const lives = new Map<string, Life>()
  for (const day of [firstDay, ...history.days]) {
    if (!hasDistricts(history, day)) continue
    for (const { code } of history.on(day).all) lives.set(code, { first: lives.get(code)?.first ?? day, last: day })
  }
  knownLives.set(history, lives)
  return lives
}

/** What a code of a later day was on a day: the district that became it, or the lowest that contains all that did. */
function origins(history: DistrictHistory, tree: DistrictTree, on: Day): (code: string, first: Day) => string {
  const byDay = new Map<Day, Map<string, string[]>>()
  return (code, first) => {
    let came = byDay.get(first)
    if (came === undefined) byDay.set(first, (came = predecessors(history, tree, on, first)))
    const from = came.get(code)
    if (from !== undefined) return from.length === 1 ? from[0]! : lowestAbove(tree, from)
    return (
      history
        .on(first)
        .ancestors(code)
        .find((above) => tree.has(above.code))?.code ?? tree.root.code
    )
  }
}

/** For each district of a later day: the districts of a day that became it. */
export function predecessors(history: DistrictHistory, tree: DistrictTree, on: Day, later: Day): Map<string, string[]> {
  const came = new Map<string, string[]>()
  for (const { code } of tree.all)
    for (const successor of history.successors(code, on, later))
      came.set(successor, [...(came.get(successor) ?? []), code])
  return came
}

function placesIn(tree: DistrictTree, ever: readonly string[], find: (code: string) => string): PlacedDistricts {
  const places = new Map<string, string>()
  const placed = (code: string): string => {
    let place = places.get(code)
    if (place === undefined) places.set(code, (place = find(code)))
    return place
  }
  const elsewhere = ever.filter((code) => !tree.has(code))
  const others = new Map<string, string[]>()
  for (const code of elsewhere) others.set(placed(code), [...(others.get(placed(code)) ?? []), code])
  const none: readonly string[] = []
  return Object.freeze<PlacedDistricts>({
    tree,
    codes: [...tree.all.map(({ code }: District) => code), ...elsewhere],
    placed,
    others: (code) => others.get(code) ?? none,
    codesWithin: (code) => {
      const within = tree.within(code).map((district) => district.code)
      return others.size === 0 ? within : [...within, ...within.flatMap((each) => others.get(each) ?? none)]
    },
  })
}
