// A city with a store of its own, for tests that land files: what they land moves no figure of other tests.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serveStore } from '@minzheng/api'
import { huzhou } from '@minzheng/huzhou'
import { jsonLog, openStore } from '@minzheng/worker'
import type { Visited } from './visitor.js'

const city = '330500'
export const wuxing = '330502'

const granted = {
  'security-1': ['security-administrator', city],
  'city-1': ['city-officer', city],
  'reviewer-1': ['reviewer', city],
  'wuxing-1': ['county-officer', wuxing],
  'wuxing-2': ['county-officer', wuxing],
  'clerk-1': ['township-clerk', '330502001'],
  'reader-1': ['reader', wuxing],
} as const

/** The office that the tests of one file have open. */
export interface ClerkOffice extends Visited {
  readonly store: Awaited<ReturnType<typeof openStore>>['store']
  readonly database: Awaited<ReturnType<typeof openStore>>['database']
  /** Every line of the service's log. */
  readonly logged: readonly string[]
  readonly close: () => Promise<void>
}

/** Opens the office: PostgreSQL in a schema of its own if DATABASE_URL is set, otherwise PGlite in a folder that goes with it. */
export async function openClerkOffice(): Promise<ClerkOffice> {
  const folder = await mkdtemp(join(tmpdir(), 'minzheng-clerk-'))
  const url = process.env['DATABASE_URL'] ?? ''
  const schema = `clerk_${process.pid}_${Date.now()}`
  const env = url === '' ? {} : { DATABASE_URL: url, MINZHENG_SCHEMA: schema }
  const { store, database } = await openStore(env, huzhou.catalogue, folder)
  const until = new Date(Date.now() + 86_400_000)
  for (const [actor, [role, district]] of Object.entries(granted))
    await store.access.grant({ actor, role, district, until, by: actor === 'security-1' ? null : 'security-1' })
  await landPopulation(store)
  const logged: string[] = []
  const service = await serveStore(store, huzhou, {
    port: 0,
    folder,
    // A link works once.
    accounts: Object.keys(granted).flatMap((account) => Array.from({ length: 24 }, () => account)),
    dashboard: fileURLToPath(new URL('../../dist', import.meta.url)),
    log: jsonLog('info', (line) => void logged.push(line)),
  })
  return {
    store,
    database,
    logged,
    url: service.url,
    links: service.links.map(({ account, url: link }) => [account, link] as const),
    close: async () => {
      await service.close()
      if (url !== '') await database.kysely.schema.dropSchema(schema).ifExists().cascade().execute()
      await store.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** Lands how many people live in each county, by which the city's promises are shared out among them. */
async function landPopulation({ land }: Pick<ClerkOffice['store'], 'land'>): Promise<void> {
  const source = { name: '人口数.csv', sha256: '0'.repeat(64), dataset: 'population', by: 'city-1' }
  const months = Array.from({ length: 12 }, (_, at) => `2024-${String(at + 1).padStart(2, '0')}`)
  const { districts } = huzhou.catalogue
  const counties = districts.atLevel(city, 'county')
  await land(source, async (landing) => {
    const records = counties.flatMap(({ code }) =>
      ['registered', 'resident'].flatMap((base) =>
        ['male', 'female'].flatMap((sex) =>
          [0, 60].map((ageFrom) => ({
            district: districts.children(code)[0]!.code,
            countedOn: '2023-12-31',
            base,
            sex,
            ageFrom,
            ageTo: ageFrom === 0 ? 59 : 120,
            persons: 100_000,
          })),
        ),
      ),
    )
    await landing.records(records.map((record, at) => ({ line: at + 2, record })))
    await landing.returns(counties.flatMap(({ code }) => months.map((month) => ({ district: code, month }))))
  })
}

/** A row of a register of meal sites; the day may be none at all. */
export interface Site {
  readonly site: string
  readonly openedOn: string
  readonly district?: string
}

/** A register of meal sites of a county, as an office sends it. `title`: what it says of itself, or nothing. */
export function mealSites(
  month: string,
  rows: readonly Site[],
  { title = true, county = wuxing }: { readonly title?: boolean; readonly county?: string } = {},
): string {
  const { facts } = huzhou.catalogue.dataset('meal-sites')
  const fields = Object.keys(facts)
  const { name } = huzhou.catalogue.districts.get(county)
  const township = huzhou.catalogue.districts.children(county)[0]!.code
  return [
    ...(title ? [`${name}(${county}) 助餐点 · 报告期:${month}`] : []),
    fields.map((field) => facts[field]!.title.zh).join(','),
    ...rows.map((site) => {
      const row: Readonly<Record<string, string>> = { district: township, kind: '老年食堂', ...site }
      return fields.map((field) => row[field] ?? '').join(',')
    }),
    '',
  ].join('\n')
}

/** Sites of a month with right days, then with wrong ones. */
export function sites(prefix: string, month: string, right: number, wrong = 0): readonly Site[] {
  return Array.from({ length: right + wrong }, (_, at) => ({
    site: `${prefix}-${at + 1}`,
    openedOn: at < right ? `${month}-${String(1 + (at % 28)).padStart(2, '0')}` : `${month}-${32 + at - right}`,
  }))
}

/** A file to choose in a page. */
export const chosen = (name: string, content: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })
