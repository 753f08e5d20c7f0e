import type { DistrictParameter } from '@minzheng/core/districts'
import type { ApartLimits } from './apart-from-parents.js'
import type { ChildCategory } from './child-category.js'
import type { CauseTimes } from './without-care.js'

/** The parameters by which a district classifies children, from a day. */
export interface ChildRuleParameters extends DistrictParameter {
  readonly causeTimes: CauseTimes
  readonly apartLimits: ApartLimits
  readonly categoryOrder: readonly ChildCategory[]
}
