import { describe, expect, it } from 'vitest'
import { redisSettingFaults } from '../src/index.js'
import { faultsOf } from '../src/redis-settings.js'

describe('faults of Redis settings', () => {
  it('are none if jobs are kept', () => {
    expect(faultsOf('redis_version:7.0.15\r\nmaxmemory_policy:noeviction\r\naof_enabled:1\r\n')).toEqual([])
  })

  it('include a policy that evicts keys as an error, with the required value', () => {
    expect(faultsOf('redis_version:6.2.0\r\nmaxmemory_policy:allkeys-lru\r\naof_enabled:1\r\n')).toMatchObject([
      { setting: 'maxmemory-policy', found: 'allkeys-lru', wanted: 'noeviction', level: 'error' },
    ])
  })

  it('include an old server and one without persistence', () => {
    expect(
      faultsOf('redis_version:5.0.7\r\nmaxmemory_policy:noeviction\r\naof_enabled:0\r\n').map(
        ({ setting, level }) => `${setting} ${level}`,
      ),
    ).toEqual(['redis_version error', 'appendonly warn'])
  })

  it.skipIf(!process.env['REDIS_URL'])('are read from a real server', async () => {
    expect(
      (await redisSettingFaults(process.env['REDIS_URL']!)).some(({ setting }) => setting === 'redis_version'),
    ).toBe(false)
  })

  it('throw if the server is unreachable', async () => {
    await expect(redisSettingFaults('redis://127.0.0.1:1')).rejects.toThrow(/ECONNREFUSED|closed/)
  })
})
