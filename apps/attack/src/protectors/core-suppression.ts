import { suppress } from '@minzheng/core/disclosure'
import type { Observation } from '@minzheng/core'
import type { ReleasedFigure } from '../knowledge/released.js'
import type { Protector } from './protector.js'

/**
 * The suppression of `@minzheng/core`, which protects each period and indicator apart. The attack beats it over
 * periods; it is here to show that the attack finds what there is to find.
 */
export const coreSuppression: Protector = {
  protect: async ({ catalogue, figures, threshold, thresholds }) =>
    suppress(catalogue.districts, figures, { threshold, thresholdOf: thresholds }).map(
      ({ status }, at): ReleasedFigure => {
        const observation = figures[at]!
        const least = thresholds[observation.indicator] ?? threshold
        const isSmall = [observation.numerator, observation.denominator].some(
          (number) => number !== null && number !== 0 && Math.abs(number) < least,
        )
        return { observation, disclosure: status !== 'Q' ? 'shown' : isSmall ? 'small' : 'complement' }
      },
    ),
  asPublished: (figure) => withoutNumbers(figure),
}

/** A figure without its numbers, unless it is shown. */
export function withoutNumbers({ observation, disclosure }: ReleasedFigure): Observation {
  return disclosure === 'shown'
    ? observation
    : { ...observation, numerator: null, denominator: null, value: null, status: 'Q', reason: 'suppressed' }
}
