import { DisputeError } from '@minzheng/access'
import type { Catalogue, Observation } from '@minzheng/core'
import type { FigureReader } from '../figures/figures.js'
import type { Releases } from '../releases/release-reader.js'
import type { FigureName } from './stored-disputes.js'

/** Which state of a figure was looked at: the revision of the live figure, or a release. */
export type Seen = { readonly revision: number | null } | { readonly release: number }

/** What disputes need to look at figures. */
export interface DisputedFigures {
  readonly catalogue: Pick<Catalogue, 'districts' | 'indicator'>
  readonly figures: Pick<FigureReader, 'read'>
  readonly releases: Pick<Releases, 'figures'>
}

/**
 * The figure that a county disputes, as it was seen; undefined if the live figure has another revision by now. A county
 * disputes live figures of its own districts, and of a release also those of the districts above it, which it can read only
 * there. The city disputes its own, and none of a county's. Throws `DisputeError` for other figures and for one that does not exist, `unknown-indicator` and `unknown-district`.
 */
export async function disputedFigure(
  { catalogue, figures, releases }: DisputedFigures,
  name: FigureName,
  seen: Seen,
  disputedBy: string,
): Promise<Observation | undefined> {
  const { districts } = catalogue
  catalogue.indicator(name.indicator)
  districts.get(name.district)
  // A figure of a county is disputed by the county; the city sends its month back instead.
  const county = districts.selfAndAncestors(name.district).find(({ level }) => level === 'county')
  const isOwn = districts.contains(disputedBy, name.district) && (county === undefined || county.code === disputedBy)
  const isAbove = districts.contains(name.district, disputedBy)
  if (!isOwn && !('release' in seen && isAbove))
    throw new DisputeError({
      zh: '只能对本地区的数提出异议；对上级的数，只限已发布的',
      en: `a district must dispute figures of its own or, of a release, of those above it, got ${name.district} for ${disputedBy}`,
    })
  const found = 'release' in seen ? await released(releases, name, seen.release) : await live(figures, name)
  if (found === undefined)
    throw new DisputeError({
      zh: '没有这个数（指标、口径、类别、地区、时期）',
      en: 'the figure must exist (indicator, variant, part, district, period), got another',
    })
  return 'release' in seen || found.revision === seen.revision ? found : undefined
}

async function live(
  figures: Pick<FigureReader, 'read'>,
  { indicator, variant, part, district, period }: FigureName,
): Promise<Observation | undefined> {
  const found = await figures.read({
    indicators: [indicator],
    districts: [district],
    periods: [period],
    variant,
    parts: part === null ? 'whole' : 'all',
  })
  return found.find((each) => each.part === part)
}

async function released(
  releases: Pick<Releases, 'figures'>,
  { part, ...name }: FigureName,
  release: number,
): Promise<Observation | undefined> {
  for await (const batch of releases.figures(release, { ...name, part, limit: 1, audience: 'internal' }))
    return batch[0]?.observation
  return undefined
}
