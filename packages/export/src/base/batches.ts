import type { Observation } from '@minzheng/core'

/** Observations in batches of a few thousand, so that a million of them need not be in memory. */
export type Batches = Iterable<readonly Observation[]> | AsyncIterable<readonly Observation[]>
