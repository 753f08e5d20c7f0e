import type { Action, Session } from './session.js'

/** What is done for the very district of a grant only. */
const exact: ReadonlySet<Action> = new Set(['submit-month', 'open-disputes'])

/**
 * True if a control for an action is shown: some grant has the action, at the district or above it. The service decides
 * again, and says why if it refuses.
 */
export function mayAt(
  session: Session | undefined,
  action: Action,
  { district, city, domain }: { readonly district: string; readonly city: string; readonly domain?: string },
): boolean {
  return (session?.grants ?? []).some(
    (grant) =>
      grant.actions.includes(action) &&
      (grant.domain === null || grant.domain === domain) &&
      (exact.has(action)
        ? grant.district === district
        : grant.district === city || district.startsWith(grant.district)),
  )
}
