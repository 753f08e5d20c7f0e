import type { Observation } from '@minzheng/core'

/**
 * What disclosure control says of a figure. `shown`: published. `small`: below the threshold. `complement`: hidden, so that
 * no small one can be computed. `derived`: its own number is not small, but it would tell a hidden one. `withheld`: not
 * published by the publication plan.
 */
export type Disclosure = 'shown' | 'small' | 'complement' | 'derived' | 'withheld'

/** All marks of disclosure control. */
export const disclosures: readonly Disclosure[] = Object.freeze(['shown', 'small', 'complement', 'derived', 'withheld'])

/** A figure of a release with its numbers, for readers inside: what others read is `asPublished`. */
export interface ReleasedFigure {
  readonly observation: Observation
  readonly disclosure: Disclosure
}

/**
 * A figure as other offices and the public read it: a hidden one has no number and no revision, whatever the reason why
 * it is hidden. Has the members of an observation and no others.
 */
export function asPublished({ observation, disclosure }: ReleasedFigure): Observation {
  const shown = plainObservation(observation)
  if (disclosure === 'shown') return shown
  return Object.freeze({
    ...shown,
    numerator: null,
    denominator: null,
    value: null,
    status: 'Q',
    reason: 'suppressed',
    // A revision that moves says that a hidden number has moved.
    revision: null,
  })
}

/** The members of an observation, without what a store's reader adds to them. */
export function plainObservation(observation: Observation): Observation {
  const { indicator, variant, part, district, period, numerator, denominator, value, status, reason } = observation
  const { asOf, received, expected, version, revision } = observation
  return Object.freeze({
    indicator,
    variant,
    part,
    district,
    period,
    numerator,
    denominator,
    value,
    status,
    reason,
    asOf,
    received,
    expected,
    version,
    revision,
  })
}
