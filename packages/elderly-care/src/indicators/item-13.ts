import { count, indicator, sum, total } from '@minzheng/core'
import { item } from '../clauses.js'
import { mealDays, mealSites } from '../datasets/index.js'

/** Meal sites opened within the period. */
export const newMealSites = indicator({
  id: 'elderly-care.new-meal-sites',
  name: { zh: '新建城乡社区助餐服务点数', en: 'New meal sites' },
  clause: item(13, '新建城乡社区助餐服务点180个'),
  unit: 'site',
  time: 'flow',
  better: 'higher',
  lowestLevel: 'village',
  formula: total(count(mealSites, { on: mealSites.col.openedOn })),
})

/** Meals served within the period, in person-times. */
export const mealServicePersonTimes = indicator({
  id: 'elderly-care.meal-service-persontimes',
  name: { zh: '老年助餐服务人次', en: 'Meals served, person-times' },
  clause: item(13, '全年服务600万人次以上'),
  unit: 'person-time',
  time: 'flow',
  better: 'higher',
  lowestLevel: 'village',
  formula: total(sum(mealDays, mealDays.col.personTimes)),
  doubts: [{ zh: '送餐上门是否计入未明，日报所报人次均计', en: 'whether delivered meals count is not said; all reported person-times are' }],
})
