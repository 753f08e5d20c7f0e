import { Suspense, type ReactNode } from 'react'
import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { CatchBoundary } from '@tanstack/react-router'
import { ProblemPanel } from './problem.js'
import { Skeleton } from './skeleton.js'

/** A part of a page that may wait for names, or not get them: what is around it stays. */
export function Waits({
  lines,
  height,
  children,
}: {
  readonly lines: number
  readonly height?: number | undefined
  readonly children: ReactNode
}) {
  const { reset } = useQueryErrorResetBoundary()
  return (
    <CatchBoundary
      getResetKey={() => 0}
      onCatch={reset}
      errorComponent={({ error, reset: again }) => <ProblemPanel error={error} again={again} />}
    >
      <Suspense fallback={<Skeleton lines={lines} {...(height === undefined ? {} : { height })} />}>
        {children}
      </Suspense>
    </CatchBoundary>
  )
}
