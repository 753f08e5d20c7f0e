import { join } from 'node:path'
import { createJobClient } from '@minzheng/queue'
import { createStore, openDatabase } from '@minzheng/store'
import { Command } from 'commander'
import { Redis } from 'ioredis'
import { combined, audit, type Audit } from './checks/audit.js'
import { cityOf } from './city/city.js'
import { Clerk } from './office/clerk.js'
import { Fleet } from './workers/fleet.js'
import { halfDone } from './checks/half-done.js'
import { Office } from './office/office.js'
import { scenarios, type Site } from './faults/scenarios.js'
import { NoServerError, ownFolder, ownPostgres, ownRedis, removeFolder } from './servers/servers.js'
import { TcpProxy } from './servers/tcp-proxy.js'

const prefix = 'chaos'

interface Options {
  readonly short?: boolean
  readonly only?: string
  readonly keep?: boolean
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/**
 * Runs the scenarios one after another on the same data; the last line of output is the totals as JSON. Returns true if
 * no fault was found.
 */
async function chaos(options: Options): Promise<boolean> {
  const folder = await ownFolder()
  const closings: (() => Promise<unknown>)[] = []
  const sum = {
    operations: 0,
    interrupted: 0,
    kills: 0,
    freezes: 0,
    connectionFaults: 0,
    halfOpen: 0,
    jobs: 0,
    wrongFigures: 0,
    lostRecords: 0,
    halfDone: 0,
    stuckJobs: 0,
  }
  let wrong = false
  try {
    const redis = await ownRedis(folder)
    closings.push(() => redis.stop())
    const postgres = await ownPostgres(folder)
    closings.push(() => postgres.stop())
    const toRedis = await TcpProxy.open(() => redis.port)
    const toPostgres = await TcpProxy.open(() => postgres.port)
    const ofOffices = await TcpProxy.open(() => postgres.port)
    closings.push(
      () => toRedis.close(),
      () => toPostgres.close(),
      () => ofOffices.close(),
    )
    const database = await openDatabase({ url: `postgres://postgres@127.0.0.1:${postgres.port}/postgres` })
    // Opens the newer definitions first, so that the older ones are in use when the first workers start; the office
    // lands with the definitions in use.
    const newer = await createStore(database, cityOf(2))
    const store = await createStore(database, cityOf(1))
    closings.push(() => store.close().catch(() => undefined))
    const client = createJobClient({ redis: `redis://127.0.0.1:${redis.port}`, prefix })
    closings.push(() => client.close())
    const logFile = join(folder, 'workers.log')
    const fleet = new Fleet(
      {
        DATABASE_URL: `postgres://postgres@127.0.0.1:${toPostgres.port}/postgres`,
        REDIS_URL: `redis://127.0.0.1:${toRedis.port}`,
        QUEUE_PREFIX: prefix,
        WORKER_CONCURRENCY: '3',
        SWEEP_INTERVAL_MS: '500',
        LATE_AFTER_MS: '5000',
        LOCK_DURATION_MS: '2000',
        STALLED_INTERVAL_MS: '1000',
        SHUTDOWN_TIMEOUT_MS: '5000',
      },
      logFile,
    )
    closings.push(() => fleet.stop())
    const office = new Office([store, newer])
    await office.returnAll()
    for (let times = 0; times < 50; times += 1) await office.work()
    const clerk = new Clerk(ofOffices, async (name) => {
      const { rows } = await database.pool.query(
        `select count(*)::integer as busy from pg_stat_activity where application_name = $1 and state is distinct from 'idle'`,
        [name],
      )
      return Number(rows[0]!['busy'])
    })
    closings.push(() => clerk.stop())

    const noteJobs = async (): Promise<void> => {
      const look = new Redis(redis.port, '127.0.0.1')
      sum.jobs += Number((await look.get(`${prefix}:minzheng-recompute:id`)) ?? 0)
      await look.quit()
    }
    const site: Site = {
      fleet,
      office,
      clerk,
      ofOffices,
      struck: async (within) => {
        const found = await halfDone(database, newer, office.ledger, within)
        sum.halfDone += found.length
        for (const fault of found) say(`   ${fault}`)
      },
      client,
      redis,
      postgres,
      toRedis,
      toPostgres,
      prefix,
      noteJobs,
      scale: options.short === true ? 0.1 : 1,
      fault: () => {
        sum.connectionFaults += 1
      },
      halfOpen: (count) => {
        sum.halfOpen += count
      },
      frozen: () => {
        sum.freezes += 1
      },
      holders: async () => {
        const { rows } = await database.pool.query(`
          select distinct a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
          where l.relation = 'minzheng.district'::regclass and l.mode = 'RowShareLock' and l.granted and a.state = 'idle in transaction' and a.application_name like 'worker-%'`)
        return rows.map(({ name }) => String(name))
      },
    }
    for (const [index, scenario] of scenarios.entries()) {
      if (options.only !== undefined && !options.only.split(',').includes(String(index + 1))) continue
      const began = performance.now()
      const done = { ...office.done }
      const before = {
        operations: office.operations,
        clerk: clerk.kills + clerk.cuts,
        kills: fleet.kills,
        freezes: sum.freezes,
        faults: sum.connectionFaults,
        halfOpen: sum.halfOpen,
      }
      const audits: Audit[] = []
      for (let round = 0; round < (scenario.rounds ?? 1); round += 1) {
        await scenario.run(site, round)
        await fleet.ready()
        // The audit needs the store with the definitions in use; the other one throws.
        audits.push(
          await audit(cityOf(scenario.version), scenario.version === 1 ? store : newer, database, client, office),
        )
      }
      const ran = Math.round((performance.now() - began) / 1000)
      const found = combined(audits)
      sum.wrongFigures += found.wrongFigures
      sum.lostRecords += found.lostRecords
      sum.halfDone += found.halfDone
      sum.stuckJobs += found.stuckJobs
      wrong ||= found.stuckDistricts > 0
      say(`${index + 1}. ${scenario.name}`)
      say(
        `   ${ran} s, ${fleet.kills - before.kills} kills, ${sum.freezes - before.freezes} freezes, ${sum.connectionFaults - before.faults} connection faults, ${sum.halfOpen - before.halfOpen} dead connections; idle after ${(found.settled / 1000).toFixed(1)} s; ` +
          `${found.figures} figures, ${found.wrongFigures} wrong; ${found.records} records, ${found.lostRecords} lost; ${found.halfDone} half done; ${found.stuckJobs} jobs stuck`,
      )
      say(
        `   ${office.operations - before.operations} operations: ${Object.entries(office.done)
          .map(([what, count]) => `${what} ${count - done[what as keyof typeof done]}`)
          .join(', ')}; offices struck ${clerk.kills + clerk.cuts - before.clerk} times`,
      )
      for (const fault of found.faults) say(`   ${fault}`)
    }
    sum.kills = fleet.kills + clerk.kills
    sum.connectionFaults += clerk.cuts
    sum.operations = office.operations
    sum.interrupted = office.done.interrupted
    await noteJobs()
    say(
      `Operations that were not acknowledged: ${office.done.interrupted}, of which ${office.done.happened} were found to have happened. Workers' log: ${options.keep === true ? logFile : 'removed (keep it with --keep)'}`,
    )
  } finally {
    for (const close of closings.toReversed()) await close()
    if (options.keep !== true) await removeFolder(folder)
  }
  say(JSON.stringify(sum))
  return !wrong && sum.wrongFigures + sum.lostRecords + sum.halfDone + sum.stuckJobs === 0
}

await new Command('chaos')
  .description(
    'Kills workers and offices and breaks their connections; checks after each scenario that every figure equals a full computation in memory, and that nothing is half done.',
  )
  .option('--short', 'inject a tenth of the faults, for a quick run')
  .option('--only <numbers>', 'run only these scenarios, such as 1,3')
  .option('--keep', "keep the servers' folder and the workers' log")
  .action(async (options: Options) => {
    try {
      process.exitCode = (await chaos(options)) ? 0 : 1
    } catch (error) {
      if (!(error instanceof NoServerError)) throw error
      process.stderr.write(`The chaos suite needs redis-server and PostgreSQL on this machine: ${error.message}\n`)
      process.exitCode = 2
    }
  })
  .parseAsync()
