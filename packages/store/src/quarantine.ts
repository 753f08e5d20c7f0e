import { sql, type Kysely, type Transaction } from 'kysely'
import type { QuarantineCount, QuarantinedRow, QuarantineQuery, RefusedRow } from './store.js'
import type { Tables } from './tables.js'

/** Takes a source's refused rows into quarantine as they come, so that a file of bad rows needs no more memory than a good one. */
export interface Quarantine {
  add(rows: readonly RefusedRow[]): Promise<void>
  readonly refused: number
  /** Refused rows by code. */
  readonly reasons: Readonly<Record<string, number>>
}

/** `mends`: rows take the place of those that wait at the same sheet and line of this source. */
export function quarantineOf(tx: Transaction<Tables>, schema: string, source: number, mends: number | null): Quarantine {
  const reasons: Record<string, number> = {}
  let refused = 0
  const table = sql.id(schema, 'quarantine')
  return {
    reasons,
    get refused() {
      return refused
    },
    add: async (rows) => {
      if (rows.length === 0) return
      refused += rows.length
      for (const { code } of rows) reasons[code] = (reasons[code] ?? 0) + 1
      const text = (pick: (row: RefusedRow) => string | null | undefined) => sql`${rows.map((row) => pick(row) ?? null)}::text[]`
      const lines = sql`${rows.map(({ line }) => line)}::integer[]`
      if (mends !== null)
        await sql`
          delete from ${table} q using (select unnest(${text(({ sheet }) => sheet)}) as sheet, unnest(${lines}) as line) again
          where q.source = ${mends} and q.line = again.line and q.sheet is not distinct from again.sheet`.execute(tx)
      await sql`
        insert into ${table} (source, sheet, line, column_title, code, reason_zh, reason_en, value_class)
        select ${mends ?? source}::integer, * from unnest(
          ${text(({ sheet }) => sheet)}, ${lines}, ${text(({ column }) => column)}, ${text(({ code }) => code)},
          ${text(({ reason }) => reason.zh)}, ${text(({ reason }) => reason.en)}, ${text(({ valueClass }) => valueClass)})`.execute(tx)
    },
  }
}

/** Lets go the rows that came back mended: those that are staged. */
export async function releaseMended(tx: Transaction<Tables>, schema: string, mends: number): Promise<void> {
  await sql`
    delete from ${sql.id(schema, 'quarantine')} q using ${sql.id('pg_temp', 'staged')} s
    where q.source = ${mends} and q.line = s.source_line and q.sheet is not distinct from s.source_sheet`.execute(tx)
}

/** The refused rows of a source, or of all. */
export async function readQuarantine(db: Kysely<Tables>, { sha256, dataset, limit }: QuarantineQuery): Promise<readonly QuarantinedRow[]> {
  let select = db
    .selectFrom('quarantine')
    .innerJoin('source', 'source.id', 'quarantine.source')
    .select(['source.name as source', 'source.sha256 as sha256', 'source.dataset as dataset'])
    .select(['sheet', 'line', 'column_title', 'code', 'reason_zh', 'reason_en', 'value_class'])
  if (sha256 !== undefined) select = select.where('source.sha256', '=', sha256)
  if (dataset !== undefined) select = select.where('source.dataset', '=', dataset)
  if (limit !== undefined) select = select.limit(limit)
  const rows = await select.orderBy('source.id').orderBy('sheet').orderBy('line').execute()
  return rows.map(({ column_title, reason_zh, reason_en, value_class, ...row }) => ({
    ...row,
    column: column_title,
    reason: { zh: reason_zh, en: reason_en },
    valueClass: value_class,
  }))
}

/** How many rows wait, by source and code. */
export async function countQuarantine(db: Kysely<Tables>): Promise<readonly QuarantineCount[]> {
  return db
    .selectFrom('quarantine')
    .innerJoin('source', 'source.id', 'quarantine.source')
    .select(({ fn }) => ['source.name as source', 'source.sha256 as sha256', 'source.dataset as dataset', 'code', fn.countAll<number>().as('rows')])
    .groupBy(['source.id', 'source.name', 'source.sha256', 'source.dataset', 'code'])
    .orderBy('source.id')
    .orderBy('code')
    .execute()
}
