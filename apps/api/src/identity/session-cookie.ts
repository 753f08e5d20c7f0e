import { mostSessionHours } from '@minzheng/access'

/** The cookie of a session. Over https its name binds it to this host and to https. */
export interface SessionCookie {
  readonly read: (header: string | undefined) => string | undefined
  /** The header that sets it; without a secret, that removes it. */
  readonly header: (secret: string | null) => string
}

/** @param secure true if people reach the service by https */
export function sessionCookie(secure: boolean): SessionCookie {
  const name = secure ? '__Host-minzheng' : 'minzheng'
  const kept = `Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`
  return {
    read: (header) =>
      header
        ?.split(';')
        .map((each) => each.trim())
        .find((each) => each.startsWith(`${name}=`))
        ?.slice(name.length + 1),
    header: (secret) =>
      secret === null
        ? `${name}=; ${kept}; Max-Age=0`
        : `${name}=${secret}; ${kept}; Max-Age=${mostSessionHours * 3600}`,
  }
}
