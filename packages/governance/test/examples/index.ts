import type { WorkedExample } from '@minzheng/core/testing'
import { countExamples } from './counts.js'
import { fundExamples } from './funds.js'
import { matterExamples } from './matters.js'
import { safetyExamples } from './safety.js'
import { workExamples } from './work.js'

/** Every worked example of governance. */
export const examples: readonly WorkedExample[] = [
  ...matterExamples,
  ...countExamples,
  ...safetyExamples,
  ...workExamples,
  ...fundExamples,
]
