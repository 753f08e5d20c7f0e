// The thread that reads one file. It knows neither the database nor the queue: rows go to the thread that started it,
// batch by batch.
import { parentPort, workerData } from 'node:worker_threads'
import type { Catalogue } from '@minzheng/core'
import { importFile } from '@minzheng/ingest'
import type { LandingReport, Store } from '@minzheng/store'
import { failureOf, versionsOf, type FromThread, type ImportTask, type ToThread } from './import-messages.js'

const port = parentPort!
const { definitions, path, pseudonymKey, options } = workerData as ImportTask

function say(message: FromThread): void {
  port.postMessage(message)
}

/** Says something and waits for the answer; one question is open at a time. */
function ask(message: FromThread): Promise<ToThread> {
  return new Promise((resolve) => {
    port.once('message', resolve)
    say(message)
  })
}

const store: Pick<Store, 'land'> = {
  land: async (source, write): Promise<LandingReport> => {
    let answer = await ask({ kind: 'land', source })
    if (answer.kind === 'write') {
      await write({
        records: async (rows) => void (await ask({ kind: 'records', rows })),
        quarantine: async (rows) => void (await ask({ kind: 'quarantine', rows })),
        returns: async (rows) => void (await ask({ kind: 'returns', rows })),
      })
      answer = await ask({ kind: 'written' })
    }
    if (answer.kind !== 'landed') throw new Error(`"${answer.kind}" is no end of a landing`)
    return answer.report
  },
}

try {
  const catalogue = ((await import(definitions.module)) as Readonly<Record<string, Catalogue>>)[definitions.name]!
  say({ kind: 'ready', versions: versionsOf(catalogue) })
  const report = await importFile(path, {
    ...options,
    catalogue,
    store,
    pseudonymKey: pseudonymKey.map((key) => Buffer.from(key)),
    onProgress: (progress) => say({ kind: 'progress', progress }),
  })
  say({ kind: 'done', report })
} catch (error) {
  say({ kind: 'failed', failure: failureOf(error) })
}
