/** A cookie of this service. Over https its name binds it to this host and to https. */
export interface HostCookie {
  readonly name: string
  readonly read: (header: string | undefined) => string | undefined
  /** The header that sets it; without a value, that removes it. */
  readonly header: (value: string | null) => string
}

/** What a cookie is for. */
export interface CookieFacts {
  readonly name: string
  /** True if people reach the service by https. */
  readonly secure: boolean
  /** `Lax`: it also comes along when another site sends the browser here. */
  readonly sameSite: 'Strict' | 'Lax'
  readonly seconds: number
}

/** Makes a cookie that no script reads. */
export function hostCookie({ name: plain, secure, sameSite, seconds }: CookieFacts): HostCookie {
  const name = secure ? `__Host-${plain}` : plain
  const kept = `Path=/; HttpOnly; SameSite=${sameSite}${secure ? '; Secure' : ''}`
  return {
    name,
    read: (header) =>
      header
        ?.split(';')
        .map((each) => each.trim())
        .find((each) => each.startsWith(`${name}=`))
        ?.slice(name.length + 1),
    header: (value) =>
      value === null ? `${name}=; ${kept}; Max-Age=0` : `${name}=${value}; ${kept}; Max-Age=${seconds}`,
  }
}
