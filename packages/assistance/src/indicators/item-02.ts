import { count, indicator, is, total } from '@minzheng/core'
import { item } from '../clauses.js'
import { homeImprovements } from '../datasets/index.js'

/** Households whose living environment was improved within the period, each once a year. */
export const homesImproved = indicator({
  id: 'assistance.shanju-home-improved-households',
  name: { zh: '善居工程居家环境改善户数', en: 'Homes improved under the Shanju project' },
  clause: item(2, '全年完成居家环境改善300户'),
  unit: 'household',
  time: 'flow',
  better: 'higher',
  lowestLevel: 'village',
  formula: total(count(homeImprovements, { where: is(homeImprovements.col.kind, 'environment') })),
})

/** Households fitted with basic appliances within the period, each once a year. A household may also be among those whose home was improved. */
export const homesWithAppliances = indicator({
  id: 'assistance.shanju-appliance-households',
  name: { zh: '善居工程现代化基础家电配置户数', en: 'Homes fitted with appliances under the Shanju project' },
  clause: item(2, '现代化基础家电配置800户'),
  unit: 'household',
  time: 'flow',
  better: 'higher',
  lowestLevel: 'village',
  formula: total(count(homeImprovements, { where: is(homeImprovements.col.kind, 'appliances') })),
})
