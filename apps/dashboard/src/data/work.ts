import { queryOptions } from '@tanstack/react-query'
import type { AnswerOf } from '@minzheng/client'
import { client } from './client.js'

export type Return = AnswerOf<'/v1/returns', 'get'>['returns'][number]
export type Alert = AnswerOf<'/v1/alerts', 'get'>['alerts'][number]

/** Which returns of a month are due, have landed, or landed late. */
export const returnsQuery = (month: string, district: string) =>
  queryOptions({
    queryKey: ['returns', month, district],
    queryFn: async ({ signal }) => (await client.get('/v1/returns', { query: { month, district }, signal })).returns,
  })

/** Open alerts about a district and those below it, or about it alone: the newest of them, and how many each rule has. */
export const alertsQuery = (district: string, { itself = false } = {}) =>
  queryOptions({
    queryKey: ['alerts', district, itself],
    queryFn: async ({ signal }) => {
      const query = { district, limit: '500', ...(itself ? { itself: 'true' as const } : {}) }
      const { alerts, all = 0, counts = [] } = await client.get('/v1/alerts', { query, signal })
      return {
        alerts,
        all,
        rules: counts.map(({ open, acknowledged, ...rule }) => ({ ...rule, count: open + acknowledged })),
      }
    },
  })
