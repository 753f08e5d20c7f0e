import {
  catalogue,
  choice,
  count,
  dataset,
  day,
  districtCode,
  domain,
  indicator,
  integer,
  is,
  mean,
  money,
  share,
  sum,
  text,
  total,
} from '@minzheng/core'
import { huzhouCatalogue } from '@minzheng/huzhou'

/** Meals served to older people, one record per transaction, as the till of a canteen sends them. */
const mealTransactions = dataset({
  name: 'meal-transactions',
  title: { zh: '助餐刷卡记录', en: 'Meal transactions' },
  counts: 'case',
  fields: {
    transaction: text('流水号', 'Transaction'),
    district: districtCode(),
    servedOn: day('就餐日期', 'Served on'),
    mode: choice('就餐方式', 'Mode', {
      'eat-in': { zh: '堂食', en: 'at the canteen' },
      delivered: { zh: '送餐', en: 'delivered' },
    }),
    meals: integer('餐数', 'Meals', 'person-time'),
    subsidy: money('补贴金额', 'Subsidy'),
  },
  key: ['transaction'],
  time: { kind: 'flow', on: 'servedOn' },
})

const { mode, meals, subsidy } = mealTransactions.col
const served = sum(mealTransactions, meals)
const delivered = sum(mealTransactions, meals, { where: is(mode, 'delivered') })
const facts = { time: 'flow', better: 'higher', lowestLevel: 'village' } as const

const indicators = [
  indicator({
    id: 'bench.meals',
    name: { zh: '助餐人次', en: 'Meals' },
    unit: 'person-time',
    formula: total(served),
    ...facts,
  }),
  indicator({
    id: 'bench.delivered',
    name: { zh: '送餐人次', en: 'Meals delivered' },
    unit: 'person-time',
    formula: total(delivered),
    ...facts,
  }),
  indicator({
    id: 'bench.delivered-share',
    name: { zh: '送餐占比', en: 'Share delivered' },
    unit: 'percent',
    formula: share(delivered, served),
    ...facts,
  }),
  indicator({
    id: 'bench.subsidy',
    name: { zh: '补贴金额', en: 'Subsidy' },
    unit: 'yuan',
    formula: total(sum(mealTransactions, subsidy)),
    ...facts,
  }),
  indicator({
    id: 'bench.subsidy-per-transaction',
    name: { zh: '笔均补贴', en: 'Subsidy per transaction' },
    unit: 'yuan',
    formula: mean(sum(mealTransactions, subsidy), count(mealTransactions)),
    ...facts,
  }),
]

/** Five indicators of one dataset in a city with 1,301 villages. */
export const mealsCatalogue = catalogue(
  [domain({ name: 'bench', title: { zh: '对比', en: 'Bench' }, datasets: [mealTransactions], indicators })],
  huzhouCatalogue.districts,
)
