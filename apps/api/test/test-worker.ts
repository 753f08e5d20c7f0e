// A worker as the service of the worker starts it, with connections and a folder of its own.
import { randomBytes } from 'node:crypto'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { huzhou } from '@minzheng/huzhou'
import { loadPseudonymKey } from '@minzheng/ingest'
import { openQueue, type QueueConnection } from '@minzheng/queue'
import { readConfig, startService } from '@minzheng/worker'

export interface TestWorker {
  readonly connection: QueueConnection
  /** The worker's own folder, which the API does not see. */
  readonly folder: string
  readonly stop: () => Promise<void>
}

export async function startTestWorker({
  url,
  redis,
  schema,
  keyFolder,
}: {
  readonly url: string
  readonly redis: string
  readonly schema: string
  readonly keyFolder: string
}): Promise<TestWorker> {
  const folder = await mkdtemp(join(tmpdir(), 'minzheng-worker-'))
  // The same key, as a city gives it to both.
  await loadPseudonymKey(keyFolder)
  await copyFile(join(keyFolder, 'pseudonym.key'), join(folder, 'pseudonym.key'))
  const prefix = `test_${randomBytes(6).toString('hex')}`
  const connection = { redis, prefix }
  const settings = {
    DATABASE_URL: url,
    REDIS_URL: redis,
    QUEUE_PREFIX: prefix,
    MINZHENG_SCHEMA: schema,
    MINZHENG_FOLDER: folder,
    WORKER_CONCURRENCY: '2',
    SWEEP_INTERVAL_MS: '500',
  }
  const service = await startService(readConfig(settings), huzhou, () => {}, {})
  return {
    connection,
    folder,
    stop: async () => {
      await service.stop()
      const { queue, close } = await openQueue(connection)
      await queue.obliterate({ force: true })
      await close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
