import { join } from 'node:path'
import type { Catalogue } from '@minzheng/core'
import { importFile, ImportError, type ImportProgress, type PseudonymKey } from '@minzheng/ingest'
import { RejectedJobError } from '@minzheng/queue'
import type { Store } from '@minzheng/store'
import type { Calendar } from '../base/calendar.js'
import type { Relay } from '../outbox/relay.js'
import type { Handler } from './handler.js'
import { importInThread, type ImportThread } from './import-in-thread.js'
import { isRefusal } from './import-messages.js'

export interface ImportOptions {
  readonly store: Pick<Store, 'land'>
  readonly catalogue: Catalogue
  readonly relay: Pick<Relay, 'run'>
  /** The only folder that the job reads files from. */
  readonly folder: string
  readonly pseudonymKey: PseudonymKey
  readonly calendar: Pick<Calendar, 'today' | 'timeZone'>
  /**
   * Settings of the thread that reads each file. If left out, this thread reads the files, and does nothing else while
   * a file keeps it busy.
   */
  readonly thread?: ImportThread
}

/** Errors that a retry may solve: a file that is still being copied, or a folder that is not mounted yet. */
const retryable: ReadonlySet<ImportError['code']> = new Set([
  'file-not-found',
  'file-unreadable',
  'file-changed',
  'file-empty',
])

/**
 * Imports one file of the folder and queues jobs for the districts that it made dirty. Importing the same content again
 * changes nothing.
 */
export function importHandler({
  store,
  catalogue,
  relay,
  folder,
  pseudonymKey,
  calendar,
  thread,
}: ImportOptions): Handler<'import'> {
  return async ({ file, dataset, returns, register, shrinks, revision }, { progress, signal }) => {
    const path = join(folder, file)
    const options = {
      within: folder,
      timeZone: calendar.timeZone,
      catalogue,
      store,
      pseudonymKey,
      today: calendar.today(),
      ...(dataset === undefined ? {} : { dataset }),
      ...(returns === undefined ? {} : { returns }),
      ...(register === undefined ? {} : { register }),
      ...(shrinks === undefined ? {} : { shrinks }),
      ...(revision === undefined ? {} : { revision }),
      onProgress: ({ share }: ImportProgress) => progress(Math.round(share * 100), 100),
    }
    const importing =
      thread === undefined
        ? importFile(path, options).then((only) => [only])
        : importInThread(path, { ...options, thread, ...(signal === undefined ? {} : { signal }) })
    const [only] = await importing.catch((error: unknown) => {
      if (error instanceof ImportError && error.code === 'file-outside')
        throw new RejectedJobError(['data.file must be in the import folder, but leads out of it'])
      // The error must not show the path of the folder to everybody who can see the job.
      if (error instanceof ImportError && error.code === 'file-not-found')
        throw new ImportError('file-not-found', 'data.file must be in the import folder, but there is no such file')
      if ((error instanceof ImportError && !retryable.has(error.code)) || isRefusal(error))
        throw new RejectedJobError([error.message])
      throw error
    })
    const report = only!
    const { read, accepted, changed, refused, reasons } = report
    // If the queue is unreachable the file has landed all the same; the sweep queues jobs from its marks later.
    const queued = await relay.run().catch(() => 0)
    return {
      outcome: report.landedBefore ? 'superseded' : 'done',
      dataset: report.dataset,
      read,
      accepted,
      changed,
      absent: report.absent.count,
      ...(report.absent.waiting === undefined ? {} : { waiting: report.absent.waiting }),
      refused,
      reasons: { ...reasons },
      queued,
    }
  }
}
