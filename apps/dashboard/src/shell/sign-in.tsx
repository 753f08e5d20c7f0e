import { useEffect } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { serviceAddress, signInWay } from '../data/client.js'
import { sessionKey } from '../data/session.js'
import { useTitle } from '../parts/use-title.js'
import { mends } from '../work/mends.js'
import { uploads } from '../work/uploads.js'

/** The way in, as the service offers it. */
function WayIn({
  isAgain = false,
  isElsewhere = false,
}: {
  readonly isAgain?: boolean
  readonly isElsewhere?: boolean
}) {
  const { t } = useLanguage()
  return signInWay() === 'provider' ? (
    <p>
      <a className="button" href={serviceAddress('sign-in')} {...(isElsewhere ? { target: '_blank' } : {})}>
        {t(isElsewhere ? 'files.signInElsewhere' : isAgain ? 'signIn.again' : 'signIn.provider')}
      </a>
    </p>
  ) : (
    <>
      <p>{t('signIn.link')}</p>
      <p>
        <code>{t('signIn.command')}</code>
      </p>
    </>
  )
}

function PublicDoor() {
  const { t } = useLanguage()
  return (
    <p>
      <Link to="/" search={{ audience: 'public' }}>
        {t('signIn.public')}
      </Link>
    </p>
  )
}

/** For whoever has not signed in. */
export function SignIn() {
  const { t } = useLanguage()
  useTitle(t('signIn.title'))
  return (
    <div className="door">
      <h1>{t('signIn.title')}</h1>
      <WayIn />
      <PublicDoor />
    </div>
  )
}

/** For whoever was signed in until a moment ago: the address stays, so that the page comes back. */
export function SessionOver() {
  const { t } = useLanguage()
  const queryClient = useQueryClient()
  useTitle(t('signIn.overTitle'))
  // In another tab: this page would lose what is on it.
  const hasWork = uploads.use().length + mends.use().size > 0
  useEffect(() => {
    const look = (): void => void queryClient.resetQueries({ queryKey: sessionKey })
    if (!hasWork) return undefined
    addEventListener('focus', look)
    return () => removeEventListener('focus', look)
  }, [hasWork, queryClient])
  return (
    <div className="door" role="alert">
      <h1>{t('signIn.overTitle')}</h1>
      <p>{t('signIn.over')}</p>
      {hasWork && <p>{t('files.kept')}</p>}
      <WayIn isAgain isElsewhere={hasWork} />
      <p>
        <button
          type="button"
          className="button button-quiet"
          onClick={() => void queryClient.resetQueries({ queryKey: sessionKey })}
        >
          {t('problem.again')}
        </button>
      </p>
    </div>
  )
}

/** For whoever has signed out. */
export function SignedOut() {
  const { t } = useLanguage()
  useTitle(t('signIn.outTitle'))
  return (
    <div className="door">
      <h1>{t('signIn.outTitle')}</h1>
      <p>{t('signIn.out')}</p>
      <WayIn />
      <PublicDoor />
    </div>
  )
}
