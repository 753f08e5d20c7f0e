import { sql } from 'kysely'
import type { Figure, Measurement } from '../measuring/measurement.js'
import { settle } from '../meals/meals-store.js'
import { footprints } from './storage.js'
import type { Year } from '../year/year.js'

/** The disk space of a city's year: its sums with their index, as written and after packing, and its records. */
export function sumsOnDisk(year: Year, name: string): Measurement {
  const { database, schema, store } = year
  const run = async (): Promise<readonly Figure[]> => {
    await year.deleteSums()
    await settle(store)
    const written = await bytesOf(database, `oid = ${schemaTable(schema, 'sums')}::regclass`)
    const records = await bytesOf(
      database,
      `relnamespace = '${schema}'::regnamespace and relkind = 'r' and relname like 'record\\_%'`,
    )
    return [
      { name: 'figures: sums with their index, as written', value: written / 1e6, unit: 'MB', goal: { atMost: 25 } },
      ...(await footprints(database, { 'sums of a dataset and district': 'sums' })),
      { name: 'record, with its indexes', value: records / year.records, unit: 'bytes' },
    ]
  }
  return { name: `${name}: on disk`, rounds: 1, run }
}

const schemaTable = (schema: string, table: string): string => `'${schema}.${table}'`

/** The disk space of tables, with their indexes and TOAST data. */
async function bytesOf({ kysely }: Year['database'], which: string): Promise<number> {
  const { rows } = await sql<{
    bytes: number
  }>`select sum(pg_total_relation_size(oid))::float8 as bytes from pg_class where ${sql.raw(which)}`.execute(kysely)
  return rows[0]!.bytes
}
