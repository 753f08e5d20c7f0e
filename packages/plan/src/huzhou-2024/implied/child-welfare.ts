import type { Target } from '@minzheng/core'

/**
 * What the plan's words promise of child-welfare without a number (全面, 全覆盖, 出台, …), besides what stands in
 * `targets.ts`.
 */
export const childWelfareImplied: readonly Target[] = []
