import { sql, type CompiledQuery, type Kysely } from 'kysely'
import type { Cell } from './cell.js'
import type { Tables } from '../database/tables.js'

/** A stale cell. */
export interface DirtyCell extends Cell {
  /** The revision of its mark; each change raises it. */
  readonly revision: number
}

/**
 * Returns a function that reads up to `atMost` dirty cells, or undefined if there are more. The statement is compiled
 * once, because a job that finds nothing to do sends only this one.
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
