import { Suspense } from 'react'
import { useQueryErrorResetBoundary, useSuspenseQuery } from '@tanstack/react-query'
import { CatchBoundary, Outlet, useLocation, useMatchRoute } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { sessionQuery } from '../data/session.js'
import { useView } from '../data/view.js'
import { ProblemPanel } from '../parts/problem.js'
import { Skeleton } from '../parts/skeleton.js'
import { Choosers } from './choosers.js'
import { Head } from './head.js'
import { NotPublished } from './not-published.js'
import { PrintHead } from './print-head.js'
import { SessionOver, SignIn } from './sign-in.js'
import { Unread } from './unread.js'

/** What every page has: the head, the choosers, and the page, or a way in. */
export function Shell() {
  const { t } = useLanguage()
  const { reset } = useQueryErrorResetBoundary()
  const { pathname } = useLocation()
  return (
    <>
      <a className="skip" href="#main" onClick={focusMain}>
        {t('skip')}
      </a>
      <CatchBoundary
        getResetKey={() => pathname}
        onCatch={reset}
        errorComponent={({ error, reset: again }) => (
          <main id="main" tabIndex={-1}>
            <ProblemPanel error={error} again={again} isPage isWhole />
          </main>
        )}
      >
        <Suspense fallback={<Waiting />}>
          <Signed />
        </Suspense>
      </CatchBoundary>
    </>
  )
}

function Signed() {
  const { t } = useLanguage()
  const { data } = useSuspenseQuery(sessionQuery)
  const { pathname, search } = useLocation()
  const isAt = useMatchRoute()
  const isOut = pathname.endsWith('/signed-out')
  // A stranger reads what is published, if they ask for it.
  const isIn = data.state === 'in' || (search as { audience?: string }).audience === 'public'
  // Files say themselves of which month they are.
  const isOfFiles = isAt({ to: '/files', fuzzy: true }) !== false
  const isPage = (isIn && data.state !== 'over') || isOut
  return (
    <>
      <Head />
      {isPage && !isOut && !isOfFiles && <Choosers />}
      <main id="main" tabIndex={-1}>
        {isPage ? (
          <Suspense fallback={<Skeleton lines={8} height={72} />}>
            {!isOut && <PrintHead />}
            {data.state === 'in' && data.session.grants.length === 0 && (
              <p className="stale" role="status">
                {t('noGrants', { actor: data.session.actor })}
              </p>
            )}
            {isOut ? <Outlet /> : <Page />}
          </Suspense>
        ) : data.state === 'over' ? (
          <SessionOver />
        ) : (
          <SignIn />
        )}
      </main>
    </>
  )
}

/** Pages of figures; of others than live ones, only a release has any. */
const ofFigures = [
  '/',
  '/items',
  '/items/$item',
  '/indicators/$indicator',
  '/districts',
  '/districts/$district',
] as const

/** The page, or what there is in its place. */
function Page() {
  const { published } = useView()
  const isAt = useMatchRoute()
  const needsRelease = published !== undefined && published.release === undefined
  if (needsRelease && ofFigures.some((to) => isAt({ to }) !== false)) return <NotPublished months={published.months} />
  return (
    <>
      <Unread />
      <Outlet />
    </>
  )
}

function Waiting() {
  return (
    <>
      <div className="head" />
      <main id="main" tabIndex={-1}>
        <Skeleton lines={8} height={72} />
      </main>
    </>
  )
}

/** The address of the page has a base, so the browser would go to another page. */
function focusMain(event: { preventDefault: () => void }): void {
  event.preventDefault()
  document.querySelector<HTMLElement>('#main')?.focus()
}
