import { sql, type RawBuilder, type Selectable, type Transaction } from 'kysely'
import { monthNumber } from '@minzheng/core/registers'
import type { Month } from '@minzheng/core/periods'
import type { Tables } from '../database/tables.js'
import { lockDefinitions } from '../definitions/version-fence.js'
import { deriveReturns } from '../landing/returns.js'
import type { LandingTools } from '../landing/tools.js'
import { absentRows } from '../register/absent-rows.js'
import { lockDataset } from '../register/lock-dataset.js'
import { restand } from '../register/restand.js'
import { rowNumbers, rowsTold } from '../register/row-numbers.js'
import type { DatasetTable } from '../sql/dataset-table.js'
import { ActError, assertReason, type ActReason, type ActReport } from './act-request.js'

/** What to withdraw of a source. */
export interface Withdrawal extends ActReason {
  /** The number of the source (`sources`). */
  readonly source: number
  /** Only returns: those of these months, or all. Without it, everything that the source told. */
  readonly returns?: readonly Month[] | 'all'
}

/**
 * Withdraws a source (撤回): its versions, absences and returns no longer count, and what they hid shows again. Sources
 * that correct its refused rows go with it. Undoing the act restores it in its place.
 */
export async function withdraw(
  tools: LandingTools,
  { source, returns, reason, askedBy }: Withdrawal,
  onProgress?: (done: number, all: number) => void,
): Promise<ActReport> {
  assertReason(tools, { reason, askedBy })
  return tools.transaction(async (plain) => {
    const tx = plain.withSchema(tools.schema)
    const found = await lockedSource(tools, tx, source)
    if (found.withdrawn)
      throw new ActError(
        `来源${source}已撤回`,
        `the source must not be withdrawn already, got source ${source}, which was`,
      )
    if (found.mends !== null)
      throw new ActError(
        `来源${source}是来源${found.mends}的更正，请撤回来源${found.mends}`,
        `the source must not correct another one, got source ${source}; withdraw source ${found.mends}`,
      )
    if (returns !== undefined) await flipReturns(tx, source, returns, true)
    const { id } = await tx
      .insertInto('act')
      .values({
        kind: 'withdraw',
        dataset: found.dataset,
        source,
        fields: returns === undefined ? null : JSON.stringify(returns),
        reason,
        asked_by: askedBy,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    if (returns !== undefined) {
      await deriveReturns(tx, tools.schema, found.dataset, [source])
      return { act: id, cells: 0, ended: 0 }
    }
    return { act: id, ...(await flipSource(tools, tx, found, true, onProgress)) }
  })
}

/** Restores what a withdrawal took back; the source has its former place in the order. */
export async function restore(
  tools: LandingTools,
  tx: Transaction<Tables>,
  { source, fields }: Pick<Selectable<Tables['act']>, 'source' | 'fields'>,
  onProgress?: (done: number, all: number) => void,
): Promise<Omit<ActReport, 'act'>> {
  const found = await lockedSource(tools, tx, source!)
  if (fields === null) await assertOnlyContent(tx, found.id)
  if (fields === null) return flipSource(tools, tx, found, false, onProgress)
  await flipReturns(tx, source!, JSON.parse(fields) as readonly Month[] | 'all', false)
  await deriveReturns(tx, tools.schema, found.dataset, [source!])
  return { cells: 0, ended: 0 }
}

/** Throws if the content of a withdrawn source has landed again since: restored, it would count twice. */
async function assertOnlyContent(tx: Transaction<Tables>, source: number): Promise<void> {
  const again = await tx
    .selectFrom('source as s')
    .innerJoin('source as other', (join) =>
      join.onRef('other.sha256', '=', 's.sha256').onRef('other.dataset', '=', 's.dataset'),
    )
    .select('other.id as id')
    .where('s.id', '=', source)
    .where('other.withdrawn', '=', false)
    .whereRef('other.id', '!=', 's.id')
    .where((where) => where.and([where(sql`other.as_of`, 'is not distinct from', sql`s.as_of`)]))
    .executeTakeFirst()
  if (again !== undefined)
    throw new ActError(
      `来源${source}的内容已作为来源${again.id}重新导入，请先撤回来源${again.id}`,
      `the content of source ${source} must not be in force already, got it as source ${again.id}; withdraw source ${again.id} first`,
    )
}

type FoundSource = Pick<
  Selectable<Tables['source']>,
  'id' | 'dataset' | 'mends' | 'withdrawn' | 'from_month' | 'as_of' | 'scope_district' | 'scope_own'
>

async function lockedSource(tools: LandingTools, tx: Transaction<Tables>, source: number): Promise<FoundSource> {
  await lockDefinitions(tx, tools.definitions)
  const read = () =>
    tx
      .selectFrom('source')
      .select(['id', 'dataset', 'mends', 'withdrawn', 'from_month', 'as_of', 'scope_district', 'scope_own'])
      .where('id', '=', source)
      .executeTakeFirst()
  const found = await read()
  if (found === undefined) throw new ActError(`没有来源${source}`, `the source must have landed, got number ${source}`)
  if (!tools.tables.has(found.dataset))
    throw new ActError(
      `来源${source}的数据集${found.dataset}已停用`,
      `the dataset of source ${source} must be in use, got ${found.dataset}`,
    )
  await lockDataset(tx, tools.schema, found.dataset)
  return (await read())!
}

async function flipReturns(
  tx: Transaction<Tables>,
  source: number,
  months: readonly Month[] | 'all',
  withdrawn: boolean,
): Promise<void> {
  let update = tx.updateTable('source_return').set({ withdrawn }).where('source', '=', source)
  if (months !== 'all') update = update.where('month', 'in', [...months])
  const [{ numUpdatedRows } = { numUpdatedRows: 0n }] = await update.execute()
  if (numUpdatedRows === 0n)
    throw new ActError(
      `来源${source}没有这些月份的报送`,
      `source ${source} must state a return of these months, got none`,
    )
}

async function flipSource(
  tools: LandingTools,
  tx: Transaction<Tables>,
  { id, dataset, from_month, as_of, scope_district, scope_own }: FoundSource,
  withdrawn: boolean,
  onProgress?: (done: number, all: number) => void,
): Promise<Omit<ActReport, 'act'>> {
  const table = tools.tables.get(dataset)!
  const told = await toldRows(tx, tools.schema, table, id)
  const corrections = await tx
    .updateTable('source')
    .set({ withdrawn })
    .where((where) => where.or([where('id', '=', id), where('mends', '=', id)]))
    .returning('id')
    .execute()
  const ends =
    scope_district === null
      ? []
      : await absentRows(
          tools,
          tx,
          table,
          {
            id,
            from: monthNumber(from_month),
            asOf: monthNumber(as_of),
            scope: { district: scope_district, own: scope_own },
          },
          toldBySource(tools.schema, table, id),
          { kind: withdrawn ? 'partly' : 'standing', others: await tools.landings.of(tx, table.dataset) },
        )
  await deriveReturns(
    tx,
    tools.schema,
    dataset,
    corrections.map((each) => each.id),
  )
  const { cells, endedCount } = await restand(tools, tx, table, [...new Set([...told, ...ends])], { onProgress })
  return { cells, ended: endedCount }
}

/** The rows that a source and its corrections told. */
const toldBySource = (schema: string, table: DatasetTable, source: number): RawBuilder<unknown> =>
  rowsTold(schema, table.sql, sql`id = ${source}::integer or mends = ${source}::integer`)

async function toldRows(
  tx: Transaction<Tables>,
  schema: string,
  table: DatasetTable,
  source: number,
): Promise<readonly number[]> {
  const { rows } = await sql<{ ids: string | null }>`
    select string_agg(row_id::text, ',') as ids from ${toldBySource(schema, table, source)} told`.execute(tx)
  return rowNumbers(rows[0]?.ids ?? null)
}
