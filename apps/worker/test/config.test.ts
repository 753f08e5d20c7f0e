import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadPseudonymKey, rotatePseudonymKey } from '@minzheng/ingest'
import { expect, it } from 'vitest'
import { readConfig } from '../src/service/config.js'

it('requires no setting', () => {
  expect(readConfig({})).toMatchObject({
    databaseUrl: undefined,
    redisUrl: undefined,
    folder: '.minzheng',
    alertIntervalMs: 60_000,
    sweepIntervalMs: 10_000,
    logLevel: 'info',
  })
  expect(readConfig({ REDIS_URL: '', LOG_LEVEL: 'debug', WORKER_CONCURRENCY: '8' })).toMatchObject({
    redisUrl: undefined,
    logLevel: 'debug',
    concurrency: 8,
  })
})

it('reports all faults of the environment at once, without their values', () => {
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
      '  WORKER_CONCURRENCY must be between 1 and 100',
      '  SWEEP_INTERVAL_MS must be a whole number',
      '  LOG_LEVEL must be one of debug, info, warn, error',
    ].join('\n'),
  )
})

it('reports settings that other settings require along with the other faults', () => {
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
      '  BOARD_TOKEN must be set if BOARD_PORT is',
      '  REPORT_FOLDER must be set if SCHEDULE_REPORT is',
      '  MINZHENG_PSEUDONYM_KEY must be set if IMPORT_FOLDER and DATABASE_URL are, the same for every worker',
    ].join('\n'),
  )
})

it('reads a secret from a file, and reports its faults without the content of the file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'minzheng-secrets-'))
  await writeFile(join(folder, 'url'), 'postgres://minzheng:secret@db/minzheng\n')
  await writeFile(join(folder, 'redis'), 'nonsense with a secret\n')
  await writeFile(join(folder, 'empty'), '\n')
  expect(readConfig({ DATABASE_URL_FILE: join(folder, 'url') })).toMatchObject({
    databaseUrl: 'postgres://minzheng:secret@db/minzheng',
  })
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
      '  MINZHENG_PSEUDONYM_KEY_FILE must name a file with content, got an empty file',
      '  BOARD_TOKEN_FILE must name a readable file, got ENOENT',
      '  REDIS_URL must be a URL that begins with redis:// or rediss://',
    ].join('\n'),
  )
  await rm(folder, { recursive: true })
})

it('accepts the chain of keys that a rotation wrote, from the variable and from the file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'minzheng-keys-'))
  try {
    await loadPseudonymKey(folder, {})
    const store = { keyFingerprint: async () => null, replacePseudonyms: async () => 0 }
    await rotatePseudonymKey(folder, store, {})
    await rotatePseudonymKey(folder, store, {})
    const written = await readFile(join(folder, 'pseudonym.key'), 'utf8')
    const chain = await loadPseudonymKey(folder, {})
    expect(chain).toHaveLength(3)
    for (const MINZHENG_PSEUDONYM_KEY of [
      written,
      written.trim().replaceAll('\n', ','),
      ` ${written.replaceAll('\n', '\r\n')}`,
    ]) {
      expect(() => readConfig({ MINZHENG_PSEUDONYM_KEY })).not.toThrow()
      expect(await loadPseudonymKey(join(folder, 'none'), { MINZHENG_PSEUDONYM_KEY })).toEqual(chain)
    }
  } finally {
    await rm(folder, { recursive: true })
  }
})

it.each([
  ['zeros', '0'.repeat(64)],
  ['one digit', 'f'.repeat(64)],
  ['a repeated word', '0123456789abcdef'.repeat(4)],
  ['two halves that are the same', '3f9a1c7be2d84506a1b2c3d4e5f60718'.repeat(2)],
  ['bytes that count on', Array.from({ length: 32 }, (_, byte) => byte.toString(16).padStart(2, '0')).join('')],
  ['a good key, then zeros', `9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08,${'0'.repeat(64)}`],
  ['half a key', '9f86d081884c7d659a2feaa0c55ad015'],
])('no service and no import starts with a key that could be guessed: %s', async (_, key) => {
  const folder = await mkdtemp(join(tmpdir(), 'minzheng-keys-'))
  const failures: unknown[] = []
  try {
    readConfig({ MINZHENG_PSEUDONYM_KEY: key })
  } catch (error) {
    failures.push(error)
  }
  try {
    failures.push(await loadPseudonymKey(folder, { MINZHENG_PSEUDONYM_KEY: key }).catch((error: unknown) => error))
    await writeFile(join(folder, 'pseudonym.key'), key, { mode: 0o600 })
    failures.push(await loadPseudonymKey(folder, {}).catch((error: unknown) => error))
  } finally {
    await rm(folder, { recursive: true })
  }
  expect(failures).toHaveLength(3)
  for (const failure of failures) {
    expect(String(failure)).toMatch(/must (hold at least 64 hexadecimal digits|be made at random)/)
    expect(String(failure)).not.toContain(key.slice(0, 16))
  }
})
