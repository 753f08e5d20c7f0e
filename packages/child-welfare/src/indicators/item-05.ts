import { count, indicator, share } from '@minzheng/core'
import { item } from '../clauses.js'
import { childrenInDifficulty } from '../datasets/index.js'
import { assessedThisYear, registeredChildren } from '../terms.js'

/** The share of registered children in difficulty whose family's ability to care was assessed in the year, in percent. Not known where no child is registered. */
export const guardianshipAssessmentRate = indicator({
  id: 'child-welfare.guardianship-assessment-rate',
  name: { zh: '困境儿童家庭监护能力评估率', en: 'Guardianship assessment rate' },
  clause: item(5, '全面开展困境儿童家庭监护能力评估'),
  unit: 'percent',
  time: 'stock',
  better: 'higher',
  lowestLevel: 'village',
  formula: share(count(childrenInDifficulty, { where: assessedThisYear }), registeredChildren),
})
