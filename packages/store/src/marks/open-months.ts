import { sql, type Transaction } from 'kysely'
import type { Catalogue } from '@minzheng/core'
import { lastDay, monthEnd, type Month } from '@minzheng/core/periods'
import type { DatasetTable } from '../sql/dataset-table.js'
import { basesOf, type DirtyMarks } from './dirty-marks.js'
import { returnedMonths } from './returned-months.js'
import type { Tables } from '../database/tables.js'

interface MonthTools {
  readonly schema: string
  readonly catalogue: Catalogue
  readonly tables: ReadonlyMap<string, DatasetTable>
  readonly marks: DirtyMarks
}

/**
 * Waits for concurrent landings if one of them opens a month or brings its first return: otherwise neither would mark
 * what only the other one knows (the records, the dataset or the month). Other landings run in parallel. Returns the
 * months that have no return yet.
 */
export async function lockMonths(
  { schema }: Pick<MonthTools, 'schema'>,
  tx: Transaction<Tables>,
  asked: readonly Month[],
): Promise<readonly Month[]> {
  const requested = [...new Set(asked)]
  const without = async (): Promise<readonly Month[]> => {
    const returned = new Set(requested.length === 0 ? [] : await returnedMonths(tx, schema))
    return requested.filter((month) => !returned.has(month))
  }
  const isKnown = (await without()).length === 0
  await sql`lock ${sql.id(schema, 'open_month')} in ${sql.raw(isKnown ? 'row exclusive' : 'exclusive')} mode`.execute(
    tx,
  )
  return isKnown ? [] : without()
}

/**
 * Opens months: from now on the store keeps the sums of every dataset for them. Returns the months that were not open
 * before.
 */
export async function openMonths(
  { catalogue, tables, marks }: MonthTools,
  tx: Transaction<Tables>,
  asked: readonly Month[],
): Promise<readonly Month[]> {
  if (asked.length === 0) return []
  const opened = await tx
    .insertInto('open_month')
    .values(
      asked.map((month) => ({
        month,
        first_day: `${month}-01`,
        last_day: lastDay({ until: monthEnd(month) }),
        year_start: `${month.slice(0, 4)}-01-01`,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('month')
    .execute()
  const months = opened.map(({ month }) => month)
  for (const table of tables.values())
    await marks.markDataset(tx, table, basesOf(catalogue, table.dataset.name), months)
  return months
}
