import { sql, type Kysely, type RawBuilder, type Transaction } from 'kysely'
import type { AnyDataset } from '@minzheng/core'
import { recordKey } from '@minzheng/core/registers'
import type { RefusedRow } from './source.js'
import type { Tables } from '../database/tables.js'

/** Which refused rows to read; a property that is left out does not filter. */
export interface QuarantineQuery {
  readonly sha256?: string
  readonly dataset?: string
  readonly limit?: number
}

/** A refused row in quarantine. */
export interface QuarantinedRow extends RefusedRow {
  readonly source: string
  readonly sha256: string
  readonly dataset: string
  readonly valueClass: string | null
}

/**
 * The number of refused rows of a source, by reason. If a file has very many, the first are stored one by one and the
 * rest are only counted.
 */
export interface QuarantineCount {
  readonly source: string
  readonly sha256: string
  readonly dataset: string
  readonly code: string
  readonly rows: number
  /** The number of these that are only counted: no list and no workbook shows them. */
  readonly unlisted: number
}

/**
 * The maximum number of refused rows of one source that are stored one by one; the others are counted by reason. A
 * clerk corrects such a file as a whole.
 */
const mostQuarantined = 10_000

/**
 * Stores a source's refused rows in quarantine as they arrive, so that a file of refused rows needs no more memory than
 * a file of accepted rows.
 */
export interface Quarantine {
  readonly add: (rows: readonly RefusedRow[]) => Promise<void>
  readonly refused: number
  /** Refused rows by code. */
  readonly reasons: Readonly<Record<string, number>>
  /** Stores the counts of the rows that are only counted. */
  readonly done: () => Promise<void>
}

/**
 * Opens the quarantine of a source. `mends`: the source whose refused rows this source corrects; a row that is refused
 * again replaces the quarantined row of that source at the same sheet and line.
 */
export function quarantineOf(
  tx: Transaction<Tables>,
  schema: string,
  dataset: Pick<AnyDataset, 'key'>,
  source: number,
  mends: number | null,
): Quarantine {
  const reasons: Record<string, number> = {}
  const rest: Record<string, number> = {}
  let refused = 0
  let listed = 0
  const table = sql.id(schema, 'quarantine')
  return {
    reasons,
    get refused() {
      return refused
    },
    done: async () => {
      const codes = Object.entries(rest)
      if (codes.length > 0)
        await tx
          .insertInto('quarantine_rest')
          .values(codes.map(([code, rows]) => ({ source, code, rows })))
          .execute()
    },
    add: async (given) => {
      refused += given.length
      for (const { code } of given) reasons[code] = (reasons[code] ?? 0) + 1
      // Corrected rows replace rows that are already stored, so they need no limit.
      const rows = mends === null ? given.slice(0, mostQuarantined - listed) : given
      for (const { code } of given.slice(rows.length)) rest[code] = (rest[code] ?? 0) + 1
      listed += rows.length
      if (rows.length === 0) return
      if (mends !== null)
        await sql`
          delete from ${table} q using (select unnest(${textsOf(rows, ({ sheet }) => sheet)}) as sheet, unnest(${linesOf(rows)}) as line) again
          where q.source = ${mends} and q.line = again.line and q.sheet is not distinct from again.sheet`.execute(tx)
      await insertRefused(schema, dataset, mends ?? source, rows).execute(tx)
    },
  }
}

/** The statement that stores refused rows of a source. */
function insertRefused(
  schema: string,
  dataset: Pick<AnyDataset, 'key'>,
  source: number,
  rows: readonly RefusedRow[],
): RawBuilder<unknown> {
  const texts = (pick: (row: RefusedRow) => string | null | undefined) => textsOf(rows, pick)
  return sql`
    insert into ${sql.id(schema, 'quarantine')} (source, sheet, line, column_title, code, reason_zh, reason_en, value_class, key)
    select ${source}::integer, * from unnest(
      ${texts(({ sheet }) => sheet)}, ${linesOf(rows)}, ${texts(({ column }) => column)}, ${texts(({ code }) => code)},
      ${texts(({ reason }) => reason.zh)}, ${texts(({ reason }) => reason.en)}, ${texts(({ valueClass }) => valueClass)},
      ${texts(({ key }) => (key == null ? null : recordKey(dataset, key)))})`
}

function textsOf(
  rows: readonly RefusedRow[],
  pick: (row: RefusedRow) => string | null | undefined,
): RawBuilder<unknown> {
  return sql`${rows.map((row) => pick(row) ?? null)}::text[]`
}

function linesOf(rows: readonly RefusedRow[]): RawBuilder<unknown> {
  return sql`${rows.map(({ line }) => line)}::integer[]`
}

/** Removes quarantined rows that are staged again, now accepted. */
export async function deleteCorrected(tx: Transaction<Tables>, schema: string, mends: number): Promise<void> {
  await sql`
    delete from ${sql.id(schema, 'quarantine')} q using ${sql.id('pg_temp', 'staged')} s
    where q.source = ${mends} and q.line = s.source_line and q.sheet is not distinct from s.source_sheet`.execute(tx)
}

/** The refused rows of a source, or of all. */
export async function readQuarantine(
  db: Kysely<Tables>,
  { sha256, dataset, limit }: QuarantineQuery,
): Promise<readonly QuarantinedRow[]> {
  let select = db
    .selectFrom('quarantine')
    .innerJoin('source', 'source.id', 'quarantine.source')
    .select(['source.name as source', 'source.sha256 as sha256', 'source.dataset as dataset'])
    .where('source.withdrawn', '=', false)
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

/** The number of refused rows by source and code, including rows that are only counted. */
export async function countQuarantine(db: Kysely<Tables>): Promise<readonly QuarantineCount[]> {
  const found = await db
    .selectFrom('quarantine')
    .select(({ fn }) => ['source', 'code', fn.countAll<string>().as('listed'), sql<string>`0`.as('rest')])
    .groupBy(['source', 'code'])
    .unionAll(
      db
        .selectFrom('quarantine_rest')
        .select(['source', 'code', sql<string>`0`.as('listed'), sql<string>`rows`.as('rest')]),
    )
    .execute()
  const sources = await db
    .selectFrom('source')
    .select(['id', 'name', 'sha256', 'dataset'])
    .where('id', 'in', [...new Set(found.map(({ source }) => source)), -1])
    .where('withdrawn', '=', false)
    .execute()
  const byId = new Map(sources.map((each) => [each.id, each]))
  const counts = new Map<string, { readonly id: number; readonly count: QuarantineCount }>()
  for (const { source: id, code, listed, rest } of found) {
    const known = byId.get(id)
    if (known === undefined) continue
    const { name: source, sha256, dataset } = known
    const before = counts.get(`${id} ${code}`)?.count
    const [rows, unlisted] = [
      Number(listed) + Number(rest) + (before?.rows ?? 0),
      Number(rest) + (before?.unlisted ?? 0),
    ]
    counts.set(`${id} ${code}`, { id, count: { source, sha256, dataset, code, rows, unlisted } })
  }
  const order = [...counts.values()].toSorted(
    (one, other) => one.id - other.id || (one.count.code < other.count.code ? -1 : 1),
  )
  return order.map(({ count }) => count)
}
