import { expect, it } from 'vitest'
import { readConfig } from '../src/config.js'

it('nothing needs to be set', () => {
  expect(readConfig({})).toMatchObject({ databaseUrl: undefined, redisUrl: undefined, folder: '.minzheng', sweepIntervalMs: 10_000, logLevel: 'info' })
  expect(readConfig({ REDIS_URL: '', LOG_LEVEL: 'debug', WORKER_CONCURRENCY: '8' })).toMatchObject({ redisUrl: undefined, logLevel: 'debug', concurrency: 8 })
})

it('all faults of the environment are told at once, without their values', () => {
  expect(() =>
    readConfig({
      DATABASE_URL: 'mysql://root:secret@db/minzheng',
      REDIS_URL: 'localhost',
      WORKER_CONCURRENCY: '0',
      SWEEP_INTERVAL_MS: 'often',
      LOG_LEVEL: 'loud',
    }),
  ).toThrow(
    [
      'The environment has 5 fault(s):',
      '  DATABASE_URL must be a URL that begins with postgres:// or postgresql://',
      '  REDIS_URL must be a URL that begins with redis:// or rediss://',
      '  WORKER_CONCURRENCY must lie between 1 and 100',
      '  SWEEP_INTERVAL_MS must be a whole number',
      '  LOG_LEVEL must be one of debug, info, warn, error',
    ].join('\n'),
  )
})
