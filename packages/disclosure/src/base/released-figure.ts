import type { Observation } from '@minzheng/core'

/**
 * Whether a figure of a release is published, and why not:
 *
 * - `shown`: it is published.
 * - `small`: it holds a count below the threshold.
 * - `complement`: hidden so that no small count can be told.
 * - `derived`: it is computed from a hidden count, such as a change, or a sum of money over few persons.
 * - `withheld`: the publication plan leaves out figures of this kind, because too many of them are small.
 */
export type Disclosure = 'shown' | 'small' | 'complement' | 'derived' | 'withheld'

/** A figure of a release, with its numbers: for the bureau only. */
export interface ReleasedFigure {
  readonly observation: Observation
  readonly disclosure: Disclosure
}

/** The figure as others may see it: of a hidden one no number, and no reason but that it is not published. */
export function asPublished({ observation, disclosure }: ReleasedFigure): Observation {
  if (disclosure === 'shown') return observation
  return Object.freeze({
    ...observation,
    numerator: null,
    denominator: null,
    value: null,
    status: 'Q',
    reason: 'suppressed',
  } as const)
}
