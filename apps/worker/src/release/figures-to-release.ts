import type { Observation } from '@minzheng/core'
import { catalogueOn } from '@minzheng/core/districts'
import { lastDay, parsePeriod, type Period } from '@minzheng/core/periods'
import type { Deployment } from '@minzheng/plan'
import type { ReleasedFigure } from '@minzheng/release'
import { ReleaseError, type Restated, type Store, type StoredFigure } from '@minzheng/store'

/** The figures of a release: those of its own periods, and of earlier periods what has changed since. */
export interface FiguresToRelease {
  readonly figures: readonly Observation[]
  /** The earlier periods, without the reasons. */
  readonly restates: readonly Omit<Restated, 'why'>[]
}

/**
 * Reads the figures of a release. Of a period that was released before, all figures of each indicator of which some
 * figure has changed: a total that is the same again may have to be hidden now, because its parts have changed. Throws
 * `ReleaseError` for a figure that is not computed from the data as they are.
 */
export async function figuresToRelease(
  store: Pick<Store, 'figures'>,
  { catalogue }: Pick<Deployment, 'catalogue'>,
  fresh: readonly Period[],
  earlier: readonly (readonly ReleasedFigure[])[],
  onProgress: (done: number, all: number) => void,
): Promise<FiguresToRelease> {
  const isFresh = new Set(fresh.map(({ id }) => id))
  const released = new Map<string, string>()
  const periods = new Set<string>()
  for (const { observation } of earlier.flat()) {
    if (isFresh.has(observation.period)) continue
    periods.add(observation.period)
    released.set(keyOf(observation), contentOf(observation))
  }
  const figures: Observation[] = []
  const restates: Omit<Restated, 'why'>[] = []
  const all = fresh.length + periods.size
  let done = 0
  const read = async function* (period: Period): AsyncGenerator<readonly Observation[]> {
    const batches = store.figures.stream({
      indicators: [...catalogue.indicators.keys()],
      districts: catalogueOn(catalogue, lastDay(period)).districts.all.map(({ code }) => code),
      parts: 'all',
      periods: [period.id],
    })
    for await (const batch of batches) {
      assertSettled(batch)
      yield batch
    }
    onProgress(++done, all)
  }
  for (const period of fresh) for await (const batch of read(period)) figures.push(...batch)
  for (const period of [...periods].toSorted()) {
    const ofIndicator = new Map<string, { readonly figures: Observation[]; changed: number }>()
    for await (const batch of read(parsePeriod(period)))
      for (const observation of batch) {
        let known = ofIndicator.get(observation.indicator)
        if (known === undefined) ofIndicator.set(observation.indicator, (known = { figures: [], changed: 0 }))
        known.figures.push(observation)
        if (released.get(keyOf(observation)) !== contentOf(observation)) known.changed += 1
      }
    const changed = [...ofIndicator.values()].filter((each) => each.changed > 0)
    if (changed.length === 0) continue
    for (const each of changed) figures.push(...each.figures)
    restates.push({ period, changed: changed.reduce((sum, each) => sum + each.changed, 0) })
  }
  return { figures, restates }
}

/** True if each of these figures was released last with the same numbers and the same mark. */
export function isReleased(
  figures: readonly ReleasedFigure[],
  earlier: readonly (readonly ReleasedFigure[])[],
): boolean {
  const last = new Map(earlier.flat().map((figure) => [keyOf(figure.observation), figure]))
  return figures.every(({ observation, disclosure }) => {
    const before = last.get(keyOf(observation))
    return before?.disclosure === disclosure && contentOf(before.observation) === contentOf(observation)
  })
}

function assertSettled(batch: readonly StoredFigure[]): void {
  const stale = batch.find(({ settled }) => !settled)
  if (stale === undefined) return
  const { indicator, district, period } = stale
  throw new ReleaseError(
    `计算期间数据有变动，${indicator} ${district} ${period} 待重算，请先重算 recompute 再发布`,
    `all figures must be computed, got a change of the data of ${indicator} ${district} ${period} meanwhile; recompute and release again`,
  )
}

const keyOf = ({ indicator, variant, part, district, period }: Observation): string =>
  [indicator, variant, part ?? '', district, period].join(' ')

/** What a released figure says, without the revision, which also rises if nothing else changes. */
const contentOf = ({
  numerator,
  denominator,
  value,
  status,
  reason,
  asOf,
  received,
  expected,
  version,
}: Observation): string => [numerator, denominator, value, status, reason, asOf, received, expected, version].join(' ')
