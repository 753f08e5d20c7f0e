import type { Catalogue, Observation } from '@minzheng/core'
import { categoriesOf } from '@minzheng/core/evaluation'
import type { FigureReader } from '@minzheng/store'
import { publishedBatches, releasedName, type ReleasedStore } from '@minzheng/worker'
import type { Cursor } from '../formats/cursor.js'

/** Which figures, in the order of their lists; nothing asks for a number. */
export interface FiguresAsked {
  readonly indicators: readonly string[]
  readonly districts: readonly string[]
  readonly periods: readonly string[] | undefined
  readonly variant: string | undefined
  /** A category, `all`, or null for the whole. */
  readonly part: string | null
  readonly after: Cursor | undefined
}

/** Live figures after the cursor, in batches: by indicator, district, period, variant and category. */
export async function* liveFigures(
  catalogue: Pick<Catalogue, 'indicator'>,
  reader: Pick<FigureReader, 'stream'>,
  {
    indicators,
    districts,
    periods,
    variant,
    part,
    after,
    movedAfter,
  }: FiguresAsked & { readonly movedAfter: Date | undefined },
  most: number,
): AsyncGenerator<readonly Observation[]> {
  const query = {
    parts: part === null ? ('whole' as const) : ('all' as const),
    ...(periods === undefined ? {} : { periods }),
    ...(variant === undefined ? {} : { variant }),
    ...(movedAfter === undefined ? {} : { movedAfter }),
  }
  // The rest of the cursor's indicator, then the other indicators.
  const runs =
    after === undefined
      ? [{ indicators, districts }]
      : [
          {
            indicators: indicators.filter((id) => id === after.indicator),
            districts: districts.filter((code) => code >= after.district),
          },
          { indicators: indicators.filter((id) => id > after.indicator), districts },
        ]
  let left = most
  for (const run of runs) {
    if (run.indicators.length === 0 || run.districts.length === 0) continue
    for await (const batch of reader.stream({ ...query, ...run })) {
      const found = batch.filter(
        (each) =>
          (part === null || part === 'all' || each.part === part) &&
          (after === undefined || isAfter(catalogue, each, after)),
      )
      const taken = found.slice(0, left)
      if (taken.length > 0) yield taken
      left -= taken.length
      if (left === 0) return
    }
  }
}

/** True if a figure comes after the place in the reader's order, whether there still is a figure there or not. */
function isAfter(
  { indicator: indicatorOf }: Pick<Catalogue, 'indicator'>,
  figure: Observation,
  place: Cursor,
): boolean {
  if (figure.indicator !== place.indicator) return figure.indicator > place.indicator
  if (figure.district !== place.district) return figure.district > place.district
  if (figure.period !== place.period) return figure.period > place.period
  const indicator = indicatorOf(figure.indicator)
  const variants = Object.keys(indicator.variants)
  if (figure.variant !== place.variant) return variants.indexOf(figure.variant) > variants.indexOf(place.variant)
  const parts = [null, ...categoriesOf(indicator)]
  return parts.indexOf(figure.part) > parts.indexOf(place.part)
}

/** Figures of a release after the cursor, as an audience may read them, in the order of releases. */
export async function* releasedFigures(
  store: ReleasedStore,
  release: number,
  audience: 'shared' | 'public',
  { indicators, districts, periods, variant, part, after }: FiguresAsked,
  most: number,
): AsyncGenerator<readonly Observation[]> {
  yield* publishedBatches(store, release, audience, {
    indicator: indicators,
    district: districts,
    ...(periods === undefined ? {} : { period: [...new Set(periods.map(releasedName))] }),
    ...(variant === undefined ? {} : { variant }),
    ...(part === 'all' ? {} : { part }),
    ...(after === undefined ? {} : { after }),
    ...(Number.isFinite(most) ? { limit: most } : {}),
  })
}
