import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { createStore, openDatabase, type Database, type Store } from '@minzheng/store'
import { mealsCatalogue } from './meals.js'

/** A store with meal transactions and current sums. */
export interface MealsStore {
  readonly database: Database
  readonly schema: string
  readonly store: Store
  readonly rows: number
  /** Drops the schema and closes the database. */
  readonly drop: () => Promise<void>
}

/**
 * Fills a store with `rows` transactions of 2024 in its villages, county by county. One statement inserts them directly
 * into the dataset's table, because importing is another comparison. The records are the same on each run.
 */
export async function mealsStore(url: string | undefined, rows: number): Promise<MealsStore> {
  const schema = `bench_meals_${randomBytes(4).toString('hex')}`
  const database = await openDatabase({ ...(url === undefined ? {} : { url }), schema })
  const drop = async (): Promise<void> => {
    await sql`drop schema if exists ${sql.id(schema)} cascade`.execute(database.kysely)
    await database.close()
  }
  const store = await createStore(database, mealsCatalogue)
  const villages = mealsCatalogue.districts.all.filter(({ level }) => level === 'village').map(({ code }) => code)
  await store.land({ name: 'meals', sha256: 'meals', dataset: 'meal-transactions' }, async () => {})
  // Pseudo-random but reproducible numbers: remainders of a multiple of the row number.
  await sql`
    insert into ${sql.id(schema, 'record_meal_transactions')} (transaction, district, served_on, mode, meals, subsidy, source_id, source_line)
    select 'T' || lpad(n::text, 9, '0'), village,
      '2024-01-01'::date + (((n::bigint * 104729) % 1000003) % 366)::integer,
      case when (n::bigint * 31) % 97 < 29 then 'delivered' else 'eat-in' end, 1 + (n::bigint * 13) % 3, 200 + 100 * ((n::bigint * 17) % 7), 1, n
    from (
      select n, (${villages}::text[])[1 + (n::bigint * 7919) % ${sql.lit(villages.length)}] as village from generate_series(1, ${sql.lit(rows)}) n
    ) t order by left(village, 6), n`.execute(database.kysely)
  // The state some time after an import: without vacuum, the first reader would do this work for all.
  await sql`vacuum analyze ${sql.id(schema, 'record_meal_transactions')}`.execute(database.kysely)
  const months = Array.from({ length: 12 }, (_, at) => `2024-${String(at + 1).padStart(2, '0')}`)
  await store.land({ name: 'returns', sha256: 'returns', dataset: 'meal-transactions' }, async (landing) => {
    await landing.returns(months.map((month) => ({ district: mealsCatalogue.districts.root.code, month })))
  })
  return { database, schema, store, rows, drop }
}

/** Recomputes every dirty district, without a queue. */
export async function settle(store: Store): Promise<number> {
  let cells = 0
  for (;;) {
    const dirty = await store.dirtyDistricts()
    if (dirty.length === 0) return cells
    for (const { district, year } of dirty) cells += (await store.recompute(district, year)).cells
  }
}

/** Deletes all sums and marks every village's cells dirty, which is the start of a full recompute. */
export async function deleteSums({
  database,
  schema,
  store,
}: Pick<MealsStore, 'database' | 'schema' | 'store'>): Promise<void> {
  await sql`truncate ${sql.id(schema, 'sums')}`.execute(database.kysely)
  const months = await store.returnedMonths()
  const villages = mealsCatalogue.districts.all.filter(({ level }) => level === 'village')
  await store.mark(
    villages.flatMap(({ code }) => months.map((month) => ({ dataset: 'meal-transactions', district: code, month }))),
  )
}
