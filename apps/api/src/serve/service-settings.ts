import { readChannels, withSecretFiles, type AlertChannel } from '@minzheng/worker'
import { z } from 'zod'
import { readProviderSettings, type ProviderSettings } from '../identity/provider-settings.js'
import { usualLimits, type LimitSettings } from '../limits/limit-settings.js'
import { ServeError } from './serve-error.js'

/** What the environment says of the service. */
export interface ServiceSettings {
  /** The environment, with secrets that files have. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly provider?: ProviderSettings
  /** How many proxies in front are trusted. */
  readonly proxies: number
  readonly limits: LimitSettings
  /** Where alerts are sent, if this process watches over them. */
  readonly alertChannels: readonly AlertChannel[]
  readonly answerMemoryMb: number
}

/** How much memory answers that were made before may take, if nothing else is set, in megabytes. */
export const usualAnswerMemoryMb = 64

const whole = (most: number, usual: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number, got another text')
    .transform(Number)
    .refine((value) => value <= most, `must be ${most} at most, got more`)
    .default(usual)

const shape = z.object({
  /** How many proxies in front check `Host` and add to `X-Forwarded-For`. */
  TRUST_PROXY: whole(9, 0),
  /** Points of an account in a minute; 0: no limit. */
  RATE_LIMIT_ACCOUNT: whole(10_000_000, usualLimits.account),
  /** Points of a stranger's address in a minute. */
  RATE_LIMIT_ADDRESS: whole(10_000_000, usualLimits.address),
  /** Tokens that do not hold and signings in that fail, of an address in five minutes. */
  RATE_LIMIT_FAILURES: whole(10_000_000, usualLimits.failures),
  /** Streams of events of an account at once. */
  EVENT_STREAMS: whole(10_000, usualLimits.streams),
  /** How much memory may hold answers that were made before, in megabytes. */
  ANSWER_MEMORY_MB: whole(100_000, usualAnswerMemoryMb),
})

/**
 * Reads `OIDC_…`, `PUBLIC_URL`, `TRUST_PROXY`, the limits, `ANSWER_MEMORY_MB` and `ALERT_CHANNELS`. Throws `cannot-serve`
 * with every fault.
 */
export function serviceSettings(environment: Readonly<Record<string, string | undefined>>): ServiceSettings {
  const { env, faults: fileFaults } = withSecretFiles(environment, ['OIDC_CLIENT_SECRET', 'DATABASE_URL_PUBLIC'])
  const { settings, faults } = readProviderSettings(env)
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const { data, error } = shape.safeParse(set)
  const all = [
    ...fileFaults,
    ...faults,
    ...(error?.issues ?? []).map(({ path, message }) => `${path[0]!.toString()} ${message}`),
  ]
  if (data !== undefined && data.TRUST_PROXY > 0 && settings === null && all.length === 0)
    all.push(`TRUST_PROXY must be 0 without an identity provider, got ${data.TRUST_PROXY}`)
  const channels = readChannels(env['ALERT_CHANNELS'])
  if ('faults' in channels) all.push(...channels.faults.map((fault) => `ALERT_CHANNELS ${fault}`))
  if (data === undefined || 'faults' in channels || all.length > 0)
    throw new ServeError('cannot-serve', `设置有误 ${all.join('; ')}`)
  return {
    env,
    proxies: data.TRUST_PROXY,
    limits: {
      account: data.RATE_LIMIT_ACCOUNT,
      address: data.RATE_LIMIT_ADDRESS,
      failures: data.RATE_LIMIT_FAILURES,
      streams: data.EVENT_STREAMS,
    },
    answerMemoryMb: data.ANSWER_MEMORY_MB,
    alertChannels: channels.channels,
    ...(settings === null ? {} : { provider: settings }),
  }
}
