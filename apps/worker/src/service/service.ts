import { join } from 'node:path'
import { MinzhengError, type Catalogue } from '@minzheng/core'
import type { Deployment } from '@minzheng/plan'
import { redisSettingFaults } from '@minzheng/queue'
import { createStore, openDatabase, type Database, type Store } from '@minzheng/store'
import type { Telemetry } from 'bullmq'
import { defaultDeployment } from '../base/default-deployment.js'
import { messageOf, type Log } from '../base/log.js'
import { mergedMetrics, type Metrics } from '../base/metrics.js'
import { within } from '../base/within.js'
import type { DefinitionsModule } from '../jobs/import-messages.js'
import { gateOf } from '../worker/gate.js'
import { startCity, type CityService } from './city-service.js'
import { closeTimeoutMs, closingsOf } from './closings.js'
import type { Config } from './config.js'
import { serveHealth } from './health.js'

/** A city of a service, and where the thread that reads a file gets its catalogue from. */
export interface ServedCity {
  readonly deployment: Deployment
  readonly definitions?: DefinitionsModule | undefined
}

/** A running service: the database, a store and a worker of each city, and its HTTP servers. */
export interface Service {
  /** Resolves if other definitions are in use: the service can no longer work and must be restarted. */
  readonly replaced: Promise<void>
  /**
   * Stops workers, queues and stores, in this order. Returns false if a job did not finish in time; the database then
   * stays open.
   */
  readonly stop: () => Promise<boolean>
}

/** Opens the store in a database; a test can wrap the store to interfere with it, as the chaos suite does. */
type OpenStore = (database: Database, catalogue: Catalogue) => Promise<Store>

/**
 * Opens the database and the queue of the configuration and starts the worker of one city. If a step fails, closes
 * everything that earlier steps opened.
 * @param definitions where the thread that reads a file gets the catalogue from
 */
export async function startService(
  config: Config,
  deployment: Deployment,
  log: Log,
  environment: NodeJS.ProcessEnv = process.env,
  openStore: OpenStore = createStore,
  definitions: DefinitionsModule | undefined = deployment === defaultDeployment.deployment
    ? defaultDeployment.source
    : undefined,
): Promise<Service> {
  return startCities(config, [{ deployment, definitions }], log, environment, openStore)
}

/**
 * Like `startService`, for several cities: they share the connections of one database, and together run as many jobs at a
 * time as one city would (`WORKER_CONCURRENCY`). Each has its own schema, queue, folders and key (`settingsOf`). Throws
 * `invalid-deployment` if two have one id, or if a setting can be of one city only.
 */
export async function startCities(
  config: Config,
  cities: readonly ServedCity[],
  log: Log,
  environment: NodeJS.ProcessEnv = process.env,
  openStore: OpenStore = createStore,
): Promise<Service> {
  assertCities(config, cities, environment)
  const schema = config.schema === undefined ? {} : { schema: config.schema }
  // The sweep, probes and scrapes need connections in addition to those of running jobs; so does BullMQ's listener if
  // the queue is in the database.
  const connections = config.concurrency + 6
  const database = await openDatabase(
    config.databaseUrl === undefined
      ? { folder: config.folder, ...schema }
      : { url: config.databaseUrl, connections, timeouts: config.timeouts, ...schema },
  )
  // Each closing has a time limit, because a connection that hangs would keep the process from ending. The worker
  // enforces its own limit.
  const closings = closingsOf(() => within(database.close(), closeTimeoutMs))
  try {
    const telemetry = config.telemetry === 'otel' ? await openTelemetry() : undefined
    let resolveReplaced!: () => void
    const replaced = new Promise<void>((resolve) => (resolveReplaced = resolve))
    const isOne = cities.length === 1
    const gate = isOne ? undefined : gateOf(config.concurrency)
    const started: CityService[] = []
    for (const { deployment, definitions } of cities) {
      const own = isOne ? config : settingsOf(config, deployment.id)
      const city = {
        config: own,
        deployment,
        definitions,
        database: isOne ? database : database.inSchema(own.schema!),
        openStore,
        environment,
        log: isOne
          ? log
          : (...[level, text, fields]: Parameters<Log>) => log(level, text, { city: deployment.id, ...fields }),
        gate,
        telemetry,
        label: isOne ? undefined : deployment.id,
        onReplaced: resolveReplaced,
      }
      started.push(await startCity(city, closings))
    }
    const [first] = started
    if (config.redisUrl !== undefined) await checkRedis(config.redisUrl, first!.metrics, log)
    if (config.board !== undefined) {
      const { serveBoard } = await import('./board.js')
      const board = await serveBoard({ connection: first!.connection, ...config.board, log })
      closings.add(() => within(board.close(), closeTimeoutMs))
    }
    const ready = async (): Promise<void> => void (await Promise.all(started.map((city) => city.ready())))
    const metrics = mergedMetrics(started.map((city) => city.metrics))
    const { metricsPort: port, metricsHost: host } = config
    const health = port === undefined ? undefined : await serveHealth({ host, port, metrics, log, ready })
    log('info', 'started', {
      database: database.kind,
      queue: config.redisUrl === undefined ? database.kind : 'redis',
      ...(isOne ? {} : { cities: cities.map(({ deployment }) => deployment.id) }),
    })
    return {
      replaced,
      stop: async () => {
        health?.drain()
        const finished = await closings.close()
        if (health !== undefined) await within(health.close(), closeTimeoutMs)
        return finished
      },
    }
  } catch (error) {
    await closings.close()
    throw error
  }
}

/**
 * The settings of one of several cities: a schema and a queue with its id, and folders of its own below the given ones,
 * also for its key: persons of two cities are not to be matched.
 */
export function settingsOf(config: Config, id: string): Config {
  const below = (folder: string | undefined): string | undefined =>
    folder === undefined ? undefined : join(folder, id)
  return {
    ...config,
    schema: `${config.schema ?? 'minzheng'}_${id.replaceAll('-', '_')}`,
    queuePrefix: `${config.queuePrefix ?? 'bull'}-${id}`,
    folder: join(config.folder, id),
    importFolder: below(config.importFolder),
    reportFolder: below(config.reportFolder),
  }
}

function assertCities(config: Config, cities: readonly ServedCity[], environment: NodeJS.ProcessEnv): void {
  if (cities.length === 1) return
  const ids = cities.map(({ deployment }) => deployment.id.replaceAll('-', '_'))
  const faults = [
    ...(cities.length === 0 ? ['there must be at least one city'] : []),
    ...ids
      .filter((id, index) => ids.indexOf(id) !== index)
      .map((id) => `each city must have an id of its own, got ${id} twice`),
    ...(config.databaseUrl === undefined
      ? ['DATABASE_URL must be set for several cities: the embedded database has one']
      : []),
    ...(config.redisUrl === undefined ? ['REDIS_URL must be set for several cities: each has a queue of its own'] : []),
    ...(config.board === undefined
      ? []
      : ['BOARD_PORT must not be set for several cities: the job board shows one queue']),
    ...(environment['MINZHENG_PSEUDONYM_KEY'] === undefined && environment['MINZHENG_PSEUDONYM_KEY_FILE'] === undefined
      ? []
      : ['MINZHENG_PSEUDONYM_KEY must not be set for several cities: each has a key of its own in its folder']),
  ]
  if (faults.length > 0) throw new MinzhengError('invalid-deployment', faults.join('\n'), { faults })
}

/**
 * Logs settings of Redis that violate the requirements. The worker starts all the same, because the marks in the
 * database decide what is stale.
 */
async function checkRedis(url: string, metrics: Pick<Metrics, 'settings'>, log: Log): Promise<void> {
  try {
    const faults = await redisSettingFaults(url)
    metrics.settings(faults.length)
    for (const { setting, found, wanted, level, why } of faults)
      log(level, `Redis setting ${setting} must be ${wanted}, got ${found}`, { setting, found, wanted, why })
  } catch (error) {
    log('warn', 'the settings of Redis could not be read; the worker waits for Redis', { error: messageOf(error) })
  }
}

async function openTelemetry(): Promise<Telemetry> {
  const { BullMQOtel } = await import('bullmq-otel')
  return new BullMQOtel({ tracerName: 'minzheng', meterName: 'minzheng', enableMetrics: true }) as Telemetry
}
