import { setTimeout as sleep } from 'node:timers/promises'
import type { JobClient } from '@minzheng/queue'
import { Queue } from 'bullmq'
import type { Version } from '../city/city.js'
import type { Clerk } from '../office/clerk.js'
import type { Fleet } from '../workers/fleet.js'
import type { Office } from '../office/office.js'
import type { OwnServer } from '../servers/servers.js'
import type { TcpProxy } from '../servers/tcp-proxy.js'

/** What a scenario can use. */
export interface Site {
  readonly fleet: Fleet
  readonly office: Office
  /** An office in a process of its own, and the proxy between it and PostgreSQL. */
  readonly clerk: Clerk
  readonly ofOffices: TcpProxy
  /** Checks that nothing is half done; compares these sources with what was sent. */
  readonly struck: (within: readonly string[]) => Promise<void>
  readonly client: JobClient
  readonly redis: OwnServer
  readonly postgres: OwnServer
  /** The proxies between the workers and Redis, and between the workers and PostgreSQL. */
  readonly toRedis: TcpProxy
  readonly toPostgres: TcpProxy
  readonly prefix: string
  /** Counts a connection fault: a cut, a refused connection, a server crash. */
  readonly fault: () => void
  /** Counts half-open connections: they carry no more data, and neither side is notified. */
  readonly halfOpen: (count: number) => void
  /** Counts a worker that was frozen changesDuring a transaction. */
  readonly frozen: () => void
  /** The workers that hold the city's lock and are idle in their transaction. */
  readonly holders: () => Promise<readonly string[]>
  /** Adds the number of jobs that Redis has counted, before Redis is emptied. */
  readonly noteJobs: () => Promise<void>
  /** 1 for a full run, less for a short one. */
  readonly scale: number
}

export interface Scenario {
  readonly name: string
  /** The version of the definitions that the audit checks figures with. */
  readonly version: Version
  /** How often the scenario is run and audited; once if left out. */
  readonly rounds?: number
  readonly run: (site: Site, round: number) => Promise<void>
}

const three = [{}, {}, {}]

/** Runs `work` while the office continuously sends files, withdraws and corrects, and queues recomputes. */
async function whileWorking(site: Site, work: () => Promise<void>, pause = 60): Promise<void> {
  const over = new AbortController()
  const sending = (async () => {
    while (!over.signal.aborted) {
      await site.office.work()
      // Not awaited: an unreachable queue must not delay a file.
      site.client.recompute({ district: site.office.township(), period: '2024' }).catch(() => {})
      await sleep(pause)
    }
  })()
  try {
    await work()
  } finally {
    over.abort()
    await sending
  }
}

const times = (site: Site, count: number): number => Math.max(2, Math.round(count * site.scale))

const kills: Scenario = {
  name: 'workers killed at random points',
  version: 1,
  run: async (site) => {
    await site.fleet.replaceAll(three)
    await whileWorking(site, async () => {
      const goal = site.fleet.kills + times(site, 130)
      while (site.fleet.kills < goal) {
        site.fleet.killOne()
        await sleep(100 + site.office.below(500))
      }
    })
  },
}

const commits: Scenario = {
  name: 'workers that die between the commit and the end of the job',
  version: 1,
  run: async (site) => {
    await site.fleet.replaceAll(three.map(() => ({ CHAOS_DEATH_AFTER_COMMIT: '0.3' })))
    await whileWorking(site, async () => {
      const goal = site.fleet.kills + times(site, 45)
      while (site.fleet.kills < goal) await sleep(50)
    })
    await site.fleet.replaceAll(three)
  },
}

const changesDuring: Scenario = {
  name: 'changes that land changesDuring a recompute of their district',
  version: 1,
  rounds: 6,
  run: async (site) => {
    await site.fleet.replaceAll(three)
    // Only the workers' connections are slow, so files land between the reads and the writes of a recompute.
    site.toPostgres.delayMs = 40
    await whileWorking(site, () => sleep(2500), 0)
    site.toPostgres.delayMs = 0
  },
}

const redisFaults: Scenario = {
  name: 'Redis slow, cut off, refused, emptied by restarts',
  version: 1,
  run: async (site) => {
    await site.fleet.replaceAll(three)
    await whileWorking(site, async () => {
      for (let time = 0; time < times(site, 30); time += 1) {
        if (site.toRedis.cut() > 0) site.fault()
        await sleep(200 + site.office.below(500))
      }
      site.toRedis.delayMs = 150
      await sleep(4000 * site.scale)
      site.toRedis.delayMs = 0
      for (let time = 0; time < times(site, 5); time += 1) {
        await site.noteJobs()
        site.fault()
        await site.redis.crash()
        await sleep(1000 + site.office.below(1000))
      }
      site.toRedis.refusing = true
      if (site.toRedis.cut() > 0) site.fault()
      await sleep(4000 * site.scale)
      site.toRedis.refusing = false
    })
  },
}

const postgresFaults: Scenario = {
  name: 'PostgreSQL cut off and restarted in the middle of transactions',
  version: 1,
  run: async (site) => {
    await site.fleet.replaceAll(three)
    await whileWorking(site, async () => {
      for (let time = 0; time < times(site, 20); time += 1) {
        if (site.toPostgres.cut() > 0) site.fault()
        await sleep(200 + site.office.below(500))
      }
      for (let time = 0; time < times(site, 5); time += 1) {
        site.fault()
        await site.postgres.crash()
        await sleep(1000 + site.office.below(1500))
      }
    })
  },
}

const clocks: Scenario = {
  name: 'clocks wrong by an hour and by a day, and retries delayed by them',
  version: 1,
  run: async (site) => {
    const hour = 3_600_000
    await site.fleet.replaceAll(
      [hour, -hour, 24 * hour, 0].map((offset) => ({ CHAOS_CLOCK_OFFSET_MS: String(offset) })),
    )
    await whileWorking(site, async () => {
      for (let time = 0; time < times(site, 12); time += 1) {
        // The retry of a job whose connection breaks is delayed by its worker's clock.
        if (site.toPostgres.cut() > 0) site.fault()
        await sleep(300 + site.office.below(400))
        site.fleet.killOne()
        await sleep(300 + site.office.below(400))
      }
    })
    // The wrong clocks are gone; a job that they delayed by a day must not wait for a day.
    await site.fleet.replaceAll(three)
  },
}

const duplicates: Scenario = {
  name: 'duplicate and late jobs, out of order',
  version: 1,
  run: async (site) => {
    await site.fleet.replaceAll(three)
    const queue = new Queue('minzheng-recompute', { connection: { port: site.redis.port }, prefix: site.prefix })
    queue.on('error', () => {})
    await whileWorking(site, async () => {
      for (let round = 0; round < times(site, 40); round += 1) {
        const data = { district: site.office.township(), period: ['2024', '2024-Q1', '2024-06'][site.office.below(3)]! }
        const copies = Array.from({ length: 5 }, () => ({
          name: 'recompute',
          data,
          opts: {
            delay: site.office.below(2000),
            lifo: site.office.below(2) === 0,
            ...(site.office.below(3) === 0 ? { priority: 1 + site.office.below(100) } : {}),
          },
        }))
        await queue.addBulk(copies)
        await sleep(50)
      }
    })
    await queue.close()
  },
}

const versions: Scenario = {
  name: 'two versions of the definitions at once',
  version: 2,
  run: async (site) => {
    await site.fleet.replaceAll([{ CHAOS_VERSION: '1' }, { CHAOS_VERSION: '1' }])
    await whileWorking(site, async () => {
      await site.fleet.add([{ CHAOS_VERSION: '2' }, { CHAOS_VERSION: '2' }])
      const goal = site.fleet.kills + times(site, 15)
      while (site.fleet.kills < goal) {
        site.fleet.killOne()
        await sleep(300 + site.office.below(700))
      }
    })
    // Both versions run undisturbed for a while: if the older one could still take jobs, it would now.
    await whileWorking(site, () => sleep(5000))
    // The upgrade is complete: only the newer workers remain, without a restart.
    await site.fleet.retire(({ CHAOS_VERSION }) => CHAOS_VERSION === '1')
    await sleep(3000)
  },
}

const flood: Scenario = {
  name: '100,000 jobs at once, some of them invalid',
  version: 2,
  run: async (site) => {
    await site.fleet.replaceAll(three.map(() => ({ CHAOS_VERSION: '2', WORKER_CONCURRENCY: '20' })))
    const queue = new Queue('minzheng-recompute', { connection: { port: site.redis.port }, prefix: site.prefix })
    queue.on('error', () => {})
    const poison = [
      { name: 'recompute', data: { district: '110101', period: '2024' } },
      { name: 'recompute', data: { district: '330500', period: 'soon' } },
      { name: 'recompute', data: null },
      { name: 'recompute', data: { district: '330500', period: '2024', more: 'x'.repeat(2000) } },
      { name: 'unheard-of', data: {} },
      { name: 'verify', data: { mend: 'perhaps' } },
    ]
    const all = Math.max(1000, Math.round(100_000 * site.scale))
    for (let at = 0; at < all; at += 1000)
      await queue.addBulk(
        Array.from({ length: 1000 }, (_, job) =>
          job % 100 === 7
            ? poison[site.office.below(poison.length)]!
            : { name: 'recompute', data: { district: site.office.township(), period: '2024' } },
        ),
      )
    await whileWorking(
      site,
      async () => {
        const goal = site.fleet.kills + times(site, 8)
        while (site.fleet.kills < goal) {
          await sleep(1000 + site.office.below(1500))
          site.fleet.killOne()
        }
        const counts = (): Promise<number> => queue.getJobCountByTypes('waiting', 'prioritized', 'active', 'delayed')
        const deadline = Date.now() + 300_000
        while ((await counts()) > 100 && Date.now() < deadline) await sleep(500)
      },
      500,
    )
    await queue.close()
  },
}

/** Short timeouts, so that a run takes minutes; the worker's README has the production defaults. */
const shortTimeouts = {
  CHAOS_VERSION: '2',
  DATABASE_CONNECT_TIMEOUT_MS: '2000',
  DATABASE_LOCK_TIMEOUT_MS: '1500',
  DATABASE_STATEMENT_TIMEOUT_MS: '5000',
  DATABASE_IDLE_TIMEOUT_MS: '2000',
  DATABASE_LOOK_TIMEOUT_MS: '1000',
}

/** Freezes a worker changesDuring a write transaction, which is still open when this resolves. */
async function freezeInTransaction(site: Site): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline;) {
    const [name] = await site.holders()
    if (name === undefined || !site.fleet.freeze(name)) {
      await sleep(5)
      continue
    }
    // Statements that it sent before may still be in transit.
    await sleep(300)
    if ((await site.holders()).includes(name)) return site.frozen()
    site.fleet.thaw()
  }
  throw new Error('a worker must be frozen in a transaction within a minute, but none was; see the workers’ log')
}

const frozen: Scenario = {
  name: 'workers frozen changesDuring a transaction while another one starts; audited before they resume',
  version: 2,
  rounds: 4,
  run: async (site, round) => {
    if (round === 0) await site.fleet.replaceAll([shortTimeouts, shortTimeouts, shortTimeouts])
    // Workers frozen in the previous round resume and continue their transactions.
    site.fleet.thaw()
    site.toPostgres.delayMs = 15
    await whileWorking(site, async () => {
      for (let time = 0; time < times(site, 5); time += 1) {
        site.fleet.thaw()
        await sleep(1000)
        // In the last round no worker stays frozen, so that the audit also covers resumed workers.
        if (round === 3) continue
        await freezeInTransaction(site)
        if (time === 0) {
          await site.fleet.add([{ ...shortTimeouts, CHAOS_EXTRA: '1' }])
          await site.fleet.ready()
          await site.fleet.retire(({ CHAOS_EXTRA }) => CHAOS_EXTRA === '1')
        } else await sleep(3000)
      }
    })
    site.toPostgres.delayMs = 0
  },
}

const halfOpen: Scenario = {
  name: 'half-open connections to Redis and PostgreSQL',
  version: 2,
  run: async (site) => {
    await site.fleet.replaceAll([shortTimeouts, shortTimeouts, shortTimeouts])
    await whileWorking(site, async () => {
      for (let time = 0; time < times(site, 12); time += 1) {
        const lines = time % 4 === 3 ? site.toRedis : site.toPostgres
        const count = lines.silence()
        if (count > 0) site.fault()
        site.halfOpen(count)
        await sleep(1000 + site.office.below(2000))
      }
    })
  },
}

const strikes = ['kill', 'cut', 'kill', 'kill after commit', 'cut'] as const

const offices: Scenario = {
  name: 'offices killed and cut off in the middle of landings, withdrawals, undoings and acts',
  version: 2,
  run: async (site) => {
    await site.fleet.replaceAll(three.map(() => ({ CHAOS_VERSION: '2' })))
    site.clerk.version = 2
    // Slow enough that a strike finds every point of an operation.
    site.ofOffices.delayMs = 2
    await whileWorking(
      site,
      async () => {
        for (let time = 0; time < times(site, 150); time += 1) {
          await site.struck(await site.office.workStruck(site.clerk, strikes[time % strikes.length]!))
        }
      },
      200,
    )
    site.ofOffices.delayMs = 0
    await site.clerk.stop()
  },
}

export const scenarios: readonly Scenario[] = [
  kills,
  commits,
  changesDuring,
  redisFaults,
  postgresFaults,
  clocks,
  duplicates,
  versions,
  flood,
  frozen,
  halfOpen,
  offices,
]
