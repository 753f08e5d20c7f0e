import { hkdfSync } from 'node:crypto'
import { EncryptJWT, jwtDecrypt } from 'jose'
import { z } from 'zod'
import type { Provider } from './provider.js'

/** What a browser keeps between its way to the provider and its way back. */
const attemptSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** The session that this one takes the place of. */
  replaces: z.string().optional(),
})

export type SignInAttempt = z.infer<typeof attemptSchema>

/** How long signing in at the provider may take. */
export const attemptSeconds = 600

/** Seals attempts for a cookie, so that any process of the service can finish what another began. */
export interface Attempts {
  readonly seal: (attempt: SignInAttempt) => Promise<string>
  /** The attempt; undefined if it is not one of this service, or too old. */
  readonly open: (sealed: string) => Promise<SignInAttempt | undefined>
}

/** Attempts at one provider; the key comes from the secret that all processes share. */
export function attemptsAt({ settings: { clientId, clientSecret, issuer }, now }: Provider): Attempts {
  const key = new Uint8Array(hkdfSync('sha256', clientSecret, clientId, 'minzheng sign-in attempt', 32))
  const audience = issuer.href
  return {
    seal: (attempt) =>
      new EncryptJWT({ ...attempt })
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setAudience(audience)
        .setExpirationTime(Math.floor(now() / 1000) + attemptSeconds)
        .encrypt(key),
    open: async (sealed) => {
      const opened = await jwtDecrypt(sealed, key, {
        audience,
        requiredClaims: ['exp'],
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
        currentDate: new Date(now()),
      }).catch(() => undefined)
      return opened === undefined ? undefined : attemptSchema.safeParse(opened.payload).data
    },
  }
}
