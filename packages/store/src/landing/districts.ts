import { MinzhengError, type Return } from '@minzheng/core'
import type { RegisterTools } from '../register/register-tools.js'

/**
 * Throws `unknown-district` for a record or return of a code that never was a district: no figure would include it, and
 * no sweep could find a job for it. Late files of a district that has ended are welcome.
 */
export function assertKnownDistricts(
  { register, catalogue }: Pick<RegisterTools, 'register' | 'catalogue'>,
  dataset: string,
  recordDistricts: Iterable<string>,
  returns: readonly Return[],
): void {
  const refuse = (what: string, code: string): never => {
    throw new MinzhengError(
      'unknown-district',
      `the district of a ${what} of ${dataset} must be in ${catalogue.districts.root.name}, got ${code}`,
      { dataset, code },
    )
  }
  const ended = new Set(catalogue.history === undefined ? [] : register.codes)
  const isKnown = (code: string): boolean => catalogue.districts.has(code) || ended.has(code)
  for (const district of recordDistricts) if (!isKnown(district)) refuse('record', district)
  for (const { district } of returns) if (!isKnown(district)) refuse('return', district)
}
