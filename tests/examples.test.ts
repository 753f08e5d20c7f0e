import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** The part of BullMQ that the clean-up uses; only the example depends on BullMQ. */
interface Bullmq {
  readonly Queue: new (
    name: string,
    options: { readonly connection: { readonly url: string }; readonly prefix: string },
  ) => {
    readonly obliterate: (options: { readonly force: boolean }) => Promise<void>
    readonly close: () => Promise<void>
  }
}

const root = fileURLToPath(new URL('..', import.meta.url))
const examples = join(root, 'examples')
const redis = process.env['REDIS_URL']
const execute = promisify(execFile)

/** Runs a script of an example as a reader does; returns the lines that it prints. */
async function run(script: string, env: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const { stdout } = await execute(process.execPath, [join(examples, script)], {
    env: { PATH: process.env['PATH'], ...env },
    timeout: 120_000,
  })
  return stdout.trimEnd().split('\n')
}

describe('the examples', () => {
  const folders = readdirSync(examples, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  )

  it('are all in the list, and each has a README', () => {
    const list = readFileSync(join(examples, 'README.md'), 'utf8')
    expect(folders.length).toBeGreaterThan(0)
    for (const name of folders) {
      expect(list).toContain(`(${name}/README.md)`)
      expect(existsSync(join(examples, name, 'README.md')), name).toBe(true)
    }
  })

  it('evaluate indicators in memory, and leave a month that nobody submitted missing', async () => {
    expect(await run('evaluate-in-memory/main.js')).toEqual([
      '每万老年人拥有持证护理员数 Certified caregivers per 10,000 older people (persons per 10,000)',
      '  湖州市 2024-05: 25.00 = 2 / 800',
      '  吴兴区 2024-05: 20.00 = 1 / 500',
      '  安吉县 2024-05: 33.33 = 1 / 300',
      expect.stringMatching(/^ {2}.*养老护理员/),
      '居家护理员持证率 Home caregivers with a certificate (%)',
      '  湖州市 2024-05: 66.67 = 2 / 3',
      '  吴兴区 2024-05: 50.00 = 1 / 2',
      '  安吉县 2024-05: 100.00 = 1 / 1',
      expect.stringMatching(/^ {2}.*养老护理员/),
      '湖州市 2024-06: null (not returned)',
    ])
  })

  it('run the worker on the embedded database, where a row of an unknown district is refused', async () => {
    expect(await run('run-the-worker/main.js')).toEqual([
      'meal-sites: 3 accepted, 1 refused {"district-unknown":1}',
      'recomputed: true',
      '湖州市 2024-05: 2',
      '安吉县 2024-05: 2',
      '递铺街道 2024-05: 2',
      '递铺村 2024-05: 2',
    ])
  }, 120_000)

  it('compare the figures of a city of one’s own with its plan', async () => {
    expect(await run('a-city-of-your-own/main.js')).toEqual([
      '云溪市2024年工作要点, as of 2024-06-30, 49.7 % of the year',
      '1. 志愿服务站数 (个) ≥ 6  “全市志愿服务站达到6个”',
      '  云溪市 4 / ≥ 6 达序时',
      '  东湖区 3 / ≥ 4 达序时',
      '  青山县 1 / ≥ 2 滞后',
    ])
  })
})

if (redis === undefined || redis === '') console.log('examples: queueing is not tested, since REDIS_URL is not set.')

describe.skipIf(redis === undefined || redis === '')('the example that queues a recompute (REDIS_URL)', () => {
  const env = { REDIS_URL: redis ?? '', QUEUE_PREFIX: `test_${randomBytes(6).toString('hex')}` }
  let folder: string
  let worker: ChildProcess | undefined

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'minzheng-queue-example-'))
  })
  afterAll(async () => {
    if (worker !== undefined && worker.exitCode === null) {
      const ended = new Promise((resolve) => worker?.once('exit', resolve))
      worker.kill('SIGTERM')
      await ended
    }
    const { Queue } = createRequire(join(examples, 'queue-a-recompute/package.json'))('bullmq') as Bullmq
    const queue = new Queue('minzheng-recompute', { connection: { url: env.REDIS_URL }, prefix: env.QUEUE_PREFIX })
    await queue.obliterate({ force: true })
    await queue.close()
    await rm(folder, { recursive: true, force: true })
  }, 60_000)

  it('puts one job on the queue from both scripts, which the worker does', { timeout: 120_000 }, async () => {
    const [plain] = await run('queue-a-recompute/plain.js', env)
    const id = /^plain BullMQ: job (\S+)$/.exec(plain ?? '')?.[1]
    expect(id).toBeDefined()
    expect(await run('queue-a-recompute/client.js', env)).toEqual([
      `client: job ${id}`,
      'client: The job is refused: data.district must be a code of 6, 9 or 12 digits',
      'client: 1 waiting',
    ])

    // The service itself, on an embedded database of its own: nothing is dirty there, so the job ends at once.
    worker = spawn(process.execPath, [join(root, 'apps/worker/dist/main.js')], {
      env: { PATH: process.env['PATH'], ...env, MINZHENG_FOLDER: join(folder, 'minzheng'), LOG_LEVEL: 'error' },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    expect(await run('queue-a-recompute/plain.js', { ...env, WAIT_MS: '90000' })).toEqual([
      expect.stringMatching(/^plain BullMQ: job \S+$/),
      'plain BullMQ: superseded, 0 cells brought up to date',
    ])
  })
})
