import { MinzhengError, type Catalogue, type Return } from '@minzheng/core'

/**
 * Throws `unknown-district` for a record or return of an unknown district: no figure would include it, and no sweep
 * could find a job for it.
 */
export function assertKnownDistricts(
  { districts }: Catalogue,
  dataset: string,
  recordDistricts: Iterable<string>,
  returns: readonly Return[],
): void {
  const refuse = (what: string, code: string): never => {
    throw new MinzhengError(
      'unknown-district',
      `the district of a ${what} of ${dataset} must be in ${districts.root.name}, got ${code}`,
      { dataset, code },
    )
  }
  for (const district of recordDistricts) if (!districts.has(district)) refuse('record', district)
  for (const { district } of returns) if (!districts.has(district)) refuse('return', district)
}
