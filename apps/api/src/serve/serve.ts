import { resolve } from 'node:path'
import { MinzhengError } from '@minzheng/core'
import type { Deployment } from '@minzheng/plan'
import type { Store } from '@minzheng/store'
import { calendarIn, openStore, type Log, type OpenedDeployment } from '@minzheng/worker'
import { createApi, type Api } from '../app/create-api.js'
import { gate } from '../base/gate.js'
import type { ApiTools } from '../endpoint/api-tools.js'
import { requestMetrics } from '../endpoint/request-metrics.js'
import { localActor, localGrants, oneTimeLinks } from '../identity/one-time-link.js'
import { sessionCookie } from '../identity/session-cookie.js'
import { sessionIdentity } from '../identity/session-identity.js'
import { tokenIdentity } from '../identity/token-identity.js'
import { identifyBy } from '../identity/who.js'
import { openUploads, type UploadLimits } from '../uploads/uploads.js'
import { jobsHere } from '../work/jobs.js'
import { recomputingElsewhere, recomputingHere } from '../work/recomputing.js'
import { listen } from './listen.js'

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
  /** True if a worker computes figures; by default this process does. */
  readonly hasWorker?: boolean
  /** Default: that of the deployment. */
  readonly timeZone?: string
  readonly log: Log
}

/** A running service. */
export interface Serving {
  readonly port: number
  /** Where people open it. */
  readonly url: string
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

/** The service cannot be started in this way. */
export class ServeError extends MinzhengError<'cannot-serve'> {
  override readonly name = 'ServeError'
}

const loopback = ['127.0.0.1', '::1', 'localhost']
/** How long requests may take to finish after a signal to stop, in milliseconds. */
const stopMs = 10_000

/**
 * Opens the store and serves the API. Throws `cannot-serve` for another address than this machine's or a port that is taken, `folder-in-use` if
 * another process has opened the folder.
 */
export async function serve(
  env: Readonly<Record<string, string | undefined>>,
  { deployment }: OpenedDeployment,
  options: ServeOptions,
): Promise<Serving> {
  assertLoopback(options)
  const folder = resolve(env['MINZHENG_FOLDER'] ?? '.minzheng')
  const { store, place } = await openStore(env, deployment.catalogue, folder)
  try {
    const { close, ...served } = await serveStore(store, deployment, {
      folder,
      hasWorker: isSet(env['REDIS_URL']),
      ...(isSet(env['TIME_ZONE']) ? { timeZone: env['TIME_ZONE'] } : {}),
      ...options,
    })
    return {
      ...served,
      place,
      hasData: (await store.returnedMonths()).length > 0,
      close: async () => {
        await close()
        await store.close()
      },
    }
  } catch (error) {
    await store.close()
    throw error
  }
}

/**
 * Serves the API of an open store, which the caller closes: on this machine alone, since without an identity provider
 * whoever reaches it can only be known by a link or a token. Throws `cannot-serve` for another address or a port that is taken.
 */
export async function serveStore(
  store: Store,
  deployment: Deployment,
  options: ServeOptions,
): Promise<Omit<Serving, 'place' | 'hasData'>> {
  assertLoopback(options)
  const { host = '127.0.0.1', port = 8080, accounts = [localActor], log } = options
  let stopping = false
  const cookie = sessionCookie(false)
  const codes = oneTimeLinks(store)
  const people = sessionIdentity(store, cookie, localGrants(deployment.catalogue.districts.root.code))
  const uploads = options.folder === undefined ? undefined : await openUploads(options.folder, options.uploadLimits)
  const recomputing = options.hasWorker === true ? recomputingElsewhere : recomputingHere(store, log)
  const jobs = jobsHere(log)
  const calendar = calendarIn(options.timeZone ?? deployment.timeZone)
  const tools: ApiTools = {
    uploads,
    recomputing,
    jobs,
    today: calendar.today,
    changing: gate(1, 8),
    store,
    deployment,
    identify: identifyBy([tokenIdentity(store), people]),
    cookie,
    links: codes,
    log,
    metrics: requestMetrics(),
    heavy: gate(1, 4),
    ready: async () => {
      if (stopping) throw new Error('stopping')
      await store.refuseReplaced()
    },
  }
  // The port is known once the server listens, and nothing is answered before.
  const hosts: string[] = []
  const api = createApi(tools, { hosts })
  const server = await listen(api, { host, port }).catch(async (error: NodeJS.ErrnoException) => {
    await uploads?.close()
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error
    throw new ServeError(
      'cannot-serve',
      `端口${port}不可用，请用 PORT 另选 the port must be free and allowed, got ${port}; choose another with PORT`,
    )
  })
  hosts.push(...['127.0.0.1', '[::1]', 'localhost'].map((name) => `${name}:${server.port}`))
  const url = `http://${host === '::1' ? '[::1]' : host}:${server.port}`
  return {
    api,
    url,
    port: server.port,
    links: accounts.map((account) => ({ account, url: `${url}/sign-in/${codes.codeFor(account)}` })),
    close: async () => {
      stopping = true
      await server.close(stopMs)
      await jobs.settled()
      await recomputing.settled()
      await uploads?.close()
    },
  }
}

const isSet = (value: string | undefined): value is string => value !== undefined && value !== ''

function assertLoopback({ host = '127.0.0.1' }: Pick<ServeOptions, 'host'>): void {
  if (!loopback.includes(host))
    throw new ServeError(
      'cannot-serve',
      '没有身份认证时只能在本机服务 the address must be 127.0.0.1, ::1 or localhost without an identity provider, got another',
    )
}
