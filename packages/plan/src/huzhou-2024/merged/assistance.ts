import type { MergedReading } from '../../plan.js'

/** Readings of the plan for assistance that are not indicators of their own, and why. */
export const assistanceMerged: readonly MergedReading[] = []
