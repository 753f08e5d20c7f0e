import { queryOptions } from '@tanstack/react-query'
import type { AnswerOf } from '@minzheng/client'
import { client } from './client.js'
import type { Audience } from './view.js'

export type Release = AnswerOf<'/v1/releases', 'get'>['releases'][number]
export type Job = AnswerOf<'/v1/jobs/{job}', 'get'>

/** The key of all that is read of releases. */
export const releasesKey = ['releases'] as const

/** Releases, the newest first, as an audience reads of them. */
export const releasesQuery = (audience: Audience) =>
  queryOptions({
    queryKey: [...releasesKey, audience],
    queryFn: async ({ signal }) =>
      (await client.get('/v1/releases', { query: { audience }, signal })).releases.toReversed(),
  })
