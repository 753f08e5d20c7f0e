import type { PlacedDistricts } from '@minzheng/core/districts'
import type { Month } from '@minzheng/core/periods'
import { cellKey, type Cell } from './cell.js'

/** The sums that wait for a recompute: those of codes with a mark, of their places, and of all districts above. */
export interface Waiting {
  readonly has: (dataset: string, district: string, month: Month) => boolean
}

/** Collects the marked codes, their places and all districts above. */
export function waitingOf({ tree, placed }: PlacedDistricts, marks: readonly Cell[]): Waiting {
  const waiting = new Set<string>()
  for (const { dataset, district: written, month } of marks) {
    const district = placed(written)
    if (district !== written) waiting.add(cellKey(dataset, written, month))
    // The ancestors of this district are in the set already.
    if (waiting.has(cellKey(dataset, district, month))) continue
    for (const { code } of tree.selfAndAncestors(district)) waiting.add(cellKey(dataset, code, month))
  }
  return { has: (dataset, district, month) => waiting.size > 0 && waiting.has(cellKey(dataset, district, month)) }
}
