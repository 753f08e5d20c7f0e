import type { Catalogue, Observation } from '@minzheng/core'
import type { ReleasedFigure } from '../knowledge/released.js'

/** What is asked of disclosure control: to hide figures of a release, with those of earlier ones as they are. */
interface Protection {
  readonly catalogue: Catalogue
  readonly figures: readonly Observation[]
  readonly earlier: readonly (readonly ReleasedFigure[])[]
  readonly threshold: number
  /** The highest share of small counts of a kind of figures that is published. */
  readonly mostSmall: number
  readonly thresholds: Readonly<Record<string, number>>
}

/** Disclosure control that can be attacked. */
export interface Protector {
  /** Null if it refuses the release. */
  readonly protect: (asked: Protection) => Promise<readonly ReleasedFigure[] | null>
  /** What leaves the bureau of a figure. */
  readonly asPublished: (figure: ReleasedFigure) => Observation
}
