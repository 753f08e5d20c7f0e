import { mkdir } from 'node:fs/promises'
import type { Catalogue } from '@minzheng/core'
import { loadPseudonymKey } from '@minzheng/ingest'
import { huzhouCatalogue } from '@minzheng/plan'
import { createRecomputeClient, redisSettingFaults, type QueueConnection } from '@minzheng/queue'
import { createStore, openDatabase, type Database, type Store } from '@minzheng/store'
import type { Telemetry } from 'bullmq'
import { calendarIn } from '../base/calendar.js'
import type { Config } from './config.js'
import { NotReadyError, serveHealth } from './health.js'
import type { Handlers } from '../jobs/handler.js'
import { importHandler } from '../jobs/import.js'
import { reportHandler } from '../jobs/report.js'
import { rollOverHandler } from '../jobs/roll-over.js'
import { verifyHandler } from '../jobs/verify.js'
import { messageOf, type Log } from '../base/log.js'
import type { DefinitionsModule } from '../jobs/import-messages.js'
import { createMetrics, type Metrics } from '../base/metrics.js'
import type { Relay } from '../outbox/relay.js'
import { withSecretFiles } from './secret-files.js'
import { writeSchedules } from './schedules.js'
import { within } from '../base/within.js'
import { startWorker } from '../worker/worker.js'

const huzhouDefinitions: DefinitionsModule = { module: '@minzheng/plan', name: 'huzhouCatalogue' }

/** How long closing a connection may take, in milliseconds. */
const patience = 2000

/** A service at work: the database, the store, a worker, and what is served beside. */
export interface Service {
  /**
   * Resolves where it can do no more, because other definitions are in use now: it is to be stopped and started again.
   */
  readonly replaced: Promise<void>
  /**
   * Stops in order: worker, queue, store. Returns false where a job did not finish in time; the store is then left as
   * it is.
   */
  stop(): Promise<boolean>
}

/**
 * Opens what the configuration names and starts to work. What was opened is closed again where a later step fails.
 * @param openStore opens the store in the database; for those who must stand in its way, as the chaos suite does
 * @param definitions the module that exports the catalogue, from which the thread that reads a file gets it
 */
export async function startService(
  config: Config,
  catalogue: Catalogue,
  log: Log,
  environment: NodeJS.ProcessEnv = process.env,
  openStore: (database: Database, catalogue: Catalogue) => Promise<Store> = createStore,
  definitions: DefinitionsModule | undefined = catalogue === huzhouCatalogue ? huzhouDefinitions : undefined,
): Promise<Service> {
  const schema = config.schema === undefined ? {} : { schema: config.schema }
  // The sweep, probes and scrapes need connections beside those of running jobs, and BullMQ's listener where the queue
  // is in the database.
  const connections = config.concurrency + 6
  const database = await openDatabase(
    config.databaseUrl === undefined
      ? { folder: config.folder, ...schema }
      : { url: config.databaseUrl, connections, timeouts: config.timeouts, ...schema },
  )
  // None but the worker, which looks at the clock itself, may take long: a connection that hangs would keep the process
  // from ending.
  const closings: (() => Promise<unknown>)[] = [() => within(database.close(), patience)]
  try {
    const store = await openStore(database, catalogue)
    const embedded = database.kind === 'pglite'
    const prefix = config.queuePrefix === undefined ? {} : { prefix: config.queuePrefix }
    const connection: QueueConnection =
      config.redisUrl === undefined ? { pool: database.pool } : { redis: config.redisUrl, ...prefix }
    const watcher = createRecomputeClient(connection)
    closings.push(() => within(watcher.close(), patience))
    const metrics = createMetrics({ staleness: () => store.staleness(), counts: () => watcher.counts() })
    if (config.redisUrl !== undefined) await checkRedis(config.redisUrl, metrics, log)
    const telemetry = config.telemetry === 'otel' ? await openTelemetry() : undefined
    let tellReplaced!: () => void
    const replaced = new Promise<void>((resolve) => (tellReplaced = resolve))
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
      handlers: await handlersOf({ config, store, catalogue, metrics, environment, definitions, log }),
      onReplaced: tellReplaced,
      ...(telemetry === undefined ? {} : { telemetry }),
    })
    let finished = true
    closings.push(async () => {
      finished = await worker.close(config.shutdownTimeoutMs)
    })
    await writeSchedules({ connection, schedules: config.schedules, timeZone: config.timeZone, log })
    if (config.board !== undefined) {
      const { serveBoard } = await import('./board.js')
      const board = await serveBoard({ connection, ...config.board, log })
      closings.push(() => within(board.close(), patience))
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
        // The store last, and not at all while a job still uses it.
        for (const close of closings.slice(1).reverse()) await close()
        if (finished) await closings[0]!()
        if (health !== undefined) await within(health.close(), patience)
        return finished
      },
    }
  } catch (error) {
    for (const close of closings.reverse()) await close()
    throw error
  }
}

interface HandlersOptions {
  readonly config: Config
  readonly store: Store
  readonly catalogue: Catalogue
  readonly metrics: Pick<Metrics, 'differed'>
  readonly environment: NodeJS.ProcessEnv
  readonly definitions: DefinitionsModule | undefined
  readonly log: Log
}

/** The jobs beside recompute and refresh; imports and reports where there is a folder for them. */
async function handlersOf({
  config,
  store,
  catalogue,
  metrics,
  environment,
  definitions,
  log,
}: HandlersOptions): Promise<(relay: Pick<Relay, 'run'>) => Handlers> {
  const calendar = calendarIn(config.timeZone)
  const { importFolder, reportFolder } = config
  const pseudonymKey =
    importFolder === undefined ? undefined : await loadPseudonymKey(config.folder, withSecretFiles(environment).env)
  if (reportFolder !== undefined) await mkdir(reportFolder, { recursive: true })
  if (importFolder !== undefined && definitions === undefined)
    log(
      'warn',
      'files are read in the thread of the worker, which answers nothing while a file keeps it busy: no module of definitions was named',
    )
  const thread =
    definitions === undefined
      ? {}
      : { thread: { definitions, timeoutMs: config.importTimeoutMs, memoryMb: config.importMemoryMb } }
  return (relay) => ({
    verify: verifyHandler(store, catalogue, metrics.differed),
    'roll-over': rollOverHandler(store, catalogue, relay, calendar),
    ...(reportFolder === undefined ? {} : { report: reportHandler(store, reportFolder, calendar) }),
    ...(importFolder === undefined || pseudonymKey === undefined
      ? {}
      : {
          import: importHandler({ store, catalogue, relay, folder: importFolder, pseudonymKey, calendar, ...thread }),
        }),
  })
}

/**
 * Says what is wrong with the settings of Redis. The worker starts all the same: figures rest on the marks in the
 * database.
 */
async function checkRedis(url: string, metrics: Pick<Metrics, 'settings'>, log: Log): Promise<void> {
  try {
    const faults = await redisSettingFaults(url)
    metrics.settings(faults.length)
    for (const { setting, found, wanted, level, why } of faults)
      log(level, `Redis is set up wrongly: ${setting} is ${found}, must be ${wanted}`, { setting, found, wanted, why })
  } catch (error) {
    log('warn', 'the settings of Redis could not be read; the worker waits for it', { error: messageOf(error) })
  }
}

async function openTelemetry(): Promise<Telemetry> {
  const { BullMQOtel } = await import('bullmq-otel')
  return new BullMQOtel({ tracerName: 'minzheng', meterName: 'minzheng', enableMetrics: true }) as Telemetry
}
