import { fingerprint } from './account-of.js'
import { IdentityFault } from './identity-fault.js'
import type { Provider } from './provider.js'

/** The sessions that a provider has ended. */
export type EndedSessions = { readonly issuer: string } & (
  | { readonly providerSession: string }
  | { readonly subject: string }
)

const event = 'http://schemas.openid.net/event/backchannel-logout'

/** Reads the provider's message that somebody has signed out there (OpenID Connect Back-Channel Logout). Throws `IdentityFault`. */
export async function endedSessions(provider: Provider, logoutToken: string): Promise<EndedSessions> {
  const { claims, type } = await provider.verify(logoutToken, {
    audience: provider.settings.clientId,
    requiredClaims: ['iat', 'jti', 'events'],
    maxTokenAge: '5m',
  })
  const { sid, sub, events } = claims
  const isLogout = type === undefined || ['logout+jwt', 'jwt'].includes(type.toLowerCase())
  if (!isLogout || 'nonce' in claims || typeof events !== 'object' || events === null || !(event in events))
    throw new IdentityFault('no-logout-token')
  const issuer = claims.iss!
  if (typeof sid === 'string') return { issuer, providerSession: fingerprint(issuer, sid) }
  if (typeof sub === 'string') return { issuer, subject: fingerprint(issuer, sub) }
  throw new IdentityFault('no-session')
}
