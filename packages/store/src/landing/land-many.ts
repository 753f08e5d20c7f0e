import { sql, type Transaction } from 'kysely'
import type { Return } from '@minzheng/core'
import type { Copy } from '../database/copy.js'
import type { DatasetTable } from '../sql/dataset-table.js'
import { lockMonths, openMonths } from '../marks/open-months.js'
import { quarantineOf, releaseMended } from './quarantine.js'
import type { LandedRow, LandingReport, RefusedRow } from './source.js'
import type { Tables } from '../database/tables.js'
import { hasten } from '../database/timeouts.js'
import { holdDefinitions } from '../definitions/version-fence.js'
import { refuseUnknownDistricts } from './districts.js'
import { fullest, keepingReturns } from './returns.js'
import { openStage, refuseContradictions, refuseOutdated, stagedDistricts } from './stage.js'
import type { LandingTools } from './tools.js'
import { addAll, isAllNew, writeStaged } from './write-staged.js'

/** A source of any size while it is read: its rows go to the database as they come. */
export interface Many {
  records(rows: readonly LandedRow[]): Promise<void>
  quarantine(rows: readonly RefusedRow[]): Promise<void>
  done(returns: readonly Return[]): Promise<LandingReport>
  /** Before the transaction ends without the source. */
  giveUp(): Promise<void>
}

/** Rows from which on sorting and joining in the server's memory is worth more of it. */
const many = 5000

/** Opens a stage for a source, and writes from there. */
export async function landMany(
  tools: LandingTools,
  tx: Transaction<Tables>,
  copy: Copy,
  { table, source, mends }: { readonly table: DatasetTable; readonly source: number; readonly mends: number | null },
): Promise<Many> {
  const { schema, kind } = tools
  const dataset = table.dataset.name
  const quarantine = quarantineOf(tx, schema, source, mends)
  const stage = await openStage(tx, copy, table)
  return {
    records: (rows) => stage.add(rows),
    quarantine: async (rows) => {
      await stage.idle()
      await quarantine.add(rows)
    },
    giveUp: () => stage.giveUp(),
    done: async (returns) => {
      const staged = await stage.done()
      // For this transaction only; the embedded database's memory is our own.
      if (kind === 'postgres' && staged > many) await sql`set local work_mem = '64MB'`.execute(tx)
      if (kind === 'postgres') await hasten(tx)
      let contradictions = 0
      const refuseDoubles = async (): Promise<void> => {
        const before = quarantine.refused
        if (staged > 1) await refuseContradictions(tx, table, (rows) => quarantine.add(rows))
        if (mends !== null) {
          await quarantine.add(await refuseOutdated(tx, table, mends))
          await releaseMended(tx, schema, mends)
        }
        contradictions = quarantine.refused - before
      }
      // Where every key is new, the table itself tells whether one stands twice; who is refused must not be asked for a
      // district first.
      const mayAddAll =
        mends === null &&
        [...stage.districts].every((code) => tools.catalogue.districts.has(code)) &&
        (await isAllNew(tx, table))
      if (!mayAddAll) await refuseDoubles()
      await holdDefinitions(tx, tools.definitions)
      refuseUnknownDistricts(tools.catalogue, dataset, mayAddAll ? [] : await stagedDistricts(tx), returns)
      const firstReturned = await lockMonths(
        tools,
        tx,
        returns.map(({ month }) => month),
      )
      await openMonths(tools, tx, firstReturned)
      let changed = mayAddAll ? await addAll(tools, tx, table, source) : undefined
      if (changed === undefined) {
        if (mayAddAll) await refuseDoubles()
        changed = await writeStaged(tools, tx, table, source)
      }
      if (returns.length > 0) await keepingReturns(schema, dataset, fullest(returns), source).execute(tx)
      const accepted = staged - contradictions
      const { refused, reasons } = quarantine
      await quarantine.done()
      await tx
        .updateTable('source')
        .set({ accepted, changed, refused, reasons: JSON.stringify(reasons) })
        .where('id', '=', source)
        .execute()
      return { landedBefore: false, accepted, changed, refused, reasons }
    },
  }
}
