import { hasFigure, rank, type Indicator, type Level, type Observation } from '@minzheng/core'
import { huzhouCatalogue } from '@minzheng/plan'
import type { ObservationQuery, Store } from '@minzheng/store'

/** Which observations are asked for; what is left out does not narrow. */
export interface ObservationFilter {
  readonly indicators: readonly Indicator[]
  /** The district itself and all below it; the whole tree where left out. */
  readonly district?: string
  readonly levels?: readonly Level[]
  readonly periods?: readonly string[]
  readonly parts: 'whole' | 'all'
}

/** So many districts of one indicator are asked for at once: some ten thousands of figures. */
const districtsAtOnce = 200

/** Observations of the store in batches, by indicator, district and period, so that a million of them need not lie in memory. */
export async function* observationBatches(store: Pick<Store, 'observations'>, filter: ObservationFilter): AsyncGenerator<readonly Observation[]> {
  const places = placesOf(filter)
  for (const indicator of filter.indicators) {
    const asked = places.filter(({ level }) => hasFigure(indicator, level)).map(({ code }) => code)
    for (let at = 0; at < asked.length; at += districtsAtOnce) {
      const query: ObservationQuery = {
        indicators: [indicator.id],
        districts: asked.slice(at, at + districtsAtOnce),
        parts: filter.parts,
        ...(filter.periods === undefined ? {} : { periods: filter.periods }),
      }
      const found = await store.observations(query)
      if (found.length > 0) yield [...found].sort(inOrder)
    }
  }
}

function placesOf({ district, levels }: ObservationFilter): readonly { readonly code: string; readonly level: Level }[] {
  const { districts } = huzhouCatalogue
  const within = districts.within(district ?? districts.root.code)
  const places = levels === undefined ? within : within.filter(({ level }) => levels.includes(level))
  return [...places].sort((one, other) => rank(one.level) - rank(other.level) || (one.code < other.code ? -1 : 1))
}

function inOrder(one: Observation, other: Observation): number {
  const keyOf = ({ district, period, variant, part }: Observation): string => `${district.padEnd(12)} ${period} ${variant} ${part ?? ''}`
  return keyOf(one) < keyOf(other) ? -1 : 1
}
