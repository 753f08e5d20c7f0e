import { resolve } from 'node:path'
import type { Deployment } from '@minzheng/plan'
import type { DeploymentSource } from '@minzheng/plan/config'
import type { Store } from '@minzheng/store'
import {
  openDeployment,
  openStore,
  startWorker,
  type IdleProgress,
  type IdleSummary,
  type OpenedDeployment,
} from '@minzheng/worker'
import { byContent, type LandingResult } from './landed-contents.js'
import { printError } from '../terminal/output.js'

/** The resources of one run of the command line. */
export interface Session {
  readonly store: Store
  /** Districts, domains and plans that the command works with. */
  readonly deployment: Deployment
  /** Where a thread gets the deployment from. */
  readonly source: DeploymentSource
  /** The folder of the embedded database, the sample and the pseudonym key. */
  readonly folder: string
  /** Says where the records and the jobs are stored. */
  readonly place: string
  /** What has landed, by `contentKey`. */
  readonly landed: () => Promise<ReadonlyMap<string, LandingResult>>
  /** Queues what is dirty, works until the queue is empty, and stops the worker. */
  readonly recomputeAll: (onProgress?: (progress: IdleProgress) => void) => Promise<IdleSummary>
  readonly close: () => Promise<void>
}

/** The folder from the environment; default: `.minzheng`. */
export function folderOf(env: NodeJS.ProcessEnv): string {
  return resolve(env['MINZHENG_FOLDER'] ?? '.minzheng')
}

/**
 * Opens the store: PostgreSQL if DATABASE_URL is set, otherwise PGlite in the folder; jobs in Redis if REDIS_URL is
 * set, otherwise in the database.
 * @param opened the deployment; default: that of MINZHENG_CONFIG or of the working folder
 */
export async function openSession(env: NodeJS.ProcessEnv, opened?: OpenedDeployment): Promise<Session> {
  const { deployment, source } = opened ?? (await openDeployment(env['MINZHENG_CONFIG']))
  const { catalogue } = deployment
  const folder = folderOf(env)
  const { store, database, connection, place } = await openStore(env, catalogue, folder)
  const embedded = database.kind === 'pglite'
  return {
    store,
    deployment,
    source,
    folder,
    place,
    landed: async () => byContent(await store.landedContents()),
    recomputeAll: async (onProgress) => {
      const worker = await startWorker({
        store,
        catalogue,
        connection,
        concurrency: embedded ? 1 : 4,
        alone: embedded && 'pool' in connection,
        log: quiet,
      })
      try {
        return await worker.waitUntilIdle(onProgress)
      } finally {
        await worker.close()
      }
    },
    close: () => store.close(),
  }
}

/** Only messages that a person at the command line needs. */
function quiet(level: string, message: string, fields?: Readonly<Record<string, unknown>>): void {
  if (level === 'error')
    printError(`${message}${fields?.['error'] === undefined ? '' : `: ${String(fields['error'])}`}`)
}
