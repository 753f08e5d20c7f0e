import type { AnyRecord } from '@minzheng/core'
import { lockDefinitions } from '../definitions/version-fence.js'
import type { LandingTools } from '../landing/tools.js'
import { lockDataset } from '../register/lock-dataset.js'
import { restandKeys } from './act-on-record.js'
import { ActError, assertReason, type ActReason, type ActReport } from './act-request.js'
import { restore } from './withdraw.js'

/** Undoes an act: a withdrawn source is back in its place, a correction, deletion or re-keying no longer holds. */
export async function undoAct(
  tools: LandingTools,
  act: number,
  reason: ActReason,
  onProgress?: (done: number, all: number) => void,
): Promise<ActReport> {
  assertReason(reason)
  return tools.transaction(async (plain) => {
    const tx = plain.withSchema(tools.schema)
    await lockDefinitions(tx, tools.definitions)
    const read = () => tx.selectFrom('act').selectAll().where('id', '=', act).executeTakeFirst()
    const known = await read()
    if (known === undefined) throw new ActError(`the act must have been made, got number ${act}`)
    const table = tools.tables.get(known.dataset)
    if (table === undefined) throw new ActError(`the dataset of act ${act} must be in use, got ${known.dataset}`)
    await lockDataset(tx, tools.schema, known.dataset)
    const found = (await read())!
    if (found.undone_at !== null) throw new ActError(`the act must be in force, got number ${act}, which is undone`)
    await tx
      .updateTable('act')
      .set({ undone_at: new Date(), undone_reason: `${reason.askedBy}: ${reason.reason}` })
      .where('id', '=', act)
      .execute()
    if (found.kind === 'withdraw') return { act, ...(await restore(tools, tx, found, onProgress)) }
    const to = found.kind === 'rekey' ? { to: JSON.parse(found.fields!) as AnyRecord } : {}
    const { cells, endedCount } = await restandKeys(tools, tx, table, {
      key: JSON.parse(found.key!) as AnyRecord,
      ...to,
    })
    return { act, cells, ended: endedCount }
  })
}
