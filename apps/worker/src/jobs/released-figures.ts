import { MinzhengError, type Audience, type Observation, type Text } from '@minzheng/core'
import { lastDay, monthOf, parsePeriod } from '@minzheng/core/periods'
import { givenFigures, type Deployment, type GivenFigures, type PlanAsked } from '@minzheng/plan'
import type { PublishedRelease, PublishedReleases, ReleasedQuery } from '@minzheng/store'
import { figurePlaces } from './plan-board.js'

/** Where releases are read as published: a store, or what a role that can read nothing else has opened. */
export interface ReleasedStore {
  readonly releases: PublishedReleases
}

/** There is no release, or none of the number that is asked for. */
export class NotReleasedError extends MinzhengError<'not-released'> {
  override readonly name = 'NotReleasedError'

  constructor(text: Text, details: { readonly release?: number } = {}) {
    super('not-released', `${text.zh} ${text.en}`, { ...details, ...text })
  }
}

/** A hidden figure of a release had a number. It did not leave. */
export class HiddenFigureError extends MinzhengError<'hidden-figure'> {
  override readonly name = 'HiddenFigureError'
}

/** Who reads a release, and which; the latest if no number is given. */
export interface ReleaseAsked {
  readonly audience: Exclude<Audience, 'internal'>
  readonly release?: number
}

/** A release, and its figures of the places of a board as an audience may read them. */
export interface ReleasedBoardFigures {
  readonly release: number
  /** What was released: a month, or a longer period. */
  readonly period: string
  readonly figures: GivenFigures
}

/** A release that exists; the latest if none is named. Throws `not-released`. */
export async function releaseOf<Found extends PublishedRelease>(
  { releases }: { readonly releases: { readonly list: () => Promise<readonly Found[]> } },
  asked: number | undefined,
): Promise<Found> {
  const all = await releases.list()
  const latest = all.at(-1)
  if (latest === undefined)
    throw new NotReleasedError({
      zh: '尚无发布：对外只用已发布的数',
      en: 'there is no release yet; other offices and the public read released figures only',
    })
  const found = asked === undefined ? latest : all.find(({ number }) => number === asked)
  if (found === undefined)
    throw new NotReleasedError(
      { zh: `没有第${asked}号发布`, en: `the release must be one of 1 to ${latest.number}, got ${asked}` },
      asked === undefined ? {} : { release: asked },
    )
  return found
}

/** The board that a release is about: the year to its month, or the year if it ends it. */
export function boardOf({ period }: Pick<PublishedRelease, 'period'>): PlanAsked {
  const parsed = parsePeriod(period)
  const month = monthOf(lastDay(parsed))
  return parsed.kind === 'year' || month.endsWith('-12') ? { year: Number(month.slice(0, 4)) } : { upTo: month }
}

/** The figures of the districts of a board, and of nothing else, from a release. Throws `not-released`. */
export async function readReleasedFigures(
  store: ReleasedStore,
  deployment: Pick<Deployment, 'catalogue' | 'districtSets'>,
  { audience, release: asked }: ReleaseAsked,
): Promise<ReleasedBoardFigures> {
  const { number: release, period } = await releaseOf(store, asked)
  const figures: Observation[] = []
  for (const district of figurePlaces(deployment))
    for await (const batch of publishedBatches(store, release, audience, { district })) figures.push(...batch)
  return { release, period, figures: givenFigures(figures) }
}

/**
 * A release's figures as an audience may read them, in batches. A hidden figure has no number, nor the turn of its
 * revision, which would tell that it has changed. Throws `hidden-figure` otherwise.
 */
export async function* publishedBatches(
  { releases }: ReleasedStore,
  release: number,
  audience: ReleaseAsked['audience'],
  filter: ReleasedQuery = {},
): AsyncGenerator<readonly Observation[]> {
  for await (const batch of releases.figures(release, { audience, ...filter })) {
    const figures = batch.map(({ observation }) => observation)
    for (const { status, reason, value, numerator, denominator, revision } of figures)
      if (
        (status === 'Q' || reason === 'suppressed') &&
        [value, numerator, denominator, revision].some((number) => number !== null)
      )
        // The store gives none; what it might give by mistake does not leave.
        throw new HiddenFigureError('hidden-figure', 'a hidden figure must have no number when it leaves, got one')
    yield figures
  }
}
