import { Link } from '@tanstack/react-router'
import { ApiProblem } from '@minzheng/client'
import { useLanguage } from '../base/language.js'
import { wordsOf } from '../data/client.js'
import { useTitle } from './use-title.js'

/** The kinds of problems that a reader can tell apart. */
function kindOf(error: unknown): 'forbidden' | 'notFound' | 'failed' | 'offline' {
  if (!(error instanceof ApiProblem)) return 'offline'
  if (error.status === 403) return 'forbidden'
  return error.status === 404 || error.status === 400 ? 'notFound' : 'failed'
}

/** Why something is not here, in the words of the service, and what can be done about it. */
export function ProblemPanel({
  error,
  again,
  isPage = false,
  isWhole = false,
}: {
  readonly error: unknown
  readonly again?: () => void
  /** True: it is most of what the page has. */
  readonly isPage?: boolean
  /** True: there is nothing else, not even the page's own heading. */
  readonly isWhole?: boolean
}) {
  const { t, say } = useLanguage()
  const kind = kindOf(error)
  const Heading = isWhole ? 'h1' : isPage ? 'h2' : 'h3'
  useTitle(t(`problem.${kind}`), isWhole)
  const isRefused = kind === 'forbidden' || kind === 'notFound'
  return (
    <div className={isPage ? 'problem problem-page' : 'problem'} role="alert">
      <Heading>{t(`problem.${kind}`)}</Heading>
      {error instanceof ApiProblem && error.kind !== undefined && (
        <p className="problem-words">{say(wordsOf(error))}</p>
      )}
      {isRefused && <p>{t(kind === 'forbidden' ? 'problem.forbiddenHint' : 'problem.notFoundHint')}</p>}
      <p className="actions">
        {!isRefused && again !== undefined && (
          <button type="button" className="button" onClick={again}>
            {t('problem.again')}
          </button>
        )}
        {isPage && (
          <Link to="/" search={{}} className="button button-quiet">
            {t('problem.home')}
          </Link>
        )}
      </p>
    </div>
  )
}
