import { allowedPlaces, type Place } from '@minzheng/access'
import type { Deployment } from '@minzheng/plan'
import type { Store } from '@minzheng/store'
import type { Who } from '../identity/who.js'

/** Where somebody reads live figures: of a program, what its token has in its scopes. */
export async function figuresRead(
  who: Who,
  { store, deployment }: { readonly store: Pick<Store, 'access'>; readonly deployment: Deployment },
): Promise<readonly Place[]> {
  if (who.kind === 'stranger') return []
  const { grants, at } = await store.access.now()
  const all = who.kind === 'session' ? [...grants, ...who.grants] : grants
  const reader = { actor: who.actor, token: who.kind === 'token' ? who.token : null }
  return allowedPlaces(all, reader, { action: 'read-figures', at }, deployment.catalogue)
}
