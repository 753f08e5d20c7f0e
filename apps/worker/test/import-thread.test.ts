import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Catalogue } from '@minzheng/core'
import { createJobClient, openQueue, RejectedJobError } from '@minzheng/queue'
import { createStore, openDatabase, type Database, type Store } from '@minzheng/store'
import { calendarIn, importHandler, startWorker, type DefinitionsModule } from '../src/index.js'
import type { Run } from '../src/jobs/handler.js'
import { runningJobs } from '../src/jobs/running-jobs.js'
import { createProcessor } from '../src/worker/processor.js'
import { freePort } from './tls-servers.js'

const calendar = calendarIn('Asia/Shanghai', () => new Date('2024-06-15T04:00:00Z'))
const relay = { run: async () => 0 }
const run: Run = { log: () => {}, progress: () => {} }
const pseudonymKey = Buffer.from('9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', 'hex')
const hostile = (name: string): Extract<DefinitionsModule, { readonly module: string }> => ({
  module: new URL('definitions/hostile.mjs', import.meta.url).href,
  name,
})
const elderly = hostile('elderlyCity')
const { elderlyCity } = (await import(elderly.module)) as { readonly elderlyCity: Catalogue }
let folder: string
let files: string
let database: Database
let store: Store

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'minzheng-thread-'))
  files = join(folder, 'files')
  await mkdir(files)
  await writeFile(join(files, 'caregivers.csv'), caregivers(4_500))
  await writeFile(join(files, 'few.csv'), caregivers(3))
  database = await openDatabase({})
  store = await createStore(database, elderlyCity)
}, 120_000)
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true })
}, 60_000)

/** A register of caregivers whose last row has a wrong check digit. */
function caregivers(rows: number): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const number = identityNumber(index)
    const sent = index === rows - 1 ? number.slice(0, 17) + (number.endsWith('1') ? '2' : '1') : number
    return `${sent},330523,居家,专职,五级,2023-01-01,2023-01-01,`
  })
  return `身份证号,行政区划代码,服务类型,用工形式,证书等级,发证日期,入职日期,离职日期\n${lines.join('\n')}\n`
}

function identityNumber(index: number): string {
  const body = `330523${19600101 + (index % 28)}${String(Math.floor(index / 28)).padStart(3, '0')}`
  const sum = [...body].reduce((total, digit, place) => total + Number(digit) * (2 ** (17 - place) % 11), 0)
  return body + '10X98765432'[sum % 11]!
}

const importing = (
  definitions: DefinitionsModule | undefined,
  settings: { timeoutMs?: number; memoryMb?: number } = {},
) =>
  importHandler({
    store,
    catalogue: elderlyCity,
    relay,
    folder: files,
    pseudonymKey,
    calendar,
    ...(definitions === undefined
      ? {}
      : { thread: { definitions, timeoutMs: settings.timeoutMs ?? 60_000, memoryMb: settings.memoryMb ?? 256 } }),
  })
const failureOf = (work: Promise<unknown>): Promise<Error> =>
  work.then(
    () => new Error('it did not fail'),
    (error: unknown) => error as Error,
  )
const stored = async (): Promise<number> =>
  (await database.kysely.withSchema(database.schema).selectFrom('source').selectAll().execute()).length

describe('a file that a separate thread reads', { timeout: 60_000 }, () => {
  it('lands the same as without a thread: records, refused rows, the pseudonyms of the key', async () => {
    const reported: number[] = []
    const data = { file: 'caregivers.csv', returns: { district: '330523', period: '2024-05' } }
    const done = await importing(elderly)(data, { ...run, progress: (hundredths) => reported.push(hundredths) })
    expect(done).toMatchObject({
      outcome: 'done',
      dataset: 'caregivers',
      read: 4_500,
      accepted: 4_499,
      refused: 1,
      reasons: { 'identity-check-digit': 1 },
    })
    expect(reported.at(-1)).toBe(100)
    // Read in this thread, the same file changes nothing.
    expect(await importing(undefined)(data, run)).toMatchObject({ outcome: 'superseded' })
    await writeFile(join(files, 'again.csv'), `\ufeff${caregivers(4_500)}`)
    expect(await importing(undefined)({ ...data, file: 'again.csv' }, run)).toMatchObject({
      accepted: 4_499,
      changed: 0,
      refused: 1,
    })
  })

  it('fails permanently if a register ends nearly all of the former one, until the job confirms it', async () => {
    const deqing = (rows: number): string => caregivers(rows).replaceAll(',330523,', ',330521,')
    const of = (period: string) => ({ returns: { district: '330521', period } })
    await writeFile(join(files, 'may.csv'), deqing(101))
    await importing(elderly)({ file: 'may.csv', ...of('2024-05') }, run)
    // The refused row of June's register holds back what it ends.
    await writeFile(join(files, 'june.csv'), deqing(3))
    expect(await importing(elderly)({ file: 'june.csv', ...of('2024-06') }, run)).toMatchObject({
      absent: 0,
      waiting: 98,
    })
    await writeFile(join(files, 'cut-off.csv'), deqing(1).split('\n')[0]!)
    const data = { file: 'cut-off.csv', ...of('2024-06') }
    const before = await stored()
    for (const definitions of [elderly, undefined]) {
      const failure = await failureOf(importing(definitions)(data, run))
      expect(failure).toBeInstanceOf(RejectedJobError)
      expect(failure.message).toContain('got 100 of 100, with 0 rows')
    }
    expect(await stored()).toBe(before)
    expect(await importing(elderly)({ ...data, shrinks: true }, run)).toMatchObject({ outcome: 'done', absent: 100 })
  })

  it('fails permanently if reading exceeds the time limit, does not block this thread, and leaves nothing', async () => {
    const before = await stored()
    let beats = 0
    const heart = setInterval(() => (beats += 1), 20)
    const failure = await failureOf(importing(hostile('busyForEver'), { timeoutMs: 1500 })({ file: 'few.csv' }, run))
    clearInterval(heart)
    expect(failure).toBeInstanceOf(RejectedJobError)
    expect(failure.message).toBe(
      'The job is refused: data.file must be readable within 1500 ms (IMPORT_TIMEOUT_MS), but took longer; nothing was stored',
    )
    expect(beats).toBeGreaterThan(5)
    expect(await stored()).toBe(before)
  })

  it('fails permanently if it exceeds the memory limit, and the process survives', async () => {
    const failure = await failureOf(importing(hostile('hungry'), { memoryMb: 64 })({ file: 'few.csv' }, run))
    expect(failure).toBeInstanceOf(RejectedJobError)
    expect(failure.message).toContain('data.file must be readable with 64 MB of memory (IMPORT_MEMORY_MB)')
  })

  it('ends at once if the job is cancelled', async () => {
    const stop = new AbortController()
    const working = failureOf(importing(hostile('busyForEver'))({ file: 'few.csv' }, { ...run, signal: stop.signal }))
    await sleep(300)
    stop.abort(new Error('the worker is closing'))
    expect((await working).message).toBe('the worker is closing')
  })

  it('reports only the kind of a library’s error, which may quote a cell, and the message of our own errors', async () => {
    const broken = await failureOf(importing(hostile('talkative'))({ file: 'few.csv' }, run))
    expect(broken.message).toBe('reading the file failed (TypeError)')
    expect(broken).not.toBeInstanceOf(RejectedJobError)
    await writeFile(join(files, 'weather.csv'), '天气,气温\n晴,20\n')
    const refused = await failureOf(importing(elderly)({ file: 'weather.csv' }, run))
    expect(refused).toBeInstanceOf(RejectedJobError)
    expect(refused.message).toContain('weather.csv')
    for (const { message, stack = '' } of [broken, refused]) expect(message + stack).not.toMatch(/张三|3305|5e5e/)
  })

  it('is refused if the thread has other definitions than the worker', async () => {
    const failure = await failureOf(importing(hostile('other'))({ file: 'few.csv' }, run))
    expect(failure.message).toMatch(
      /^other of file:.*hostile\.mjs must be the catalogue of this worker, got another one$/,
    )
  })
})

describe('a worker whose import keeps its reader busy, with everything in the embedded database', () => {
  it('closes in time, and puts the job back without counting an attempt', { timeout: 60_000 }, async () => {
    const connection = { pool: database.pool }
    const worker = await startWorker({
      store,
      catalogue: elderlyCity,
      connection,
      sweepIntervalMs: 3_600_000,
      log: () => {},
      handlers: () => ({ import: importing(hostile('busyForEver')) }),
    })
    const { queue, close } = await openQueue(connection)
    try {
      const { jobId } = await worker.client.add('import', { file: 'few.csv' })
      while ((await queue.getActiveCount()) === 0) await sleep(50)
      expect(await worker.close(2000)).toBe(false)
      const job = (await queue.getJob(jobId))!
      expect(['waiting', 'delayed']).toContain(await job.getState())
      expect(job).toMatchObject({ attemptsMade: 0, stalledCounter: 0 })
    } finally {
      await queue.obliterate({ force: true })
      await close()
    }
  })
})

describe('an import whose worker died', () => {
  it('runs once more, and is then refused before its file is opened', async () => {
    let opened = 0
    const handlers = {
      import: async () => {
        opened += 1
        return {
          outcome: 'done',
          dataset: 'homes',
          read: 0,
          accepted: 0,
          changed: 0,
          refused: 0,
          reasons: {},
          queued: 0,
        } as const
      },
    }
    const processor = createProcessor({ handlers, log: () => {}, running: runningJobs() })
    const stalled = (stalledCounter: number) =>
      processor(
        { id: '1', name: 'import', data: { file: 'few.csv' }, stalledCounter } as unknown as Parameters<
          typeof processor
        >[0],
        'token',
      )
    await stalled(0)
    await stalled(1)
    expect(opened).toBe(2)
    const failure = await failureOf(stalled(2))
    expect(failure).toMatchObject({ name: 'UnrecoverableError' })
    expect(failure.message).toContain('The job is refused: its worker died or stopped responding 2 times while it ran')
    expect(opened).toBe(2)
  })
})

const redis = process.env['REDIS_URL']
const postgres = process.env['DATABASE_URL']
const isWhole = redis !== undefined && redis !== '' && postgres !== undefined && postgres !== ''
if (!isWhole)
  console.log(
    'worker: services that read hostile files are not tested, because REDIS_URL and DATABASE_URL are not both set.',
  )

describe.skipIf(!isWhole)('built services that import a hostile file', { timeout: 120_000 }, () => {
  const schema = `test_${randomBytes(4).toString('hex')}`
  const prefix = `test_${randomBytes(6).toString('hex')}`
  const connection = { redis: redis!, prefix }
  const started: ChildProcess[] = []

  afterAll(async () => {
    for (const process of started) process.kill('SIGKILL')
    const { queue, close } = await openQueue(connection)
    await queue.obliterate({ force: true })
    await close()
    const clean = await openDatabase({ url: postgres!, schema })
    await clean.kysely.schema.dropSchema(schema).ifExists().cascade().execute()
    await clean.close()
  })

  async function start(definitions: string, more: NodeJS.ProcessEnv = {}): Promise<ChildProcess> {
    const script = fileURLToPath(new URL('definitions/service.mjs', import.meta.url))
    const service = spawn(process.execPath, [script], {
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: postgres,
        MINZHENG_SCHEMA: schema,
        REDIS_URL: redis,
        QUEUE_PREFIX: prefix,
        IMPORT_FOLDER: files,
        MINZHENG_PSEUDONYM_KEY: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
        SWEEP_INTERVAL_MS: '3600000',
        HOSTILE_SERVICE: definitions,
        ...more,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    started.push(service)
    let text = ''
    await new Promise<void>((resolve, reject) => {
      service.stderr.on('data', (chunk: Buffer) => {
        text += chunk.toString()
        if (text.includes('"started"')) resolve()
      })
      service.once('exit', () => reject(new Error(`it ended: ${text}`)))
    })
    return service
  }

  it('answers /livez, keeps its lock, and ends with 1 on SIGTERM within SHUTDOWN_TIMEOUT_MS; the job is put back', async () => {
    const port = await freePort()
    const times = { LOCK_DURATION_MS: '1000', STALLED_INTERVAL_MS: '500', SHUTDOWN_TIMEOUT_MS: '3000' }
    const service = await start('busyForEver', { METRICS_PORT: String(port), ...times })
    const client = createJobClient(connection)
    const { jobId } = await client.add('import', { file: 'few.csv' })
    const { queue, close } = await openQueue(connection)
    try {
      while ((await queue.getActiveCount()) === 0) await sleep(50)
      // Long enough for a lock that is not renewed to expire.
      await sleep(2500)
      expect(await (await fetch(`http://127.0.0.1:${port}/livez`)).text()).toBe('alive\n')
      expect(await queue.getJob(jobId)).toMatchObject({ stalledCounter: 0 })
      const gone = once(service, 'exit')
      service.kill('SIGTERM')
      const [code] = (await gone) as [number | null]
      expect(code).toBe(1)
      const job = (await queue.getJob(jobId))!
      expect(['waiting', 'delayed']).toContain(await job.getState())
      expect(job).toMatchObject({ attemptsMade: 0, stalledCounter: 0 })
      await queue.obliterate({ force: true })
    } finally {
      await close()
      await client.close()
    }
  })

  it('stops passing a file that kills its worker to further workers: the third refuses it and gives the reason', async () => {
    const client = createJobClient(connection)
    const { queue, close } = await openQueue(connection)
    try {
      const times = { LOCK_DURATION_MS: '1000', STALLED_INTERVAL_MS: '500' }
      const { jobId } = await client.add('import', { file: 'few.csv' })
      for (let deaths = 1; deaths <= 2; deaths += 1) {
        const victim = await start('deadly', times).catch(() => undefined)
        if (victim !== undefined && victim.exitCode === null && victim.signalCode === null) await once(victim, 'exit')
      }
      const last = await start('deadly', times)
      for (;;) {
        const job = (await queue.getJob(jobId))!
        if ((await job.getState()) === 'failed') {
          expect(job.failedReason).toContain(
            'its worker died or stopped responding 2 times while it ran, so it does not run again',
          )
          break
        }
        await sleep(100)
      }
      expect(last.exitCode).toBeNull()
    } finally {
      await close()
      await client.close()
    }
  })
})
