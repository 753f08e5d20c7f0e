import { sql, type Transaction } from 'kysely'
import type { AnyRecord } from '@minzheng/core'
import type { Tables } from '../database/tables.js'
import { lockDefinitions } from '../definitions/version-fence.js'
import { assertKnownDistricts } from '../landing/districts.js'
import type { LandingTools } from '../landing/tools.js'
import { lockDataset } from '../register/lock-dataset.js'
import type { DatasetTable } from '../sql/dataset-table.js'
import { restandKeys } from './act-on-record.js'
import { ActError, assertReason, type ActReason, type ActReport } from './act-request.js'
import { chainUndo } from './chain-act.js'
import { restore } from './withdraw.js'

/** Throws `unknown-district` if a source has districts that are in no tree any more, since an event was withdrawn. */
async function assertPlaces(
  tools: LandingTools,
  tx: Transaction<Tables>,
  table: DatasetTable,
  source: number,
): Promise<void> {
  if (tools.catalogue.history === undefined) return
  const { rows } = await sql<{ code: string }>`
    select distinct r.district as code from ${sql.id(tools.schema, 'source')} s join ${table.sql} r on s.told @> r.row_id
    where s.id = ${source} or s.mends = ${source}
    union select scope_district from ${sql.id(tools.schema, 'source')} where id = ${source} and scope_district is not null
    union select district from ${sql.id(tools.schema, 'source_return')} where source = ${source}`.execute(tx)
  assertKnownDistricts(
    tools,
    table.dataset.name,
    rows.map(({ code }) => code),
    [],
  )
}

/** Undoes an act: a withdrawn source is back in its place, a correction, deletion or re-keying no longer holds. */
export async function undoAct(
  tools: LandingTools,
  act: number,
  reason: ActReason,
  onProgress?: (done: number, all: number) => void,
): Promise<ActReport> {
  assertReason(tools, reason)
  return tools.transaction(async (plain) => {
    const tx = plain.withSchema(tools.schema)
    await lockDefinitions(tx, tools.definitions)
    const read = () => tx.selectFrom('act').selectAll().where('id', '=', act).executeTakeFirst()
    const known = await read()
    if (known === undefined) throw new ActError(`没有操作${act}`, `the act must have been made, got number ${act}`)
    const table = tools.tables.get(known.dataset)
    if (table === undefined)
      throw new ActError(
        `操作${act}的数据集${known.dataset}已停用`,
        `the dataset of act ${act} must be in use, got ${known.dataset}`,
      )
    await lockDataset(tx, tools.schema, known.dataset)
    const found = (await read())!
    if (found.undone_at !== null)
      throw new ActError(`操作${act}已取消`, `the act must be in force, got number ${act}, which was undone`)
    await tx
      .updateTable('act')
      // The database's clock, as for `made_at`: what was known at a moment compares the two.
      .set({ undone_at: sql`clock_timestamp()`, undone_reason: `${reason.askedBy}: ${reason.reason}` })
      .where('id', '=', act)
      .execute()
    if (found.kind === 'withdraw') await assertPlaces(tools, tx, table, found.source!)
    if (found.kind === 'withdraw') {
      const restored = await restore(tools, tx, found, onProgress)
      await chainUndo(tx, found, reason)
      return { act, ...restored }
    }
    const to = found.kind === 'rekey' ? { to: JSON.parse(found.fields!) as AnyRecord } : {}
    const { cells, changed, lost } = await restandKeys(tools, tx, table, {
      key: JSON.parse(found.key!) as AnyRecord,
      ...to,
    })
    await chainUndo(tx, found, reason)
    return { act, cells, changed, ended: lost, merged: [], returns: [] }
  })
}
