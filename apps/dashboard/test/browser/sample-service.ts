// The sample city, served with its dashboard and accounts; made once for all files of tests.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { serveStore } from '@minzheng/api'
import { defaultDisclosureRule } from '@minzheng/core/privacy'
import { huzhou } from '@minzheng/huzhou'
import { jsonLog, openStore } from '@minzheng/worker'
// @boundaries-ignore the release that the doors of the command line are tested with
import { plantedRelease } from '../../../cli/test/planted-release.js'
import { chromium } from './chromium.js'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the service is; null if there is no Chromium to open it with. */
    readonly service: { readonly url: string; readonly links: readonly (readonly [string, string])[] } | null
    /** A copy of the sample city that nobody has opened; tests that change it copy it again. */
    readonly sample: string | null
  }
}

const root = fileURLToPath(new URL('../../../..', import.meta.url))
const city = '330500'

/** The accounts, each with its grant; one link is for each signing in. */
const granted = {
  'security-1': ['security-administrator', city],
  'leader-1': ['reader', city],
  'auditor-1': ['auditor', city],
  'wuxing-1': ['county-officer', '330502'],
  'records-1': ['reader', '330502'],
  'approver-1': ['records-approver', city],
  'clerk-1': ['township-clerk', '330502001'],
} as const

/** Makes the sample city by the command that a newcomer runs; MINZHENG_SAMPLE_FOLDER names one that is there already. */
async function sampleFolder(): Promise<{ readonly folder: string; readonly isOurs: boolean }> {
  const given = process.env['MINZHENG_SAMPLE_FOLDER']
  if (given !== undefined && existsSync(join(given, 'sample'))) return { folder: given, isOurs: false }
  const folder = await mkdtemp(join(tmpdir(), 'minzheng-browser-'))
  const { DATABASE_URL: _database, REDIS_URL: _redis, ...env } = process.env
  const { status, stderr } = spawnSync(process.execPath, ['apps/cli/dist/main.js', 'demo'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...env, MINZHENG_FOLDER: folder },
  })
  if (status !== 0) throw new Error(`the sample city must be made, got status ${status}: ${stderr}`)
  return { folder, isOurs: true }
}

export default async function setup({ provide }: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (chromium === undefined) {
    provide('service', null)
    provide('sample', null)
    return undefined
  }
  const { folder, isOurs } = await sampleFolder()
  const sample = await mkdtemp(join(tmpdir(), 'minzheng-sample-'))
  await cp(folder, sample, { recursive: true })
  provide('sample', sample)
  const { store } = await openStore({}, huzhou.catalogue, folder)
  const until = new Date(Date.now() + 86_400_000)
  // A folder that was named may have them from the last time.
  const known = new Set((await store.access.now()).grants.map(({ actor }) => actor))
  for (const [actor, [role, district]] of Object.entries(granted).filter(([each]) => !known.has(each)))
    await store.access.grant({ actor, role, district, until, by: actor === 'security-1' ? null : 'security-1' })
  if (!known.has('records-1'))
    await store.access.grant({
      actor: 'records-1',
      role: 'records-reader',
      district: '330502',
      until,
      by: 'security-1',
    })
  if ((await store.releases.list()).length === 0)
    await store.releases.save({
      plan: 'huzhou-2024',
      period: '2024',
      by: 'city-1',
      notes: '',
      rule: { ...defaultDisclosureRule },
      publicationPlan: {},
      figures: [plantedRelease(1, 3)],
    })
  // A link works once, and each test signs in by one of its own.
  const accounts = ['nobody-1', 'leader-1', 'auditor-1', 'wuxing-1', 'records-1', 'approver-1', 'clerk-1'].flatMap(
    (account) => Array.from({ length: 60 }, () => account),
  )
  const service = await serveStore(store, huzhou, {
    port: 0,
    accounts,
    dashboard: join(root, 'apps/dashboard/dist'),
    log: jsonLog('error', () => undefined),
  })
  provide('service', { url: service.url, links: service.links.map(({ account, url }) => [account, url] as const) })
  return async () => {
    await service.close()
    await store.close()
    await rm(sample, { recursive: true })
    if (isOurs) await rm(folder, { recursive: true })
  }
}
