import { resolve } from 'node:path'
import type { Deployment } from '@minzheng/plan'
import type { QueueConnection } from '@minzheng/queue'
import { openReleases, type OpenedReleases, type PublishedReleases, type Store } from '@minzheng/store'
import {
  alertMessenger,
  alertWatch,
  calendarIn,
  openStore,
  type AlertChannel,
  type ApiJobTools,
  type Log,
  type OpenedDeployment,
} from '@minzheng/worker'
import { createApi, type Api } from '../app/create-api.js'
import { gate } from '../base/gate.js'
import { gathered } from '../base/gathered.js'
import { kept } from '../base/kept.js'
import { readDashboardFiles } from '../dashboard/dashboard-files.js'
import type { ApiTools } from '../endpoint/api-tools.js'
import { sizeOf } from '../endpoint/kept-text.js'
import { requestMetrics } from '../endpoint/request-metrics.js'
import { localActor } from '../identity/one-time-link.js'
import { homeOf, type ProviderSettings } from '../identity/provider-settings.js'
import type { ProviderTiming } from '../identity/provider.js'
import { noLimits, type LimitSettings } from '../limits/limit-settings.js'
import { openUploads, type UploadLimits, type Uploads } from '../uploads/uploads.js'
import { jobsByWorker, jobsHere } from '../work/jobs.js'
import { recomputingElsewhere, recomputingHere } from '../work/recomputing.js'
import { assertAddress } from './assert-address.js'
import { gatheredStore } from './gathered-store.js'
import { listen } from './listen.js'
import { openLimits } from './open-limits.js'
import { ServeError } from './serve-error.js'
import { serviceSettings, usualAnswerMemoryMb } from './service-settings.js'
import { waysInByLink, waysInByProvider } from './ways-in.js'

/** How to serve. */
export interface ServeOptions {
  readonly host?: string
  /** 0 for any free port. Default: 8080. */
  readonly port?: number
  /** Accounts that get a one-time link. Default: `local`, which reads everything and changes nothing. */
  readonly accounts?: readonly string[]
  /** The folder of the pseudonym key, and for files that are sent; without it, none are taken. */
  readonly folder?: string
  readonly uploadLimits?: UploadLimits
  /** The queue of a worker, which computes figures and does jobs; without one this process does. */
  readonly worker?: QueueConnection
  /** How long this process may be silent before another one takes up its jobs and requests, in milliseconds. */
  readonly leaseMs?: number
  /** Default: that of the deployment. */
  readonly timeZone?: string
  /** The identity provider; without one, people get in by one-time links. */
  readonly provider?: ProviderSettings
  readonly providerTiming?: ProviderTiming
  /** Where answers for others than the bureau read releases; default: the store. */
  readonly published?: PublishedReleases
  /** How much memory may hold answers that were made before, in megabytes; 0: none, and no figures. Default: 64. */
  readonly answerMemoryMb?: number
  /**
   * How many proxies in front are trusted: they let only the right `Host` through, and each adds to `X-Forwarded-For` where
   * a request comes from. Default: none.
   */
  readonly proxies?: number
  /** How much is answered. `serve` takes it from the environment; without it, nothing is limited. */
  readonly limits?: LimitSettings
  /** How long the body of a request that is not a file may take, in milliseconds. */
  readonly bodyMs?: number
  /** Where the pseudonym key is looked for before the folder; default: the environment of the process. */
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** Where alerts are sent; with a worker, the worker sends them. */
  readonly alertChannels?: readonly AlertChannel[]
  /** The folder of the built dashboard; without it the first page is that of the API. */
  readonly dashboard?: string
  readonly log: Log
}

/** A running service. */
export interface Serving {
  readonly port: number
  /** Where people open it. */
  readonly url: string
  /** Where people sign in at the identity provider; null without one. */
  readonly signIn: string | null
  /** The one-time links, by account. */
  readonly links: readonly { readonly account: string; readonly url: string }[]
  /** Says where the records are stored. */
  readonly place: string
  /** False if no month has a return yet. */
  readonly hasData: boolean
  readonly api: Api
  /** Stops taking requests, finishes those that run, and closes the store. */
  readonly close: () => Promise<void>
}

/** How long requests may take to finish after a signal to stop, in milliseconds. */
const stopMs = 10_000
/** How long the body of a request that is not a file may take, in milliseconds. */
const usualBodyMs = 20_000

/**
 * Opens the store and serves the API, with the identity provider of the environment if it names one. Throws
 * `cannot-serve` for settings that are wrong, an address that only a provider may open, or a port that is taken,
 * `folder-in-use` if another process has opened the folder.
 */
export async function serve(
  environment: Readonly<Record<string, string | undefined>>,
  { deployment }: OpenedDeployment,
  given: ServeOptions,
): Promise<Serving> {
  const { env, ...settings } = serviceSettings(environment)
  const options = { ...settings, ...given }
  assertAddress(options)
  const folder = resolve(env['MINZHENG_FOLDER'] ?? '.minzheng')
  const { store, database, place, connection } = await openStore(
    env,
    deployment.catalogue,
    folder,
    options.answerMemoryMb === 0 ? { keptRows: 0 } : {},
  )
  let published: OpenedReleases | undefined
  try {
    published = await openPublished(env, database.kind, options.log)
    const { close, ...served } = await serveStore(store, deployment, {
      folder,
      ...(published === undefined ? {} : { published }),
      environment: env,
      ...(isSet(env['REDIS_URL']) ? { worker: connection } : {}),
      ...(isSet(env['TIME_ZONE']) ? { timeZone: env['TIME_ZONE'] } : {}),
      ...options,
    })
    return {
      ...served,
      place,
      hasData: (await store.returnedMonths()).length > 0,
      close: async () => {
        await close()
        await published?.close()
        await store.close()
      },
    }
  } catch (error) {
    await published?.close()
    await store.close()
    throw error
  }
}

/**
 * Serves the API of an open store, which the caller closes. Without an identity provider it serves this machine alone,
 * since whoever reaches it can only be known by a link or a token. Throws `cannot-serve` for another address or a port that is taken.
 */
export async function serveStore(
  opened: Store,
  deployment: Deployment,
  options: ServeOptions,
): Promise<Omit<Serving, 'place' | 'hasData'>> {
  const store = gatheredStore(opened)
  const releases: PublishedReleases = options.published ?? opened.releases
  assertAddress(options)
  const { host = '127.0.0.1', port = 8080, provider, log } = options
  const accounts = options.accounts ?? (provider === undefined ? [localActor] : [])
  const dashboard =
    options.dashboard === undefined
      ? undefined
      : {
          files: await readDashboardFiles(options.dashboard),
          home: provider === undefined ? '/' : homeOf(provider).pathname,
        }
  let stopping = false
  const { routes, ...ways } =
    provider === undefined
      ? waysInByLink(store, deployment)
      : waysInByProvider(store, provider, log, options.providerTiming)
  const uploads =
    options.folder === undefined
      ? undefined
      : await openUploads(options.folder, options.uploadLimits, options.environment)
  const { worker, leaseMs } = options
  const calendar = calendarIn(options.timeZone ?? deployment.timeZone)
  // With a worker, the worker watches.
  const watch = worker === undefined ? alertWatch({ store, deployment, calendar, log, intervalMs: 60_000 }) : undefined
  const messenger = alertMessenger({
    store,
    deployment,
    channels: worker === undefined ? (options.alertChannels ?? []) : [],
    log,
    intervalMs: 60_000,
  })
  const recomputing = watch === undefined ? recomputingElsewhere : recomputingHere(store, log, watch.look)
  const lease = leaseMs === undefined ? {} : { leaseMs }
  const jobs =
    worker === undefined
      ? jobsHere({ store, deployment, log, today: calendar.today, ...filesOf(uploads), ...lease }, recomputing.request)
      : jobsByWorker(store, worker, log)
  const metrics = requestMetrics()
  const settings = options.limits ?? noLimits
  const { limits, close: closeLimits } = await openLimits({ settings, worker, provider, log, metrics })
  const tools: ApiTools = {
    uploads,
    recomputing,
    jobs,
    ...lease,
    today: calendar.today,
    changing: gate(1, 8),
    store,
    deployment,
    ...ways,
    log,
    metrics,
    limits,
    bodyMs: options.bodyMs ?? usualBodyMs,
    released: {
      releases: { ...releases, list: gathered<void, Awaited<ReturnType<typeof releases.list>>>(() => releases.list()) },
    },
    ...keptFor(options.answerMemoryMb ?? usualAnswerMemoryMb),
    heavy: gate(1, 4),
    ready: async () => {
      if (stopping) throw new Error('stopping')
      await store.refuseReplaced()
    },
  }
  // The port is known once the server listens, and nothing is answered before.
  const hosts: string[] = []
  const { proxies = 0 } = options
  const api = createApi(tools, { hosts: proxies > 0 ? null : hosts }, routes, dashboard)
  const server = await listen(api, { host, port, proxies }).catch(async (error: NodeJS.ErrnoException) => {
    closeLimits()
    await jobs.close()
    await uploads?.close()
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error
    throw new ServeError(
      'cannot-serve',
      `端口${port}不可用，请用 PORT 另选 the port must be free and allowed, got ${port}; choose another with PORT`,
    )
  })
  watch?.start()
  messenger.start()
  hosts.push(...['127.0.0.1', '[::1]', 'localhost'].map((name) => `${name}:${server.port}`))
  if (provider !== undefined) hosts.push(provider.redirectUrl.host)
  const url = provider?.redirectUrl.origin ?? `http://${host === '::1' ? '[::1]' : host}:${server.port}`
  return {
    api,
    url,
    port: server.port,
    signIn: provider === undefined ? null : new URL('sign-in', homeOf(provider)).href,
    links: accounts.map((account) => ({ account, url: `${url}/sign-in/${ways.links!.codeFor(account)}` })),
    close: async () => {
      stopping = true
      await server.close(stopMs)
      await jobs.close()
      await recomputing.settled()
      await watch?.stop()
      await messenger.stop()
      closeLimits()
      await uploads?.close()
    },
  }
}

/** Opens releases by the role for the public, if the environment names one; otherwise the log says which role reads. */
async function openPublished(
  env: Readonly<Record<string, string | undefined>>,
  kind: 'pglite' | 'postgres',
  log: Log,
): Promise<OpenedReleases | undefined> {
  const url = env['DATABASE_URL_PUBLIC']
  if (!isSet(url)) {
    if (kind === 'postgres')
      log('warn', 'answers for the public are read with the ordinary role of the database; set DATABASE_URL_PUBLIC')
    return undefined
  }
  if (kind === 'pglite')
    throw new ServeError(
      'cannot-serve',
      '内置数据库没有角色 DATABASE_URL_PUBLIC must be set with DATABASE_URL only: the embedded database has no roles',
    )
  const schema = env['MINZHENG_SCHEMA']
  return openReleases({ url, ...(isSet(schema) ? { schema } : {}) })
}

/** The most boards that are kept: each takes up to a few megabytes as objects. */
const mostBoards = 16

function keptFor(megabytes: number): Pick<ApiTools, 'answers' | 'boards'> {
  return {
    answers: kept(megabytes * 2 ** 20, sizeOf),
    boards: kept(megabytes === 0 ? 0 : mostBoards, () => 1),
  }
}

/** Where jobs put the files that were sent; without a folder none are taken, so that no job has one. */
function filesOf(uploads: Uploads | undefined): Pick<ApiJobTools, 'files' | 'pseudonymKey'> {
  const none = (): Promise<never> => Promise.reject(new Error('this service has no folder'))
  return uploads === undefined
    ? { files: none, pseudonymKey: none }
    : { files: () => Promise.resolve(uploads), pseudonymKey: uploads.pseudonymKey }
}

const isSet = (value: string | undefined): value is string => value !== undefined && value !== ''
