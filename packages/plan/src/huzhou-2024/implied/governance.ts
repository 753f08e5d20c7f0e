import type { Target } from '@minzheng/core'
import { lotteryFundAuditCoverage, majorAccidents, specialFundEvaluationCoverage } from '@minzheng/governance'
import { target } from '../promise.js'

/** What the plan's words promise for governance without a number (全面, 全覆盖, 出台, …), in addition to `targets.ts`. */
export const governanceImplied: readonly Target[] = [
  target(majorAccidents, '=', 0, { below: 'same', basis: 'implied' }),
  target(specialFundEvaluationCoverage, '=', 100, { below: 'same', basis: 'implied' }),
  target(lotteryFundAuditCoverage, '=', 100, { below: 'same', basis: 'implied' }),
]
