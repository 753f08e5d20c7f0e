import type { Deployment } from '@minzheng/plan'
import type { Store } from '@minzheng/store'
import type { Log } from '@minzheng/worker'
import type { Endpoint } from '../endpoint/endpoint.js'
import type { ApiTools } from '../endpoint/api-tools.js'
import { localGrants, oneTimeLinks } from '../identity/one-time-link.js'
import { providerTokenIdentity } from '../identity/provider-tokens.js'
import type { ProviderSettings } from '../identity/provider-settings.js'
import { identityProvider, type ProviderTiming } from '../identity/provider.js'
import { sessionCookie } from '../identity/session-cookie.js'
import { sessionIdentity } from '../identity/session-identity.js'
import { tokenIdentity } from '../identity/token-identity.js'
import { identifyBy } from '../identity/who.js'
import { providerSignInRoutes } from '../routes/provider-sign-in.js'

/** How people and programs get in. */
export interface WaysIn extends Pick<ApiTools, 'identify' | 'cookie' | 'links'> {
  /** Routes of the identity provider. */
  readonly routes: readonly Endpoint[]
}

/** By one-time links of this process: for a service that only its own machine reaches. */
export function waysInByLink(store: Store, { catalogue }: Deployment): WaysIn {
  const cookie = sessionCookie(false)
  const people = sessionIdentity(store, cookie, 'link', localGrants(catalogue.districts.root.code))
  return { identify: identifyBy([tokenIdentity(store), people]), cookie, links: oneTimeLinks(store), routes: [] }
}

/** By an identity provider. */
export function waysInByProvider(store: Store, settings: ProviderSettings, log: Log, timing?: ProviderTiming): WaysIn {
  const provider = identityProvider(settings, log, timing)
  // Says in the log if it does not answer; requests ask again.
  void provider.configuration().catch(() => undefined)
  const cookie = sessionCookie(settings.redirectUrl.protocol === 'https:')
  return {
    identify: identifyBy([
      providerTokenIdentity(provider),
      tokenIdentity(store),
      sessionIdentity(store, cookie, 'oidc'),
    ]),
    cookie,
    links: undefined,
    routes: providerSignInRoutes(provider),
  }
}
