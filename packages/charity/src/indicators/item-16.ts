import { indicator, total } from '@minzheng/core'
import { item } from '../clauses.js'
import { onRegister, propertyFiled } from '../terms.js'

/** Charitable organisations on the register on the last day. */
export const charitableOrganisations = indicator({
  id: 'charity.charitable-organisations',
  name: { zh: '慈善组织数量', en: 'Charitable organisations' },
  clause: item(16, '全市慈善组织数量达到100'),
  unit: 'organisation',
  time: 'stock',
  better: 'higher',
  lowestLevel: 'county',
  formula: total(onRegister),
})

/** Trust property filed within the period, in yuan. */
export const charitableTrustNewFunds = indicator({
  id: 'charity.charitable-trust-new-funds',
  name: { zh: '新增慈善信托备案资金', en: 'New charitable trust property filed' },
  clause: item(16, '新增慈善信托备案资金1000万元'),
  unit: 'yuan',
  time: 'flow',
  better: 'higher',
  lowestLevel: 'county',
  formula: total(propertyFiled),
  doubts: [{ zh: '追加资金是否计入未明，默认计入', en: 'whether additions to older trusts count is not said; they do' }],
})
