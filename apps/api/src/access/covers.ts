import type { Place } from '@minzheng/access'
import type { Catalogue } from '@minzheng/core'

/**
 * True if what some offices report of a dataset is within the places where somebody may do something. What no office is known
 * of, such as a file all of whose rows were refused, is for those who may do it in the whole city.
 */
export function covers(
  places: readonly Place[],
  { dataset, offices }: { readonly dataset: string; readonly offices: readonly string[] },
  { districts, domains }: Pick<Catalogue, 'districts' | 'domains'>,
): boolean {
  const domain = domainOf({ domains }, dataset)
  const fitting = places.filter((place) => place.domain === null || place.domain === domain)
  const asked = offices.length === 0 ? [districts.root.code] : offices
  return asked.every((office) => fitting.some((place) => districts.contains(place.district, office)))
}

/** The domain of a dataset; undefined if there is no such dataset. */
export function domainOf({ domains }: Pick<Catalogue, 'domains'>, dataset: string): string | undefined {
  return domains.find((each) => each.datasets.some(({ name }) => name === dataset))?.name
}

/** True if a district, for a domain, is within the places where somebody may do something. */
export function isWithin(
  places: readonly Place[],
  { district, domain }: { readonly district: string; readonly domain: string | null },
  { districts }: Pick<Catalogue, 'districts'>,
): boolean {
  return places.some(
    (place) => (place.domain === null || place.domain === domain) && districts.contains(place.district, district),
  )
}
