import type { AnyDataset } from '../dataset/dataset.js'
import type { Act } from './act.js'
import { recordKey } from './record-key.js'
import type { Telling } from './telling.js'

/** The tellings and acts of keys that belong together: one key, or several that re-keyings connect. */
export interface KeyGroup<T extends Telling = Telling> {
  readonly tellings: readonly T[]
  readonly acts: readonly Act[]
}

/** For each key that a re-keying names: one key of its group, the same for all of them. */
export function keyGroups(dataset: Pick<AnyDataset, 'key'>, acts: readonly Act[]): ReadonlyMap<string, string> {
  const group = new Map<string, string>()
  const rootOf = (key: string): string => {
    let at = key
    for (let up = group.get(at); up !== undefined && up !== at; up = group.get(at)) at = up
    return at
  }
  for (const act of acts) {
    if (act.kind !== 'rekey') continue
    const [old, right] = [rootOf(recordKey(dataset, act.key)), rootOf(recordKey(dataset, act.to))]
    group.set(right, right)
    group.set(old, right)
  }
  return new Map([...group.keys()].map((key) => [key, rootOf(key)]))
}

/** Groups tellings and acts by the keys that belong together. */
export function groupedTellings<T extends Telling>(
  dataset: Pick<AnyDataset, 'key'>,
  tellings: readonly T[],
  acts: readonly Act[],
): readonly KeyGroup<T>[] {
  const roots = keyGroups(dataset, acts)
  const groups = new Map<string, { readonly tellings: T[]; readonly acts: Act[] }>()
  const groupOf = (key: string): { readonly tellings: T[]; readonly acts: Act[] } => {
    const id = roots.get(key) ?? key
    const known = groups.get(id)
    if (known !== undefined) return known
    const group = { tellings: [], acts: [] }
    groups.set(id, group)
    return group
  }
  for (const telling of tellings) groupOf(recordKey(dataset, telling.record)).tellings.push(telling)
  for (const act of acts) groupOf(recordKey(dataset, act.key)).acts.push(act)
  return [...groups.values()].filter((group) => group.tellings.length > 0)
}
