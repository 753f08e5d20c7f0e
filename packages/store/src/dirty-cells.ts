import { sql, type CompiledQuery, type Kysely } from 'kysely'
import type { Month } from '@minzheng/core'
import type { Tables } from './tables.js'

/** What is stale: a dataset of a district in a month. */
export interface DirtyCell {
  readonly dataset: string
  readonly district: string
  readonly month: Month
  /** Rises with each change. */
  readonly revision: number
}

/** Reads up to so many dirty cells; undefined where there are more. The statement is compiled once: jobs that find nothing to do ask nothing else. */
export function dirtyCellsReader(db: Kysely<Tables>): (atMost: number) => Promise<readonly DirtyCell[] | undefined> {
  const compiled = new Map<number, CompiledQuery<DirtyCell>>()
  return async (atMost) => {
    const query =
      compiled.get(atMost) ??
      db
        .selectFrom('dirty_mark')
        .select(['dataset', 'district', 'month', 'revision'])
        .limit(sql.lit(atMost + 1))
        .compile()
    compiled.set(atMost, query)
    const { rows } = await db.executeQuery(query)
    return rows.length > atMost ? undefined : rows
  }
}
