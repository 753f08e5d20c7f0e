import { queryOptions } from '@tanstack/react-query'
import type { AnswerOf } from '@minzheng/client'
import { client } from './client.js'

export type Month = AnswerOf<'/v1/months', 'get'>['months'][number]
export type MonthState = Month['state']

/** The key of all that is read of months: forgotten when one was moved. */
export const monthsKey = ['months'] as const

/** The states of all months that were ever submitted, of a district and those below it. */
export const monthsQuery = (within: string) =>
  queryOptions({
    queryKey: [...monthsKey, 'all', within],
    queryFn: async ({ signal }) => (await client.get('/v1/months', { query: { district: within }, signal })).months,
  })

/** The state of one month of one district. */
export const monthQuery = (month: string, district: string) =>
  queryOptions({
    queryKey: [...monthsKey, 'one', month, district],
    queryFn: async ({ signal }): Promise<Month | null> => {
      const { months } = await client.get('/v1/months', { query: { month, district }, signal })
      return months.find((each) => each.district === district) ?? null
    },
  })

/** What became of one month of one district, and its last entry of the chain. */
export const monthHistoryQuery = (month: string, district: string) =>
  queryOptions({
    queryKey: [...monthsKey, 'history', month, district],
    queryFn: async ({ signal }) => {
      const { changes, entries } = await client.get('/v1/months/history', { query: { month, district }, signal })
      return {
        changes: changes.flatMap((each) => (each?.district === district ? [each] : [])),
        entry: entries.find((each) => each.district === district) ?? null,
      }
    },
  })

/** Who reminded whom of the returns of a month. */
export const remindersQuery = (month: string, district: string) =>
  queryOptions({
    queryKey: ['reminders', month, district],
    queryFn: async ({ signal }) =>
      (await client.get('/v1/returns/reminders', { query: { month, district }, signal })).reminders,
  })

/** How many refused rows wait, by file; of the own districts. */
export const refusedCountQuery = queryOptions({
  queryKey: ['quarantine', 'count'],
  queryFn: async ({ signal }) => (await client.get('/v1/quarantine', { query: { limit: '1' }, signal })).files,
})
