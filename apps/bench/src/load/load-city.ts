import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { huzhou, huzhou2024 } from '@minzheng/huzhou'
import { openQueue } from '@minzheng/queue'
import { defaultDisclosureRule } from '@minzheng/core/privacy'
import type { ReleasedFigure } from '@minzheng/release'
import type { Store } from '@minzheng/store'
import { figurePlaces } from '@minzheng/worker'
import { startProcess, type ServiceProcess } from '../measuring/service-process.js'
import { openYear } from '../year/year.js'

export const [city, county] = [huzhou.catalogue.districts.root.code, '330502']

const accounts = {
  'security-1': ['security-administrator', city],
  'city-1': ['city-officer', city],
  'county-1': ['county-officer', county],
  'system-1': ['system-administrator', city],
} as const
type Account = keyof typeof accounts

/** A service of the API in a process of its own, and the accounts that have signed in there. */
export interface LoadService {
  readonly port: number
  readonly process: ServiceProcess
  /** The header `Cookie` of an account. */
  readonly cookie: (account: Account) => string
  readonly get: (path: string, account?: Account) => Promise<Response>
  readonly stop: () => Promise<void>
}

/** The simulated year of a city with a release, and a worker in a process of its own. */
export interface LoadCity {
  readonly store: Store
  readonly worker: ServiceProcess
  /** Starts a service with further settings. */
  readonly serve: (settings?: Readonly<Record<string, string>>) => Promise<LoadService>
  readonly drop: () => Promise<void>
}

/** Makes the city: imports the year, releases the figures of its board, grants the accounts, and starts a worker. */
export async function openLoadCity(redis: string, url: string): Promise<LoadCity> {
  const year = await openYear(url)
  const { store, schema } = year
  try {
    const until = new Date(Date.now() + 3_600_000)
    for (const [actor, [role, district]] of Object.entries(accounts))
      await store.access.grant({ actor, role, district, until, by: actor === 'security-1' ? null : 'security-1' })
    await releaseYear(store)
    const started = await startCity(redis, url, schema)
    return {
      store,
      ...started,
      drop: async () => {
        await started.drop()
        await year.drop()
      },
    }
  } catch (error) {
    await year.drop()
    throw error
  }
}

/** Starts the worker of a store. */
async function startCity(redis: string, url: string, schema: string): Promise<Omit<LoadCity, 'store'>> {
  const folder = await mkdtemp(join(tmpdir(), 'minzheng-load-'))
  const connection = { redis, prefix: `load_${schema}` }
  const settings = {
    DATABASE_URL: url,
    MINZHENG_SCHEMA: schema,
    REDIS_URL: redis,
    QUEUE_PREFIX: connection.prefix,
    MINZHENG_FOLDER: folder,
    // One address and few accounts send what a city does.
    RATE_LIMIT_ACCOUNT: '0',
    RATE_LIMIT_ADDRESS: '0',
    // That of the imported year.
    MINZHENG_PSEUDONYM_KEY: createHash('sha256').update('key 7').digest('hex'),
  }
  const worker = startProcess({ ...settings, WORKER_CONCURRENCY: '2', SWEEP_INTERVAL_MS: '500' })
  await worker.said('started')
  return {
    worker,
    serve: (more = {}) => startServing({ ...settings, ...more }),
    drop: async () => {
      await worker.stop()
      const { queue, close } = await openQueue(connection)
      await queue.obliterate({ force: true })
      await close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Releases the figures of the year's board. Small counts are hidden; what would tell them is not, since nobody reads it. */
async function releaseYear(store: Store): Promise<void> {
  const figures: ReleasedFigure[] = (
    await store.figures.read({
      indicators: [...new Set(huzhou2024.targets.map(({ indicator }) => indicator))],
      districts: figurePlaces(huzhou),
      periods: ['2024', '2023-12'],
    })
  ).map((observation) => ({
    observation,
    disclosure: [observation.numerator, observation.denominator].some(
      (count) => count !== null && count > 0 && count < 5,
    )
      ? 'small'
      : 'shown',
  }))
  await store.releases.save({
    plan: 'huzhou-2024',
    period: '2024',
    by: 'city-1',
    notes: '',
    rule: { ...defaultDisclosureRule },
    publicationPlan: {},
    figures: [figures],
  })
}

async function startServing(settings: Readonly<Record<string, string>>): Promise<LoadService> {
  const script = fileURLToPath(new URL('load-service.js', import.meta.url))
  const service = startProcess({ ...settings, LOAD_ACCOUNTS: Object.keys(accounts).join(',') }, script)
  const { port, links } = JSON.parse(await service.line) as {
    readonly port: number
    readonly links: readonly { readonly account: string; readonly url: string }[]
  }
  const cookies = new Map<string, string>()
  for (const { account, url } of links) {
    const { headers } = await fetch(url, { redirect: 'manual' })
    cookies.set(account, headers.get('set-cookie')!.split(';')[0]!)
  }
  return {
    port,
    process: service,
    cookie: (account) => cookies.get(account)!,
    get: (path, account) =>
      fetch(`http://127.0.0.1:${port}${path}`, {
        headers: account === undefined ? {} : { cookie: cookies.get(account)! },
      }),
    stop: service.stop,
  }
}
