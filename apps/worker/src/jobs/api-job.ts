import type { Relay } from '../outbox/relay.js'
import { doApiJob, type ApiJobTools } from './do-api-job.js'
import type { Handler } from './handler.js'

/**
 * Does a job of the API, whose state and file are in the store, and queues jobs for the districts that it made dirty. The
 * message only says that there is one: if it is lost or doubled, a sweep finds the job, or the second finds nothing to do.
 */
export function apiJobHandler(tools: Omit<ApiJobTools, 'signal'>, relay: Pick<Relay, 'run'>): Handler<'api-job'> {
  return async ({ job }, { signal }) => {
    const end = await doApiJob(job, { ...tools, ...(signal === undefined ? {} : { signal }) })
    // Of a job that failed, a part may have landed.
    const queued = end === 'superseded' ? 0 : await relay.run().catch(() => 0)
    return { outcome: end === 'superseded' ? 'superseded' : 'done', failed: end === 'failed', queued }
  }
}
