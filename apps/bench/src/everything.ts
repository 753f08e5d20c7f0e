import { sql } from 'kysely'
import { forget, mealsStore, settle } from './meals-store.js'
import { figuresByHand, queryPerIndicator, refuseOtherFigures, refuseOtherTable } from './meals-view.js'
import type { Opened } from './opened.js'

/**
 * Every figure anew from the records, five indicators of all districts and periods: cells, totals and observations with their revisions, beside
 * the same numbers as one query with one scan, and as a query with a scan for each indicator. What was there before is taken away each time.
 */
export async function everything(url: string | undefined, size: number): Promise<Opened> {
  const meals = await mealsStore(url, size)
  const { database, schema, store, rows } = meals
  const db = database.kysely as never
  const [table, tables] = [sql.id(schema, 'by_hand'), sql.id(schema, 'by_indicator')]
  const oneScan = async (): Promise<void> => {
    await sql`create table ${table} as ${figuresByHand(schema)}`.execute(db)
  }
  const scanEach = async (): Promise<void> => {
    await sql`create table ${tables} (indicator text, district text, period text, value double precision)`.execute(db)
    for (const query of queryPerIndicator(schema)) await sql`insert into ${tables} ${query}`.execute(db)
  }
  const before = async (): Promise<void> => {
    await sql`drop table if exists ${table}, ${tables}`.execute(db)
    await forget(meals)
  }
  await before()
  await settle(store)
  const compared = await refuseOtherFigures(db, schema)
  await scanEach()
  await refuseOtherTable(db, schema, 'by_indicator')
  return {
    comparison: {
      name: `All ${compared.toLocaleString('en')} figures of five indicators anew, ${rows.toLocaleString('en')} records`,
      unit: 'records',
      size: rows,
      rounds: 3,
      before,
      ours: () => settle(store),
      beside: { 'one query with one scan, into a table': oneScan, 'a query and a scan for each indicator, into a table': scanEach },
      goal: { beside: 'one query with one scan, into a table', ratio: 1.15 },
    },
    close: meals.drop,
  }
}
