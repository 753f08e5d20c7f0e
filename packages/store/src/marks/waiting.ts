import type { DistrictTree } from '@minzheng/core'
import type { Month } from '@minzheng/core/periods'
import { cellKey, type Cell } from './cell.js'

/** The sums that wait for a recompute: those of districts with a mark, and of their ancestors. */
export interface Waiting {
  readonly has: (dataset: string, district: string, month: Month) => boolean
}

/** Collects the marked districts and all their ancestors. */
export function waitingOf(districts: Pick<DistrictTree, 'selfAndAncestors'>, marks: readonly Cell[]): Waiting {
  const waiting = new Set<string>()
  for (const { dataset, district, month } of marks) {
    // The ancestors of this district are in the set already.
    if (waiting.has(cellKey(dataset, district, month))) continue
    for (const { code } of districts.selfAndAncestors(district)) waiting.add(cellKey(dataset, code, month))
  }
  return { has: (dataset, district, month) => waiting.size > 0 && waiting.has(cellKey(dataset, district, month)) }
}
