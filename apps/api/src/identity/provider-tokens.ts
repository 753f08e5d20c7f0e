import { mostSessionHours } from '@minzheng/access'
import { RequestError } from '../base/problem.js'
import { accountOf } from './account-of.js'
import { IdentityFault } from './identity-fault.js'
import type { Provider } from './provider.js'
import type { Identify } from './who.js'

/**
 * Programs: `Authorization: Bearer …`, an access token of the provider as a JWT (RFC 9068). It can be revoked by nobody,
 * so it must not be older than a session may be.
 */
export function providerTokenIdentity(provider: Provider): Identify {
  const { audience, accountClaim, clientId } = provider.settings
  return async ({ authorization }) => {
    const given = /^Bearer (?!mz_)(\S+)$/i.exec(authorization ?? '')?.[1]
    if (given === undefined) return undefined
    if (audience === null)
      throw refused({
        zh: '本服务只接受 mz_ 开头的令牌',
        en: 'this service takes service tokens (mz_…) only, got another',
      })
    if (!/^[\w-]+\.[\w-]+\.[\w-]*$/.test(given))
      throw refused({
        zh: '令牌须为 JWT 或 mz_ 开头的令牌，不接受不透明令牌',
        en: 'the token must be a JWT of the identity provider or a service token (mz_…); opaque tokens are not taken',
      })
    const { claims, type } = await provider
      .verify(given, {
        audience,
        requiredClaims: ['exp', 'iat', 'sub'],
        maxTokenAge: `${mostSessionHours}h`,
      })
      .catch((error: unknown) => {
        throw error instanceof IdentityFault ? refused(error.reason === 'ERR_JWT_EXPIRED' ? expired : wrong) : error
      })
    // An identity token, which a browser has, or a logout token is no access token.
    const kind = type === undefined ? 'likely' : accessTypes.get(type.toLowerCase().replace('application/', ''))
    const isForClient = [claims.aud].flat().includes(clientId)
    if (kind === undefined || (kind === 'likely' && isForClient) || 'nonce' in claims) throw refused(wrong)
    return {
      kind: 'provider-token',
      actor: accountOf(claims[accountClaim]),
      until: new Date(claims.exp! * 1000),
    }
  }
}

/** Types in the header: what RFC 9068 asks for, and what older providers write. */
const accessTypes: ReadonlyMap<string, 'sure' | 'likely'> = new Map([
  ['at+jwt', 'sure'],
  ['jwt', 'likely'],
])

const expired = { zh: '令牌已过期', en: 'the token has expired' }
/** The same words whatever does not hold. */
const wrong = {
  zh: '令牌无效，或不是发给本服务的',
  en: 'the token is not valid, or is not for this service',
}

function refused(text: { readonly zh: string; readonly en: string }): RequestError {
  return new RequestError('sign-in-needed', text, { headers: { 'www-authenticate': 'Bearer error="invalid_token"' } })
}
