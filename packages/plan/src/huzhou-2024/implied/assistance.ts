import {
  jingkangCoverage,
  jingkangExpertGroup,
  standardRaiseDone,
  temporaryAssistancePolicyRevised,
  zhuliantiCountyCoverage,
  zhuliantiTownshipCoverage,
  zhuliantiVillageCoverage,
} from '@minzheng/assistance'
import { stageDone, type Target } from '@minzheng/core'
import { target } from '../promise.js'

/** What the plan's words promise for assistance without a number (全面, 全覆盖, 出台, …), in addition to `targets.ts`. */
export const assistanceImplied: readonly Target[] = [
  target(standardRaiseDone, '>=', stageDone, { below: 'none', basis: 'implied' }),
  target(temporaryAssistancePolicyRevised, '>=', stageDone, { below: 'none', basis: 'implied' }),
  target(zhuliantiCountyCoverage, '=', 100, { below: 'same', basis: 'implied' }),
  target(zhuliantiTownshipCoverage, '=', 100, { below: 'same', basis: 'implied' }),
  target(zhuliantiVillageCoverage, '=', 100, { below: 'same', basis: 'implied' }),
  target(jingkangCoverage, '=', 100, { below: 'same', basis: 'implied' }),
  target(jingkangExpertGroup, '>=', stageDone, { below: 'none', basis: 'implied' }),
]
