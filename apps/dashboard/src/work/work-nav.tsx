import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { actionsOf, sessionQuery, type Action, type Session } from '../data/session.js'

/** A way to a page of work, and the actions of which an account needs one to do or see something there. */
interface Way {
  readonly to: string
  readonly name: 'home' | 'files' | 'refused' | 'months' | 'releases' | 'disputes' | 'alerts'
  readonly needs: readonly Action[]
}

/** What each page is for. */
const pages: readonly Way[] = [
  { to: '/files', name: 'files', needs: ['upload', 'read-log'] },
  { to: '/files/refused', name: 'refused', needs: ['upload'] },
  {
    to: '/months',
    name: 'months',
    needs: ['submit-month', 'review-month', 'lock-month', 'reopen-month', 'release-month'],
  },
  { to: '/releases', name: 'releases', needs: ['release-month', 'review-month', 'submit-month'] },
  { to: '/disputes', name: 'disputes', needs: ['read-disputes'] },
  { to: '/alerts', name: 'alerts', needs: ['read-alerts'] },
]

/** 待办 is for whoever may do something on one of the pages, or read what others do there. */
const toDo: readonly Action[] = [
  'upload',
  'correct',
  'submit-month',
  'review-month',
  'lock-month',
  'reopen-month',
  'release-month',
  'open-disputes',
  'answer-disputes',
  'acknowledge-alerts',
  'read-log',
  'read-disputes',
  'read-alerts',
]

/** The ways, in order. */
export const workWays: readonly Way[] = [{ to: '/work', name: 'home', needs: toDo }, ...pages]

/** True if an account may do or read something on one of the pages, so that 工作 is in the head. */
export function hasWork(session: Session | undefined): boolean {
  const own = actionsOf(session)
  return toDo.some((action) => own.has(action))
}

/** The ways between the pages of work, as the account's grants have them. */
export function WorkNav() {
  const { t } = useLanguage()
  const { data } = useSuspenseQuery(sessionQuery)
  const own = actionsOf(data.state === 'in' ? data.session : undefined)
  return (
    <nav className="breadcrumb work-nav" aria-label={t('work.nav.label')}>
      <ul>
        {workWays
          .filter(({ needs }) => needs.some((action) => own.has(action)))
          .map(({ to, name }) => (
            <li key={to}>
              <Link
                to={to}
                activeOptions={{ exact: to === '/files', includeSearch: false }}
                activeProps={{ className: 'is-here' }}
              >
                {t(`work.nav.${name}`)}
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  )
}
