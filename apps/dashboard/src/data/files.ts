import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { AnswerOf } from '@minzheng/client'
import { client } from './client.js'

export type LandedFile = AnswerOf<'/v1/sources', 'get'>['sources'][number]
type Waiting = AnswerOf<'/v1/quarantine', 'get'>
export type WaitingFile = Waiting['files'][number]
export type ImportResult = Extract<AnswerOf<'/v1/files', 'post'>, { readonly files: readonly unknown[] }>
export type FileReport = ImportResult['files'][number]
export type Refusal = ImportResult['refusals'][number]
export type TrialMove = NonNullable<FileReport['moves']>[number]
export type Job = Extract<AnswerOf<'/v1/files', 'post'>, { readonly state: string }>
export type SentSheets = AnswerOf<'/v1/quarantine/rows', 'post'>
export type MendResult = AnswerOf<'/v1/quarantine/patched', 'post'>
export type GoneRow = NonNullable<MendResult['report']['gone']>[number]

export const filesKey = ['files'] as const

/** The files that have landed, in the districts of whoever asks. */
export const landedQuery = (dataset?: string) =>
  queryOptions({
    queryKey: [...filesKey, 'landed', dataset],
    queryFn: async ({ signal }) => {
      const query = dataset === undefined ? {} : { dataset }
      return (await client.get('/v1/sources', { query, signal })).sources.toReversed()
    },
  })

/** Which refused rows to list. */
export interface WaitingFilter {
  readonly dataset?: string
  readonly source?: string
  readonly code?: string
}

/** Refused rows that wait, page by page. */
export const waitingQuery = (filter: WaitingFilter, limit = 500) =>
  infiniteQueryOptions({
    queryKey: [...filesKey, 'waiting', filter, limit],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      client.get('/v1/quarantine', {
        query: { ...filter, limit: String(limit), ...(pageParam === undefined ? {} : { cursor: pageParam }) },
        signal,
      }),
    getNextPageParam: ({ next }) => next ?? undefined,
  })
