import type { Target } from '@minzheng/core'

/** What the plan's words promise for child welfare without a number (全面, 全覆盖, 出台, …), in addition to `targets.ts`. */
export const childWelfareImplied: readonly Target[] = []
