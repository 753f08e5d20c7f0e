import { sql, type Kysely, type RawBuilder, type Transaction } from 'kysely'
import type { AnyDataset } from '@minzheng/core'
import { recordKey } from '@minzheng/core/registers'
import type { RefusedRow } from './source.js'
import type { Tables } from '../database/tables.js'

/** Which refused rows to read; a property that is left out does not filter. */
export interface QuarantineQuery {
  readonly sha256?: string
  readonly dataset?: string
  /** Only rows with this code of a reason. */
  readonly code?: string
  /** Only rows after this one, in the order of sources, sheets and lines. */
  readonly after?: QuarantinePlace
  readonly limit?: number
}

/** A refused row among those of its source: two rows may have one line. */
export interface QuarantinePlace {
  readonly sheet: string | null
  readonly line: number
  readonly id: number
}

/** A refused row in quarantine. */
export interface QuarantinedRow extends RefusedRow {
  readonly id: number
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
      // A corrected row that no longer waits was corrected by somebody else meanwhile: it must not wait again.
      const still = mends === null ? given : await takeWaiting(tx, schema, mends, given)
      refused += still.length
      for (const { code } of still) reasons[code] = (reasons[code] ?? 0) + 1
      // Corrected rows replace rows that are already stored, so they need no limit.
      const rows = mends === null ? still.slice(0, mostQuarantined - listed) : still
      for (const { code } of still.slice(rows.length)) rest[code] = (rest[code] ?? 0) + 1
      listed += rows.length
      if (rows.length > 0) await insertRefused(schema, dataset, mends ?? source, rows).execute(tx)
    },
  }
}

/** Takes the rows of these places out of the quarantine of a source; returns those that were there. */
async function takeWaiting(
  tx: Transaction<Tables>,
  schema: string,
  source: number,
  rows: readonly RefusedRow[],
): Promise<readonly RefusedRow[]> {
  if (rows.length === 0) return []
  const { rows: taken } = await sql<{ sheet: string | null; line: number }>`
    delete from ${sql.id(schema, 'quarantine')} q using (select unnest(${textsOf(rows, ({ sheet }) => sheet)}) as sheet, unnest(${linesOf(rows)}) as line) again
    where q.source = ${source} and q.line = again.line and q.sheet is not distinct from again.sheet
    returning q.sheet, q.line`.execute(tx)
  const places = new Set(taken.map(({ sheet, line }) => `${line} ${sheet ?? ''}`))
  return rows.filter(({ sheet, line }) => places.has(`${line} ${sheet ?? ''}`))
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

/** Unstages rows that no longer wait, since somebody else has corrected them meanwhile; returns their places. */
export async function unstageCorrected(
  tx: Transaction<Tables>,
  schema: string,
  mends: number,
): Promise<readonly Pick<RefusedRow, 'sheet' | 'line'>[]> {
  const { rows } = await sql<{ sheet: string | null; line: number }>`
    delete from ${sql.id('pg_temp', 'staged')} s where not exists (
      select 1 from ${sql.id(schema, 'quarantine')} q where q.source = ${mends} and q.line = s.source_line and q.sheet is not distinct from s.source_sheet)
    returning s.source_sheet as sheet, s.source_line as line`.execute(tx)
  return rows
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
  { sha256, dataset, code, after, limit }: QuarantineQuery,
): Promise<readonly QuarantinedRow[]> {
  let select = db
    .selectFrom('quarantine')
    .innerJoin('source', 'source.id', 'quarantine.source')
    .select(['source.name as source', 'source.sha256 as sha256', 'source.dataset as dataset'])
    .where('source.withdrawn', '=', false)
    .select(['quarantine.id as id', 'sheet', 'line', 'column_title', 'code', 'reason_zh', 'reason_en', 'value_class'])
  if (sha256 !== undefined) select = select.where('source.sha256', '=', sha256)
  if (dataset !== undefined) select = select.where('source.dataset', '=', dataset)
  if (code !== undefined) select = select.where('code', '=', code)
  if (after !== undefined)
    select = select.where(
      sql<boolean>`(coalesce(sheet, ''), line, quarantine.id) > (${after.sheet ?? ''}, ${after.line}::integer, ${after.id}::integer)`,
    )
  if (limit !== undefined) select = select.limit(limit)
  const rows = await select
    .orderBy('source.id')
    .orderBy(sql`coalesce(sheet, '')`)
    .orderBy('line')
    .orderBy('quarantine.id')
    .execute()
  return rows.map(({ column_title, reason_zh, reason_en, value_class, ...row }) => ({
    ...row,
    column: column_title,
    reason: { zh: reason_zh, en: reason_en },
    valueClass: value_class,
  }))
}

/** What waited of a source once another one had corrected some of its rows. */
interface Left {
  readonly mend: number
  readonly rows: Readonly<Record<string, number>>
}

/**
 * Counts refused rows by source and code, including rows that are only counted. Only rows that somebody mends leave the
 * quarantine, in the landing of a source that corrects them. So what waits of a source is what its landing counted, or what was
 * left after the last source that corrected it; millions of rows need not be counted again.
 */
export function quarantineCounter(db: Kysely<Tables>): () => Promise<readonly QuarantineCount[]> {
  const known = new Map<number, Left>()
  return async () => {
    const sources = await db
      .selectFrom('source as s')
      .leftJoin(
        (of) =>
          of
            .selectFrom('source')
            .select(({ fn }) => ['mends', fn.max('id').as('last')])
            .where('mends', 'is not', null)
            .groupBy('mends')
            .as('m'),
        (join) => join.onRef('m.mends', '=', 's.id'),
      )
      .select(['s.id', 's.name', 's.sha256', 's.dataset', 's.reasons', 'm.last as mend'])
      .where('s.refused', '>', 0)
      .where('s.withdrawn', '=', false)
      .where('s.mends', 'is', null)
      .orderBy('s.id')
      .execute()
    const rest = new Map<string, number>()
    for (const { source, code, rows } of await db.selectFrom('quarantine_rest').selectAll().execute())
      rest.set(`${source} ${code}`, rows)
    const changed = new Map(
      sources.flatMap(({ id, mend }) => (mend === null || known.get(id)?.mend === mend ? [] : [[id, mend] as const])),
    )
    const counted = await countLeft(db, [...changed.keys()])
    for (const [id, mend] of changed) known.set(id, { mend, rows: counted.get(id) ?? {} })
    return sources.flatMap(({ id, name: source, sha256, dataset, reasons, mend }) => {
      const landed = JSON.parse(reasons) as Readonly<Record<string, number>>
      const left = mend === null ? undefined : known.get(id)!.rows
      return Object.keys({ ...landed, ...left })
        .toSorted()
        .flatMap((code) => {
          const unlisted = rest.get(`${id} ${code}`) ?? 0
          const rows = left === undefined ? landed[code]! : (left[code] ?? 0) + unlisted
          return rows === 0 ? [] : [{ source, sha256, dataset, code, rows, unlisted }]
        })
    })
  }
}

/** How many listed rows of some sources wait, by code: counted one by one. */
async function countLeft(
  db: Kysely<Tables>,
  sources: readonly number[],
): Promise<ReadonlyMap<number, Readonly<Record<string, number>>>> {
  const left = new Map<number, Record<string, number>>()
  if (sources.length === 0) return left
  const found = await db
    .selectFrom('quarantine')
    .select(({ fn }) => ['source', 'code', fn.countAll<string>().as('rows')])
    .where(sql<boolean>`source = any(${[...sources]}::integer[])`)
    .groupBy(['source', 'code'])
    .execute()
  for (const { source, code, rows } of found) {
    const of = left.get(source) ?? {}
    of[code] = Number(rows)
    left.set(source, of)
  }
  return left
}
