import type { WorkedExample } from '@minzheng/core/testing'
import { tieredAssistanceExamples } from './tiered-assistance.js'
import { integratedAidExamples } from './integrated-aid.js'
import { serviceConsortiumExamples } from './service-consortia.js'
import { vagrantReliefExamples } from './vagrant-relief.js'
import { disabilityExamples } from './disability.js'
import { firstExamples } from './standards-and-homes.js'

/** Every worked example of the domain. */
export const examples: readonly WorkedExample[] = [
  ...firstExamples,
  ...tieredAssistanceExamples,
  ...integratedAidExamples,
  ...serviceConsortiumExamples,
  ...vagrantReliefExamples,
  ...disabilityExamples,
]
