import { sql, type RawBuilder, type Selectable, type Transaction } from 'kysely'
import { monthNumber } from '@minzheng/core/registers'
import type { Month } from '@minzheng/core/periods'
import type { Tables } from '../database/tables.js'
import { lockDefinitions } from '../definitions/version-fence.js'
import { deriveReturns } from '../landing/returns.js'
import type { LandingTools } from '../landing/tools.js'
import { passMonths } from '../months/closed-months.js'
import { absentRows } from '../register/absent-rows.js'
import { lockDataset } from '../register/lock-dataset.js'
import { restand } from '../register/restand.js'
import { rowNumbers, rowsTold } from '../register/row-numbers.js'
import type { DatasetTable } from '../sql/dataset-table.js'
import { ActError, assertReason, type ActReason } from '../register/reason.js'
import { type ActReport, type StatedMonth } from './act-request.js'
import { chainWithdrawal } from './chain-act.js'

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
  { source, returns, ...why }: Withdrawal,
  onProgress?: (done: number, all: number) => void,
): Promise<ActReport> {
  const { reason, askedBy, revision } = why
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
    const stated = returns === undefined ? await returnsOf(tx, source) : await flipReturns(tx, source, returns, true)
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
      const changed = await deriveReturns(tx, tools.schema, found.dataset, [source])
      await passMonths(
        tools,
        tx,
        { dataset: found.dataset, cells: [], returns: changed, by: { act: id } },
        { revision },
      )
    }
    const done =
      returns === undefined
        ? await flipSource(tools, tx, found, true, { act: id, revision, onProgress })
        : nothingChanged
    await chainWithdrawal(tx, { id, source, dataset: found.dataset, returns: returns ?? null }, why)
    return { act: id, ...done, returns: stated }
  })
}

/** Restores what a withdrawal took back; the source has its former place in the order. */
export async function restore(
  tools: LandingTools,
  tx: Transaction<Tables>,
  { id, source, fields }: Pick<Selectable<Tables['act']>, 'id' | 'source' | 'fields'>,
  { revision }: Pick<ActReason, 'revision'>,
  onProgress?: (done: number, all: number) => void,
): Promise<Omit<ActReport, 'act'>> {
  const found = await lockedSource(tools, tx, source!)
  if (fields === null) {
    await assertOnlyContent(tx, found.id)
    const flipped = await flipSource(tools, tx, found, false, { act: id, revision, onProgress })
    return { ...flipped, returns: await returnsOf(tx, found.id) }
  }
  const returns = await flipReturns(tx, source!, JSON.parse(fields) as readonly Month[] | 'all', false)
  const changed = await deriveReturns(tx, tools.schema, found.dataset, [source!])
  await passMonths(tools, tx, { dataset: found.dataset, cells: [], returns: changed, by: { act: id } }, { revision })
  return { ...nothingChanged, returns }
}

/**
 * Throws if the content of a withdrawn source has landed again since, for the same period and scope: one content would
 * have two places. The same content as an addition and as a full register are two sources.
 */
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
    .whereRef('other.estimated', '=', 's.estimated')
    .whereRef('other.scope_own', '=', 's.scope_own')
    .where(
      sql<boolean>`(other.as_of, other.from_month, other.scope_district) is not distinct from (s.as_of, s.from_month, s.scope_district)`,
    )
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
): Promise<readonly StatedMonth[]> {
  let update = tx.updateTable('source_return').set({ withdrawn }).where('source', '=', source)
  if (months !== 'all') update = update.where('month', 'in', [...months])
  const flipped = await update.returning(['district', 'month']).execute()
  if (flipped.length === 0)
    throw new ActError(
      `来源${source}没有这些月份的报送`,
      `source ${source} must state a return of these months, got none`,
    )
  return flipped
}

/** The returns of a source and of those that correct its refused rows, without those that were withdrawn alone. */
async function returnsOf(tx: Transaction<Tables>, source: number): Promise<readonly StatedMonth[]> {
  return tx
    .selectFrom('source_return')
    .innerJoin('source', 'source.id', 'source_return.source')
    .select(['source_return.district', 'source_return.month'])
    .where((where) => where.or([where('source.id', '=', source), where('source.mends', '=', source)]))
    .where('source_return.withdrawn', '=', false)
    .distinct()
    .orderBy('district')
    .orderBy('month')
    .execute()
}

const nothingChanged = { cells: 0, changed: 0, ended: 0, merged: [] } as const

async function flipSource(
  tools: LandingTools,
  tx: Transaction<Tables>,
  { id, dataset, from_month, as_of, scope_district, scope_own }: FoundSource,
  withdrawn: boolean,
  {
    act,
    revision,
    onProgress,
  }: {
    readonly act: number
    readonly revision: ActReason['revision']
    readonly onProgress: ((done: number, all: number) => void) | undefined
  },
): Promise<Omit<ActReport, 'act' | 'returns'>> {
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
  const returns = await deriveReturns(
    tx,
    tools.schema,
    dataset,
    corrections.map((each) => each.id),
  )
  const { cells, stated, changed, lost } = await restand(tools, tx, table, [...new Set([...told, ...ends])], {
    counts: true,
    onProgress,
  })
  await passMonths(tools, tx, { dataset, cells: stated, returns, by: { act } }, { revision })
  return { cells, changed, ended: lost, merged: [] }
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
