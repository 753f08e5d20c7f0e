import { sql, type Kysely } from 'kysely'
import { landingFacts, type LandingFacts } from '@minzheng/core/registers'
import type { Tables } from '../database/tables.js'
import { rowRanges, type RowRanges } from './row-ranges.js'

/** A living source with the rows that it told: its own, and those of the sources that correct its refused rows. */
export interface StoredLanding extends LandingFacts {
  readonly id: number
  readonly name: string
  readonly offices: readonly string[]
  readonly told: readonly RowRanges[]
  /** How many of its rows have a day outside its period. */
  readonly outside: number
}

/** Reads the living sources of a dataset, as they are in a transaction. What a source told never changes. */
export interface LandingReader {
  readonly of: (db: Kysely<Tables>, dataset: string) => Promise<readonly StoredLanding[]>
}

/** Creates a reader that keeps what sources told, so that it is read once in a process. */
export function landingReader(schema: string): LandingReader {
  const known = new Map<number, RowRanges>()
  return {
    of: async (db, dataset) => {
      const sources = await db
        .selectFrom('source')
        .select(['id', 'name', 'mends', 'place', 'from_month', 'as_of', 'estimated', 'scope_district', 'scope_own'])
        .select(['offices', 'outside'])
        .where('dataset', '=', dataset)
        .where('withdrawn', '=', false)
        .orderBy('id')
        .execute()
      const empty = new Map<number, RowRanges>()
      const missing = sources.filter(({ id }) => !known.has(id)).map(({ id }) => id)
      if (missing.length > 0) {
        const { rows } = await sql<{ id: number; told: string }>`
          select id, told::text as told from ${sql.id(schema, 'source')} where id = any(${missing}::integer[])`.execute(
          db,
        )
        for (const { id, told } of rows) {
          const ranges = rowRanges(told)
          // A source that has not been written yet has told nothing; it must be read again.
          if (told === '{}') empty.set(id, ranges)
          else known.set(id, ranges)
        }
      }
      const toldBy = (id: number): RowRanges => known.get(id) ?? empty.get(id)!
      const refused = await refusedOf(
        db,
        sources.filter(({ scope_district }) => scope_district !== null).map(({ id }) => id),
      )
      const landings = new Map<number, StoredLanding & { told: RowRanges[] }>()
      for (const row of sources) {
        if (row.mends !== null) {
          landings.get(row.mends)?.told.push(toldBy(row.id))
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
        landings.set(row.id, { ...facts, id, name, offices, outside, told: [toldBy(row.id)] })
      }
      return [...landings.values()]
    },
  }
}

interface Refused {
  readonly keys: Set<string>
  unreadable: number
}

/** The keys of refused rows by source, and the number of rows whose key cannot be read. */
async function refusedOf(db: Kysely<Tables>, sources: readonly number[]): Promise<ReadonlyMap<number, Refused>> {
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
