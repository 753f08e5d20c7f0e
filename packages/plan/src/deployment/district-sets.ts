import type { Catalogue, Target, Text } from '@minzheng/core'
import type { DistrictSet } from '@minzheng/core/evaluation'
import type { Plan } from '../plan/plan.js'

/** Districts that a city names together and that are no district (地区组): 主城区, 三县. */
export interface NamedDistrictSet extends DistrictSet {
  /** Small letters, digits and hyphens, a letter first: no code of a district. */
  readonly id: string
  readonly name: Text
}

/** Every fault of the sets of a deployment. */
export function setFaults(
  sets: readonly NamedDistrictSet[],
  { districts }: Pick<Catalogue, 'districts'>,
  known: ReadonlySet<string>,
): readonly { readonly path: string; readonly message: string }[] {
  return sets.flatMap(({ id, name, districts: members }, index) => {
    const faults: string[] = []
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
      faults.push(`id must be small letters, digits and hyphens, a letter first, got "${id}"`)
    if (sets.slice(0, index).some((other) => other.id === id)) faults.push(`id must be unique, got "${id}" twice`)
    if (name.zh.trim() === '') faults.push('name must be stated, got none')
    if (members.length === 0) faults.push('districts must be at least one, got none')
    const strange = members.filter((code) => !known.has(code))
    if (strange.length > 0) faults.push(`districts must be districts of the catalogue, got ${strange.join(', ')}`)
    const doubled = members.filter(
      (code, turn) =>
        members.indexOf(code) !== turn || members.some((other) => other !== code && districts.contains(other, code)),
    )
    if (doubled.length > 0)
      faults.push(`districts must be named once, and none within another, got ${[...new Set(doubled)].join(', ')}`)
    return faults.map((message) => ({ path: `districtSets.${id}`, message }))
  })
}

/** A plan whose targets for sets have the districts of the sets; the plan itself if it has none. */
export function planWithSets(plan: Plan, sets: readonly NamedDistrictSet[]): Plan {
  const targets = plan.targets.map((target) => targetWithSet(target, sets))
  return targets.every((target, index) => target === plan.targets[index])
    ? plan
    : Object.freeze({ ...plan, targets: Object.freeze(targets) })
}

function targetWithSet(target: Target, sets: readonly NamedDistrictSet[]): Target {
  const found = sets.find(({ id }) => id === target.set?.id)
  return found === undefined || target.districts.length > 0
    ? target
    : Object.freeze({ ...target, districts: found.districts })
}
