import type { AnyDataset } from '@minzheng/core'
import type { LandingFacts } from '@minzheng/core/registers'
import type { RegisterTools } from '../register/register-tools.js'

/** The offices whose records a source tells or speaks of: two sources concern each other if they share one. */
export function officesOf(
  { register }: Pick<RegisterTools, 'register'>,
  { reportedBy }: Pick<AnyDataset, 'reportedBy'>,
  districts: readonly string[],
  { scope, asOf }: Pick<LandingFacts, 'scope' | 'asOf'>,
): readonly string[] {
  const month = asOf === -Infinity ? Infinity : asOf
  const offices = districts.map((code) => register.officeOf(code, reportedBy, month))
  if (scope === null) return [...new Set(offices)].toSorted()
  const spoken = register.codes
    .filter((code) => register.speaksOf(scope, code, reportedBy, month))
    .map((code) => register.officeOf(code, reportedBy, month))
  return [...new Set([...offices, ...spoken])].toSorted()
}
