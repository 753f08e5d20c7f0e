import type { Target } from '@minzheng/core'

/** What the plan's words promise of elderly-care without a number (全面, 全覆盖, 出台, …), besides what stands in `targets.ts`. */
export const elderlyCareImplied: readonly Target[] = []
