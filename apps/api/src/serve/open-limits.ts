import { hkdfSync, randomBytes } from 'node:crypto'
import type { QueueConnection } from '@minzheng/queue'
import type { Log } from '@minzheng/worker'
import type { RequestMetrics } from '../endpoint/request-metrics.js'
import type { ProviderSettings } from '../identity/provider-settings.js'
import type { LimitSettings } from '../limits/limit-settings.js'
import { requestLimits, type RequestLimits } from '../limits/request-limits.js'
import { connectSharedRedis } from '../limits/shared-redis.js'

/** What limits are opened with. */
export interface LimitsOpened {
  readonly settings: LimitSettings
  /** Processes of one queue in Redis count together. */
  readonly worker: QueueConnection | undefined
  readonly provider: ProviderSettings | undefined
  readonly log: Log
  readonly metrics: RequestMetrics
}

/** The limits of a service, and the function that closes their connection. */
export async function openLimits({ settings, worker, provider, log, metrics }: LimitsOpened): Promise<{
  readonly limits: RequestLimits
  readonly close: () => void
}> {
  for (const [name, most] of Object.entries(settings))
    if (most === 0) log('warn', 'requests are not limited in one respect', { limit: name })
  const shared =
    worker !== undefined && 'redis' in worker
      ? await connectSharedRedis({ url: worker.redis, prefix: worker.prefix ?? 'bull' }, log, metrics.limitsInMemory)
      : undefined
  return {
    limits: requestLimits(settings, { secret: secretOf(provider), shared, noted: metrics }),
    close: () => shared?.close(),
  }
}

/** What all processes of a service have, and nobody else; without a provider each process counts by itself. */
function secretOf(provider: ProviderSettings | undefined): string {
  if (provider === undefined) return randomBytes(32).toString('hex')
  const { clientId, clientSecret } = provider
  return Buffer.from(hkdfSync('sha256', clientSecret, clientId, 'minzheng limits', 32)).toString('hex')
}
