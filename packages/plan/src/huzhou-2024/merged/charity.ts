import type { MergedReading } from '../../plan.js'

/** Readings of the plan for charity that are not indicators of their own, and why. */
export const charityMerged: readonly MergedReading[] = []
