import type { MergedReading } from '../../plan.js'

/** Readings of the plan for registry that are not indicators of their own, and why. */
export const registryMerged: readonly MergedReading[] = []
