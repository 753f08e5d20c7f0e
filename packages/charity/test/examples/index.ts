import type { WorkedExample } from '@minzheng/core/testing'
import { disclosureExamples } from './disclosure.js'
import { charityAndTrustExamples } from './charities-and-trusts.js'
import { prosperityAndLotteryExamples } from './prosperity-and-lottery.js'

/** Every worked example, in the plan's order. */
export const examples: readonly WorkedExample[] = [
  ...disclosureExamples,
  ...charityAndTrustExamples,
  ...prosperityAndLotteryExamples,
]
