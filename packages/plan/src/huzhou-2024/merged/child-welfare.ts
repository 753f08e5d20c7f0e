import type { MergedReading } from '../../plan.js'

/** Readings of the plan for child-welfare that are not indicators of their own, and why. */
export const childWelfareMerged: readonly MergedReading[] = []
