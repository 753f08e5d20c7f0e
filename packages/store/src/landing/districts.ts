import { MinzhengError, type Catalogue, type Return } from '@minzheng/core'

/** A record or return of no district would never be in a figure, and no sweep could say which job it is for. */
export function refuseUnknownDistricts(
  { districts }: Catalogue,
  dataset: string,
  ofRecords: Iterable<string>,
  returns: readonly Return[],
): void {
  const refuse = (what: string, code: string): never => {
    throw new MinzhengError(
      'unknown-district',
      `a ${what} of ${dataset} is of ${code}, which is not a district of ${districts.root.name}`,
      { dataset, code },
    )
  }
  for (const district of ofRecords) if (!districts.has(district)) refuse('record', district)
  for (const { district } of returns) if (!districts.has(district)) refuse('return', district)
}
