import { mealsCatalogue } from './meals.js'
import { settle, type MealsStore } from './meals-store.js'

const { districts } = mealsCatalogue

/** The village and the day of the corrected record. */
export const village = '330523001002'
export const day = '2024-03-01'

/** The districts and periods whose figures change with it: sixteen of each indicator. */
export const affectedDistricts: readonly string[] = districts.selfAndAncestors(village).map(({ code }) => code)
export const affectedPeriods: readonly string[] = ['2024-03', '2024-Q1', '2024-S1', '2024']

/** The district of the job that is queued if the village has changed. */
const jobDistrict = districts.ancestorAt(village, 'township')!.code

let round = 0

/** Lands one record with a new number of meals, like a correction by an office. Returns the number of meals. */
export async function landCorrection({ store }: Pick<MealsStore, 'store'>): Promise<number> {
  round += 1
  const meals = 10 + round
  const record = { transaction: 'T000000001', district: village, servedOn: day, mode: 'eat-in', meals, subsidy: 300 }
  const source = { name: 'correction', sha256: `correction ${round}`, dataset: 'meal-transactions' }
  const { changed } = await store.land(source, (landing) => landing.records([{ line: 1, record }]))
  if (changed !== 1) throw new Error(`one record must have changed, got ${changed}`)
  return meals
}

/**
 * Lands the first correction, which moves the record from another village: it makes two townships dirty; later ones
 * make one dirty.
 */
export async function correctFirst({ store }: Pick<MealsStore, 'store'>): Promise<number> {
  const meals = await landCorrection({ store })
  await settle(store)
  return meals
}

/**
 * Lands a correction, recomputes the sums of its village, township, county and city, and reads their sixteen figures of
 * each indicator.
 */
export async function correct({ store }: Pick<MealsStore, 'store'>): Promise<number> {
  const meals = await landCorrection({ store })
  const { cells } = await store.recompute(jobDistrict, '2024')
  const figures = await store.figures.read({ districts: affectedDistricts, periods: affectedPeriods })
  const wanted = affectedDistricts.length * affectedPeriods.length * mealsCatalogue.indicators.size
  if (cells !== 1 || figures.length !== wanted)
    throw new Error(`${cells} cells were computed and ${figures.length} figures read`)
  return meals
}
