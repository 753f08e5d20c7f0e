import type { Catalogue, Observation } from '@minzheng/core'
import type { TotalsSource } from '@minzheng/core/evaluation'
import type { Month } from '@minzheng/core/periods'

/** Whether a figure is shown, or why not; as in `@minzheng/disclosure`. */
export type Disclosure = 'shown' | 'small' | 'complement' | 'derived' | 'withheld'

/** A figure with its numbers, and whether they were let out. */
export interface ReleasedFigure {
  readonly observation: Observation
  readonly disclosure: Disclosure
}

/** The figures of one release, and the totals that they were computed from. */
export interface Release {
  readonly figures: readonly ReleasedFigure[]
  /** What left the bureau for each of the figures. */
  readonly published: readonly Observation[]
  readonly source: TotalsSource
  readonly months: readonly Month[]
}

/** The releases of a city, the first one first, and the least count that is shown of each indicator. */
export interface Attacked {
  readonly catalogue: Catalogue
  /** The released indicators. */
  readonly released: readonly string[]
  readonly releases: readonly Release[]
  readonly thresholdOf: (indicator: string) => number
  /** False: readers take no hidden number for unchanged between releases. Left out: they do, where it is. */
  readonly guessesUnchanged?: boolean
}

/** The key of a figure, for people. */
export function figureKey({ indicator, variant, part, district, period }: Observation): string {
  return [
    indicator,
    ...(variant === 'standard' ? [] : [variant]),
    ...(part === null ? [] : [part]),
    district,
    period,
  ].join(' ')
}
