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

/** The files that have landed, in the districts of whoever asks, page by page, the latest first; or one of them. */
export const landedQuery = (dataset?: string, source?: string) =>
  infiniteQueryOptions({
    queryKey: [...filesKey, 'landed', dataset, source],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => {
      const from = pageParam === undefined ? {} : { cursor: pageParam }
      return client.get('/v1/sources', {
        query: {
          limit: '500',
          ...from,
          ...(dataset === undefined ? {} : { dataset }),
          ...(source === undefined ? {} : { source }),
        },
        signal,
      })
    },
    getNextPageParam: ({ next }) => next ?? undefined,
  })

/** How many files one request may name. */
const mostNamed = 500

/** Some of the files that have landed, by their numbers. */
export const namedFilesQuery = (sources: readonly number[]) => {
  const ids = [...new Set(sources)].toSorted((one, other) => one - other)
  return queryOptions({
    queryKey: [...filesKey, 'named', ids],
    queryFn: async ({ signal }) => {
      const found: LandedFile[] = []
      for (let at = 0; at < ids.length; at += mostNamed) {
        const source = ids.slice(at, at + mostNamed).join(',')
        found.push(...(await client.get('/v1/sources', { query: { source }, signal })).sources)
      }
      return found
    },
  })
}

/** The act by which a file was taken back as a whole; null if it was taken back with another file, whose rows it corrects. */
export const withdrawalQuery = ({ id }: Pick<LandedFile, 'id'>) =>
  queryOptions({
    queryKey: [...filesKey, 'withdrawal', id],
    queryFn: async ({ signal }) => {
      const { acts } = await client.get('/v1/acts', { query: { source: String(id) }, signal })
      return acts.find(({ returns, undoneAt }) => returns === null && undoneAt === null) ?? null
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
