import { sql, type Kysely } from 'kysely'
import type { AnyDataset, AnyRecord } from '@minzheng/core'
import { landingFacts, recordKey, type LandingFacts } from '@minzheng/core/registers'
import { columnName, recordTable } from '../database/record-table.js'
import type { Tables } from '../database/tables.js'
import { rowsTold } from './row-numbers.js'
import { rowRanges, type RowRanges } from './row-ranges.js'

/** A living source with the rows that it told: its own, and those of the sources that correct its refused rows. */
export interface StoredLanding extends LandingFacts {
  readonly id: number
  readonly name: string
  readonly offices: readonly string[]
  readonly told: readonly RowRanges[]
  /** How many of its rows, also of corrected ones, have a day outside its period. */
  readonly outside: number
  /** The numbers of the sources that correct its refused rows. */
  readonly corrections: readonly number[]
}

/** What sources told, by their number: it never changes, so that it is read once in a process. */
export interface LandingReader {
  readonly of: (db: Kysely<Tables>, dataset: AnyDataset) => Promise<readonly StoredLanding[]>
  readonly told: (db: Kysely<Tables>, sources: readonly number[]) => Promise<(source: number) => RowRanges>
}

/** Creates a reader of the living sources of datasets, as they are in a transaction. */
export function landingReader(schema: string): LandingReader {
  const known = new Map<number, RowRanges>()
  const reader: LandingReader = {
    of: (db, dataset) => readLandings(reader, db, schema, dataset),
    told: async (db, sources) => {
      const empty = new Map<number, RowRanges>()
      const missing = sources.filter((id) => !known.has(id))
      if (missing.length > 0) {
        const { rows } = await sql<{ id: number; told: string }>`
          select id, told::text as told from ${sql.id(schema, 'source')} where id = any(${missing}::integer[])`.execute(
          db,
        )
        for (const { id, told } of rows)
          // A source that has not been written yet has told nothing; it must be read again.
          (told === '{}' ? empty : known).set(id, rowRanges(told))
      }
      return (source) => known.get(source) ?? empty.get(source)!
    },
  }
  return reader
}

/** A source as the register reads it. */
export type SourceRow = Awaited<ReturnType<typeof readSourceRows>>[number]

/** Reads sources: the living ones of a dataset, or all that ever landed. */
export function readSourceRows(db: Kysely<Tables>, dataset?: string) {
  const select = db
    .selectFrom('source')
    .select(['id', 'name', 'dataset', 'mends', 'place', 'from_month', 'as_of', 'estimated', 'scope_district'])
    .select(['scope_own', 'offices', 'outside', 'landed_at'])
    .orderBy('id')
  return (
    dataset === undefined ? select : select.where('dataset', '=', dataset).where('withdrawn', '=', false)
  ).execute()
}

/** The living sources of a dataset with what they told. */
async function readLandings(
  reader: Pick<LandingReader, 'told'>,
  db: Kysely<Tables>,
  schema: string,
  dataset: AnyDataset,
): Promise<readonly StoredLanding[]> {
  return landingsOf(reader, db, schema, dataset, await readSourceRows(db, dataset.name), [])
}

/**
 * What some sources of a dataset told. `later`: sources that have corrected refused rows since; their rows count as
 * refused.
 */
export async function landingsOf(
  reader: Pick<LandingReader, 'told'>,
  db: Kysely<Tables>,
  schema: string,
  dataset: AnyDataset,
  sources: readonly SourceRow[],
  later: readonly SourceRow[],
): Promise<readonly StoredLanding[]> {
  const told = await reader.told(
    db,
    [...sources, ...later].map(({ id }) => id),
  )
  const refused = await refusedOf(
    db,
    sources.filter(({ scope_district }) => scope_district !== null).map(({ id }) => id),
  )
  for (const { id, mends } of later) {
    const of = refused.get(mends!) ?? { keys: new Set<string>(), unreadable: 0 }
    refused.set(mends!, of)
    for (const key of await keysTold(db, schema, dataset, id)) of.keys.add(key)
  }
  const landings = new Map<number, StoredLanding & { told: RowRanges[]; corrections: number[]; outside: number }>()
  for (const row of sources) {
    if (row.mends !== null) {
      const corrected = landings.get(row.mends)
      if (corrected === undefined) continue
      corrected.told.push(told(row.id))
      corrected.corrections.push(row.id)
      corrected.outside += row.outside
      continue
    }
    const { keys, unreadable } = refused.get(row.id) ?? { keys: new Set<string>(), unreadable: 0 }
    const facts = landingFacts(
      {
        from: row.from_month,
        asOf: row.as_of,
        estimated: row.estimated,
        scope: row.scope_district === null ? null : { district: row.scope_district, own: row.scope_own },
        refused: { keys: [], unreadable },
      },
      row.place,
      keys,
    )
    const { id, name, offices, outside } = row
    landings.set(row.id, { ...facts, id, name, offices, outside, told: [told(row.id)], corrections: [] })
  }
  return [...landings.values()]
}

interface Refused {
  readonly keys: Set<string>
  unreadable: number
}

/** The keys of refused rows by source, and the number of rows whose key cannot be read. */
export async function refusedOf(db: Kysely<Tables>, sources: readonly number[]): Promise<Map<number, Refused>> {
  const found = new Map<number, Refused>()
  if (sources.length === 0) return found
  const of = (source: number): Refused => {
    const known = found.get(source) ?? { keys: new Set<string>(), unreadable: 0 }
    found.set(source, known)
    return known
  }
  const rows = await db
    .selectFrom('quarantine')
    .select(['source', 'key'])
    .where('source', 'in', [...sources])
    .execute()
  for (const { source, key } of rows)
    if (key === null) of(source).unreadable += 1
    else of(source).keys.add(key)
  const counted = await db
    .selectFrom('quarantine_rest')
    .select(['source', 'rows'])
    .where('source', 'in', [...sources])
    .execute()
  for (const { source, rows: count } of counted) of(source).unreadable += count
  return found
}

/** The keys that a source told: rows that were still refused at a time. */
async function keysTold(
  db: Kysely<Tables>,
  schema: string,
  dataset: AnyDataset,
  source: number,
): Promise<readonly string[]> {
  const columns = dataset.key.map((field) => sql`r.${sql.id(columnName(field))} as ${sql.id(field)}`)
  const told = rowsTold(schema, recordTable(dataset.name, schema), sql`id = ${source}::integer`)
  const { rows } = await sql<AnyRecord>`select ${sql.join(columns)} from ${told} r`.execute(db)
  return rows.map((row) => recordKey(dataset, row))
}
