import { assistanceMerged } from './assistance.js'
import { charityMerged } from './charity.js'
import { childWelfareMerged } from './child-welfare.js'
import { elderlyCareMerged } from './elderly-care.js'
import { governanceMerged } from './governance.js'
import { registryMerged } from './registry.js'
import type { MergedReading } from '../../plan.js'

/** Every proposed indicator that was merged or dropped, domain by domain. */
export const mergedReadings: readonly MergedReading[] = [
  ...assistanceMerged,
  ...childWelfareMerged,
  ...elderlyCareMerged,
  ...charityMerged,
  ...registryMerged,
  ...governanceMerged,
]
