import { mkdir } from 'node:fs/promises'
import type { Catalogue } from '@minzheng/core'
import { loadPseudonymKey } from '@minzheng/ingest'
import type { Deployment } from '@minzheng/plan'
import { createJobClient, redisSettingFaults, type QueueConnection } from '@minzheng/queue'
import { createStore, openDatabase, type Database, type Store } from '@minzheng/store'
import type { Telemetry } from 'bullmq'
import { calendarIn } from '../base/calendar.js'
import { defaultDeployment } from '../base/default-deployment.js'
import type { Config } from './config.js'
import { NotReadyError, serveHealth } from './health.js'
import type { Handlers } from '../jobs/handler.js'
import { importHandler } from '../jobs/import.js'
import { reportHandler } from '../jobs/report.js'
import { restateHandler } from '../jobs/restate.js'
import { rollOverHandler } from '../jobs/roll-over.js'
import { verifyHandler } from '../jobs/verify.js'
import { withdrawHandler } from '../jobs/withdraw.js'
import { messageOf, type Log } from '../base/log.js'
import type { DefinitionsModule } from '../jobs/import-messages.js'
import { createMetrics, type Metrics } from '../base/metrics.js'
import type { Relay } from '../outbox/relay.js'
import { withSecretFiles } from './secret-files.js'
import { writeSchedules } from './schedules.js'
import { within } from '../base/within.js'
import { startWorker } from '../worker/worker.js'

/** How long closing a connection may take, in milliseconds. */
const closeTimeoutMs = 2000

/** A running service: the database, the store, a worker, and its HTTP servers. */
export interface Service {
  /** Resolves if other definitions are in use: the service can no longer work and must be restarted. */
  readonly replaced: Promise<void>
  /**
   * Stops worker, queue and store, in this order. Returns false if a job did not finish in time; the store then stays
   * open.
   */
  readonly stop: () => Promise<boolean>
}

/**
 * Opens the database and the queue of the configuration and starts the worker. If a step fails, closes everything that
 * earlier steps opened.
 * @param openStore opens the store in the database; a test can wrap the store to interfere with it, as the chaos suite
 * does
 * @param definitions where the thread that reads a file gets the catalogue from
 */
export async function startService(
  config: Config,
  deployment: Deployment,
  log: Log,
  environment: NodeJS.ProcessEnv = process.env,
  openStore: (database: Database, catalogue: Catalogue) => Promise<Store> = createStore,
  definitions: DefinitionsModule | undefined = deployment === defaultDeployment.deployment
    ? defaultDeployment.source
    : undefined,
): Promise<Service> {
  const { catalogue } = deployment
  const timeZone = config.timeZone ?? deployment.timeZone
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
  const closings: (() => Promise<unknown>)[] = [() => within(database.close(), closeTimeoutMs)]
  try {
    const store = await openStore(database, catalogue)
    const embedded = database.kind === 'pglite'
    const prefix = config.queuePrefix === undefined ? {} : { prefix: config.queuePrefix }
    const connection: QueueConnection =
      config.redisUrl === undefined ? { pool: database.pool } : { redis: config.redisUrl, ...prefix }
    const watcher = createJobClient(connection)
    closings.push(() => within(watcher.close(), closeTimeoutMs))
    const metrics = createMetrics({ staleness: () => store.staleness(), counts: () => watcher.counts() })
    if (config.redisUrl !== undefined) await checkRedis(config.redisUrl, metrics, log)
    const telemetry = config.telemetry === 'otel' ? await openTelemetry() : undefined
    let resolveReplaced!: () => void
    const replaced = new Promise<void>((resolve) => (resolveReplaced = resolve))
    const worker = await startWorker({
      store,
      catalogue,
      connection,
      concurrency: embedded ? 1 : config.concurrency,
      log,
      sweepIntervalMs: config.sweepIntervalMs,
      lateAfterMs: config.lateAfterMs,
      queueLimit: config.queueLimit,
      lockDurationMs: config.lockDurationMs,
      stalledIntervalMs: config.stalledIntervalMs,
      alone: embedded && config.redisUrl === undefined,
      metrics,
      handlers: await handlersOf({ config, store, deployment, timeZone, metrics, environment, definitions, log }),
      onReplaced: resolveReplaced,
      ...(telemetry === undefined ? {} : { telemetry }),
    })
    let finished = true
    closings.push(async () => {
      finished = await worker.close(config.shutdownTimeoutMs)
    })
    await writeSchedules({ connection, schedules: config.schedules, timeZone, log })
    if (config.board !== undefined) {
      const { serveBoard } = await import('./board.js')
      const board = await serveBoard({ connection, ...config.board, log })
      closings.push(() => within(board.close(), closeTimeoutMs))
    }
    const ready = async (): Promise<void> => {
      if (worker.isReplaced()) throw new NotReadyError('other definitions are in use')
      const trouble = worker.relay.trouble()
      if (trouble !== undefined) throw new NotReadyError(trouble)
      await Promise.all([store.staleness(), watcher.counts()])
    }
    const { metricsPort: port, metricsHost: host } = config
    const health = port === undefined ? undefined : await serveHealth({ host, port, metrics, log, ready })
    log('info', 'started', { database: database.kind, queue: config.redisUrl === undefined ? database.kind : 'redis' })
    return {
      replaced,
      stop: async () => {
        health?.drain()
        // Closes the store last, and not at all while a job still uses it.
        for (const close of closings.slice(1).toReversed()) await close()
        if (finished) await closings[0]!()
        if (health !== undefined) await within(health.close(), closeTimeoutMs)
        return finished
      },
    }
  } catch (error) {
    for (const close of closings.toReversed()) await close()
    throw error
  }
}

interface HandlersOptions {
  readonly config: Config
  readonly store: Store
  readonly deployment: Deployment
  readonly timeZone: string
  readonly metrics: Pick<Metrics, 'differed'>
  readonly environment: NodeJS.ProcessEnv
  readonly definitions: DefinitionsModule | undefined
  readonly log: Log
}

/** The handlers of jobs other than recompute and refresh; imports and reports only if their folder is set. */
async function handlersOf({
  config,
  store,
  deployment,
  timeZone,
  metrics,
  environment,
  definitions,
  log,
}: HandlersOptions): Promise<(relay: Pick<Relay, 'run'>) => Handlers> {
  const calendar = calendarIn(timeZone)
  const { catalogue } = deployment
  const { importFolder, reportFolder } = config
  const pseudonymKey =
    importFolder === undefined ? undefined : await loadPseudonymKey(config.folder, withSecretFiles(environment).env)
  if (reportFolder !== undefined) await mkdir(reportFolder, { recursive: true })
  if (importFolder !== undefined && definitions === undefined)
    log(
      'warn',
      'no definitions module was given, so the worker reads files in its own thread and does not respond while a file keeps it busy',
    )
  const thread =
    definitions === undefined
      ? {}
      : { thread: { definitions, timeoutMs: config.importTimeoutMs, memoryMb: config.importMemoryMb } }
  return (relay) => ({
    verify: verifyHandler(store, catalogue, metrics.differed),
    'roll-over': rollOverHandler(store, catalogue, relay, calendar),
    withdraw: withdrawHandler(store, relay),
    restate: restateHandler(store, catalogue, relay),
    ...(reportFolder === undefined ? {} : { report: reportHandler(store, deployment, reportFolder, calendar) }),
    ...(importFolder === undefined || pseudonymKey === undefined
      ? {}
      : {
          import: importHandler({ store, catalogue, relay, folder: importFolder, pseudonymKey, calendar, ...thread }),
        }),
  })
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
