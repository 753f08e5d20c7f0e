import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { AnswerOf, FiguresQuery } from '@minzheng/client'
import { client } from './client.js'
import type { View } from './view.js'

export type Comparisons = AnswerOf<'/v1/comparisons/{indicator}/{district}', 'get'>
export type Outlook = Comparisons['outlook']
export type Records = AnswerOf<'/v1/records/{indicator}/{district}', 'post'>
export type RecordUse = AnswerOf<'/v1/records/uses', 'get'>['uses'][number]
export type Approval = AnswerOf<'/v1/records/approvals', 'get'>['got'][number]

/** A figure and its categories compared with earlier periods, and what it would be at the end of the year. */
export const comparisonsQuery = (
  { asked }: Pick<View, 'asked'>,
  of: { readonly indicator: string; readonly district: string; readonly variant: string; readonly month: string },
) =>
  queryOptions({
    queryKey: ['comparisons', of, asked],
    queryFn: ({ signal }) => {
      const { indicator, district, variant, month } = of
      return client.get('/v1/comparisons/{indicator}/{district}', {
        path: { indicator, district },
        query: { ...asked, variant, month },
        signal,
      })
    },
  })

/** Approvals in force of the account, and words for a purpose. */
export const approvalsQuery = queryOptions({
  queryKey: ['records', 'approvals'],
  queryFn: ({ signal }) => client.get('/v1/records/approvals', { signal }),
})

/** Uses of records that concern the account, page by page, the latest first. */
export const usesQuery = infiniteQueryOptions({
  queryKey: ['records', 'uses'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) => {
    const query = { limit: '500', ...(pageParam === undefined ? {} : { cursor: pageParam }) }
    return client.get('/v1/records/uses', { query, signal })
  },
  getNextPageParam: ({ next }) => next ?? undefined,
})

/** A workbook of the board. */
export const boardFile = ({ plan, month, asked }: Pick<View, 'plan' | 'month' | 'asked'>, district?: string) =>
  client.response('get', '/v1/boards/{plan}', {
    path: { plan: plan.id },
    query: {
      ...asked,
      format: 'xlsx',
      ...(month === undefined ? {} : { month }),
      ...(district === undefined ? {} : { district }),
    },
  })

/** A workbook of figures. */
export const figuresFile = (query: Omit<FiguresQuery, 'cursor' | 'format'>) =>
  client.response('get', '/v1/figures', { query: { ...query, format: 'xlsx' } })

/** A workbook of the returns of a month. */
export const returnsFile = (month: string, district: string) =>
  client.response('get', '/v1/returns', { query: { month, district, format: 'xlsx' } })
