import { atLeast, anyOf, isNull, moreThan, mustHold, type Check } from '@minzheng/core'
import { specialFunds } from './datasets/index.js'

const { allocatedOn, inspectedOn, amount } = specialFunds.col

/** What must hold of governance records. */
export const governanceChecks: readonly Check[] = [
  mustHold(
    {
      id: 'governance.inspected-after-allocated',
      title: { zh: '专项资金检查日期不早于下达日期', en: 'No fund is inspected before it was allocated' },
      severity: 'error',
    },
    specialFunds,
    anyOf(isNull(inspectedOn), atLeast(inspectedOn, allocatedOn)),
    { on: inspectedOn },
  ),
  mustHold(
    { id: 'governance.fund-has-amount', title: { zh: '专项资金金额大于零', en: 'A special fund has an amount' }, severity: 'warning' },
    specialFunds,
    moreThan(amount, 0),
  ),
]
