// A service of its own over a copy of the sample city, for tests that change it.
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inject } from 'vitest'
import { serveStore } from '@minzheng/api'
import { huzhou } from '@minzheng/huzhou'
import type { Deployment } from '@minzheng/plan'
import { jsonLog, openStore } from '@minzheng/worker'

export const [city, wuxing, nanxun] = ['330500', '330502', '330503'] as const

/** The accounts, each with what it is granted; `both-1` submits and reviews, so that it may try to review its own. */
const granted = [
  ['security-1', 'security-administrator', city],
  ['city-1', 'city-officer', city],
  ['city-2', 'city-officer', city],
  ['reviewer-1', 'reviewer', city],
  ['reviewer-2', 'reviewer', city],
  ['wuxing-1', 'county-officer', wuxing],
  ['nanxun-1', 'county-officer', nanxun],
  ['both-1', 'county-officer', nanxun],
  ['both-1', 'reviewer', nanxun],
  ['reader-1', 'reader', city],
  ['auditor-1', 'auditor', city],
] as const

type Store = Awaited<ReturnType<typeof openStore>>['store']

/** A service that tests may change. */
export interface OwnService {
  readonly url: string
  readonly links: readonly (readonly [string, string])[]
  readonly store: Store
  readonly close: () => Promise<void>
}

const built = fileURLToPath(new URL('../../dist', import.meta.url))

/** Serves a copy of the sample city with its officers, and the dashboard as it was built or as a folder has it. */
export async function openOffice(deployment: Deployment = huzhou, dashboard = built): Promise<OwnService> {
  const folder = await mkdtemp(join(tmpdir(), 'minzheng-office-'))
  await cp(inject('sample')!, folder, { recursive: true })
  const { store } = await openStore({}, deployment.catalogue, folder)
  const until = new Date(Date.now() + 86_400_000)
  // A folder that was used before has its security administrator.
  const former = new Set((await store.access.grants()).map(({ actor }) => actor))
  for (const [actor, role, district] of granted)
    if (actor !== 'security-1' || !former.has(actor))
      await store.access.grant({ actor, role, district, until, by: actor === 'security-1' ? null : 'security-1' })
  const accounts = [...new Set(granted.map(([actor]) => actor))].flatMap((account) =>
    Array.from({ length: 24 }, () => account),
  )
  const service = await serveStore(store, deployment, {
    port: 0,
    accounts,
    folder,
    dashboard,
    log: jsonLog('error', () => undefined),
  })
  return {
    url: service.url,
    links: service.links.map(({ account, url }) => [account, url] as const),
    store,
    close: async () => {
      await service.close()
      await store.close()
      await rm(folder, { recursive: true })
    },
  }
}
