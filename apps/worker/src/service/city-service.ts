import { mkdir } from 'node:fs/promises'
import type { Catalogue } from '@minzheng/core'
import { loadPseudonymKey } from '@minzheng/ingest'
import type { Deployment } from '@minzheng/plan'
import { createJobClient, type JobClient, type QueueConnection } from '@minzheng/queue'
import type { Database, Store } from '@minzheng/store'
import type { Telemetry } from 'bullmq'
import { alertWatch } from '../alerts/alert-watch.js'
import { calendarIn } from '../base/calendar.js'
import type { Log } from '../base/log.js'
import { alertMessenger } from '../channels/alert-messenger.js'
import { createMetrics, type Metrics } from '../base/metrics.js'
import { openPrivateFiles, type PrivateFiles } from '../base/private-files.js'
import { within } from '../base/within.js'
import type { Handlers } from '../jobs/handler.js'
import { apiJobHandler } from '../jobs/api-job.js'
import { importHandler } from '../jobs/import.js'
import type { DefinitionsModule } from '../jobs/import-messages.js'
import { releaseHandler } from '../jobs/release.js'
import { reportHandler } from '../jobs/report.js'
import { restateHandler } from '../jobs/restate.js'
import { rollOverHandler } from '../jobs/roll-over.js'
import { verifyHandler } from '../jobs/verify.js'
import { withdrawHandler } from '../jobs/withdraw.js'
import { apiJobSweep } from '../outbox/api-job-sweep.js'
import type { Relay } from '../outbox/relay.js'
import type { Gate } from '../worker/gate.js'
import { startWorker, type RecomputeWorker } from '../worker/worker.js'
import type { Config } from './config.js'
import { closeTimeoutMs, type Closings } from './closings.js'
import { NotReadyError } from './health.js'
import { writeSchedules } from './schedules.js'
import { withSecretFiles } from './secret-files.js'

/** What one city's part of a service needs. */
export interface CityOptions {
  /** The settings, with the city's own schema, queue and folders. */
  readonly config: Config
  readonly deployment: Deployment
  readonly definitions: DefinitionsModule | undefined
  readonly database: Database
  readonly openStore: (database: Database, catalogue: Catalogue) => Promise<Store>
  readonly environment: NodeJS.ProcessEnv
  readonly log: Log
  /** Shared by the cities of a process; left out if there is one. */
  readonly gate?: Gate | undefined
  readonly telemetry?: Telemetry | undefined
  /** The name of the city in the metrics; left out if the process has one city. */
  readonly label?: string | undefined
  readonly onReplaced: () => void
}

/** One city of a running service: its store, its queue and its worker. */
export interface CityService {
  readonly connection: QueueConnection
  readonly metrics: Metrics
  readonly worker: RecomputeWorker
  /** Rejects with the reason while the city cannot be worked for. */
  readonly ready: () => Promise<void>
}

/** Opens the store and the queue of a city and starts its worker. What is opened is added to `closings`. */
export async function startCity(options: CityOptions, closings: Closings): Promise<CityService> {
  const { config, deployment, definitions, database, openStore, environment, log, gate, telemetry, label } = options
  const { catalogue } = deployment
  const timeZone = config.timeZone ?? deployment.timeZone
  const store = await openStore(database, catalogue)
  const embedded = database.kind === 'pglite'
  const prefix = config.queuePrefix === undefined ? {} : { prefix: config.queuePrefix }
  const connection: QueueConnection =
    config.redisUrl === undefined ? { pool: database.pool } : { redis: config.redisUrl, ...prefix }
  const watcher: JobClient = createJobClient(connection)
  closings.add(() => within(watcher.close(), closeTimeoutMs))
  const metrics = createMetrics(
    { staleness: () => store.staleness(), counts: () => watcher.counts() },
    label === undefined ? {} : { city: label },
  )
  let opened: Promise<PrivateFiles> | undefined
  // Made when the first file comes: a worker may never get one.
  const files = (): Promise<PrivateFiles> => (opened ??= openPrivateFiles(config.folder))
  closings.add(async () => (await opened?.catch(() => undefined))?.close())
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
    handlers: await handlersOf({ config, store, deployment, timeZone, metrics, environment, definitions, log, files }),
    onReplaced: options.onReplaced,
    ...(gate === undefined ? {} : { gate }),
    ...(telemetry === undefined ? {} : { telemetry }),
  })
  closings.addWorker(() => worker.close(config.shutdownTimeoutMs))
  const sweep = apiJobSweep({ store, client: worker.client, intervalMs: config.sweepIntervalMs, log })
  sweep.start()
  closings.add(() => within(sweep.stop(), closeTimeoutMs))
  const watch = alertWatch({
    store,
    deployment,
    calendar: calendarIn(timeZone),
    log,
    intervalMs: config.alertIntervalMs,
  })
  watch.start()
  closings.add(() => watch.stop())
  const messenger = alertMessenger({
    store,
    deployment,
    channels: config.alertChannels,
    log,
    intervalMs: config.alertIntervalMs,
  })
  messenger.start()
  closings.add(() => within(messenger.stop(), closeTimeoutMs))
  await writeSchedules({ connection, schedules: config.schedules, timeZone, log })
  return {
    connection,
    metrics,
    worker,
    ready: async () => {
      const of = label === undefined ? '' : `${label}: `
      if (worker.isReplaced()) throw new NotReadyError(`${of}other definitions are in use`)
      const trouble = worker.relay.trouble()
      if (trouble !== undefined) throw new NotReadyError(`${of}${trouble}`)
      await Promise.all([store.staleness(), watcher.counts()])
    },
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
  readonly files: () => Promise<PrivateFiles>
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
  files,
}: HandlersOptions): Promise<(relay: Pick<Relay, 'run'>) => Handlers> {
  const calendar = calendarIn(timeZone)
  const { catalogue } = deployment
  const { importFolder, reportFolder } = config
  const loadKey = () => loadPseudonymKey(config.folder, withSecretFiles(environment).env)
  const pseudonymKey = importFolder === undefined ? undefined : await loadKey()
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
    release: releaseHandler(store, deployment),
    'api-job': apiJobHandler(
      { store, deployment, log, today: calendar.today, files, pseudonymKey: loadKey, ...thread },
      relay,
    ),
    ...(reportFolder === undefined ? {} : { report: reportHandler(store, deployment, reportFolder, calendar) }),
    ...(importFolder === undefined || pseudonymKey === undefined
      ? {}
      : {
          import: importHandler({ store, catalogue, relay, folder: importFolder, pseudonymKey, calendar, ...thread }),
        }),
  })
}
