import { mostSessionHours } from '@minzheng/access'
import { hostCookie, type HostCookie } from './host-cookie.js'

/** The cookie of a session: pages of other sites never send it along. */
export type SessionCookie = HostCookie

/** @param secure true if people reach the service by https */
export function sessionCookie(secure: boolean): SessionCookie {
  return hostCookie({ name: 'minzheng', secure, sameSite: 'Strict', seconds: mostSessionHours * 3600 })
}
