import { sql, type RawBuilder, type Transaction } from 'kysely'
import type { DatasetTable } from '../sql/dataset-table.js'
import type { Tables } from '../database/tables.js'
import { changes, counted } from './changes.js'
import type { LandingTools } from './tools.js'

/** More often than anybody writes the same records at the same time. */
const mostRounds = 100

/**
 * Writes what of some rows is not stored yet, until nothing is left: each round sees the records that others wrote
 * since the one before, and marks them before it replaces them. Returns how many rows were written.
 */
export async function rest(
  tools: LandingTools,
  tx: Transaction<Tables>,
  table: DatasetTable,
  given: RawBuilder<unknown>,
  source: number,
): Promise<number> {
  let all = 0
  for (let round = 0; round < mostRounds; round += 1) {
    const { rows } = await sql<{ differing: number; written: number }>`
      with ${await changes(tools, table, given, source)} select ${counted}`.execute(tx)
    const { differing, written } = rows[0]!
    all += written
    if (written === differing) return all
  }
  throw new Error(
    `the records of ${table.dataset.name} were changed by others ${mostRounds} times while they landed; land them again`,
  )
}
