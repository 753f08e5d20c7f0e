import type { DistrictTree, Month } from '@minzheng/core'

/** What waits to be computed: sums of districts that records changed in, or below. */
export interface Waiting {
  has(dataset: string, district: string, month: Month): boolean
}

/** What some marks leave waiting: their districts and all above them. */
export function waitingOf(
  districts: Pick<DistrictTree, 'get' | 'ancestors'>,
  marks: readonly { readonly dataset: string; readonly district: string; readonly month: Month }[],
): Waiting {
  const waiting = new Set<string>()
  for (const { dataset, district, month } of marks) {
    // Whoever is above a marked district is there already.
    if (waiting.has(`${dataset} ${district} ${month}`)) continue
    for (const { code } of [districts.get(district), ...districts.ancestors(district)]) waiting.add(`${dataset} ${code} ${month}`)
  }
  return { has: (dataset, district, month) => waiting.size > 0 && waiting.has(`${dataset} ${district} ${month}`) }
}
