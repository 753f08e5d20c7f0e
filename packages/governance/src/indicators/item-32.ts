import { count, indicator, share } from '@minzheng/core'
import { item } from '../clauses.js'
import { specialFunds } from '../datasets/index.js'
import { inspectedThisYear } from '../terms.js'

/** The share of special funds in use that were inspected in the year, in percent; funds, not money. Not known where no fund is in use. */
export const specialFundInspectionCoverage = indicator({
  id: 'governance.special-fund-inspection-coverage',
  name: { zh: '民政专项资金检查覆盖率', en: 'Special funds inspected' },
  clause: item(32, '全覆盖开展民政领域专项资金检查'),
  unit: 'percent',
  time: 'stock',
  better: 'higher',
  lowestLevel: 'county',
  formula: share(count(specialFunds, { where: inspectedThisYear }), count(specialFunds)),
})
