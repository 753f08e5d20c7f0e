import type { DistrictTree } from '../district/district.js'
import { worthOf, type Return } from '../totals/returns.js'

/** The quality of the return that covers a district: none, an estimate (快报数), final. */
type Cover = 0 | 1 | 2

/** What the returns of one dataset and month cover of each district: all of it, or its own records alone (市本级). */
interface Covers {
  readonly dataset: string
  readonly month: string
  readonly whole: Map<string, Cover>
  readonly own: Map<string, Cover>
}

/**
 * Maps returns of the districts of one tree to those of another: of another day, or the reporting units. A district of
 * the new tree is returned if every district that its records came from was returned, and final if all of those returns
 * were; the same holds of its own records alone. Of several returns of one district, the most complete counts.
 * `successors` gives what a district of the old tree is in the new one. Throws `unknown-district` for a return whose
 * district is not in the old tree.
 */
export function restateReturns(
  returns: Iterable<Return>,
  from: DistrictTree,
  to: DistrictTree,
  successors: (code: string) => readonly string[],
): readonly Return[] {
  const successorsOf = new Map(from.all.map(({ code }) => [code, successors(code)]))
  return coversOf(returns, from).flatMap((covers) => placedReturns(covers, from, to, (code) => successorsOf.get(code)!))
}

function coversOf(returns: Iterable<Return>, from: DistrictTree): readonly Covers[] {
  const best = new Map<string, Return>()
  for (const each of returns) {
    from.get(each.district)
    const key = `${each.dataset} ${each.month} ${each.district}`
    const known = best.get(key)
    if (known === undefined || worthOf(each) > worthOf(known)) best.set(key, each)
  }
  const sent = new Map<string, Covers>()
  for (const { dataset, month, district, own, estimated } of best.values()) {
    const key = `${dataset} ${month}`
    const covers = sent.get(key) ?? { dataset, month, whole: new Map(), own: new Map() }
    sent.set(key, covers)
    covers[own === true ? 'own' : 'whole'].set(district, estimated === true ? 1 : 2)
  }
  return [...sent.values()]
}

function placedReturns(
  { dataset, month, whole, own }: Covers,
  from: DistrictTree,
  to: DistrictTree,
  successors: (code: string) => readonly string[],
): readonly Return[] {
  const inherited = new Map<string, Cover>()
  const leastWhole = new Map<string, Cover>()
  const leastOwn = new Map<string, Cover>()
  const note = (least: Map<string, Cover>, code: string, cover: Cover): void =>
    void least.set(code, worse(least.get(code) ?? 2, cover))
  for (const { code, parent } of from.all) {
    const cover = better(whole.get(code) ?? 0, parent === null ? 0 : inherited.get(parent)!)
    inherited.set(code, cover)
    for (const successor of successors(code)) {
      note(leastWhole, successor, cover)
      note(leastOwn, successor, better(cover, own.get(code) ?? 0))
    }
  }
  for (const { code, parent } of to.all.toReversed())
    if (parent !== null && leastWhole.has(code)) note(leastWhole, parent, leastWhole.get(code)!)
  const above = new Map<string, Cover>()
  const placed: Return[] = []
  const place = (district: string, cover: Cover, ofOwn: boolean): void => {
    const estimated = cover === 1 ? { estimated: true } : {}
    placed.push({ dataset, district, month, ...(ofOwn ? { own: true } : {}), ...estimated })
  }
  for (const { code, parent } of to.all) {
    const known = parent === null ? 0 : above.get(parent)!
    const cover = better(known, leastWhole.get(code) ?? 0)
    above.set(code, cover)
    const ofOwn = leastOwn.get(code) ?? 0
    if (cover > known) place(code, cover, false)
    else if (ofOwn > cover) place(code, ofOwn, true)
  }
  return placed
}

function better(one: Cover, other: Cover): Cover {
  return one > other ? one : other
}

function worse(one: Cover, other: Cover): Cover {
  return one < other ? one : other
}
