import { sql } from 'kysely'
import type { OwnTime, Work } from '../measuring/comparison.js'
import { correct, correctFirst, day, affectedDistricts } from '../meals/correction.js'
import { floorOf } from '../measuring/floor.js'
import { mealsCatalogue } from '../meals/meals.js'
import { medianTime } from '../measuring/median.js'
import { mealsStore, settle, type MealsStore } from '../meals/meals-store.js'
import { expressions, figuresByHand } from '../meals/meals-view.js'
import type { Opened } from '../measuring/opened.js'
import { assertSameFigures } from '../meals/assert-figures.js'
import { recordStatements } from '../measuring/recorded-statements.js'

const refresh = 'refresh of a materialized view'

/**
 * Changes one record, until the figures of its village, township, county and city are current and read; compares this
 * with typical hand-written solutions.
 */
export async function oneChange(url: string | undefined, size: number): Promise<Opened> {
  const meals = await mealsStore(url, size)
  await settle(meals.store)
  const { database, rows, schema } = meals
  const view = sql.id(schema, 'by_hand')
  await sql`create materialized view ${view} as ${figuresByHand(schema)}`.execute(database.kysely)
  await correctFirst(meals)
  await correct(meals)
  await assertSameFigures(meals)
  const floor = await floorBeneath(meals)
  const { update, queries } = byHand(meals)
  return {
    comparison: {
      name: `One change among ${rows.toLocaleString('en')} records, five indicators, to the city’s figures`,
      unit: 'change',
      size: 1,
      ours: inARow(() => correct(meals)),
      beside: {
        ...(floor === undefined ? {} : { [floor.name]: inARow(floor.run) }),
        [refresh]: async () => {
          await update()
          await sql`refresh materialized view ${view}`.execute(database.kysely)
        },
        'a query per indicator for the 16 figures': async () => {
          await update()
          await queries()
        },
      },
      // After the refresh the stored row differs from what the store wrote; our next change overwrites it with a new
      // number.
      goals: { ...(floor === undefined ? {} : { [floor.name]: 2.5 }), [refresh]: 1 / 200 },
    },
    close: meals.drop,
  }
}

/** The number of changes in one round. */
const inOneRound = 15

/**
 * Runs several changes in sequence, as a service does: a single change after the seconds of a refresh would find cold
 * caches in processor and database. A round takes the median.
 */
function inARow(work: Work): Work {
  return async (): Promise<OwnTime> => ({ milliseconds: await medianTime(inOneRound, work) })
}

/** The floor: empty round trips and commits, as many as one of our changes sends. */
async function floorBeneath(meals: MealsStore): Promise<{ readonly name: string; readonly run: Work } | undefined> {
  const { database } = meals
  if (database.kind !== 'postgres') return undefined
  const floor = await floorOf(database, await recordStatements(database, () => correct(meals)))
  return { name: `the floor: ${floor.trips} empty round trips, ${floor.commits} of them commits`, run: floor.run }
}

function byHand({ database: { kysely }, schema }: MealsStore): {
  readonly update: () => Promise<void>
  readonly queries: () => Promise<void>
} {
  const table = sql.id(schema, 'record_meal_transactions')
  const { districts } = mealsCatalogue
  const places = affectedDistricts.map((code) => districts.within(code).map((each) => each.code))
  const spans = [
    [day, '2024-03-31'],
    ['2024-01-01', '2024-03-31'],
    ['2024-01-01', '2024-06-30'],
    ['2024-01-01', '2024-12-31'],
  ] as const
  let round = 0
  return {
    update: async () => {
      round += 1
      await sql`update ${table} set meals = ${100_000 + round} where transaction = 'T000000001'`.execute(kysely)
    },
    queries: async () => {
      for (const expression of Object.values(expressions))
        for (const codes of places)
          for (const [from, to] of spans)
            await sql`
              select ${sql.raw(expression)} from ${table}
              where district = any(${codes}::text[]) and served_on between ${from}::date and ${to}::date`.execute(
              kysely,
            )
    },
  }
}
