import type { Text } from '@minzheng/core'

/** A figure that the first clause-by-clause reading of the plan proposed, and that is not an indicator of its own. */
export interface MergedReading {
  /** What was proposed: `domain.kebab-case`. */
  readonly proposed: string
  /** The indicators that cover it; empty if no sound indicator is possible. */
  readonly into: readonly string[]
  readonly why: Text
}
