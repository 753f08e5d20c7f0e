import { createHmac } from 'node:crypto'
import { RequestError } from '../base/problem.js'
import type { Credentials, Who } from '../identity/who.js'
import { ownCounter, sharedCounter, type Counter, type Quota, type Standing } from './counters.js'
import { eventStreams, type EventStreams } from './event-streams.js'
import { knownCredentials } from './known-credentials.js'
import type { LimitSettings } from './limit-settings.js'
import { networkOf } from './peer-address.js'
import type { SharedRedis } from './shared-redis.js'

/** Fields of an answer that say how much is left (draft-ietf-httpapi-ratelimit-headers). */
export type LimitFields = Readonly<Record<string, string>>

/** What a process lets through. Addresses and accounts are known to it by marks only, which its secret makes. */
export interface RequestLimits {
  /**
   * Finds out who asks. After too many tokens of an address that do not hold, no other is looked at; one that has held in
   * this process lately is. A session that is over costs an address some points, since it happens to everybody.
   */
  readonly identified: (
    address: string | undefined,
    credentials: Credentials,
    identify: () => Promise<Who>,
  ) => Promise<Who>
  /** Signs somebody in. After too many failures of an address, nobody else is signed in from there for a while. */
  readonly signingIn: (address: string | undefined, work: () => Promise<Response>) => Promise<Response>
  /** Counts a request of an account or, if nobody has signed for it, of an address. */
  readonly count: (who: Who, address: string | undefined, cost: number) => Promise<LimitFields>
  readonly streams: EventStreams
}

/** Counts what is refused. */
export interface LimitsNoted {
  readonly limited: (limit: Quota['name'] | 'events') => void
  readonly streams: (open: number) => void
}

/** What a session that is over costs, in points of its address. */
const overCost = 5

/** @param secret the same in all processes that count together */
export function requestLimits(
  settings: LimitSettings,
  {
    secret,
    shared,
    noted,
  }: { readonly secret: string; readonly shared: SharedRedis | undefined; readonly noted: LimitsNoted },
): RequestLimits {
  const limit = (name: Quota['name'], points: number, seconds: number): Limit | undefined => {
    const quota = { name, points, seconds }
    if (points === 0) return undefined
    return { quota, counter: shared === undefined ? ownCounter(quota) : sharedCounter(shared, quota) }
  }
  const mark = (kind: string, text: string): string =>
    createHmac('sha256', secret)
      .update(JSON.stringify([kind, text]))
      .digest('base64url')
      .slice(0, 27)
  const markOf = (address: string | undefined): string =>
    mark('address', address === undefined ? '' : networkOf(address))
  const refuse = ({ quota }: Limit, standing: Standing): never => {
    noted.limited(quota.name)
    throw tooMany(quota, standing)
  }
  const accounts = limit('account', settings.account, 60)
  const addresses = limit('address', settings.address, 60)
  const tokens = limit('token', settings.failures, 300)
  const signIns = limit('sign-in', settings.failures, 300)
  const known = knownCredentials()

  const count = async (each: Limit | undefined, key: string, cost: number): Promise<LimitFields> => {
    if (each === undefined) return {}
    const standing = await each.counter.add(key, cost)
    return standing.used > each.quota.points ? refuse(each, standing) : fieldsOf(each.quota, standing)
  }
  const admit = async (each: Limit | undefined, key: string): Promise<void> => {
    const standing = await each?.counter.look(key)
    if (standing !== undefined && standing.used >= each!.quota.points) refuse(each!, standing)
  }
  return {
    streams: eventStreams(settings.streams, noted),
    count: (who, address, cost) =>
      who.actor === null ? count(addresses, markOf(address), cost) : count(accounts, mark('account', who.actor), cost),
    identified: async (address, { authorization }, identify) => {
      const token = authorization === undefined ? undefined : mark('token', authorization)
      if (token !== undefined && !known.has(token)) await admit(tokens, markOf(address))
      try {
        const who = await identify()
        if (token !== undefined) known.add(token)
        return who
      } catch (error) {
        if (error instanceof RequestError && error.kind === 'sign-in-needed') {
          if (token === undefined) await count(addresses, markOf(address), overCost)
          else {
            known.forget(token)
            await tokens?.counter.add(markOf(address), 1)
          }
        }
        throw error
      }
    },
    signingIn: async (address, work) => {
      await admit(signIns, markOf(address))
      try {
        return await work()
      } catch (error) {
        // If the service or the provider fails, nobody has tried in vain.
        if (error instanceof RequestError && !['failed', 'unavailable'].includes(error.kind))
          await signIns?.counter.add(markOf(address), 1)
        throw error
      }
    },
  }
}

interface Limit {
  readonly quota: Quota
  readonly counter: Counter
}

const secondsLeft = ({ msLeft }: Standing): number => Math.max(1, Math.ceil(msLeft / 1000))

function fieldsOf({ name, points, seconds }: Quota, standing: Standing): LimitFields {
  return {
    'ratelimit-policy': `"${name}";q=${points};w=${seconds}`,
    ratelimit: `"${name}";r=${Math.max(0, points - standing.used)};t=${secondsLeft(standing)}`,
  }
}

function tooMany(quota: Quota, standing: Standing): RequestError {
  const seconds = secondsLeft(standing)
  return new RequestError(
    'too-many-requests',
    {
      zh: `${reasons[quota.name].zh}，请${seconds}秒后再试`,
      en: `${reasons[quota.name].en}; try again in ${seconds} seconds`,
    },
    { headers: { 'retry-after': String(seconds), ...fieldsOf(quota, standing) } },
  )
}

const reasons = {
  account: { zh: '本账号请求过多', en: 'this account has asked too much' },
  address: { zh: '此地址请求过多', en: 'too much was asked from this address' },
  token: { zh: '此地址的无效令牌过多', en: 'too many tokens from this address did not hold' },
  'sign-in': { zh: '此地址登录失败过多', en: 'too many signings in from this address have failed' },
} as const
