import type { Month } from '@minzheng/core/periods'

/** A district's own records of one dataset in one month: the unit that is marked dirty and computed. */
export interface Cell {
  readonly dataset: string
  readonly district: string
  readonly month: Month
}

/** The key of a cell in a map or a set. */
export function cellKey(dataset: string, district: string, month: Month): string {
  return `${dataset} ${district} ${month}`
}
