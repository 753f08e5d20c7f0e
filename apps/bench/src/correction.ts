import { settle, type MealsStore } from './meals-store.js'

/** The village and the day whose record is corrected. */
export const village = '330523001002'
export const day = '2024-03-01'

let round = 0

/** Lands one record with another number than before, as a correction from an office. */
export async function landCorrection({ store }: Pick<MealsStore, 'store'>): Promise<void> {
  round += 1
  const record = { transaction: 'T000000001', district: village, servedOn: day, mode: 'eat-in', meals: 1 + (round % 3), subsidy: 300 }
  await store.land({ name: 'correction', sha256: `correction ${round}`, dataset: 'meal-transactions' }, (landing) => landing.records([{ line: 1, record }]))
}

/** The same, until its village's, township's, county's and city's figures are right. */
export async function correct(meals: Pick<MealsStore, 'store'>): Promise<void> {
  await landCorrection(meals)
  await settle(meals.store)
}
