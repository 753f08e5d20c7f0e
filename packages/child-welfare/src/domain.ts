import { domain } from '@minzheng/core'
import { childWelfareChecks } from './checks.js'
import { childrenInDifficulty } from './datasets/index.js'
import { guardianshipAssessmentRate } from './indicators/index.js'

/** Child welfare (儿童福利): its datasets, and its indicators in the plan's order. */
export const childWelfare = domain({
  name: 'child-welfare',
  title: { zh: '儿童福利', en: 'Child welfare' },
  datasets: [childrenInDifficulty],
  indicators: [guardianshipAssessmentRate],
  checks: childWelfareChecks,
})

/** The ids of this domain's indicators. */
export type ChildWelfareId = (typeof childWelfare.indicators)[number]['id']
