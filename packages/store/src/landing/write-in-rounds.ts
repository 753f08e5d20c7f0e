import { sql, type RawBuilder, type Transaction } from 'kysely'
import type { DatasetTable } from '../sql/dataset-table.js'
import type { Tables } from '../database/tables.js'
import { changeCounts, changeSql } from './changes.js'
import type { LandingTools } from './tools.js'

/** The maximum number of rounds; no workload changes the same records this often at the same time. */
const mostRounds = 100

/**
 * Writes rows that differ from the stored records, in rounds until none is left: each round sees the records that
 * others wrote since the previous one, and marks their cells before it replaces them. Returns the number of written
 * rows.
 */
export async function writeInRounds(
  tools: LandingTools,
  tx: Transaction<Tables>,
  table: DatasetTable,
  given: RawBuilder<unknown>,
  source: number,
): Promise<number> {
  let all = 0
  for (let round = 0; round < mostRounds; round += 1) {
    const { rows } = await sql<{ differing: number; written: number }>`
      with ${await changeSql(tools, table, given, source)} select ${changeCounts}`.execute(tx)
    const { differing, written } = rows[0]!
    all += written
    if (written === differing) return all
  }
  throw new Error(
    `other transactions changed records of ${table.dataset.name} ${mostRounds} times while these landed; land the source again`,
  )
}
