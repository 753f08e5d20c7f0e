import { useEffect } from 'react'
import type { UseInfiniteQueryResult } from '@tanstack/react-query'

/** How many rows before the end the next page is asked for. */
const ahead = 100

/** The rest of a list that comes in pages. */
export interface More {
  /** How many rows there are in all. */
  readonly all: number
  readonly hasMore: boolean
  readonly isBusy: boolean
  readonly error: unknown
  readonly load: () => void
}

/** The rest of what a query reads page by page. */
export function moreOf(query: UseInfiniteQueryResult, all: number): More {
  const { hasNextPage, isFetchingNextPage, isFetching, error, fetchNextPage } = query
  return {
    all,
    hasMore: hasNextPage,
    isBusy: isFetchingNextPage || isFetching,
    error,
    load: () => void fetchNextPage({ cancelRefetch: false }),
  }
}

/** Asks for the next page when the last rows come into sight, or for one after the other while all are needed. */
export function useMoreRows(
  more: More | undefined,
  { last, rows, needsAll }: { readonly last: number; readonly rows: number; readonly needsAll: boolean },
): void {
  const isNeeded = more !== undefined && more.hasMore && (needsAll || last >= rows - ahead)
  const isFree = more !== undefined && !more.isBusy && more.error === null
  const load = more?.load
  useEffect(() => {
    if (isNeeded && isFree) load?.()
  }, [isNeeded, isFree, rows, load])
}
