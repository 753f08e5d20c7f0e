import type { DistrictTree } from '../district/district.js'
import type { Return } from '../totals/returns.js'

/** The quality of the return that covers a district: none, an estimate (快报数), final. */
type Cover = 0 | 1 | 2

/**
 * Maps returns of the districts of one tree to those of another: of another day, or the reporting units. A district of
 * the new tree is returned if every district that its records came from was returned, and final if all of those returns
 * were. `successors` gives what a district of the old tree is in the new one. Throws `unknown-district` for a return
 * whose district is not in the old tree.
 */
export function restateReturns(
  returns: Iterable<Return>,
  from: DistrictTree,
  to: DistrictTree,
  successors: (code: string) => readonly string[],
): readonly Return[] {
  const placed: Return[] = []
  const sent = new Map<
    string,
    { readonly dataset: string; readonly month: string; readonly covers: Map<string, Cover> }
  >()
  for (const each of returns) {
    const { dataset, month, district } = each
    from.get(district)
    if (each.own === true) {
      placed.push(...successors(district).map((code): Return => ({ ...each, district: code })))
      continue
    }
    const key = `${dataset} ${month}`
    const group = sent.get(key) ?? { dataset, month, covers: new Map<string, Cover>() }
    group.covers.set(district, better(group.covers.get(district) ?? 0, each.estimated === true ? 1 : 2))
    sent.set(key, group)
  }
  const successorsOf = new Map(from.all.map(({ code }) => [code, successors(code)]))
  for (const { dataset, month, covers } of sent.values()) {
    const inherited = new Map<string, Cover>()
    const least = new Map<string, Cover>()
    const note = (code: string, cover: Cover): void => void least.set(code, worse(least.get(code) ?? 2, cover))
    for (const { code, parent } of from.all) {
      const cover = better(covers.get(code) ?? 0, parent === null ? 0 : inherited.get(parent)!)
      inherited.set(code, cover)
      for (const successor of successorsOf.get(code)!) note(successor, cover)
    }
    for (const { code, parent } of to.all.toReversed())
      if (parent !== null && least.has(code)) note(parent, least.get(code)!)
    const above = new Map<string, Cover>()
    for (const { code, parent } of to.all) {
      const known = parent === null ? 0 : above.get(parent)!
      const cover = least.get(code) ?? 0
      above.set(code, better(known, cover))
      if (cover > known) placed.push({ dataset, district: code, month, ...(cover === 1 ? { estimated: true } : {}) })
    }
  }
  return placed
}

function better(one: Cover, other: Cover): Cover {
  return one > other ? one : other
}

function worse(one: Cover, other: Cover): Cover {
  return one < other ? one : other
}
