import { mealsCatalogue } from './meals.js'
import { settle, type MealsStore } from './meals-store.js'

const { districts } = mealsCatalogue

/** The village and the day whose record is corrected. */
export const village = '330523001002'
export const day = '2024-03-01'

/** The places and periods whose figures move with it: sixteen of each indicator. */
export const movedPlaces: readonly string[] = districts.selfAndAncestors(village).map(({ code }) => code)
export const movedPeriods: readonly string[] = ['2024-03', '2024-Q1', '2024-S1', '2024']

/** The district that a job is rung for when the village has changed. */
const jobDistrict = districts.ancestorAt(village, 'township')!.code

let round = 0

/**
 * Lands one record with another number than any before, as a correction from an office. Returns the number of meals.
 */
export async function landCorrection({ store }: Pick<MealsStore, 'store'>): Promise<number> {
  round += 1
  const meals = 10 + round
  const record = { transaction: 'T000000001', district: village, servedOn: day, mode: 'eat-in', meals, subsidy: 300 }
  const source = { name: 'correction', sha256: `correction ${round}`, dataset: 'meal-transactions' }
  const { changed } = await store.land(source, (landing) => landing.records([{ line: 1, record }]))
  if (changed !== 1) throw new Error(`${changed} records changed`)
  return meals
}

/**
 * The first correction takes the record out of another village: two townships are to be computed, and one from then on.
 */
export async function correctFirst({ store }: Pick<MealsStore, 'store'>): Promise<number> {
  const meals = await landCorrection({ store })
  await settle(store)
  return meals
}

/**
 * Lands a correction, until its village's, township's, county's and city's sums are right and their sixteen figures of
 * each indicator are read.
 */
export async function correct({ store }: Pick<MealsStore, 'store'>): Promise<number> {
  const meals = await landCorrection({ store })
  const { cells } = await store.recompute(jobDistrict, '2024')
  const figures = await store.figures.read({ districts: movedPlaces, periods: movedPeriods })
  const wanted = movedPlaces.length * movedPeriods.length * mealsCatalogue.indicators.size
  if (cells !== 1 || figures.length !== wanted)
    throw new Error(`${cells} cells were computed and ${figures.length} figures read`)
  return meals
}
