import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { AnswerOf } from '@minzheng/client'
import { client } from './client.js'

export type AlertRule = AnswerOf<'/v1/alert-rules', 'get'>['rules'][number]

/** The key of all lists of alerts of the own districts. */
const ownAlertsKey = ['alerts', 'own'] as const

/** Which alerts to list. */
export interface AlertsFilter {
  readonly rule?: string
  readonly district?: string
  /** Only those of the district itself. */
  readonly itself?: 'true'
  /** Also those that have ended. */
  readonly ended?: 'true'
}

/** Alerts of the own districts, page by page, the newest first. */
export const ownAlertsQuery = (filter: AlertsFilter) =>
  infiniteQueryOptions({
    queryKey: [...ownAlertsKey, filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      client.get('/v1/alerts', {
        query: { ...filter, limit: '500', ...(pageParam === undefined ? {} : { cursor: pageParam }) },
        signal,
      }),
    getNextPageParam: ({ next }) => next ?? undefined,
  })

/** How many alerts of the own districts have not ended, by rule. */
export const alertCountsQuery = queryOptions({
  queryKey: [...ownAlertsKey, 'counts'],
  queryFn: async ({ signal }) => (await client.get('/v1/alerts', { query: { limit: '1' }, signal })).counts ?? [],
})

/** The rules by which alerts are raised. */
export const alertRulesQuery = queryOptions({
  queryKey: ['alert-rules'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async ({ signal }) => (await client.get('/v1/alert-rules', { signal })).rules,
})
