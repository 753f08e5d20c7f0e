import { sql, type Transaction } from 'kysely'
import type { Return } from '@minzheng/core'
import type { Copy } from '../database/copy.js'
import type { DatasetTable } from '../sql/dataset-table.js'
import { lockMonths, openMonths } from '../marks/open-months.js'
import { quarantineOf, deleteCorrected } from './quarantine.js'
import type { LandedRow, LandingReport, RefusedRow } from './source.js'
import type { Tables } from '../database/tables.js'
import { shortenIdleTimeout } from '../database/timeouts.js'
import { lockDefinitions } from '../definitions/version-fence.js'
import { assertKnownDistricts } from './districts.js'
import { mostComplete, upsertReturns } from './returns.js'
import { openStage, refuseConflicts, refuseOutdated, stagedDistricts } from './stage.js'
import type { LandingTools } from './tools.js'
import { addAll, isAllNew, writeStaged } from './write-staged.js'

/** A source of any size while it is read: its rows go to the database as they arrive. */
export interface LargeSource {
  readonly records: (rows: readonly LandedRow[]) => Promise<void>
  readonly quarantine: (rows: readonly RefusedRow[]) => Promise<void>
  readonly done: (returns: readonly Return[]) => Promise<LandingReport>
  /** To be called before the transaction is rolled back. */
  readonly giveUp: () => Promise<void>
}

/** The number of rows above which sorts and joins get more of the server's memory. */
const many = 5000

/** Opens a stage for a source; `done` writes the records from it. */
export async function landLarge(
  tools: LandingTools,
  tx: Transaction<Tables>,
  copy: Copy,
  { table, source, mends }: { readonly table: DatasetTable; readonly source: number; readonly mends: number | null },
): Promise<LargeSource> {
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
      // For this transaction only. Not for the embedded database, which uses this process's memory.
      if (kind === 'postgres' && staged > many) await sql`set local work_mem = '64MB'`.execute(tx)
      if (kind === 'postgres') await shortenIdleTimeout(tx)
      let conflicts = 0
      const refuseDuplicates = async (): Promise<void> => {
        const before = quarantine.refused
        if (staged > 1) await refuseConflicts(tx, table, (rows) => quarantine.add(rows))
        if (mends !== null) {
          await quarantine.add(await refuseOutdated(tx, table, mends))
          await deleteCorrected(tx, schema, mends)
        }
        conflicts = quarantine.refused - before
      }
      // If every key is new, the primary key itself finds duplicates. Districts are checked only after conflicting rows
      // are gone, so that a refused row does not fail the landing because of its district.
      const mayAddAll =
        mends === null &&
        [...stage.districts].every((code) => tools.catalogue.districts.has(code)) &&
        (await isAllNew(tx, table))
      if (!mayAddAll) await refuseDuplicates()
      await lockDefinitions(tx, tools.definitions)
      assertKnownDistricts(tools.catalogue, dataset, mayAddAll ? [] : await stagedDistricts(tx), returns)
      const firstReturned = await lockMonths(
        tools,
        tx,
        returns.map(({ month }) => month),
      )
      await openMonths(tools, tx, firstReturned)
      let changed = mayAddAll ? await addAll(tools, tx, table, source) : undefined
      if (changed === undefined) {
        if (mayAddAll) await refuseDuplicates()
        changed = await writeStaged(tools, tx, table, source)
      }
      if (returns.length > 0) await upsertReturns(schema, dataset, mostComplete(returns), source).execute(tx)
      const accepted = staged - conflicts
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
