import { EventSourceParserStream } from 'eventsource-parser/stream'
import { ApiProblem } from '@minzheng/client'
import { client } from './client.js'
import type { Job } from './files.js'
import { patient } from './patient.js'

/**
 * Follows a job until it has ended, also over broken connections: whoever connects again gets what came after the last event.
 * Rejects with the problem of an answer that is none, such as that of a session that is over.
 */
export async function followJob(
  job: string,
  onEvent: (job: Job) => void,
  { signal, onWait }: { readonly signal: AbortSignal; readonly onWait: (isWaiting: boolean) => void },
): Promise<Job> {
  let last: string | undefined
  return patient(
    async (came): Promise<Job> => {
      for (;;) {
        const response = await client.response('get', '/v1/jobs/{job}/events', {
          path: { job },
          headers: { accept: 'text/event-stream', ...(last === undefined ? {} : { 'last-event-id': last }) },
          signal,
        })
        came()
        const events = response.body!.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream())
        const reader = events.getReader()
        for (;;) {
          const { done, value } = await reader.read()
          // The service ends a stream that was open for long; the job goes on.
          if (done) break
          last = value.id
          const now = JSON.parse(value.data) as Job
          onEvent(now)
          if (now.state === 'done' || now.state === 'failed') return now
        }
        if (signal.aborted) throw signal.reason
      }
    },
    { signal, onWait },
  )
}

/** The problem of a job that has failed, as an answer would have it. */
export function problemOfJob({ problem }: Pick<Job, 'problem'>): ApiProblem {
  return new ApiProblem(problem?.status ?? 500, problem ?? undefined, undefined)
}
