import { sql } from 'kysely'
import type { Comparison } from '../measuring/comparison.js'
import { forget, mealsStore, settle } from '../meals/meals-store.js'
import { figuresByHand, queryPerIndicator } from '../meals/meals-view.js'
import type { Opened } from '../measuring/opened.js'
import { readAll, refuseOtherFigures, refuseOtherTable } from '../meals/refuse-others.js'

const oneQuery = 'one query with one scan, into a table'

/**
 * Every figure from the records, five indicators of all districts and periods, beside the same numbers as one query
 * with one scan, and as a query with a scan for each indicator; what was there before is taken away each time. Figures
 * are made when they are read: once with the reading of all of them, once only until their sums are kept.
 */
export async function everything(url: string | undefined, size: number): Promise<Opened> {
  const meals = await mealsStore(url, size)
  const { database, schema, store, rows } = meals
  const db = database.kysely
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
  const compared = await refuseOtherFigures(meals)
  await scanEach()
  await refuseOtherTable(meals, 'by_indicator')
  const name = `All ${compared.toLocaleString('en')} figures of five indicators from ${rows.toLocaleString('en')} records`
  const shared: Pick<Comparison, 'unit' | 'size' | 'before' | 'rounds' | 'goals'> = {
    unit: 'records',
    size: rows,
    before,
    rounds: 5,
    goals: { [oneQuery]: 1.3 },
  }
  const all = async (): Promise<void> => {
    await settle(store)
    await readAll(store)
  }
  return {
    parts: [
      {
        comparison: {
          ...shared,
          name: `${name}, each read`,
          ours: all,
          beside: { [oneQuery]: oneScan, 'a query and a scan for each indicator, into a table': scanEach },
        },
      },
      {
        comparison: {
          ...shared,
          name: `${name}, until their sums are kept`,
          ours: () => settle(store),
          beside: { [oneQuery]: oneScan },
        },
      },
      { measurement: { name: `${name}: reading alone`, run: async () => [await readingTime(meals)] } },
    ],
    close: meals.drop,
  }
}

async function readingTime({ store, database, schema }: Parameters<typeof refuseOtherFigures>[0]) {
  // The comparison before may have taken the sums away.
  await settle(store)
  await sql`vacuum analyze ${sql.id(schema, 'sums')}`.execute(database.kysely)
  const began = performance.now()
  const read = await readAll(store)
  return { name: `${read.toLocaleString('en')} figures read, streamed`, value: performance.now() - began, unit: 'ms' }
}
