import { sql } from 'kysely'
import type { Comparison } from './comparison.js'
import { correct, day, village } from './correction.js'
import { mealsCatalogue } from './meals.js'
import { mealsStore, settle } from './meals-store.js'
import { expressions, figuresByHand, refuseOtherFigures } from './meals-view.js'
import type { Opened } from './opened.js'

/** One changed record, until its village's, township's, county's and city's figures are right, beside what a team would write instead. */
export async function oneChange(url: string | undefined, size: number): Promise<Opened> {
  const meals = await mealsStore(url, size)
  await settle(meals.store)
  const { database, rows, schema } = meals
  const db = database.kysely as never
  const view = sql.id(schema, 'by_hand')
  const table = sql.id(schema, 'record_meal_transactions')
  let round = 0
  const update = async (): Promise<void> => {
    round += 1
    await sql`update ${table} set meals = ${1 + (round % 3)} where transaction = 'T000000001'`.execute(db)
  }
  const { districts } = mealsCatalogue
  const places = [village, ...districts.ancestors(village).map(({ code }) => code)].map((code) => districts.within(code).map((each) => each.code))
  const spans = [
    [day, '2024-03-31'],
    ['2024-01-01', '2024-03-31'],
    ['2024-01-01', '2024-06-30'],
    ['2024-01-01', '2024-12-31'],
  ] as const
  await sql`create materialized view ${view} as ${figuresByHand(schema)}`.execute(db)
  await correct(meals)
  await refuseOtherFigures(db, schema)
  const comparison: Comparison = {
    name: `One change among ${rows.toLocaleString('en')} records, five indicators, to the city’s figures`,
    unit: 'change',
    size: 1,
    rounds: 5,
    ours: () => correct(meals),
    beside: {
      'refresh of a materialized view': async () => {
        await update()
        await sql`refresh materialized view ${view}`.execute(db)
      },
      'a query per indicator for the 16 figures': async () => {
        await update()
        for (const expression of Object.values(expressions))
          for (const codes of places)
            for (const [from, to] of spans)
              await sql`select ${sql.raw(expression)} from ${table} where district = any(${codes}::text[]) and served_on between ${from}::date and ${to}::date`.execute(
                db,
              )
      },
    },
    // After the refresh the row is as the store does not know it; the next change of ours writes it anew.
    goal: { beside: 'refresh of a materialized view', ratio: 1 / 1000 },
  }
  return {
    comparison,
    close: () => meals.drop(),
  }
}
