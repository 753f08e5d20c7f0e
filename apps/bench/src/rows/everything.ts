import { sql } from 'kysely'
import type { Comparison } from '../measuring/comparison.js'
import { deleteSums, mealsStore, settle } from '../meals/meals-store.js'
import { figuresByHand, queryPerIndicator } from '../meals/meals-view.js'
import type { Opened } from '../measuring/opened.js'
import { readAll, assertSameFigures, assertSameTable } from '../meals/assert-figures.js'

const oneQuery = 'one query with one scan, into a table'

/**
 * Computes every figure of five indicators for all districts and periods from the records; compares this with one query
 * with one scan, and with one query per indicator. Earlier results are deleted before each run. Figures are computed on
 * reading, so there are two rows: one including the reading of all figures, one until the sums are stored.
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
    await deleteSums(meals)
  }
  await before()
  await settle(store)
  const compared = await assertSameFigures(meals)
  await scanEach()
  await assertSameTable(meals, 'by_indicator')
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

async function readingTime({ store, database, schema }: Parameters<typeof assertSameFigures>[0]) {
  // The previous comparison may have deleted the sums.
  await settle(store)
  await sql`vacuum analyze ${sql.id(schema, 'sums')}`.execute(database.kysely)
  const began = performance.now()
  const read = await readAll(store)
  return { name: `${read.toLocaleString('en')} figures read, streamed`, value: performance.now() - began, unit: 'ms' }
}
