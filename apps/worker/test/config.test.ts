import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

it('what one setting asks of another is told along with the rest', () => {
  expect(() =>
    readConfig({
      DATABASE_URL: 'postgres://db/minzheng',
      IMPORT_FOLDER: 'imports',
      BOARD_PORT: '9465',
      SCHEDULE_REPORT: '0 6 5 * *',
      SCHEDULE_VERIFY: 'on Sundays',
      TIME_ZONE: 'Mars',
    }),
  ).toThrow(
    [
      'The environment has 5 fault(s):',
      '  TIME_ZONE must be a time zone, such as Asia/Shanghai',
      '  SCHEDULE_VERIFY must be a cron pattern, such as 0 3 * * * (minute, hour, day, month, day of the week)',
      '  BOARD_TOKEN must be set where BOARD_PORT is',
      '  REPORT_FOLDER must be set where SCHEDULE_REPORT is',
      '  MINZHENG_PSEUDONYM_KEY must be set where IMPORT_FOLDER and DATABASE_URL are, the same for every worker',
    ].join('\n'),
  )
})

it('a secret may be named as a file, and a fault of it is told without what the file holds', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'minzheng-secrets-'))
  await writeFile(join(folder, 'url'), 'postgres://minzheng:secret@db/minzheng\n')
  await writeFile(join(folder, 'redis'), 'nonsense with a secret\n')
  await writeFile(join(folder, 'empty'), '\n')
  expect(readConfig({ DATABASE_URL_FILE: join(folder, 'url') })).toMatchObject({ databaseUrl: 'postgres://minzheng:secret@db/minzheng' })
  const faults = {
    DATABASE_URL_FILE: join(folder, 'url'),
    DATABASE_URL: 'postgres://db/other',
    REDIS_URL_FILE: join(folder, 'redis'),
    BOARD_TOKEN_FILE: join(folder, 'missing'),
    MINZHENG_PSEUDONYM_KEY_FILE: join(folder, 'empty'),
  }
  expect(() => readConfig(faults)).toThrow(
    [
      'The environment has 4 fault(s):',
      '  DATABASE_URL and DATABASE_URL_FILE are both set; set one',
      '  MINZHENG_PSEUDONYM_KEY_FILE names a file that is empty',
      '  BOARD_TOKEN_FILE names a file that cannot be read (ENOENT)',
      '  REDIS_URL must be a URL that begins with redis:// or rediss://',
    ].join('\n'),
  )
  await rm(folder, { recursive: true })
})
