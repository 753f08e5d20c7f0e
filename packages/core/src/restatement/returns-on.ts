import type { DistrictTree } from '../district/district.js'
import type { DistrictHistory } from '../district/district-history.js'
import { dayWithDistricts, livesOf, predecessors } from '../district/placed-districts.js'
import type { Day } from '../period/day.js'
import { lastDay, monthEnd, type Month } from '../period/period.js'
import type { Return } from '../totals/returns.js'
import { restateReturns } from './restate-returns.js'

/**
 * Returns of any months restated for the districts of one day. Each return is read with the tree at the end of its month;
 * if its district was none then, with the nearest tree that has it. Throws `unknown-district` for a code that never was
 * a district.
 */
export function returnsOn(history: DistrictHistory, returns: Iterable<Return>, day: Day): readonly Return[] {
  const on = dayWithDistricts(history, day)
  const tree = history.on(on)
  const lives = livesOf(history)
  const groups = new Map<DistrictTree, { readonly day: Day; readonly returns: Return[] }>()
  const ends = new Map<Month, Day>()
  for (const each of returns) {
    const end = ends.get(each.month) ?? dayWithDistricts(history, lastDay({ until: monthEnd(each.month) }))
    ends.set(each.month, end)
    const life = lives.get(each.district)
    const stated =
      life === undefined || history.on(end).has(each.district) ? end : life.first > end ? life.first : life.last
    const from = history.on(stated)
    const group = groups.get(from) ?? { day: stated, returns: [] }
    group.returns.push(each)
    groups.set(from, group)
  }
  return [...groups].flatMap(([from, group]) => {
    if (from === tree) return group.returns
    return restateReturns(group.returns, from, tree, becomes(history, { tree, on }, group.day))
  })
}

/** What the districts of a day are on another, later or earlier. */
function becomes(
  history: DistrictHistory,
  { tree, on }: { readonly tree: DistrictTree; readonly on: Day },
  day: Day,
): (code: string) => readonly string[] {
  if (day <= on) return (code) => history.successors(code, day, on)
  const came = predecessors(history, tree, on, day)
  return (code) => came.get(code) ?? []
}
