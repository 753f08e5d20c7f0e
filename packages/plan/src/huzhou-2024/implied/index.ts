import type { Target } from '@minzheng/core'
import { assistanceImplied } from './assistance.js'
import { charityImplied } from './charity.js'
import { childWelfareImplied } from './child-welfare.js'
import { elderlyCareImplied } from './elderly-care.js'
import { governanceImplied } from './governance.js'
import { registryImplied } from './registry.js'

/** Implied targets, domain by domain. */
export const impliedTargets: readonly Target[] = [
  ...assistanceImplied,
  ...childWelfareImplied,
  ...elderlyCareImplied,
  ...charityImplied,
  ...registryImplied,
  ...governanceImplied,
]
