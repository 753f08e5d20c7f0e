import type { Kysely } from 'kysely'
import type { Audience, Observation } from '@minzheng/core'
import { asPublished, type Disclosure, type ReleasedFigure } from '@minzheng/release'
import type { Tables } from '../database/tables.js'
import { readRelease, readReleases, type Release } from './release.js'
import { readFigures, type ReleasedQuery } from './released-rows.js'
import type { ReleaseRequest, ReleaseTexts } from './save-release.js'

/** A released figure as an audience reads it. */
export interface ReadFigure {
  readonly observation: Observation
  /** Why it is hidden; null for readers outside, who do not learn that. */
  readonly disclosure: Disclosure | null
}

/** Saves and reads releases. */
export interface Releases {
  /** Freezes figures as the next release. Throws `ReleaseError`. */
  readonly save: (request: ReleaseRequest) => Promise<Release>
  /** Refuses at once what `save` would refuse of these. Throws `ReleaseError`. */
  readonly check: (request: ReleaseTexts) => Promise<void>
  /** All releases in the order of numbers. */
  readonly list: () => Promise<readonly Release[]>
  /** One release. Throws `ReleaseError` if there is none of this number. */
  readonly get: (number: number) => Promise<Release>
  /**
   * The figures of a release in the order of `compareFigures`, in batches: with all numbers and marks for `internal`, as
   * published (`asPublished`) for `shared` and `public`. Throws `ReleaseError` if there is no such release.
   */
  readonly figures: {
    (number: number, query: ReleasedQuery & { readonly audience: 'internal' }): AsyncIterable<readonly ReleasedFigure[]>
    (number: number, query: ReleasedQuery & { readonly audience: Audience }): AsyncIterable<readonly ReadFigure[]>
  }
}

/** Reads releases from a database; `save` and `check` are the store's. */
export function releaseReader(db: Kysely<Tables>, { save, check }: Pick<Releases, 'save' | 'check'>): Releases {
  async function* figures(
    number: number,
    { audience, ...query }: ReleasedQuery & { readonly audience: Audience },
  ): AsyncGenerator<readonly ReadFigure[]> {
    await readRelease(db, number)
    for await (const batch of readFigures(db, number, query))
      yield audience === 'internal'
        ? batch
        : batch.map((figure) => ({ observation: asPublished(figure), disclosure: null }))
  }
  return {
    save,
    check,
    list: () => readReleases(db),
    get: (number) => readRelease(db, number),
    figures: figures as Releases['figures'],
  }
}
