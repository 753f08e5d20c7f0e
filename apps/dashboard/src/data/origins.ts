import { queryOptions } from '@tanstack/react-query'
import type { AnswerOf } from '@minzheng/client'
import { client } from './client.js'

export type Origins = AnswerOf<'/v1/origins/{indicator}/{district}', 'get'>
export type OriginFile = Origins['files'][number]
export type OriginAct = Origins['acts'][number]
export type OriginReturn = Origins['returns'][number]

/** The files, returns and acts that a live figure is made of. */
export const originsQuery = (of: {
  readonly indicator: string
  readonly district: string
  readonly variant: string
  readonly period: string
}) =>
  queryOptions({
    queryKey: ['origins', of],
    queryFn: ({ signal }) => {
      const { indicator, district, variant, period } = of
      return client.get('/v1/origins/{indicator}/{district}', {
        path: { indicator, district },
        query: { variant, period },
        signal,
      })
    },
  })

/** An entry of the chain, without its content. Entries never change. */
export const chainEntryQuery = (entry: string) =>
  queryOptions({
    queryKey: ['chain', entry],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => client.get('/v1/chain/{entry}', { path: { entry }, signal }),
  })

/** The number and the hash of the last entry of the chain. */
export const chainHeadQuery = queryOptions({
  queryKey: ['chain', 'head'],
  queryFn: async ({ signal }) => (await client.get('/v1/chain/head', { signal })).head,
})
