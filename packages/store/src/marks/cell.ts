import type { Month } from '@minzheng/core/periods'

/** A district's own records of one dataset in one month: what is marked dirty, computed and summed as one. */
export interface Cell {
  readonly dataset: string
  readonly district: string
  readonly month: Month
}

/** Names a cell in a map or a set. */
export function cellKey(dataset: string, district: string, month: Month): string {
  return `${dataset} ${district} ${month}`
}
