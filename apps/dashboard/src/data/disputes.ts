import { queryOptions } from '@tanstack/react-query'
import type { AnswerOf } from '@minzheng/client'
import { client } from './client.js'

export type Dispute = AnswerOf<'/v1/disputes/{dispute}', 'get'>

/** The key of all that is read of disputes. */
export const disputesKey = ['disputes'] as const

/** Disputes of the own districts, the newest first. */
export const disputesQuery = queryOptions({
  queryKey: [...disputesKey, 'all'],
  queryFn: async ({ signal }) => (await client.get('/v1/disputes', { signal })).disputes.toReversed(),
})

/** One dispute with its thread. */
export const disputeQuery = (dispute: string) =>
  queryOptions({
    queryKey: [...disputesKey, dispute],
    queryFn: ({ signal }) => client.get('/v1/disputes/{dispute}', { path: { dispute }, signal }),
  })
