import { correct, correctFirst } from '../meals/correction.js'
import { mealsStore, settle } from '../meals/meals-store.js'
import type { Opened } from '../measuring/opened.js'

/**
 * Compares one changed record in a store with one in a store a tenth of the size. Nothing runs in between, because it
 * would evict the database's caches.
 */
export async function tenfold(url: string | undefined, size: number): Promise<Opened> {
  const [meals, smaller] = [await mealsStore(url, size), await mealsStore(url, Math.ceil(size / 10))]
  await settle(meals.store)
  await settle(smaller.store)
  for (const each of [meals, smaller]) await correctFirst(each)
  const beside = `the same, with ${smaller.rows.toLocaleString('en')} records`
  const times = async (work: () => Promise<unknown>): Promise<void> => {
    for (let change = 0; change < changes; change += 1) await work()
  }
  return {
    comparison: {
      name: `Ten changes, one after the other, among ${meals.rows.toLocaleString('en')} records`,
      unit: 'changes',
      size: changes,
      ours: () => times(() => correct(meals)),
      beside: { [beside]: () => times(() => correct(smaller)) },
      goals: { [beside]: 1.3 },
    },
    close: async () => {
      await meals.drop()
      await smaller.drop()
    },
  }
}

const changes = 10
