import { stageDone, type Target } from '@minzheng/core'
import {
  ageingCommitteeRulesRevised,
  basicCareListRate,
  fourBitsMechanism,
  loveCardPlanIssued,
  mealPlanIssued,
  needyElderlySubsidyPolicy,
  provincialWoodToyContestHeld,
  tekunInstitutionRulesIssued,
} from '@minzheng/elderly-care'
import { target } from '../promise.js'

/**
 * What the plan's words promise for elderly care without a number (修订, 举办, 全面落实, 出台, 制定, 建立), in addition to
 * `targets.ts`.
 */
export const elderlyCareImplied: readonly Target[] = [
  target(ageingCommitteeRulesRevised, '>=', stageDone, { below: 'none', basis: 'implied' }),
  target(provincialWoodToyContestHeld, '>=', stageDone, { below: 'none', basis: 'implied' }),
  target(basicCareListRate, '=', 100, { below: 'same', basis: 'implied' }),
  target(needyElderlySubsidyPolicy, '>=', stageDone, { below: 'none', basis: 'implied' }),
  target(tekunInstitutionRulesIssued, '>=', stageDone, { below: 'none', basis: 'implied' }),
  target(mealPlanIssued, '>=', stageDone, { below: 'none', basis: 'implied' }),
  target(loveCardPlanIssued, '>=', stageDone, { below: 'none', basis: 'implied' }),
  target(fourBitsMechanism, '>=', stageDone, { below: 'none', basis: 'implied' }),
]
