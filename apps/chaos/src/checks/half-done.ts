import { isDeepStrictEqual } from 'node:util'
import type { Database, Store } from '@minzheng/store'
import type { Ledger } from '../office/ledger.js'

/**
 * What is half done in the store, in words. Nothing may be, whenever it is looked at: rows that no source told, sources
 * that do not tell what was sent, withdrawals without an act, sums that their records contradict. `within`: only
 * these sources are compared with what was sent.
 */
export async function halfDone(
  database: Pick<Database, 'pool' | 'schema'>,
  store: Pick<Store, 'reconcile'>,
  ledger: Ledger,
  within?: readonly string[],
): Promise<readonly string[]> {
  const { pool, schema } = database
  const found: string[] = []
  const { rows: flags } = await pool.query(`
    select s.name from ${schema}.source s where s.withdrawn <> exists (
      select 1 from ${schema}.act a where a.kind = 'withdraw' and a.source = s.id and a.fields is null and a.undone_at is null)`)
  for (const { name } of flags) found.push(`${String(name)} and its withdrawal contradict each other`)
  for (const dataset of ['homes', 'grants']) {
    const { rows } = await pool.query(`
      select count(*)::integer as rows from ${schema}.record_${dataset} r where not coalesce(coalesce(r.of_row, r.row_id) <@ (
        select range_agg(range) from (select unnest(told) as range from ${schema}.source where dataset = '${dataset}') t), false)`)
    if (Number(rows[0]!['rows']) > 0) found.push(`${String(rows[0]!['rows'])} rows of ${dataset} that no source told`)
  }
  const files = within ?? [...ledger.files.keys()]
  const [told, returned] = [await toldRows(database, files), await statedReturns(database, files)]
  for (const sha256 of files) {
    const noted = ledger.files.get(sha256)
    const rows = told.get(sha256)
    if (noted === undefined) {
      if (rows !== undefined) found.push(`a source landed that was not sent`)
      continue
    }
    const { file } = noted
    if (rows === undefined || !isDeepStrictEqual(rows, file.records.map(asColumns).toSorted(byText)))
      found.push(`${file.name} was sent with ${file.records.length} rows and tells ${rows?.length ?? 'nothing'}`)
    const stated = file.returns.map(({ district, month }) => `${district} ${month}`).toSorted()
    if (!isDeepStrictEqual(returned.get(sha256) ?? [], stated))
      found.push(`${file.name} was sent with ${stated.length} returns and states others`)
  }
  const { differences } = await store.reconcile('330500', '2024')
  for (const { of, district, at, stored, found: right } of differences)
    found.push(`${of} ${district} ${at}: stored ${stored}, in its records ${right}`)
  return found
}

type Columns = readonly (readonly [string, unknown])[]

const column = (field: string): string => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const asColumns = (record: Readonly<Record<string, unknown>>): Columns =>
  Object.entries(record)
    .map(([field, value]) => [column(field), value] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
const byText = (one: Columns, other: Columns): number => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)

/** The rows that each source told, by its SHA-256, in a fixed order. */
async function toldRows(
  { pool, schema }: Pick<Database, 'pool' | 'schema'>,
  files: readonly string[],
): Promise<ReadonlyMap<string, readonly Columns[]>> {
  const found = new Map<string, Columns[]>()
  for (const dataset of ['homes', 'grants']) {
    const { rows } = await pool.query(
      `select s.sha256, to_jsonb(r) - '{row_id,of_row,shown_from,shown_until,source_id,source_line}'::text[] as row
      from ${schema}.source s left join lateral unnest(s.told) as t (range) on true
        left join ${schema}.record_${dataset} r on r.row_id >= lower(t.range) and r.row_id < upper(t.range)
      where s.dataset = '${dataset}' and s.sha256 = any($1::text[])`,
      [files],
    )
    for (const { sha256, row } of rows) {
      const list = found.get(String(sha256)) ?? []
      found.set(String(sha256), list)
      if (row !== null) list.push(asColumns(row as Readonly<Record<string, unknown>>))
    }
  }
  return new Map([...found].map(([sha256, list]) => [sha256, list.toSorted(byText)]))
}

/** The returns that each source states, by its SHA-256. */
async function statedReturns(
  { pool, schema }: Pick<Database, 'pool' | 'schema'>,
  files: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await pool.query(
    `select s.sha256, array_agg(r.district || ' ' || r.month) as returns from ${schema}.source s
    join ${schema}.source_return r on r.source = s.id where s.sha256 = any($1::text[]) group by s.sha256`,
    [files],
  )
  return new Map(rows.map(({ sha256, returns }) => [String(sha256), (returns as string[]).toSorted()]))
}
