import { sql, type Transaction } from 'kysely'
import { names, type DatasetTable } from '../sql/dataset-table.js'
import { basesOf } from '../marks/dirty-marks.js'
import type { Tables } from '../database/tables.js'
import { sameKey } from './changes.js'
import { rest } from './rest.js'
import { stageTable } from './stage.js'
import type { LandingTools } from './tools.js'

/** True where no staged key is stored yet. */
export async function isAllNew(tx: Transaction<Tables>, table: DatasetTable): Promise<boolean> {
  const { rows: any } = await sql`select 1 from ${table.sql} limit 1`.execute(tx)
  if (any.length === 0) return true
  const { rows: known } =
    await sql`select 1 from ${stageTable} s join ${table.sql} r on ${sameKey(table, 's', 'r')} limit 1`.execute(tx)
  return known.length === 0
}

/**
 * Adds all that is staged, where every key is new and stands once: nothing has to be compared then. Gives undefined,
 * and changes nothing, where a key stands twice in the source or somebody else has added it in the meantime.
 */
export async function addAll(
  { catalogue, marks }: LandingTools,
  tx: Transaction<Tables>,
  table: DatasetTable,
  source: number,
): Promise<number | undefined> {
  await sql`savepoint adding`.execute(tx)
  try {
    await marks.ofRecords(tx, table, basesOf(catalogue, table.dataset.name), [stageTable])
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

/** Writes what is staged and differs from what is stored; each key stands once. */
export function writeStaged(
  tools: LandingTools,
  tx: Transaction<Tables>,
  table: DatasetTable,
  source: number,
): Promise<number> {
  return rest(tools, tx, table, stageTable, source)
}
