import { createReadStream } from 'node:fs'
import { errorText } from '@minzheng/core/privacy'
import { createJobClient, type QueueConnection } from '@minzheng/queue'
import type { ApiJob, ApiJobKind, Store } from '@minzheng/store'
import { doApiJob, type ApiJobAsked, type ApiJobTools, type Log } from '@minzheng/worker'
import { gate } from '../base/gate.js'
import { RequestError } from '../base/problem.js'

/** Work that goes on after the answer. Its state is in the store, whichever process does it. */
export interface Jobs {
  /** Notes a job, and has it done. Throws `unavailable` if too many wait. */
  readonly start: <Kind extends ApiJobKind>(
    kind: Kind,
    by: string,
    asked: ApiJobAsked[Kind],
    file?: { readonly name: string; readonly path: string },
  ) => Promise<ApiJob>
  /** Undefined if there is none, or it ended long ago. */
  readonly find: (id: string) => Promise<ApiJob | undefined>
  /** Takes no more jobs, and waits for what runs; what waits is done after the next start. */
  readonly close: () => Promise<void>
}

/** How many jobs may wait or run. */
const mostOpen = 20
/** How long a process may be silent before another one takes up its jobs, in milliseconds. */
const usualLeaseMs = 30_000

/** Who does the jobs. */
interface Doing {
  /** Says that there is a job, and returns at once. */
  readonly notify: (id: string) => void
  readonly close: () => Promise<void>
}

function jobsOf({ apiJobs }: Pick<Store, 'apiJobs'>, { notify, close }: Doing): Jobs {
  return {
    start: async (kind, by, asked, file) => {
      if ((await apiJobs.open()) >= mostOpen)
        throw new RequestError(
          'unavailable',
          { zh: '作业过多，请稍后再试', en: 'too many jobs wait; try again later' },
          { headers: { 'retry-after': '30' } },
        )
      const content = file === undefined ? {} : { file: { name: file.name, content: createReadStream(file.path) } }
      const job = await apiJobs.add({ kind, by, asked, ...content })
      notify(job.id)
      return job
    },
    find: apiJobs.find,
    close,
  }
}

/**
 * Jobs that this process does, one at a time. At its start and at intervals it takes up what a process that is gone has left.
 * @param onDone after a job; of one that failed, a part may have landed
 */
export function jobsHere(tools: Omit<ApiJobTools, 'signal'>, onDone: () => void): Jobs {
  const { store, log, leaseMs = usualLeaseMs } = tools
  const one = gate(1, Infinity)
  const own = new Map<string, Promise<void>>()
  let isClosing = false
  const notify = (id: string): void => {
    if (own.has(id)) return
    const work = one(async () => {
      if (isClosing) return
      if ((await doApiJob(id, { ...tools, leaseMs })) !== 'superseded') onDone()
    })
      .catch((error: unknown) => log('error', 'a job could not be done', { error: errorText(error) }))
      .finally(() => own.delete(id))
    own.set(id, work)
  }
  const sweep = (): void =>
    void store.apiJobs.due().then(
      (ids) => ids.forEach(notify),
      (error: unknown) => log('warn', 'jobs could not be looked for', { error: errorText(error) }),
    )
  const timer = setInterval(sweep, leaseMs / 3)
  timer.unref()
  sweep()
  return jobsOf(store, {
    notify,
    close: async () => {
      isClosing = true
      clearInterval(timer)
      await Promise.all(own.values())
    },
  })
}

/** Jobs that a worker does. If the queue does not answer, the worker's sweep finds them. */
export function jobsByWorker(store: Pick<Store, 'apiJobs'>, connection: QueueConnection, log: Log): Jobs {
  const onError = (error: Error): void => log('warn', 'the queue connection broke', { error: errorText(error) })
  const client = createJobClient(connection, onError)
  return jobsOf(store, {
    notify: (job) => void client.add('api-job', { job }).catch(onError),
    close: () => client.close(),
  })
}
