import { AccessError } from '../base/errors.js'
import type { Grant } from './grant.js'

/** The most hours for which the glass may be broken. */
export const mostEmergencyHours = 4

/** What an emergency lacks; null if it lacks nothing. Its second person must also hold `approve-emergency` (`decide`). */
export function emergencyFault({ actor, emergency, from, until }: Grant): 'none' | 'second' | 'hours' | null {
  if (emergency === null || emergency.reason.trim() === '') return 'none'
  if (emergency.second === actor) return 'second'
  return until.getTime() - from.getTime() > mostEmergencyHours * 3_600_000 ? 'hours' : null
}

const words = {
  none: { zh: '应急查看须写明原因和第二人', en: 'an emergency must have a reason and a second person, got none' },
  second: {
    zh: '应急查看的第二人须为他人',
    en: 'the second person of an emergency must be another actor, got the same',
  },
  hours: {
    zh: `应急查看最长${mostEmergencyHours}小时`,
    en: `an emergency must last ${mostEmergencyHours} hours at most, got more`,
  },
} as const

/**
 * Breaks the glass (应急查看): lets an actor read records of a district for some hours. Each use is logged, and those
 * responsible get a notice (`Decision.duties`). Throws `AccessError` if it has no reason, no second person, or lasts too long.
 */
export function breakGlass(asked: {
  readonly actor: string
  readonly district: string
  readonly domain?: string | null
  readonly reason: string
  readonly second: string
  readonly from: Date
  readonly until: Date
}): Grant {
  const { actor, district, domain = null, reason, second, from, until } = asked
  const grant: Grant = {
    actor,
    role: 'emergency-reader',
    district,
    domain,
    indicators: null,
    from,
    until,
    revokedAt: null,
    emergency: { reason, second },
  }
  const fault = emergencyFault(grant)
  if (fault !== null) throw new AccessError(words[fault])
  return Object.freeze(grant)
}
