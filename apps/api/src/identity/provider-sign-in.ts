import {
  authorizationCodeGrant,
  AuthorizationResponseError,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  ClientError,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
  type Configuration,
} from 'openid-client'
import type { SignIn } from '@minzheng/store'
import { RequestError } from '../base/problem.js'
import { accountOf, fingerprint } from './account-of.js'
import { IdentityFault } from './identity-fault.js'
import { homeOf } from './provider-settings.js'
import type { Provider } from './provider.js'
import { attemptsAt, type SignInAttempt } from './sign-in-attempt.js'

/** Signs people in at the provider: authorization code with PKCE, state and nonce. */
export interface ProviderSignIn {
  /** Where to send the browser, and what it keeps meanwhile. */
  readonly begin: (replaces: string | undefined) => Promise<{ readonly address: URL; readonly attempt: string }>
  /** Who has come back. Throws `IdentityFault`, `forbidden` for what is no account, or `unavailable`. */
  readonly finish: (
    search: string,
    attempt: string | undefined,
  ) => Promise<{ readonly signIn: SignIn; readonly replaces: string | undefined }>
  /** Where to sign out at the provider; undefined if it offers that nowhere. */
  readonly signOutAddress: () => Promise<URL | undefined>
}

export function providerSignIn(provider: Provider): ProviderSignIn {
  const { settings, configuration } = provider
  const attempts = attemptsAt(provider)
  return {
    begin: async (replaces) => {
      const attempt: SignInAttempt = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
      const address = buildAuthorizationUrl(await configuration(), {
        redirect_uri: settings.redirectUrl.href,
        scope: settings.scope,
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
      })
      return {
        address,
        attempt: await attempts.seal({ ...attempt, ...(replaces === undefined ? {} : { replaces }) }),
      }
    },
    finish: async (search, sealed) => {
      const attempt = sealed === undefined ? undefined : await attempts.open(sealed)
      if (attempt === undefined) throw new IdentityFault('no-attempt')
      const known = await configuration()
      const { issuer } = known.serverMetadata()
      const claims = await claimsOf(known, search, provider, attempt)
      return {
        signIn: {
          actor: accountOf(claims.account),
          means: 'oidc',
          issuer,
          subject: fingerprint(issuer, claims.subject),
          ...(claims.session === undefined ? {} : { providerSession: fingerprint(issuer, claims.session) }),
        },
        replaces: attempt.replaces,
      }
    },
    signOutAddress: async () => {
      const known = await configuration()
      if (known.serverMetadata().end_session_endpoint === undefined) return undefined
      return buildEndSessionUrl(known, { post_logout_redirect_uri: homeOf(settings).href })
    },
  }
}

async function claimsOf(
  known: Configuration,
  search: string,
  { settings: { redirectUrl, accountClaim }, unavailable }: Provider,
  { state, nonce, verifier }: SignInAttempt,
): Promise<{ readonly account: unknown; readonly subject: string; readonly session: string | undefined }> {
  const came = new URL(redirectUrl)
  came.search = search
  try {
    const tokens = await authorizationCodeGrant(known, came, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    })
    const claims = tokens.claims()!
    // Some providers have the claims of a profile only at another address.
    const account = claims[accountClaim] ?? (await fetchUserInfo(known, tokens.access_token, claims.sub))[accountClaim]
    return { account, subject: claims.sub, session: typeof claims['sid'] === 'string' ? claims['sid'] : undefined }
  } catch (error) {
    throw faultOf(error, unavailable)
  }
}

/** The end of an attempt: refused, or the provider does not answer. Messages of the library quote what was sent. */
function faultOf(error: unknown, unavailable: Provider['unavailable']): IdentityFault | RequestError {
  if (error instanceof AuthorizationResponseError) return new IdentityFault('refused-by-provider')
  // A wrong secret of the service is not the fault of whoever signs in.
  if (error instanceof WWWAuthenticateChallengeError) return unavailable(error)
  if (error instanceof ResponseBodyError)
    return error.status >= 500 || error.error === 'invalid_client'
      ? unavailable(error)
      : new IdentityFault('code-refused')
  if (error instanceof ClientError) {
    const { code = '' } = error
    if (code === 'OAUTH_TIMEOUT' || code === 'OAUTH_RESPONSE_IS_NOT_CONFORM') return unavailable(error)
    return new IdentityFault(/^OAUTH_[A-Z_]+$/.test(code) ? code : 'not-valid')
  }
  return unavailable(error)
}
