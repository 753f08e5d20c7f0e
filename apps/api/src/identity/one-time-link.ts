import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Grant, Session } from '@minzheng/access'
import type { Store } from '@minzheng/store'

/** The account of whoever runs the service on their own machine and names no other. */
export const localActor = 'local'

/** Signs in whoever holds a code that this process has printed: for a service that only its own machine reaches. */
export interface OneTimeLinks {
  /** A new code of an account; it works once, within an hour. */
  readonly codeFor: (actor: string) => string
  /** The secret of a new session; undefined if the code is not one, was used, or is too old. */
  readonly redeem: (code: string) => Promise<string | undefined>
}

const lifetimeMs = 3_600_000

const digest = (code: string): Buffer => createHash('sha256').update(code, 'utf8').digest()

/** The codes of this process; they are in memory only, so that none outlives it. */
export function oneTimeLinks({ sessions }: Pick<Store, 'sessions'>, now: () => number = Date.now): OneTimeLinks {
  let open: { readonly digest: Buffer; readonly actor: string; readonly until: number }[] = []
  return {
    codeFor: (actor) => {
      const code = randomBytes(32).toString('base64url')
      open.push({ digest: digest(code), actor, until: now() + lifetimeMs })
      return code
    },
    redeem: async (code) => {
      const given = digest(code)
      const found = open.find((each) => timingSafeEqual(each.digest, given))
      open = open.filter((each) => each !== found && each.until > now())
      if (found === undefined || found.until <= now()) return undefined
      return (await sessions.begin({ actor: found.actor, means: 'link' })).secret
    },
  }
}

/**
 * What whoever holds the folder of the embedded store may do under no account of its own: read all figures and the log,
 * since they can read the folder. Whatever changes something asks for a granted account.
 */
export function localGrants(root: string): (session: Session) => readonly Grant[] {
  return ({ actor, means, from }) => {
    if (actor !== localActor || means !== 'link') return []
    const until = new Date(from.getTime() + 24 * 3_600_000)
    const grant = {
      actor,
      district: root,
      domain: null,
      indicators: null,
      from,
      until,
      revokedAt: null,
      emergency: null,
    }
    return [{ ...grant, role: 'auditor' }]
  }
}
