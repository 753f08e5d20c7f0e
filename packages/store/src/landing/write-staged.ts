import { sql, type Transaction } from 'kysely'
import { names, type DatasetTable } from '../sql/dataset-table.js'
import { basesOf } from '../marks/dirty-marks.js'
import type { Tables } from '../database/tables.js'
import { sameKey } from './changes.js'
import { writeInRounds } from './write-in-rounds.js'
import { stageTable } from './stage.js'
import type { LandingTools } from './tools.js'

/** True if no staged key is stored yet. */
export async function isAllNew(tx: Transaction<Tables>, table: DatasetTable): Promise<boolean> {
  const { rows: any } = await sql`select 1 from ${table.sql} limit 1`.execute(tx)
  if (any.length === 0) return true
  const { rows: known } =
    await sql`select 1 from ${stageTable} s join ${table.sql} r on ${sameKey(table, 's', 'r')} limit 1`.execute(tx)
  return known.length === 0
}

/**
 * Inserts all staged rows, provided every key is new and occurs once; then no row has to be compared. Returns
 * undefined, and changes nothing, if a key occurs twice in the source or another transaction has inserted it in the
 * meantime.
 */
export async function addAll(
  { catalogue, marks }: LandingTools,
  tx: Transaction<Tables>,
  table: DatasetTable,
  source: number,
): Promise<number | undefined> {
  await sql`savepoint adding`.execute(tx)
  try {
    await marks.markRecords(tx, table, basesOf(catalogue, table.dataset.name), [stageTable])
    const { numAffectedRows } = await sql`
      insert into ${table.sql} (${names(table.columns)}, source_id, source_line)
      select ${names(table.columns)}, ${source}::integer, source_line from ${stageTable}`.execute(tx)
    return Number(numAffectedRows ?? 0n)
  } catch (error) {
    if ((error as { readonly code?: unknown }).code !== '23505') throw error
    await sql`rollback to savepoint adding`.execute(tx)
    return undefined
  }
}

/** Writes the staged rows that differ from the stored records; each key must occur once. */
export function writeStaged(
  tools: LandingTools,
  tx: Transaction<Tables>,
  table: DatasetTable,
  source: number,
): Promise<number> {
  return writeInRounds(tools, tx, table, stageTable, source)
}
