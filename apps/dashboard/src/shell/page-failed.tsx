import { Link } from '@tanstack/react-router'
import { ApiProblem } from '@minzheng/client'
import { useLanguage } from '../base/language.js'
import { ProblemPanel } from '../parts/problem.js'
import { useTitle } from '../parts/use-title.js'

/** A page that could not read what it needs, or has a fault. */
export function PageFailed({ error, reset }: { readonly error: unknown; readonly reset: () => void }) {
  const { t } = useLanguage()
  const status = error instanceof ApiProblem ? error.status : undefined
  useTitle(
    t(
      status === 403
        ? 'problem.forbidden'
        : status === 404 || status === 400
          ? 'problem.notFound'
          : status !== undefined
            ? 'problem.failed'
            : error instanceof TypeError
              ? 'problem.offline'
              : 'problem.broken',
    ),
  )
  if (error instanceof ApiProblem || error instanceof TypeError)
    return <ProblemPanel error={error} again={reset} isPage isWhole />
  return (
    <div className="problem problem-page" role="alert">
      <h1>{t('problem.broken')}</h1>
      <p>{t('problem.brokenHint')}</p>
      <p>
        <button type="button" className="button" onClick={() => location.reload()}>
          {t('problem.reload')}
        </button>
      </p>
    </div>
  )
}

/** An address that no page has. */
export function NothingHere() {
  const { t } = useLanguage()
  useTitle(t('problem.notFound'))
  return (
    <div className="problem problem-page" role="alert">
      <h1>{t('problem.notFound')}</h1>
      <p>{t('problem.notFoundHint')}</p>
      <p>
        <Link to="/" search={{}} className="button button-quiet">
          {t('problem.home')}
        </Link>
      </p>
    </div>
  )
}
