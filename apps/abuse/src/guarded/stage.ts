import { randomBytes } from 'node:crypto'
import type { Account } from '../city/accounts.js'
import { city, own } from '../city/accounts.js'
import type { Came, Sent } from '../http/sent.js'
import type { GuardedReady } from '../service/messages.js'
import type { Service } from '../service/service.js'

/** What attacks on limits and on signing in work with. */
export interface GuardedStage extends Pick<GuardedReady, 'issuer' | 'publicKey' | 'audience' | 'client'> {
  readonly port: number
  readonly origin: string
  readonly ask: Service['ask']
  /** Sends and judges a request; `from` is the address that the proxy in front adds. */
  readonly send: (path: string, options?: SendOptions) => Promise<Came>
  /** Notes an answer that must be another. */
  readonly expect: (what: string, is: unknown, must: unknown) => void
  /** A secret that no answer may have. */
  readonly keepSecret: (secret: string) => void
}

interface SendOptions {
  readonly from?: string
  readonly method?: string
  readonly headers?: Sent['headers']
  readonly body?: string
  readonly who?: string
}

/** An attack, in bounds: some hundred requests, on loopback only. */
export interface Attack {
  readonly name: string
  readonly run: (stage: GuardedStage) => Promise<void>
}

/** A new service token. */
export async function tokenOf({ ask, keepSecret }: GuardedStage, owner: Account): Promise<Sent['headers'][number]> {
  const scopes = [{ action: 'read-figures' as const, district: owner === 'city-1' ? city : own, domain: null }]
  const secret = String(await ask({ what: 'token', actor: owner, name: `t${randomBytes(5).toString('hex')}`, scopes }))
  keepSecret(secret)
  return ['Authorization', `Bearer ${secret}`]
}

export const wrongToken = (): Sent['headers'][number] => [
  'Authorization',
  `Bearer mz_${randomBytes(32).toString('base64url')}`,
]
