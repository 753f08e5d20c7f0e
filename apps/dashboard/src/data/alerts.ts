import { queryOptions } from '@tanstack/react-query'
import type { AnswerOf } from '@minzheng/client'
import { client } from './client.js'

export type AlertRule = AnswerOf<'/v1/alert-rules', 'get'>['rules'][number]

/** The key of all lists of alerts of the own districts. */
const ownAlertsKey = ['alerts', 'own'] as const

/** Alerts of the own districts, the newest first; also those that have ended, if asked for. */
export const ownAlertsQuery = (ended: boolean) =>
  queryOptions({
    queryKey: [...ownAlertsKey, ended],
    queryFn: async ({ signal }) =>
      (await client.get('/v1/alerts', { query: { ended: ended ? 'true' : 'false' }, signal })).alerts,
  })

/** The rules by which alerts are raised. */
export const alertRulesQuery = queryOptions({
  queryKey: ['alert-rules'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async ({ signal }) => (await client.get('/v1/alert-rules', { signal })).rules,
})
