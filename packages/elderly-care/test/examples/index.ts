import type { WorkedExample } from '@minzheng/core/testing'
import { ageingExamples } from './ageing.js'
import { basicCareExamples } from './basic-care.js'
import { bedExamples } from './beds.js'
import { caregiverExamples } from './caregivers.js'
import { facilityExamples } from './facility-examples.js'
import { friendlySocietyExamples } from './friendly-society.js'
import { homeAndSafetyExamples } from './homes-and-safety.js'
import { industryExamples } from './industry.js'
import { mealExamples } from './meals.js'
import { reformExamples } from './reform.js'

/** Counted by hand. */
export const examples: readonly WorkedExample[] = [
  ...reformExamples,
  ...ageingExamples,
  ...friendlySocietyExamples,
  ...basicCareExamples,
  ...caregiverExamples,
  ...homeAndSafetyExamples,
  ...facilityExamples,
  ...mealExamples,
  ...industryExamples,
  ...bedExamples,
]
