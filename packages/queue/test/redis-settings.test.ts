import { describe, expect, it } from 'vitest'
import { redisSettingFaults } from '../src/index.js'
import { faultsOf } from '../src/redis-settings.js'

describe('what Redis says of its settings', () => {
  it('nothing is wrong where jobs are kept', () => {
    expect(faultsOf('redis_version:7.0.15\r\nmaxmemory_policy:noeviction\r\naof_enabled:1\r\n')).toEqual([])
  })

  it('a policy that drops keys is an error, and says what is wanted', () => {
    expect(faultsOf('redis_version:6.2.0\r\nmaxmemory_policy:allkeys-lru\r\naof_enabled:1\r\n')).toMatchObject([
      { setting: 'maxmemory-policy', found: 'allkeys-lru', wanted: 'noeviction', level: 'error' },
    ])
  })

  it('an old server and one that keeps nothing on disk are told', () => {
    expect(
      faultsOf('redis_version:5.0.7\r\nmaxmemory_policy:noeviction\r\naof_enabled:0\r\n').map(
        ({ setting, level }) => `${setting} ${level}`,
      ),
    ).toEqual(['redis_version error', 'appendonly warn'])
  })

  it.skipIf(!process.env['REDIS_URL'])('a real server is asked', async () => {
    expect(
      (await redisSettingFaults(process.env['REDIS_URL']!)).some(({ setting }) => setting === 'redis_version'),
    ).toBe(false)
  })

  it('a server that is away is an error', async () => {
    await expect(redisSettingFaults('redis://127.0.0.1:1')).rejects.toThrow(/ECONNREFUSED|closed/)
  })
})
