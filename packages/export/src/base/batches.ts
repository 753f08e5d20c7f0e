import type { Observation } from '@minzheng/core'

/** Observations a few thousand at a time, so that a million of them need not lie in memory. */
export type Batches = Iterable<readonly Observation[]> | AsyncIterable<readonly Observation[]>
