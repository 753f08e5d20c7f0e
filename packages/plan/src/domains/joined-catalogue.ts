import { catalogue, districtTree, type Catalogue, type District, type Domain } from '@minzheng/core'
import { latestTree, type DistrictHistory } from '@minzheng/core/districts'
import type { Plan } from '../plan/plan.js'
import { addIndicators } from './add-indicators.js'
import { domains as common } from './domains.js'

/** What a catalogue is joined from. */
interface Joined {
  readonly districts: readonly District[] | DistrictHistory
  readonly domains?: readonly Domain[]
  readonly plans: readonly Plan[]
  readonly alsoPersonal?: readonly RegExp[]
}

/** Domains with the tasks that only the plans have, over the districts; a task of two years is one indicator. */
export function joinedCatalogue({ districts, domains = common, plans, alsoPersonal = [] }: Joined): Catalogue {
  const known = new Set(domains.flatMap(({ indicators }) => indicators.map(({ id }) => id)))
  const tasks = new Map(plans.flatMap(({ milestones = [] }) => milestones.map((each) => [each.id, each])))
  const all = addIndicators(
    domains,
    [...tasks.values()].filter(({ id }) => !known.has(id)),
  )
  return isHistory(districts)
    ? catalogue(all, latestTree(districts), { history: districts, alsoPersonal })
    : catalogue(all, districtTree(districts), { alsoPersonal })
}

function isHistory(districts: Joined['districts']): districts is DistrictHistory {
  return 'written' in districts
}
