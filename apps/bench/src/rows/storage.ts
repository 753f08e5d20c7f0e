import { sql } from 'kysely'
import type { Database } from '@minzheng/store'
import type { Figure } from '../measuring/measurement.js'
import { mealsStore, settle } from '../meals/meals-store.js'
import type { Opened } from '../measuring/opened.js'

/** The number of rows of a table, and the bytes per row including its share of the indexes. */
interface Footprint {
  readonly rows: number
  readonly bytesPerRow: number
}

/** Measures the disk space of a table per row, with its indexes. Vacuums first, because dead rows would count too. */
async function footprint({ kysely, schema }: Pick<Database, 'kysely' | 'schema'>, table: string): Promise<Footprint> {
  const id = sql.id(schema, table)
  await sql`vacuum full ${id}`.execute(kysely)
  const { rows } = await sql<{ rows: number; bytes: number }>`
    select count(*)::integer as rows, pg_total_relation_size(${`${schema}.${table}`}::regclass)::float8 as bytes from ${id}`.execute(
    kysely,
  )
  const [{ rows: counted, bytes }] = rows as [(typeof rows)[number]]
  return { rows: counted, bytesPerRow: counted === 0 ? 0 : bytes / counted }
}

/** The disk space of tables as figures. */
export async function footprints(
  database: Pick<Database, 'kysely' | 'schema'>,
  tables: Readonly<Record<string, string>>,
): Promise<readonly Figure[]> {
  const figures: Figure[] = []
  for (const [name, table] of Object.entries(tables)) {
    const { rows, bytesPerRow } = await footprint(database, table)
    figures.push(
      { name: `${name}: how many`, value: rows, unit: 'rows' },
      { name: `${name}, with its indexes, packed`, value: bytesPerRow, unit: 'bytes' },
    )
  }
  return figures
}

/** The disk space of a record and of the sums of a district's year, measured with the meals. */
export async function storage(url: string | undefined, size: number): Promise<Opened> {
  const meals = await mealsStore(url, size)
  await settle(meals.store)
  return {
    measurement: {
      name: 'Space in the database',
      rounds: 1,
      run: () => footprints(meals.database, { record: 'record_meal_transactions', 'sums of a district': 'sums' }),
    },
    close: meals.drop,
  }
}
