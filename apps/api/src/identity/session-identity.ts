import type { Grant, Session } from '@minzheng/access'
import type { Store } from '@minzheng/store'
import { RequestError } from '../base/problem.js'
import type { SessionCookie } from './session-cookie.js'
import type { Identify } from './who.js'

/**
 * People: the cookie of a session.
 * @param means how people sign in here; a session that began in another way does not count
 * @param grantsOf what the way of signing in allows, in addition to the grants of the store
 */
export function sessionIdentity(
  { moment }: Pick<Store, 'moment'>,
  cookie: SessionCookie,
  means: Session['means'],
  grantsOf: (session: Session) => readonly Grant[] = () => [],
): Identify {
  return async (credentials) => {
    const secret = cookie.read(credentials.cookie)
    if (secret === undefined) return undefined
    const seen = /^[\w-]{43}$/.test(secret) ? await moment([secret]) : undefined
    const session = seen?.sessions.get(secret)
    if (seen === undefined || session?.means !== means)
      throw new RequestError(
        'sign-in-needed',
        { zh: '登录已失效，请重新登录', en: 'the session is over; sign in again' },
        { headers: { 'set-cookie': cookie.header(null) } },
      )
    return { kind: 'session', actor: session.actor, session, grants: grantsOf(session), seen }
  }
}
