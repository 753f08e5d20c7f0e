import type { ReactNode } from 'react'
import type { UseQueryResult } from '@tanstack/react-query'
import { useLanguage } from '../base/language.js'
import { shownMoment } from '../base/shown.js'
import { ProblemPanel } from './problem.js'
import { Skeleton } from './skeleton.js'
import { Waits } from './waits.js'

/**
 * What was read, in each of its states: it is coming, it is here, it is here and the service no longer answers, it did
 * not come.
 */
export function Read<Data>({
  query,
  lines,
  height,
  isPage = false,
  isWhole = false,
  children,
}: {
  readonly query: Pick<UseQueryResult<Data>, 'data' | 'error' | 'dataUpdatedAt' | 'isPlaceholderData'> & {
    readonly refetch: () => Promise<unknown>
  }
  /** How many lines come, and how high each is: the place is kept. */
  readonly lines: number
  readonly height?: number
  readonly isPage?: boolean
  /** True: the page has no heading before it. */
  readonly isWhole?: boolean
  readonly children: (data: Data) => ReactNode
}) {
  const { t } = useLanguage()
  const { data, error, dataUpdatedAt } = query
  if (data === undefined) {
    if (error === null) return <Skeleton lines={lines} {...(height === undefined ? {} : { height })} />
    return (
      <ProblemPanel error={error} again={() => void query.refetch()} isPage={isPage || isWhole} isWhole={isWhole} />
    )
  }
  return (
    <div className={query.isPlaceholderData ? 'read is-former' : 'read'} aria-busy={query.isPlaceholderData}>
      {error !== null && (
        <p className="stale" role="status">
          {t('problem.stale', { time: shownMoment(dataUpdatedAt) })}{' '}
          <button type="button" className="link" onClick={() => void query.refetch()}>
            {t('problem.again')}
          </button>
        </p>
      )}
      <Waits lines={lines} height={height}>
        <Shown of={children} data={data} />
      </Waits>
    </div>
  )
}

/** What is shown of it, which may wait for names. */
function Shown<Data>({ of, data }: { readonly of: (data: Data) => ReactNode; readonly data: Data }) {
  return of(data)
}
