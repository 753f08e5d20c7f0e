import { readChannels, withSecretFiles, type AlertChannel } from '@minzheng/worker'
import { readProviderSettings, type ProviderSettings } from '../identity/provider-settings.js'
import { ServeError } from './serve-error.js'

/** What the environment says of the service. */
export interface ServiceSettings {
  /** The environment, with secrets that files have. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly provider?: ProviderSettings
  readonly trustsProxy: boolean
  /** Where alerts are sent, if this process watches over them. */
  readonly alertChannels: readonly AlertChannel[]
  readonly answerMemoryMb?: number
}

/**
 * Reads `OIDC_…`, `PUBLIC_URL`, `TRUST_PROXY`, `ALERT_CHANNELS` and `ANSWER_MEMORY_MB`. Throws `cannot-serve` with every
 * fault.
 */
export function serviceSettings(environment: Readonly<Record<string, string | undefined>>): ServiceSettings {
  const { env, faults: fileFaults } = withSecretFiles(environment, ['OIDC_CLIENT_SECRET', 'DATABASE_URL_PUBLIC'])
  const { settings, faults } = readProviderSettings(env)
  const proxy = env['TRUST_PROXY'] ?? ''
  const all = [...fileFaults, ...faults]
  if (!['', '0', '1'].includes(proxy)) all.push('TRUST_PROXY must be 0 or 1, got another text')
  if (proxy === '1' && settings === null && all.length === 0)
    all.push('TRUST_PROXY must be 0 without an identity provider, got 1')
  const memory = env['ANSWER_MEMORY_MB'] ?? ''
  if (!/^\d{0,4}$/.test(memory))
    all.push('ANSWER_MEMORY_MB must be a whole number of megabytes up to 9999, got another text')
  const read = readChannels(env['ALERT_CHANNELS'])
  if ('faults' in read) all.push(...read.faults.map((fault) => `ALERT_CHANNELS ${fault}`))
  if (all.length > 0) throw new ServeError('cannot-serve', `设置有误 ${all.join('; ')}`)
  return {
    env,
    trustsProxy: proxy === '1',
    alertChannels: 'channels' in read ? read.channels : [],
    ...(settings === null ? {} : { provider: settings }),
    ...(memory === '' ? {} : { answerMemoryMb: Number(memory) }),
  }
}
