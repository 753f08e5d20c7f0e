// A service with an identity provider, both on loopback.
import { huzhou } from '@minzheng/huzhou'
import { createStore, type Store } from '@minzheng/store'
import { jsonLog } from '@minzheng/worker'
import { serveStore, type Serving } from '../src/index.js'
import { Browser } from './browser.js'
import type { TestDatabase } from './databases.js'
import { freePort, startIdentityProvider, subjectOf, type IdentityProvider } from './identity-provider.js'
import { city, wuxing } from './office.js'

export interface ProvidedOffice {
  readonly store: Store
  readonly url: string
  readonly routes: Serving['api']['routes']
  readonly identity: IdentityProvider
  readonly logged: string[]
  /** Seconds by which the clock of the service is ahead. */
  ahead: number
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>
  /** Signs an account in with a new browser, or a given one. */
  readonly signIn: (account: string, browser?: Browser) => Promise<Browser>
  /** Moves the times of all sessions back. */
  readonly pass: (minutes: number, columns?: readonly ('from_at' | 'seen_at')[]) => Promise<void>
  /** The rows of all sessions, as text. */
  readonly rows: () => Promise<string>
  readonly close: () => Promise<void>
}

const until = new Date(Date.now() + 30 * 86_400_000)
const accounts = {
  'security-1': ['security-administrator', city],
  'wuxing-1': ['county-officer', wuxing],
  'auditor-1': ['auditor', city],
  'statistics-program': ['county-officer', wuxing],
} as const

export const host = '127.0.0.1'

/** @param registered what else the service registered at the provider */
export async function openProvidedOffice(
  { open }: TestDatabase,
  registered: Readonly<Record<string, unknown>> = {},
): Promise<ProvidedOffice> {
  const { database, drop } = await open()
  const store = await createStore(database, huzhou.catalogue)
  for (const [actor, [role, district]] of Object.entries(accounts))
    await store.access.grant({ actor, role, district, until, by: actor === 'security-1' ? null : 'security-1' })
  const port = await freePort()
  const identity = await startIdentityProvider(port, registered)
  const logged: string[] = []
  const sessions = `"${database.schema}".session`
  const serving = await serveStore(store, huzhou, {
    port,
    provider: identity.settings,
    providerTiming: { now: () => Date.now() + office.ahead * 1000, keysAgainMs: 0 },
    log: jsonLog('debug', (line) => void logged.push(line)),
  })
  const office: ProvidedOffice = {
    store,
    url: serving.url,
    routes: serving.api.routes,
    identity,
    logged,
    ahead: 0,
    get: (path, headers = {}) => fetch(`${serving.url}${path}`, { headers, redirect: 'manual' }),
    signIn: async (account, browser = new Browser()) => {
      await browser.open(`${serving.url}/sign-in`)
      await browser.submit({ login: subjectOf(account), password: 'any' })
      await browser.submit()
      return browser
    },
    pass: async (minutes, columns = ['from_at', 'seen_at']) => {
      const moved = columns.map((column) => `${column} = ${column} - make_interval(mins => ${minutes})`)
      await database.pool.query(`update ${sessions} set ${moved.join()}`)
    },
    rows: async () => {
      const { rows } = await database.pool.query(`select x::text as row from ${sessions} x`)
      return rows.map(({ row }) => String(row)).join('\n')
    },
    close: async () => {
      await serving.close()
      await identity.close()
      await drop()
    },
  }
  return office
}
