import { Redis } from 'ioredis'

/** A setting of Redis that violates the queue's requirements. */
export interface SettingFault {
  readonly setting: 'redis_version' | 'maxmemory-policy' | 'appendonly'
  readonly found: string
  readonly wanted: string
  /**
   * `error`: jobs may be lost or the queue may break; `warn`: only an outage of Redis would lose jobs, which the sweep
   * queues again.
   */
  readonly level: 'error' | 'warn'
  readonly why: string
}

/**
 * Reads the settings of Redis and returns those that violate the requirements. Uses INFO, because hosted servers often
 * forbid CONFIG. Throws if Redis does not answer.
 */
export async function redisSettingFaults(url: string): Promise<readonly SettingFault[]> {
  const redis = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: 1,
    connectTimeout: 5000,
    commandTimeout: 5000,
    retryStrategy: () => null,
  })
  // The command's error only says that the connection is closed; the connection's error gives the reason.
  let cause: Error | undefined
  redis.on('error', (error: Error) => (cause = error))
  try {
    await redis.connect()
    return faultsOf(await redis.info())
  } catch (error) {
    throw cause ?? error
  } finally {
    redis.disconnect()
  }
}

/** The faults in the text of INFO. */
export function faultsOf(info: string): readonly SettingFault[] {
  const value = (name: string): string => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? 'unknown'
  const faults: SettingFault[] = []
  const version = value('redis_version')
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (!(major > 6 || (major === 6 && minor >= 2)))
    faults.push({
      setting: 'redis_version',
      found: version,
      wanted: '6.2 or newer',
      level: 'error',
      why: 'BullMQ uses commands of newer versions',
    })
  const policy = value('maxmemory_policy')
  if (policy !== 'noeviction')
    faults.push({
      setting: 'maxmemory-policy',
      found: policy,
      wanted: 'noeviction',
      level: 'error',
      why: 'with any other policy Redis evicts keys of jobs when memory is short',
    })
  if (value('aof_enabled') !== '1')
    faults.push({
      setting: 'appendonly',
      found: 'no',
      wanted: 'yes',
      level: 'warn',
      why: 'without it a restart of Redis loses waiting jobs; imports and reports must then be queued again',
    })
  return faults
}
