import { createRemoteJWKSet, customFetch, errors, jwtVerify, type JWTPayload, type JWTVerifyOptions } from 'jose'
import {
  allowInsecureRequests,
  ClientSecretBasic,
  ClientSecretPost,
  clockTolerance,
  Configuration,
  discovery,
  enableNonRepudiationChecks,
} from 'openid-client'
import type { Log } from '@minzheng/worker'
import { RequestError } from '../base/problem.js'
import { IdentityFault } from './identity-fault.js'
import { isPrivate, type ProviderSettings } from './provider-settings.js'

/** Seconds by which the clocks of the provider and of this service may differ. */
const clockSeconds = 30

/** Signatures by a key that only the provider has: neither `none` nor a shared secret. */
const algorithms = 'RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 EdDSA Ed25519'.split(' ')

/** What a test sets otherwise. */
export interface ProviderTiming {
  readonly now?: () => number
  /** How soon the provider's keys are read again for a key that is not among them; default: 30 seconds. */
  readonly keysAgainMs?: number
}

/** The identity provider: what it says of itself, and the tokens that it has signed. */
export interface Provider {
  readonly settings: ProviderSettings
  readonly now: () => number
  /** Its endpoints and this service as its client. Throws `RequestError` of kind `unavailable` if it does not answer. */
  readonly configuration: () => Promise<Configuration>
  /** That the provider does not answer, or not as one; the log has the reason. */
  readonly unavailable: (error: unknown) => RequestError
  /** The claims and the header of a token that it has signed. Throws `IdentityFault`, or `unavailable`. */
  readonly verify: (
    token: string,
    options: Pick<JWTVerifyOptions, 'audience' | 'requiredClaims' | 'maxTokenAge'>,
  ) => Promise<{ readonly claims: JWTPayload; readonly type: string | undefined }>
}

/** The provider of these settings; it is asked what it is when it is first needed, and again after it did not answer. */
export function identityProvider(
  settings: ProviderSettings,
  log: Log,
  { now = Date.now, keysAgainMs = 30_000 }: ProviderTiming = {},
): Provider {
  const unavailable = (error: unknown): RequestError => {
    if (error instanceof RequestError) return error
    log('warn', 'the identity provider does not answer', { reason: reasonOf(error) })
    const text = { zh: '身份认证暂时不可用，请稍后再试', en: 'the identity provider does not answer; try again later' }
    return new RequestError('unavailable', text, { headers: { 'retry-after': '10' } })
  }
  let asked: Promise<{ readonly configuration: Configuration; readonly keys: ReturnType<typeof createRemoteJWKSet> }>
  let isAsked = false
  const known = () => {
    if (!isAsked) {
      isAsked = true
      asked = ask(settings, keysAgainMs)
      // The next request asks again.
      asked.catch(() => (isAsked = false))
    }
    return asked.catch((error: unknown) => {
      throw unavailable(error)
    })
  }
  return {
    settings,
    now,
    unavailable,
    configuration: async () => (await known()).configuration,
    verify: async (token, options) => {
      const { configuration, keys } = await known()
      try {
        const { payload, protectedHeader } = await jwtVerify(token, keys, {
          ...options,
          algorithms,
          issuer: configuration.serverMetadata().issuer,
          clockTolerance: clockSeconds,
          currentDate: new Date(now()),
        })
        return { claims: payload, type: protectedHeader.typ }
      } catch (error) {
        const isFault = faults.some((each) => error instanceof each)
        throw isFault ? new IdentityFault((error as errors.JOSEError).code) : unavailable(error)
      }
    },
  }
}

/** What is wrong with a token, as against a provider that does not answer. */
const faults = [
  errors.JWTExpired,
  errors.JWTClaimValidationFailed,
  errors.JWTInvalid,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSNoMatchingKey,
  errors.JWKSMultipleMatchingKeys,
] as const

async function ask(settings: ProviderSettings, cooldownDuration: number) {
  const { issuer, clientId, clientSecret } = settings
  const isInsecure = issuer.protocol === 'http:'
  const found = await discovery(issuer, clientId, undefined, undefined, {
    timeout: 10,
    // Settings allow http on this machine only.
    execute: isInsecure ? [allowInsecureRequests] : [],
  })
  const metadata = found.serverMetadata()
  const methods = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  const configuration = new Configuration(
    metadata,
    clientId,
    { client_secret: clientSecret, [clockTolerance]: clockSeconds },
    methods.includes('client_secret_basic') ? ClientSecretBasic(clientSecret) : ClientSecretPost(clientSecret),
  )
  configuration.timeout = 10
  if (isInsecure) allowInsecureRequests(configuration)
  // Identity tokens come over TLS from the provider itself; their signature is checked all the same.
  enableNonRepudiationChecks(configuration)
  const keysAt = new URL(metadata.jwks_uri ?? '')
  if (!isPrivate(keysAt)) throw new TypeError('jwks_uri must be an https address, got another')
  const keys = createRemoteJWKSet(keysAt, {
    cooldownDuration,
    timeoutDuration: 5000,
    [customFetch]: (url, options) => fetch(url, { ...options, redirect: 'error' }),
  })
  return { configuration, keys }
}

/** The names and codes of an error and its cause; messages may quote what a provider has sent. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
  return `${error.name}${code}${error.cause instanceof Error ? ` (${reasonOf(error.cause)})` : ''}`
}
