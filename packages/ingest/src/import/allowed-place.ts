import type { Catalogue } from '@minzheng/core'
import { ImportError } from '../base/import-error.js'
import type { AllowedPlace } from './import-options.js'

/** Throws `district-not-allowed` for a district that a file must not be of. */
export type RefuseElsewhere = (district: string) => void

/** Refuses districts outside the allowed ones; allows all if none are given. The error does not repeat the district. */
export function refuseElsewhere(
  { domains, districts }: Pick<Catalogue, 'domains' | 'districts'>,
  file: string,
  dataset: string,
  only: readonly AllowedPlace[] | undefined,
): RefuseElsewhere {
  if (only === undefined) return () => {}
  const domain = domains.find((each) => each.datasets.some(({ name }) => name === dataset))?.name
  const places = only.filter((each) => each.domain === null || each.domain === domain).map((each) => each.district)
  const allowed = new Set<string>()
  return (district) => {
    if (allowed.has(district)) return
    if (!places.some((place) => districts.contains(place, district))) throw elsewhere(file, dataset)
    allowed.add(district)
  }
}

/** That a file is of other districts or domains than its sender may send. */
export function elsewhere(file: string, dataset: string): ImportError {
  return new ImportError(
    'district-not-allowed',
    `${file}: 含授权以外的地区或业务领域，整个文件未入库 the file must be of granted districts and domains only, got others; nothing was stored`,
    { dataset },
  )
}
