import type { MergedReading } from './merged-reading.js'

/** Readings of the plan for governance that are not indicators of their own, and why. */
export const governanceMerged: readonly MergedReading[] = []
