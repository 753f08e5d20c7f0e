// The thread that reads one file. It has no access to the database or the queue: it sends rows to the thread that
// started it, batch by batch.
import { parentPort, workerData } from 'node:worker_threads'
import type { Catalogue } from '@minzheng/core'
import { importFile, importWorkbook, type ImportProgress } from '@minzheng/ingest'
import type { Deployment } from '@minzheng/plan'
import { loadDeployment } from '@minzheng/plan/config'
import type { LandingReport, Store } from '@minzheng/store'
import {
  failureOf,
  versionsOf,
  type DefinitionsModule,
  type FromThread,
  type ImportTask,
  type ToThread,
} from './import-messages.js'

const port = parentPort!
const { definitions, path, pseudonymKey, options, everyDataset } = workerData as ImportTask

function send(message: FromThread): void {
  port.postMessage(message)
}

/** Sends a message and waits for the answer; only one message at a time waits for an answer. */
function request(message: FromThread): Promise<ToThread> {
  return new Promise((resolve) => {
    port.once('message', resolve)
    send(message)
  })
}

const store: Pick<Store, 'land'> = {
  land: async (source, write, { dryRun = false } = {}): Promise<LandingReport> => {
    let answer = await request({ kind: 'land', source, dryRun })
    if (answer.kind === 'write') {
      await write({
        records: async (rows) => void (await request({ kind: 'records', rows })),
        quarantine: async (rows) => void (await request({ kind: 'quarantine', rows })),
        returns: async (rows) => void (await request({ kind: 'returns', rows })),
        full: async (scope) => void (await request({ kind: 'full', scope })),
      })
      answer = await request({ kind: 'written' })
    }
    if (answer.kind !== 'landed') throw new Error(`the answer to a landing must be landed, got "${answer.kind}"`)
    return answer.report
  },
}

async function catalogueOf(source: DefinitionsModule): Promise<Catalogue> {
  if ('config' in source) return (await loadDeployment(source.config)).catalogue
  const exported = (await import(source.module)) as Readonly<Record<string, Catalogue | Deployment>>
  const found = exported[source.name]!
  return 'catalogue' in found ? found.catalogue : found
}

try {
  const catalogue = await catalogueOf(definitions)
  send({ kind: 'ready', versions: versionsOf(catalogue) })
  const all = {
    ...options,
    catalogue,
    store,
    pseudonymKey: pseudonymKey.map((key) => Buffer.from(key)),
    onProgress: (progress: ImportProgress) => send({ kind: 'progress', progress }),
  }
  send({ kind: 'done', reports: everyDataset ? await importWorkbook(path, all) : [await importFile(path, all)] })
} catch (error) {
  send({ kind: 'failed', failure: failureOf(error) })
}
