/** How the service knows its identity provider (OIDC). */
export interface ProviderSettings {
  readonly issuer: URL
  readonly clientId: string
  readonly clientSecret: string
  /** Where the provider sends a browser back to: `callbackPath` of this service. */
  readonly redirectUrl: URL
  /** What is asked for. */
  readonly scope: string
  /** The claim that names the account. */
  readonly accountClaim: string
  /** The audience of access tokens for programs; null: none are taken. */
  readonly audience: string | null
}

/** Where the provider sends browsers back to. */
export const callbackPath = '/sign-in/oidc/callback'

/** The first page of the service; a proxy may have put it below a path. */
export function homeOf({ redirectUrl }: Pick<ProviderSettings, 'redirectUrl'>): URL {
  return new URL('../../', redirectUrl)
}

/** Addresses of this machine. */
export const loopback: readonly string[] = ['127.0.0.1', '::1', 'localhost']

/** True for https, and for http on this machine, where nobody else listens. */
export function isPrivate({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && loopback.includes(hostname.replace(/^\[(.*)\]$/, '$1')))
}

const secrecy = 'must be an https address, or http on this machine'

/**
 * Reads the settings; null if `OIDC_ISSUER` is not set. Faults name variables, and never repeat a value: it could be the
 * secret in the wrong place.
 */
export function readProviderSettings(env: Readonly<Record<string, string | undefined>>): {
  readonly settings: ProviderSettings | null
  readonly faults: readonly string[]
} {
  const faults: string[] = []
  const value = (name: string): string | undefined => (env[name] === '' ? undefined : env[name])
  const address = (name: string): URL | undefined => {
    const text = value(name)
    if (text === undefined) return undefined
    const url = URL.canParse(text) ? new URL(text) : undefined
    const isPlain = url !== undefined && `${url.username}${url.password}${url.search}${url.hash}` === ''
    if (isPlain && isPrivate(url)) return url
    faults.push(`${name} ${secrecy}, without a password, a query or a fragment, got another text`)
    return undefined
  }
  const needed = (name: string): string => {
    const text = value(name)
    if (text === undefined) faults.push(`${name} must be set if OIDC_ISSUER is, got nothing`)
    return text ?? ''
  }
  if (value('OIDC_ISSUER') === undefined) {
    for (const name of Object.keys(env))
      if (name.startsWith('OIDC_') && value(name) !== undefined)
        faults.push(`${name} must be set together with OIDC_ISSUER, got it alone`)
    return { settings: null, faults }
  }
  const issuer = address('OIDC_ISSUER')
  const clientId = needed('OIDC_CLIENT_ID')
  const clientSecret = needed('OIDC_CLIENT_SECRET')
  const publicUrl = address('PUBLIC_URL')
  if (publicUrl !== undefined && publicUrl.pathname !== '/') faults.push('PUBLIC_URL must have no path, got one')
  const redirectUrl =
    address('OIDC_REDIRECT_URL') ?? (publicUrl === undefined ? undefined : new URL(callbackPath, publicUrl))
  if (redirectUrl === undefined) {
    if (value('PUBLIC_URL') === undefined && value('OIDC_REDIRECT_URL') === undefined)
      faults.push('PUBLIC_URL or OIDC_REDIRECT_URL must be set if OIDC_ISSUER is, got neither')
  } else {
    if (!redirectUrl.pathname.endsWith(callbackPath))
      faults.push(`OIDC_REDIRECT_URL must end in ${callbackPath}, got another path`)
    if (publicUrl !== undefined && publicUrl.origin !== redirectUrl.origin)
      faults.push('OIDC_REDIRECT_URL must have the host of PUBLIC_URL, got another')
  }
  const audience = value('OIDC_AUDIENCE') ?? null
  // The identity tokens of browsers have the client as their audience; they are no access tokens.
  if (audience !== null && audience === clientId)
    faults.push('OIDC_AUDIENCE must be another than OIDC_CLIENT_ID, got the same')
  if (issuer === undefined || redirectUrl === undefined || faults.length > 0) return { settings: null, faults }
  return {
    settings: {
      issuer,
      clientId,
      clientSecret,
      redirectUrl,
      scope: value('OIDC_SCOPE') ?? 'openid profile',
      accountClaim: value('OIDC_ACCOUNT_CLAIM') ?? 'preferred_username',
      audience,
    },
    faults,
  }
}
