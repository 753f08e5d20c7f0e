import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useMatchRoute } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { deploymentQuery } from '../data/definitions.js'
import { sessionQuery } from '../data/session.js'
import { AccountMenu } from './account-menu.js'
import { doors } from './doors.js'

/** The name of the city, the ways to the pages, and the account. */
export function Head() {
  const { t, say } = useLanguage()
  const { data: deployment } = useSuspenseQuery(deploymentQuery)
  const { data: signedIn } = useSuspenseQuery(sessionQuery)
  const isAt = useMatchRoute()
  const session = signedIn.state === 'in' ? signedIn.session : undefined
  return (
    <header className="head">
      <div className="head-name">
        <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
          <path d="M5 25h22M8 25v-8M16 25V8M24 25V12" />
        </svg>
        <span>
          {say(deployment.name)}
          <span className="head-app">{t('app')}</span>
        </span>
      </div>
      <nav aria-label={t('nav.label')}>
        <ul>
          {doors
            .filter(({ isOpen }) => isOpen(session))
            .map(({ to, name, also = [] }) => (
              <li key={to}>
                <Link
                  to={to}
                  className={also.some((each) => isAt({ to: each, fuzzy: true }) !== false) ? 'is-here' : ''}
                  activeOptions={{ exact: to === '/', includeSearch: false }}
                  activeProps={{ className: 'is-here' }}
                >
                  {t(name)}
                </Link>
              </li>
            ))}
        </ul>
      </nav>
      <AccountMenu session={session} />
    </header>
  )
}
