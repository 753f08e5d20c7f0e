import type { MergedReading } from '../../plan.js'

/** Readings of the plan for elderly-care that are not indicators of their own, and why. */
export const elderlyCareMerged: readonly MergedReading[] = []
