import type { RecordOf } from '@minzheng/core'
import type { DistrictParameter } from '@minzheng/core/districts'
import type { funeralServices } from '../datasets/index.js'

/** Cremations and deaths of one area and period. */
export interface Cremations {
  /** Bodies cremated in the area, wherever they came from. */
  readonly cremated: number
  /** Of those, the bodies that came from another area. */
  readonly fromElsewhere: number
  /** Residents of the area who were cremated in another one. */
  readonly ownElsewhere: number
  readonly deaths: number
}

/** Faults of the numbers, and values that need a review. */
export type CremationFlag = 'above-hundred' | 'more-own-than-deaths'

/** Ratios in percent; null if nobody died. */
export interface CremationRatio {
  /**
   * Cremations in the area over deaths in the area: above 100 if bodies come from elsewhere. Such a ratio is flagged,
   * never capped.
   */
  readonly percent: number | null
  /** Cremations of the area's own dead, wherever they were cremated, over deaths. */
  readonly ownPercent: number | null
  readonly flags: readonly CremationFlag[]
}

/**
 * 火化率: cremations over deaths of the same area and period. A ratio of the own dead above 100 is impossible, and has a
 * flag of its own.
 */
export function cremationRatio({ cremated, fromElsewhere, ownElsewhere, deaths }: Cremations): CremationRatio {
  const own = cremated - fromElsewhere + ownElsewhere
  const flags: CremationFlag[] = []
  if (cremated > deaths) flags.push('above-hundred')
  if (own > deaths) flags.push('more-own-than-deaths')
  if (deaths === 0) return { percent: null, ownPercent: null, flags }
  return { percent: (100 * cremated) / deaths, ownPercent: (100 * own) / deaths, flags }
}

/** How ashes are laid to rest. */
export type Burial = NonNullable<RecordOf<typeof funeralServices>['burial']>

/** Which burials save land and nature (节地生态安葬). */
export interface EcoBurials extends DistrictParameter {
  readonly kinds: readonly Burial[]
}

/** Ecological burials in percent of all burials; ashes not laid to rest yet are in neither. Null if there was none. */
export function ecoBurialShare(burials: readonly (Burial | null)[], rule: EcoBurials): number | null {
  const made = burials.filter((burial) => burial !== null)
  return made.length === 0 ? null : (100 * made.filter((burial) => rule.kinds.includes(burial)).length) / made.length
}
