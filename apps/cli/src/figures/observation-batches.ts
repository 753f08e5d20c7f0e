import type { Catalogue, DistrictTree, Indicator, Level, Observation } from '@minzheng/core'
import { rank } from '@minzheng/core/districts'
import type { Store } from '@minzheng/store'

/** Selects observations; an omitted field selects all. */
export interface ObservationFilter {
  readonly indicators: readonly Indicator[]
  /** The district itself and all below it; default: the whole tree. */
  readonly district?: string
  readonly levels?: readonly Level[]
  readonly periods?: readonly string[]
  readonly parts: 'whole' | 'all'
}

/**
 * Observations of the store in batches, by indicator, district and period, so that a million of them need not be in
 * memory.
 */
export function observationBatches(
  store: Pick<Store, 'figures'>,
  { districts }: Pick<Catalogue, 'districts'>,
  filter: ObservationFilter,
): AsyncGenerator<readonly Observation[]> {
  return store.figures.stream({
    indicators: filter.indicators.map(({ id }) => id),
    districts: placesOf(districts, filter),
    parts: filter.parts,
    ...(filter.periods === undefined ? {} : { periods: filter.periods }),
  })
}

/** Higher levels first, then by code. */
function placesOf(districts: DistrictTree, { district, levels }: ObservationFilter): readonly string[] {
  const within = districts.within(district ?? districts.root.code)
  const places = levels === undefined ? within : within.filter(({ level }) => levels.includes(level))
  return [...places]
    .toSorted((one, other) => rank(one.level) - rank(other.level) || (one.code < other.code ? -1 : 1))
    .map(({ code }) => code)
}
