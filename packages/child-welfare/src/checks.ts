import { anyOf, atLeast, isNull, mustHold, not, type Check } from '@minzheng/core'
import { childrenInDifficulty } from './datasets/index.js'

const { registeredOn, endedOn, assessedOn, risk } = childrenInDifficulty.col

/** What must hold of child-welfare records. */
export const childWelfareChecks: readonly Check[] = [
  mustHold(
    {
      id: 'child-welfare.left-after-registered',
      title: { zh: '退出日期不早于纳入日期', en: 'No child leaves the list before being put on it' },
      severity: 'error',
    },
    childrenInDifficulty,
    anyOf(isNull(endedOn), atLeast(endedOn, registeredOn)),
    { on: endedOn },
  ),
  mustHold(
    {
      id: 'child-welfare.risk-assessed',
      title: { zh: '有监护风险等级的儿童有评估日期', en: 'A child with a risk has the day of the assessment' },
      severity: 'warning',
    },
    childrenInDifficulty,
    anyOf(isNull(risk), not(isNull(assessedOn))),
  ),
]
