import type { Kysely } from 'kysely'
import type { Month } from '@minzheng/core'
import type { Tables } from './tables.js'

/** What is stale: a dataset of a district in a month. */
export interface DirtyCell {
  readonly dataset: string
  readonly district: string
  readonly month: Month
}

/** Up to so many dirty cells; undefined where there are more. */
export async function dirtyCells(db: Kysely<Tables>, atMost: number): Promise<readonly DirtyCell[] | undefined> {
  const rows = await db
    .selectFrom('dirty_mark')
    .select(['dataset', 'district', 'month'])
    .limit(atMost + 1)
    .execute()
  return rows.length > atMost ? undefined : rows
}
