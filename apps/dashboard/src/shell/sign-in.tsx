import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useLanguage } from '../base/language.js'
import { serviceAddress, signInWay } from '../data/client.js'
import { sessionKey } from '../data/session.js'
import { useTitle } from '../parts/use-title.js'

/** The way in, as the service offers it. */
function WayIn({ isAgain = false }: { readonly isAgain?: boolean }) {
  const { t } = useLanguage()
  return signInWay() === 'provider' ? (
    <p>
      <a className="button" href={serviceAddress('sign-in')}>
        {t(isAgain ? 'signIn.again' : 'signIn.provider')}
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
  return (
    <div className="door" role="alert">
      <h1>{t('signIn.overTitle')}</h1>
      <p>{t('signIn.over')}</p>
      <WayIn isAgain />
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
