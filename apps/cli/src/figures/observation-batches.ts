import type { Catalogue, DistrictTree, Indicator, Level, Observation } from '@minzheng/core'
import { rank } from '@minzheng/core/districts'
import type { Store } from '@minzheng/store'
import { publishedBatches, type ReleaseAsked, type ReleasedStore } from '@minzheng/worker'

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

/** The same of a release, as an audience may read it; a hidden figure has no number. */
export async function* releasedBatches(
  store: ReleasedStore,
  { districts }: Pick<Catalogue, 'districts'>,
  filter: ObservationFilter,
  { audience, release }: Required<ReleaseAsked>,
): AsyncGenerator<readonly Observation[]> {
  const places = new Set(placesOf(districts, filter))
  const periods = filter.periods === undefined ? undefined : new Set(filter.periods)
  for (const { id } of filter.indicators)
    for await (const batch of publishedBatches(store, release, audience, { indicator: id })) {
      const asked = batch.filter(
        ({ district, period, part }) =>
          places.has(district) &&
          (periods === undefined || periods.has(period)) &&
          (filter.parts === 'all' || part === null),
      )
      if (asked.length > 0) yield asked
    }
}

/** Higher levels first, then by code. */
function placesOf(districts: DistrictTree, { district, levels }: ObservationFilter): readonly string[] {
  const within = districts.within(district ?? districts.root.code)
  const places = levels === undefined ? within : within.filter(({ level }) => levels.includes(level))
  return [...places]
    .toSorted((one, other) => rank(one.level) - rank(other.level) || (one.code < other.code ? -1 : 1))
    .map(({ code }) => code)
}
