import { sql, type CompiledQuery, type Kysely } from 'kysely'
import type { Cell } from './cell.js'
import type { Tables } from '../database/tables.js'

/** A cell that is stale. */
export interface DirtyCell extends Cell {
  /** Rises with each change. */
  readonly revision: number
}

/**
 * Reads up to so many dirty cells; undefined where there are more. The statement is compiled once: jobs that find
 * nothing to do ask nothing else.
 */
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
