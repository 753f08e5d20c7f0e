import type { Store } from '@minzheng/store'
import { RequestError } from '../base/problem.js'
import type { Identify } from './who.js'

/** Programs: `Authorization: Bearer mz_…`, a service token. */
export function tokenIdentity({ tokens, access }: Pick<Store, 'tokens' | 'access'>): Identify {
  return async ({ authorization }) => {
    if (authorization === undefined) return undefined
    const secret = /^Bearer (mz_[\w-]{43})$/i.exec(authorization)?.[1]
    const token = secret === undefined ? undefined : await tokens.find(secret)
    if (token === undefined) throw wrong
    const { at } = await access.now()
    const { from, until, revokedAt } = token
    if (at < from || until <= at || (revokedAt !== null && revokedAt <= at)) throw wrong
    return { kind: 'token', actor: token.owner, token }
  }
}

/** The same words for every token that does not hold, so that nobody learns which ones there are. */
const wrong = new RequestError(
  'sign-in-needed',
  { zh: '令牌无效、已过期或已撤销', en: 'the token is not valid, has expired or was revoked' },
  { headers: { 'www-authenticate': 'Bearer error="invalid_token"' } },
)
