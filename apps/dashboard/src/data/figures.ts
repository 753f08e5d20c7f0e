import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { AnswerOf, Figure, FiguresQuery } from '@minzheng/client'
import { client } from './client.js'
import type { View } from './view.js'

export type { Figure } from '@minzheng/client'
export type Board = AnswerOf<'/v1/boards/{plan}', 'get'>
export type BoardRow = Board['rows'][number]
export type BoardCell = BoardRow['cells'][number]
export type Move = AnswerOf<'/v1/moves/{indicator}/{district}', 'get'>['moves'][number]

/** The board of the city, or of one county. */
export const boardQuery = ({ plan, month, asked }: Pick<View, 'plan' | 'month' | 'asked'>, district?: string) =>
  queryOptions({
    queryKey: ['board', plan.id, month, asked, district],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      client.get('/v1/boards/{plan}', {
        path: { plan: plan.id },
        query: {
          ...asked,
          ...(month === undefined ? {} : { month }),
          ...(district === undefined ? {} : { district }),
        },
        signal,
      }),
  })

/** Figures; all pages of the answer. */
export const figuresQuery = (query: Omit<FiguresQuery, 'cursor' | 'format'>) =>
  queryOptions({
    queryKey: ['figures', query],
    queryFn: async ({ signal }): Promise<readonly Figure[]> => {
      const figures: Figure[] = []
      for await (const each of client.figures({ limit: '2000', ...query }, { signal })) figures.push(each)
      return figures
    },
  })

/** How a figure comes about. */
export const explanationQuery = (
  { asked }: Pick<View, 'asked'>,
  of: { readonly indicator: string; readonly district: string; readonly variant: string; readonly period: string },
) =>
  queryOptions({
    queryKey: ['explanation', of, asked],
    queryFn: ({ signal }) => {
      const { indicator, district, variant, period } = of
      return client.get('/v1/explanations/{indicator}/{district}', {
        path: { indicator, district },
        query: { ...asked, variant, period },
        signal,
      })
    },
  })

/** What moved a figure since a day. */
export const movesQuery = (of: {
  readonly indicator: string
  readonly district: string
  readonly period: string
  readonly since: string
}) =>
  queryOptions({
    queryKey: ['moves', of],
    staleTime: 5 * 60_000,
    queryFn: async ({ signal }) => {
      const { indicator, district, period, since } = of
      const query = { from: since, to: new Date().toISOString(), period }
      const { moves } = await client.get('/v1/moves/{indicator}/{district}', {
        path: { indicator, district },
        query,
        signal,
      })
      return moves
    },
  })
