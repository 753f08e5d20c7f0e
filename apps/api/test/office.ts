// A service on loopback, over a store with a release, live figures and accounts.
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { huzhou } from '@minzheng/huzhou'
import { defaultDisclosureRule } from '@minzheng/core/privacy'
import type { Deployment } from '@minzheng/plan'
import type { ReleasedFigure } from '@minzheng/release'
import { createStore, type Database, type Store } from '@minzheng/store'
import { jsonLog, type Log } from '@minzheng/worker'
import { serveStore, type ServeOptions, type Serving } from '../src/index.js'
import type { TestDatabase } from './databases.js'

export const [city, wuxing, nanxun] = ['330500', '330502', '330503'] as const

/** The accounts of the tests, with what they are granted. */
const accounts = {
  'security-1': ['security-administrator', city],
  'city-1': ['city-officer', city],
  'wuxing-1': ['county-officer', wuxing],
  'reviewer-1': ['reviewer', city],
  'auditor-1': ['auditor', city],
  'records-1': ['records-reader', '330502'],
  'approver-1': ['records-approver', city],
  'clerk-1': ['township-clerk', '330502001'],
  'province-1': ['superior', city],
  'system-1': ['system-administrator', city],
} as const

export interface Office {
  readonly database: Database
  readonly store: Store
  readonly serving: Omit<Serving, 'place' | 'hasData'>
  /** Every line of the log. */
  readonly logged: string[]
  /** The header `Cookie` of an account that has signed in by its link. */
  readonly signIn: (account: string) => Promise<string>
  /** Sends JSON, or changes something without a body, as a page of this site does. */
  readonly send: (
    account: string,
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Response>
  /** Sends a file. */
  readonly upload: (
    account: string,
    query: string,
    file: { readonly name: string; readonly content: string | Blob; readonly type?: string },
    headers?: Readonly<Record<string, string>>,
    path?: string,
  ) => Promise<Response>
  /** Of a job, once it has ended. */
  readonly ended: (account: string, accepted: Response) => Promise<Record<string, unknown>>
  /** The rows of a table, as they are at rest. */
  readonly rowsOf: (table: 'api_job' | 'api_job_file') => Promise<readonly Readonly<Record<string, unknown>>[]>
  /** Waits until no figure is stale. */
  readonly settled: () => Promise<void>
  /** The folder of the worker; null if there is none. */
  readonly workerFolder: string | null
  /** The folder of the pseudonym key and of files that were sent. */
  readonly folder: string
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>
  readonly close: () => Promise<void>
}

const until = new Date(Date.now() + 30 * 86_400_000)

/** Opens a store of Huzhou in a database, grants the accounts their roles, and serves it on a free port. */
export async function openOffice(
  { open, startWorker }: TestDatabase,
  options: Partial<ServeOptions> = {},
  deployment: Deployment = huzhou,
): Promise<Office> {
  const folder = await mkdtemp(join(tmpdir(), 'minzheng-api-'))
  const { database, drop } = await open()
  const store = await createStore(database, deployment.catalogue)
  for (const [actor, [role, district]] of Object.entries(accounts))
    await store.access.grant({ actor, role, district, until, by: actor === 'security-1' ? null : 'security-1' })
  await store.access.grant({
    actor: 'health-1',
    role: 'department',
    district: city,
    indicators: [meals],
    until,
    by: 'security-1',
  })
  const logged: string[] = []
  const log: Log = jsonLog('info', (line) => void logged.push(line))
  const names = [...Object.keys(accounts), 'health-1', 'local']
  const worker = await startWorker?.(database.schema, folder)
  const serving = await serveStore(store, deployment, {
    port: 0,
    accounts: names,
    folder,
    log,
    ...(worker === undefined ? {} : { worker: worker.connection }),
    ...options,
  })
  const cookies = new Map<string, Promise<string>>()
  const get: Office['get'] = (path, headers = {}) =>
    fetch(`${serving.url}${path}`, { headers: { ...oneUse, ...headers }, redirect: 'manual' })
  const signIn: Office['signIn'] = (account) => {
    const known = cookies.get(account) ?? signedIn(serving.links.find((each) => each.account === account)!.url)
    cookies.set(account, known)
    return known
  }
  const asked = async (account: string, method: string, path: string, init: RequestInit): Promise<Response> => {
    const cookie: Record<string, string> = account === '' ? {} : { cookie: await signIn(account) }
    const headers = { ...oneUse, origin: serving.url, ...cookie, ...(init.headers as Record<string, string>) }
    return fetch(`${serving.url}${path}`, { ...init, method, headers })
  }
  return {
    database,
    store,
    serving,
    logged,
    folder,
    get,
    signIn,
    send: (account, method, path, body, headers = {}) =>
      asked(account, method, path, {
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      }),
    upload: (account, query, { name, content, type = 'text/csv' }, headers = {}, path = '/v1/files') =>
      asked(account, 'POST', `${path}${query}`, {
        body: content,
        headers: {
          'content-type': type,
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
          ...headers,
        },
      }),
    ended: async (account, accepted) => {
      const location = accepted.headers.get('location')!
      for (;;) {
        const job = (await (await get(location, { cookie: await signIn(account) })).json()) as Record<string, unknown>
        if (job['state'] === 'done' || job['state'] === 'failed') return job
        await sleep(100)
      }
    },
    rowsOf: (table) => database.kysely.withSchema(database.schema).selectFrom(table).selectAll().execute(),
    settled: async () => {
      while ((await store.staleness()).cells > 0) await sleep(50)
    },
    workerFolder: worker?.folder ?? null,
    close: async () => {
      await serving.close()
      await worker?.stop()
      await drop()
      await rm(folder, { recursive: true })
    },
  }
}

/**
 * A connection for each request: while the embedded database works in this process, the service may end an idle one just
 * before the next request is written to it.
 */
const oneUse = { connection: 'close' }

export async function signedIn(url: string): Promise<string> {
  const response = await fetch(url, { redirect: 'manual' })
  return response.headers.get('set-cookie')!.split(';')[0]!
}

export const meals = 'elderly-care.new-meal-sites'

const optional = 'venue menu notice service pledge terminal equipment supervised closedOn'.split(' ')

/** Lands meal sites of a county, each opened on the first day of a month, and computes the figures. */
export async function landSites(
  store: Store,
  district: string,
  opens: readonly string[],
  month = '2024-12',
): Promise<void> {
  const text = `${district} ${opens.join()} ${month}`
  const source = {
    name: `${district}-${month}.csv`,
    sha256: createHash('sha256').update(text).digest('hex'),
    dataset: 'meal-sites',
    period: { from: `${month.slice(0, 4)}-01`, asOf: month },
  }
  await store.land(source, async (landing) => {
    await landing.records(
      opens.map((opened, at) => ({
        line: at + 2,
        record: {
          ...Object.fromEntries(optional.map((name) => [name, null])),
          site: `${district}-${at}`,
          district: huzhou.catalogue.districts.children(district)[0]!.code,
          kind: 'canteen',
          openedOn: `${opened}-01`,
        },
      })),
    )
    const year = month.slice(0, 4)
    const months = Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`)
    await landing.returns(months.map((each) => ({ district, month: each })))
  })
  for (const { district: dirty, year } of await store.dirtyDistricts()) await store.recompute(dirty, year)
}

/** Saves a release of the year 2024. */
export async function release(
  store: Store,
  figures: readonly ReleasedFigure[],
  revises?: { readonly number: number; readonly why: string },
) {
  return store.releases.save({
    plan: 'huzhou-2024',
    period: '2024',
    by: 'city-1',
    notes: '',
    rule: { ...defaultDisclosureRule },
    publicationPlan: {},
    figures: [figures],
    ...(revises === undefined ? {} : { revises }),
  })
}

/** A request with headers that `fetch` does not send, such as another `Host`. */
export function rawGet(
  port: number,
  path: string,
  headers: Readonly<Record<string, string>>,
  method = 'GET',
): Promise<{ readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => (body += chunk))
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body }))
    })
    request.on('error', reject)
    request.end()
  })
}
