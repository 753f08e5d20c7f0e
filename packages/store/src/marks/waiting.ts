import type { DistrictTree } from '@minzheng/core'
import type { Month } from '@minzheng/core/periods'
import { cellKey, type Cell } from './cell.js'

/** What waits to be computed: sums of districts that records changed in, or below. */
export interface Waiting {
  has(dataset: string, district: string, month: Month): boolean
}

/** What some marks leave waiting: their districts and all above them. */
export function waitingOf(districts: Pick<DistrictTree, 'selfAndAncestors'>, marks: readonly Cell[]): Waiting {
  const waiting = new Set<string>()
  for (const { dataset, district, month } of marks) {
    // Whoever is above a marked district is there already.
    if (waiting.has(cellKey(dataset, district, month))) continue
    for (const { code } of districts.selfAndAncestors(district)) waiting.add(cellKey(dataset, code, month))
  }
  return { has: (dataset, district, month) => waiting.size > 0 && waiting.has(cellKey(dataset, district, month)) }
}
