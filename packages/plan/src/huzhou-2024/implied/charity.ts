import type { Target } from '@minzheng/core'
import { lotteryTerminalsRegulated } from '@minzheng/charity'
import { target } from '../promise.js'

/** What the plan's words promise for charity without a number (全面, 全覆盖, 出台, …), in addition to `targets.ts`. */
export const charityImplied: readonly Target[] = [
  // 完成 of the whole job: every terminal.
  target(lotteryTerminalsRegulated, '=', 100, { below: 'same', basis: 'implied' }),
]
