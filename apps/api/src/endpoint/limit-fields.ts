import type { LimitFields } from '../limits/request-limits.js'

/**
 * Says how much is left. Not on an answer that others may keep, since it would tell them of somebody else, and not on one
 * that a limit has refused, which says so itself.
 */
export function withLimitFields(response: Response, left: LimitFields): Response {
  const { headers } = response
  if (headers.has('ratelimit') || headers.get('cache-control')?.startsWith('public') === true) return response
  for (const [name, value] of Object.entries(left)) headers.set(name, value)
  return response
}
