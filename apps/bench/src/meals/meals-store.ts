import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { createStore, openDatabase, type Database, type Store } from '@minzheng/store'
import { mealsCatalogue } from './meals.js'

/** A store that holds meal transactions, with all figures up to date. */
export interface MealsStore {
  readonly database: Database
  readonly schema: string
  readonly store: Store
  readonly rows: number
  /** Takes the schema away and closes. */
  drop(): Promise<void>
}

/**
 * Fills a store with so many transactions of 2024 over its villages, county by county, written straight into the
 * dataset's table by one statement: importing is another comparison. The same numbers give the same records.
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
  // Numbers that look like chance and are the same each time: remainders of a multiple of the row's number.
  await sql`
    insert into ${sql.id(schema, 'record_meal_transactions')} (transaction, district, served_on, mode, meals, subsidy, source_id, source_line)
    select 'T' || lpad(n::text, 9, '0'), village,
      '2024-01-01'::date + (((n::bigint * 104729) % 1000003) % 366)::integer,
      case when (n::bigint * 31) % 97 < 29 then 'delivered' else 'eat-in' end, 1 + (n::bigint * 13) % 3, 200 + 100 * ((n::bigint * 17) % 7), 1, n
    from (
      select n, (${villages}::text[])[1 + (n::bigint * 7919) % ${sql.lit(villages.length)}] as village from generate_series(1, ${sql.lit(rows)}) n
    ) t order by left(village, 6), n`.execute(database.kysely)
  // As it is some time after an import: what the first to read it would do for all is done.
  await sql`vacuum analyze ${sql.id(schema, 'record_meal_transactions')}`.execute(database.kysely)
  const months = Array.from({ length: 12 }, (_, at) => `2024-${String(at + 1).padStart(2, '0')}`)
  await store.land({ name: 'returns', sha256: 'returns', dataset: 'meal-transactions' }, async (landing) => {
    await landing.returns(months.map((month) => ({ district: mealsCatalogue.districts.root.code, month })))
  })
  return { database, schema, store, rows, drop }
}

/** Brings every stale figure up to date, without a queue. */
export async function settle(store: Store): Promise<number> {
  let cells = 0
  for (;;) {
    const dirty = await store.dirtyDistricts()
    if (dirty.length === 0) return cells
    for (const { district, year } of dirty) cells += (await store.recompute(district, year)).cells
  }
}

/** Takes all sums away and marks every village's cells dirty: what a full recompute begins with. */
export async function forget({
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
